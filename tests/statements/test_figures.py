"""Clauses that give another number: what they take up, by whom, and what is left alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from communique.statements.figures import RULE

if TYPE_CHECKING:
    from collections.abc import Callable

# A report, and the statement of its last clause: words, holder, the number told.
GIVEN = [
    (
        "Poland and Chile signed an agreement on 980 tanks and howitzers. The Polish ministry spoke of 648 K9s.",
        "agreement CHL+POL",
        "The Polish ministry",
        ("K9 Thunder", 648),
    ),
    ("Chad bought 12 tanks from Peru. The maker puts the number at 15.", "arms_order TCD>PER", "The maker", (None, 15)),
    (
        "Chad bought 12 tanks from Peru. The maker puts the figure in the same order at 15.",
        "arms_order TCD>PER",
        "The maker",
        (None, 15),
    ),
    (
        "Armenia ordered rocket launchers from India in 2020. Indian media valued it at $245 million.",
        "arms_order ARM>IND",
        "Indian media",
        ("USD", 245e6),
    ),
]


@pytest.mark.parametrize(("text", "words", "holder", "number"), GIVEN)
def test_a_clause_gives_another_number_for_what_was_told(
    tell: Callable, text: str, words: str, holder: str, number: tuple[str | None, float]
) -> None:
    """The number is of the dealing just told, by whoever gives it."""
    told = tell(text)
    (figure,) = [s for s in told.statements if RULE in s.reasons]
    assert words in told.words()
    assert figure.holder.name == holder
    told_of = [(m.designation, m.quantity.low) for m in figure.materiel] + [(m.currency, m.low) for m in figure.money]
    assert told_of == [number]
    assert figure.quote == text[figure.start : figure.end]


NOT_GIVEN = [
    # of something else
    "Chad bought 12 tanks from Peru. The hospital counted 300 dead.",
    "Chad bought 12 tanks from Peru. The minister put the harvest at 40 tons.",
    # another state's
    "Chad bought 12 tanks from Peru. The Pentagon put the number at 1,000.",
    # the reporter's, or nobody's
    "Chad bought 12 tanks from Peru. We counted eleven tanks.",
    # of a dealing without things
    "Chad and Peru signed a pact. The ministry put the number at 40.",
]


@pytest.mark.parametrize("text", NOT_GIVEN)
def test_numbers_of_other_things_are_left_alone(tell: Callable, text: str) -> None:
    """No statement where the number is not plainly of what was told."""
    assert not [s for s in tell(text).statements if RULE in s.reasons]
