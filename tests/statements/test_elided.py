"""Clauses without a verb of their own: what they take up, who says so, and what they leave alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from communique.statements.elided import RULE

if TYPE_CHECKING:
    from collections.abc import Callable

# A report, and the statement that its last clause makes: words, status, holder.
TAKEN_UP = [
    ("Moscow says Ukraine shelled the town. Kyiv says it did not.", "attack UKR>?", "denied", "Kyiv"),
    (
        "Sweden froze the sale of jets to Thailand in May. The Swedish arms agency said that it had not.",
        "embargo SWE>THA",
        "denied",
        "The Swedish arms agency",
    ),
    (
        "Peru has sent troops to the border with Chile. Lima denied having done so.",
        "deployment PER>CHL",
        "denied",
        "Lima",
    ),
    (
        "The US has not closed its embassy in Haiti, an official said; a radio station had reported that it had.",
        "embassy_closure USA>HTI",
        "occurred",
        "a radio station",
    ),
]


@pytest.mark.parametrize(("text", "words", "status", "holder"), TAKEN_UP)
def test_a_clause_without_a_verb_says_the_contrary_of_what_was_told(
    tell: Callable, text: str, words: str, status: str, holder: str
) -> None:
    """It is a statement on the same dealing, with its own holder, status and evidence."""
    told = tell(text)
    (taken_up,) = [s for s in told.statements if RULE in s.reasons]
    first = next(s for s in told.statements if s.kind == taken_up.kind and RULE not in s.reasons)
    assert (taken_up.status, taken_up.holder.name) == (status, holder)
    assert words in told.words()
    assert (taken_up.kind, taken_up.source, taken_up.target) == (first.kind, first.source, first.target)
    assert taken_up.quote == text[taken_up.start : taken_up.end]
    assert taken_up.trigger_start > first.trigger_end


NOTHING = [
    # as before, or by the same voice
    "Kenya helps Chad as it did last year, officials say.",
    "Chad has bought jets from Peru, and the minister said it would.",
    "Kyiv said it had shelled the Russian town. Kyiv said it had not.",
    # nobody says so, or somebody of another state says what 'it' may mean itself
    "Moscow says Ukraine shelled the town. It did not.",
    "Chad released 12 Sudanese soldiers in May. Khartoum said that it had not.",
    # another verb was read in between, and may be what is denied
    "Chad and Niger reopened the bridge. Chad had closed it, blaming men who shot a fisher; Niamey says they did not.",
    # a verb of its own, or words that are no deed
    "Moscow says Ukraine shelled the town. Kyiv says it had no guns there.",
    "Peru accused Chile of theft. Santiago said it had not.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_other_clauses_take_up_nothing(tell: Callable, text: str) -> None:
    """What says the same again, is said by nobody, or has a verb of its own makes no further statement."""
    assert not [s for s in tell(text).statements if RULE in s.reasons]


def test_what_is_far_off_is_not_taken_up(tell: Callable) -> None:
    """A verb left out is the one just read: some sentences on, it is another."""
    between = "The harvest was good and the rivers were full, and nobody in the valley had any reason to complain. " * 5
    assert not [s for s in tell(f"Moscow says Ukraine shelled the town. {between}Kyiv says it did not.").statements
                if RULE in s.reasons]  # fmt: skip


def test_to_know_nothing_is_a_denial_and_not_the_denial_of_one(tell: Callable) -> None:
    """The no of 'knows nothing of' is the entry's own."""
    told = tell("Peru and Chile met. Peru knows nothing of any plan, its embassy said.")
    assert told.one("denial").status == "occurred"
    assert tell("Peru accused Chile. Chile found no sign of it.").one("denial").status == "occurred"
