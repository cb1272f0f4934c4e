"""A statement's identity and what follows from its parties."""

from __future__ import annotations

from dataclasses import replace

import pytest

from communique.model.statement import Holder, Party, Statement, Status


def _party(code: str | None, start: int) -> Party:
    return Party("x", None, None, code, None, None, start, start + 1)


MADE = Statement("r1", 0, 20, "Fiji met Samoa, Tonga", 5, 8, "meeting", "CONSULT", None, ("diplomatic",), "040", 1.0,
                 (_party("FJI", 0),), (_party("WSM", 9), _party("TON", 16)), date="2020")  # fmt: skip


@pytest.mark.parametrize(
    "change",
    [
        {"report": "r2"},
        {"start": 1},
        {"trigger_end": 9},
        {"kind": "talks"},
        {"status": Status.DENIED},
        {"source": (_party("FJI", 1),)},
        {"target": ()},
        {"holder": Holder("Reuters", None, None, "medium", 0, 7)},
    ],
    ids=lambda c: next(iter(c)),
)
def test_another_reading_has_another_id(change: dict[str, object]) -> None:
    """Report, span, trigger, kind, status, parties and holder make the id."""
    assert replace(MADE, **change).id != MADE.id  # type: ignore[arg-type]


@pytest.mark.parametrize("change", [{"confidence": 0.1}, {"reasons": ("a",)}, {"date": "2021"}, {"reader": "other/2"}],
                         ids=lambda c: next(iter(c)))  # fmt: skip
def test_how_it_was_read_changes_no_id(change: dict[str, object]) -> None:
    """Confidence, reasons, the date's value and the reader are no part of the identity."""
    assert replace(MADE, **change).id == MADE.id  # type: ignore[arg-type]


def test_parties_stand_in_the_order_of_the_text() -> None:
    """Whichever side they are on."""
    turned = replace(MADE, source=(_party("TON", 16),), target=(_party("FJI", 0),))
    assert [p.country for p in turned.parties] == ["FJI", "TON"]


def test_countries_are_sorted_and_distinct() -> None:
    """Unknown ones are left out."""
    more = replace(MADE, target=(_party("WSM", 9), _party("FJI", 12), _party(None, 14)))
    assert more.countries == ("FJI", "WSM")
