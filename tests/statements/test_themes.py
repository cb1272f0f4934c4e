"""What is dealt in: materiel with designation and number, money."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

NUMBERS = [
    ("Norway delivered 20 howitzers to Latvia.", "howitzers", 20, 20, False),
    ("Norway delivered six howitzers to Latvia.", "howitzers", 6, 6, False),
    ("Sweden sent about 200 rifles to Estonia.", "rifles", 200, 200, True),
    ("France supplied more than a dozen howitzers to Denmark.", "howitzers", 12, None, True),
    ("Israel sold 15 to 20 missiles to Finland.", "missiles", 15, 20, None),
    ("Serbia received 1,500 rifles from Belarus.", "rifles", 1500, 1500, False),
    ("Turkey sold thousands of drones to Ghana.", "drones", 2000, 9999, True),  # what is counted, not what counts
    ("India handed over 12 missiles to Peru.", "missiles", 12, 12, False),
    ("India sold over 12 missiles to Peru.", "missiles", 12, None, True),
    ("Italy delivered a batch of 40 missiles to Peru.", "missiles", 40, 40, False),
]


@pytest.mark.parametrize(("text", "category", "low", "high", "about"), NUMBERS)
def test_materiel_has_its_number(
    tell: Callable, text: str, category: str, low: float, high: float | None, about: bool | None
) -> None:
    """Numbers in figures and words, ranges and 'about' stand beside the thing they count."""
    (statement,) = tell(text).statements
    (thing,) = statement.materiel
    assert thing.category == category
    assert thing.quantity.low == low
    assert high is None or thing.quantity.high == high
    assert about is None or thing.quantity.approximate is about


def test_a_designation_is_kept(tell: Callable) -> None:
    """A type by name is the designation."""
    (statement,) = tell("Poland ordered 32 F-35 fighters from the United States.").statements
    assert statement.materiel[0].designation.startswith("F-35")


def test_money_is_read(tell: Callable) -> None:
    """An amount has its currency and its full value."""
    (statement,) = tell("Poland ordered 32 F-35 fighters from the United States for 4.6 billion dollars.").statements
    (money,) = statement.money
    assert (money.currency, money.low) == ("USD", 4.6e9)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Finland sent blankets to Lebanon.", "humanitarian_aid"),
        ("Finland sent missiles to Lebanon.", "arms_transfer"),
        ("Finland sent troops to Lebanon.", "deployment"),
        ("Finland sent peacekeepers to Lebanon.", "peacekeeping"),
    ],
)
def test_the_thing_chooses_the_kind(tell: Callable, text: str, wanted: str) -> None:
    """One verb states different kinds, by the class of what is sent."""
    assert [s.kind for s in tell(text).statements] == [wanted]
