"""Dealings with groups that are no state and inside one: read after those between states, and kept apart from them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from communique.model.statement import Statement


def words_of(statement: Statement) -> tuple[str, str, str, str]:
    """Kind, status and the words of both sides."""
    source, target = (" | ".join(p.name for p in side) for side in (statement.source, statement.target))
    return statement.kind, str(statement.status), source, target


READ = [
    (
        "Chadian police arrested twelve union leaders in Moundou.",
        ("detention", "occurred", "Chadian police", "twelve union leaders"),
    ),
    (
        "Two editors were detained by the army on Friday.",
        ("detention", "occurred", "the army", "Two editors"),
    ),
    (
        "Thousands of farmers protested against the minister in Lima.",
        ("protest", "occurred", "Thousands of farmers", "the minister in Lima"),
    ),
    (
        "The rebels are willing to release the nurses.",
        ("promise", "occurred", "The rebels", "the nurses"),
    ),
    # what is announced against somebody is a threat, and what is not granted a refusal
    (
        "The union will boycott the election.",
        ("threat", "occurred", "The union", "the election"),
    ),
    (
        "The junta will not lift the curfew in the capital.",
        ("refusal", "occurred", "The junta", "the capital"),
    ),
    # a deed stands for whoever did it
    (
        "A car bomb killed six policemen.",
        ("attack", "occurred", "A car bomb", "six policemen"),
    ),
    # 'it' and 'they' are named by the clause above
    (
        "The rebels said they had freed nine guards.",
        ("release", "occurred", "The rebels", "nine guards"),
    ),
    # what stands before a dash is a dateline
    (
        "MOUNDOU - Armed men kidnapped two nurses.",
        ("abduction", "occurred", "Armed men", "two nurses"),
    ),
]


@pytest.mark.parametrize(("text", "wanted"), READ)
def test_others_are_read_with_their_words(tell: Callable, text: str, wanted: tuple[str, str, str, str]) -> None:
    """Any noun phrase may act and be acted on; nothing of it counts as a dealing between states."""
    told = tell(text)
    assert wanted in {words_of(s) for s in told.others}
    assert told.statements == ()


SILENT = [
    "The striker scored twice against the champions in the final.",
    "Heavy rain fell on the capital all night.",
    "The storm destroyed forty houses.",
    "Prices rose by four per cent in May.",
]


@pytest.mark.parametrize("text", SILENT)
def test_nothing_is_made_of_sport_and_weather(tell: Callable, text: str) -> None:
    """Nobody who can act acts on anybody."""
    assert tell(text).others == ()


def test_what_two_states_do_is_not_told_twice(tell: Callable) -> None:
    """A dealing between states with both sides named is none of others."""
    told = tell("Norway sold four tanks to Chile in 2016.")
    assert told.words() == {"arms_transfer NOR>CHL"}
    assert told.others == ()


def test_others_are_nobody_s_context(tell: Callable) -> None:
    """What was told of rebels fills no side of what states do."""
    told = tell("Chad and Niger met in May. The rebels accused Mali of a raid. Chad rejected the charge.")
    assert [s for s in told.statements if s.kind in ("rejection", "denial") and "MLI" in s.countries] == []


def test_two_parties_of_one_state_stay_two(tell: Callable) -> None:
    """Police and union are both Kenyan, and stand on both sides."""
    (statement,) = (s for s in tell("Kenyan police raided a Kenyan union.").others)
    assert [p.country for p in (*statement.source, *statement.target)] == ["KEN", "KEN"]
