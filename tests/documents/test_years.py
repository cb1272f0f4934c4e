"""Choosing the year of a day written without one."""

from __future__ import annotations

from datetime import date

import pytest

from communique.documents.years import SPAN, candidate_days, choose_by_holders, choose_by_weekday, day_of

TWO = "President Bill Clinton and Chancellor Helmut Kohl met in Oslo."
THREE = f"{TWO} Prime Minister John Major joined them."
# 10 May was a Wednesday in these years.
WEDNESDAYS = [date(year, 5, 10) for year in (1995, 2000, 2006, 2017, 2023)]


@pytest.mark.parametrize(
    ("floor", "text", "year"),
    [
        (None, TWO, 1995),
        (None, "President Bill Clinton was in Oslo.", None),
        (None, "Nobody of note was in Oslo.", None),
        (2004, "Nobody of note was in Oslo.", 2006),
        # One office holder may belong to the background, two outweigh the years named.
        (1994, "Prime Minister Rishi Sunak was in Oslo.", 1995),
        (1994, "Prime Minister Rishi Sunak and President Joe Biden were in Oslo.", 2023),
    ],
)
def test_year_by_weekday(floor: int | None, text: str, year: int | None) -> None:
    """Years near those of the text count three, office holders two each; the best must lead."""
    days = [(day, True) for day in WEDNESDAYS if floor is None or day.year >= floor]
    chosen = choose_by_weekday(days, floor, text)
    assert (chosen.day.year if chosen else None) == year


def test_own_weekday_goes_before_the_eve() -> None:
    """Of two years near those of the text, the one whose day falls on the weekday itself is taken."""
    days = [(date(2006, 5, 10), False), (date(2005, 5, 10), True)]
    chosen = choose_by_weekday(days, 2004, "Nobody of note was in Oslo.")
    assert chosen is not None
    assert chosen.day.year == 2005


@pytest.mark.parametrize(
    ("text", "year"),
    [
        # Five Mays saw these two in office together, and so many these three.
        (TWO, None),
        (THREE, None),
        (f"{THREE} Prime Minister Ciller was absent. Foreign Minister Malcolm Rifkind spoke.", None),
        (f"{THREE} President Jacques Chirac and Prime Minister Lamberto Dini spoke.", 1995),
        ("Prime Minister Lamberto Dini spoke.", None),
    ],
)
def test_year_by_holders_alone(text: str, year: int | None) -> None:
    """Without a weekday three must have held office together in one year only."""
    chosen = choose_by_holders(candidate_days(12, 10, None), text)
    assert (chosen.day.year if chosen else None) == year


def test_no_day_no_year() -> None:
    """Where no year fits, none is chosen."""
    assert choose_by_weekday([], 2004, TWO) is None
    assert choose_by_holders([], THREE) is None


@pytest.mark.parametrize(("floor", "first"), [(None, 1990), (2011, 2011)])
def test_candidates_begin_at_the_floor(floor: int | None, first: int) -> None:
    """No year before the latest that the text names."""
    assert candidate_days(5, 10, floor)[0] == date(first, 5, 10)


def test_candidates_beyond_the_lists() -> None:
    """A text that names a year later than the lists of office holders still has its span of years."""
    assert len(candidate_days(5, 10, 2090)) == SPAN


@pytest.mark.parametrize(("year", "known"), [(2023, False), (2024, True)])
def test_leap_day(year: int, known: bool) -> None:
    """29 February exists in leap years only."""
    assert (day_of(year, 2, 29) is not None) is known


def test_reason_names_the_holders() -> None:
    """The office holders that a year rests on are named."""
    chosen = choose_by_weekday([(day, True) for day in WEDNESDAYS], None, TWO)
    assert chosen is not None
    assert chosen.because == " and who held office (Bill Clinton, Helmut Kohl)"
