"""What is compared of a report."""

from __future__ import annotations

import pytest

from communique.documents.told import days_apart, days_of, told
from communique.model.report import Report


def report(text: str, published: str | None = None) -> Report:
    """A report with this text."""
    return Report("a.txt", "0", text, published=published)


@pytest.mark.parametrize(
    ("sentence", "facts"),
    [
        ("They share 14 wells at Arica.", {"#14", "arica"}),
        ("They share fourteen wells at Arica.", {"#14", "arica"}),
        ("They share 12,000 wells at Arica.", {"#12000", "arica"}),
        ("They share 12 000 wells at Arica.", {"#12000", "arica"}),
        ("They share 12.000 wells at Arica.", {"#12000", "arica"}),
        ("They share 12.5 wells at Arica.", {"#12.5", "arica"}),
        ("On Friday they met at Arica.", {"arica"}),
        ("Arica has some wells now.", set()),
    ],
)
def test_facts_are_names_and_numbers(sentence: str, facts: set[str]) -> None:
    """Numbers in words or with spaces are numbers; a day of the week and a sentence's first word are no facts."""
    assert told(report(sentence)).facts == (facts,)


def test_details_stand_at_one_place() -> None:
    """What several sentences name is no detail."""
    found = told(report("The men of Peru saw Arica. The men of Peru saw Tacna."))
    assert found.details == {"arica", "tacna"}
    assert found.counts["peru"] == 2


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("The two met on Monday at Arica.", {"2008-11-03"}),
        ("The two met on Friday at Arica.", {"2008-11-07"}),
        ("They have until Monday to leave.", set()),
        ("They will leave by Monday at most.", set()),
    ],
)
def test_days_of_the_week_are_the_last_before_publication(text: str, days: set[str]) -> None:
    """On the day of publication itself too; what is still to come is not told of."""
    found = told(report(text, "2008-11-07")).lead_on
    assert found == {days_of(day)[0] for day in days}  # type: ignore[index]


def test_days_of_the_week_mean_nothing_without_a_day_of_publication() -> None:
    """A month or nothing does not say which Monday."""
    for published in (None, "2008-11"):
        assert not told(report("The two met on Monday at Arica.", published)).lead_on


def test_days_apart_are_counted_from_the_nearest() -> None:
    """A month and a day in it overlap; without a date nothing is known."""
    month = days_of("2001-03")
    assert days_apart(month, days_of("2001-03-04")) == 0
    assert days_apart(month, days_of("2001-04-02")) == 2
    assert days_apart(month, days_of(None)) is None
