"""Known events as anchors in time."""

from __future__ import annotations

from datetime import date

import pytest

from communique.documents.anchors import Anchor, anchors, elapsed_since_anchor, latest_anchor


@pytest.mark.parametrize("anchor", anchors(), ids=lambda a: a.id)
def test_anchor_example_matches_and_counter_examples_do_not(anchor: Anchor) -> None:
    """An event's pattern names it and leaves its counter-examples alone."""
    assert anchor.pattern.search(anchor.example)
    assert not [text for text in anchor.counter_examples if anchor.pattern.search(text)]


@pytest.mark.parametrize(
    ("text", "day", "unit", "open_ended"),
    [
        ("Ten days after the coup in Niger, Chad shut the border.", date(2023, 8, 5), "day", False),
        ("About six months after the Taliban took power, aid resumed.", date(2022, 2, 15), "month", False),
        ("Three weeks since the Beirut port explosion, ships are back.", date(2020, 8, 25), "week", False),
        ("More than two years after the coup in Myanmar, trade is down.", date(2023, 2, 1), "year", True),
        ("The Brexit referendum was held 18 months ago.", date(2017, 12, 23), "month", False),
    ],
)
def test_time_since_an_event(text: str, day: date, unit: str, open_ended: bool) -> None:
    """The time said to have passed is added to the event's day."""
    found = elapsed_since_anchor(text, text)
    assert found is not None
    assert (found.day, found.unit, found.open_ended) == (day, unit, open_ended)


def test_after_outside_the_lead_is_no_anchor() -> None:
    """Two past events may be related to one another in the background."""
    assert elapsed_since_anchor("Chad shut the border.", "Ten days after the coup in Niger, France left.") is None


def test_latest_event_named() -> None:
    """The latest of the events named counts."""
    assert latest_anchor("the Brexit referendum and the Beirut port explosion") == date(2020, 8, 4)
