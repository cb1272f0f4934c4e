"""What a report as a whole tells before its sentences are read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from communique.language.pipeline import parse
from communique.statements.overview import center_of, lands_of, theme_of

if TYPE_CHECKING:
    from collections.abc import Callable

PAIRS = [
    (["Peru met Chile.", "Chile left Peru.", "Bolivia waits."], (), ("CHL", "PER")),
    (["Peru met Chile.", "Bolivia left Peru.", "Chile met Bolivia."], (), ()),
    (["Peru met Chile.", "Peru left.", "Chile met Bolivia."], ("PER",), ("CHL", "PER")),
    (["A Peruvian met a Chilean."], (), ()),
    (["Nobody met."], (), ()),
]


@pytest.mark.parametrize(("paragraphs", "headline", "pair"), PAIRS)
def test_the_pair_a_report_is_about(paragraphs: list[str], headline: tuple[str, ...], pair: tuple[str, ...]) -> None:
    """The two that the most paragraphs name, unless a third is named nearly as often."""
    assert theme_of(list(parse(paragraphs)), headline) == pair


CENTERS = [
    (["Peru met Chile.", "Bolivia left Peru.", "Peru called Ghana.", "Peru waits."], "PER"),
    (["Peru met Chile.", "Peru left Chile.", "Chile called Peru."], None),
    (["Peru met Chile.", "Ghana waits."], None),
]


@pytest.mark.parametrize(("paragraphs", "center"), CENTERS)
def test_the_one_state_a_report_is_about(paragraphs: list[str], center: str | None) -> None:
    """Named in most paragraphs, and twice as often as any other."""
    assert center_of(list(parse(paragraphs))) == center


def test_a_name_that_two_states_share_names_neither() -> None:
    """'Congo' alone may be either."""
    assert lands_of(list(parse(["Peru met envoys of Ghana."]))) == {"PER", "GHA"}


def test_the_two_governments_are_those_the_report_is_about(tell: Callable) -> None:
    """Not the one that has just asked the other for something, in a paragraph before."""
    told = tell(
        "Peru and Bolivia signed a pact in Lima.\nPeru met Bolivia.\nThe United States asked Bolivia to wait.\n"
        "Bolivia's president said the two governments have agreed to reopen the crossing."
    )
    assert {"PER", "BOL"} in [set(s.countries) for s in told.statements if "two governments" in s.quote]


def test_what_several_deliver_goes_to_the_one_the_report_is_about(tell: Callable) -> None:
    """A round-up of one state's arms names it seldom beside each supplier."""
    told = tell(
        "Uruguay signed a contract with Spain for two patrol ships.\nUruguay pays 90 million dollars.\n"
        "Uruguay still flies the five jets that France delivered in 2019.\nBrazil has donated eleven tanks.\n"
        "Uruguay wants helicopters as well."
    )
    assert {"arms_transfer FRA>URY", "arms_transfer BRA>URY"} <= told.words()
    assert not any(s.startswith(("aid URY", "arms_transfer URY")) for s in told.words())
