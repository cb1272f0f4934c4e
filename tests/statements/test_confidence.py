"""The score of a reading falls with each doubt, and stays within its bounds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from communique.statements.confidence import BASE, LOWEST

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("sure", "kind", "less"),
    [
        ("Serbia bought six tanks from Spain in 2015.", "arms_order", "Serbia bought six tanks from Spain."),
        (
            "Serbia bought six tanks from Spain in 2015.",
            "arms_order",
            "Serbia is small. It bought six tanks from Spain in 2015.",
        ),
        (
            "Kenya and Somalia signed an agreement in May.",
            "agreement",
            "Kenya and Somalia are neighbours. The two countries signed an agreement in May.",
        ),
        ("Canada imposed sanctions on Myanmar.", "sanction", "Canada may impose sanctions on Myanmar."),
    ],
)
def test_a_doubt_lowers_the_score(tell: Callable, sure: str, kind: str, less: str) -> None:
    """A date or a party taken from outside the sentence, and a hedge, each cost something."""
    assert tell(less).one(kind).confidence < tell(sure).one(kind).confidence


def test_the_score_stays_within_its_bounds(tell: Callable) -> None:
    """Nothing is certain, and nothing that was kept is worthless."""
    for text in ("Serbia bought six tanks from Spain in 2015.", "It may rain. They could perhaps attack Peru."):
        assert all(LOWEST <= s.confidence <= BASE for s in tell(text).statements)
