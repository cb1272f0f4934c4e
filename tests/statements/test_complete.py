"""Sides that a clause leaves unsaid and the report has named."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

COMPLETED = [
    (
        "Norway sold four tanks to Chile in 2016. The first tanks were delivered in 2019.",
        "arms_transfer NOR>CHL",
    ),
    (
        "Samoa accused Tonga of overfishing. Tonga rejected the accusation.",
        "denial TON>WSM",
    ),
    # whoever made the charge is answered, in the same sentence or before another dealing
    ("Mali met Niger. Mali accused Algeria of a raid, a claim Algiers denies.", "denial DZA>MLI"),
    (
        "Chad said Libya had armed rebels, an accusation Tripoli has repeatedly denied.",
        "denial LBY>TCD",
    ),
    ("Togo quarrelled with Ghana. The crisis began with Togo's recall of its envoy.", "recall TGO>GHA"),
]


@pytest.mark.parametrize(("text", "wanted"), COMPLETED)
def test_the_side_named_before_is_filled_in(tell: Callable, text: str, wanted: str) -> None:
    """Where the report leaves one choice, the unsaid side is taken from it."""
    assert wanted in tell(text).words()


def test_a_side_filled_in_is_marked(tell: Callable) -> None:
    """The rule is named where the side came from the context, and not where the clause names it."""
    told = tell("Samoa accused Tonga of overfishing. Tonga rejected the accusation.")
    assert "party.context" in told.one("denial").reasons
    assert "party.context" not in told.one("accusation").reasons


def test_two_deal_with_whom_their_sentence_names(tell: Callable) -> None:
    """'During which pacts were signed': with the host of the sentence, and not with the report's other state."""
    text = (
        "India pulled its soldiers out of the Maldives. The Maldives thanked India.\n"
        "The president of the Maldives paid a visit to China in January, when he signed 20 pacts."
    )
    assert [set(s.countries) for s in tell(text).statements if s.kind == "agreement"] == [{"CHN", "MDV"}]


SILENT = [
    # who gave to whom was not told
    ("Norway and Chile signed a treaty on fishing in 2016. The tanks were delivered in 2019.", "arms_transfer"),
    # the recipient is told, and is no state
    ("Chad accused Mali of a raid. Chad delivered rice to the village.", "humanitarian_aid"),
    # with whom is told, and is no state
    ("Chad accused Mali of a raid. Chad signed an agreement with Globex Mining.", "agreement"),
]


@pytest.mark.parametrize(("text", "kind"), SILENT)
def test_no_side_is_guessed(tell: Callable, text: str, kind: str) -> None:
    """A side that the text gives to nobody, or to somebody else, stays empty."""
    assert [s for s in tell(text).statements if s.kind == kind] == []


def test_the_maker_of_a_weapon_gives_it(tell: Callable) -> None:
    """'The K2s arrive in 2025' after talks of two states: the tanks are Korean."""
    text = "Poland and South Korea signed a framework agreement in 2022. All 180 K2 tanks are to arrive by 2025."
    assert "arms_transfer KOR>POL" in tell(text).words()


def test_nothing_is_filled_in_where_nothing_was_said(tell: Callable) -> None:
    """A lone sentence with one side gives no dealing of two."""
    assert tell("Norway has delivered the tanks.").words() == set()
