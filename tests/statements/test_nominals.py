"""What the clause on a noun, and the clause it stands in, lend it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

CARRIED_OUT = [
    ("In 2020, Peru participated in the naval portion of Chile's annual exercise.", "joint_exercise CHL+PER"),
    ("The Peruvian Navy took part in Exercise Bright Sea, a U.S.-led drill.", "joint_exercise PER+USA"),
    ("Zambia lifted the sanctions it had imposed on Malawi in 2019.", "sanction ZMB>MWI"),
    ("Zambia eased the export restrictions it had placed on Malawi.", "embargo ZMB>MWI"),
    ("The attack Chad launched on Niger failed.", "attack TCD>NER"),
    ("The talks that Peru and Chile held in May failed.", "talks CHL+PER"),
    ("Peru lifted the sanctions which Chile had imposed on Bolivia.", "sanction CHL>BOL"),
    ("The talks Kenya hopes to hold with Uganda are delayed.", "talks KEN+UGA"),
    (
        "A meeting that Kenyan President William Ruto was to have with President Yoweri Museveni was called off.",
        "meeting KEN+UGA",
    ),
    ("Norway keeps 40 soldiers in Estonia under a 2018 agreement.", "agreement EST+NOR"),
]


@pytest.mark.parametrize(("text", "wanted"), CARRIED_OUT)
def test_a_clause_says_who_carries_a_noun_out(tell: Callable, text: str, wanted: str) -> None:
    """The sides of a noun of dealing may stand in a clause on it, or in the clause that it governs."""
    assert wanted in tell(text).words()


NOT_CARRIED_OUT = [
    ("Chile praised the group that led the talks.", "talks"),
    ("Norway keeps soldiers at home under a 2018 agreement.", "agreement"),
]


@pytest.mark.parametrize(("text", "kind"), NOT_CARRIED_OUT)
def test_a_clause_that_carries_nothing_out_lends_nothing(tell: Callable, text: str, kind: str) -> None:
    """Ending it, or being led by it, makes nobody a side."""
    assert [s for s in tell(text).statements if s.kind == kind] == []
