"""Choosing the year of a day written without one, by its weekday, the text's own years and office holders."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from communique.documents.incumbents import Incumbent, horizon, named_incumbents

# Years after the latest one named in the text that a report may have been published in: reports name the
# years of their background, and seldom stop more than three years short of the present. A day of the month
# falls on the same weekday again after five years at the earliest, so within four the answer is unique.
SPAN = 4
EARLIEST = 1990  # the lists of office holders begin then
# Points of a candidate year. One office holder weighs less than lying near the years that the text names
# (anyone named may belong to the background), two weigh more. A dateline's own weekday goes before the eve's.
_HOLDER = 2
_NEAR = 3
_DIRECT = 1
# Office holders in office together that a year needs where nothing else speaks for it: with and without weekday.
_FEWEST_WITH_WEEKDAY = 2
_FEWEST = 3
# Points by which the best year must lead the next: where the text names years, where it names none, and where
# no weekday tells neighbouring years apart and not all of the holders agree.
_LEAD = 1
_LEAD_BARE = 2
_LEAD_SPLIT = 4


@dataclass(frozen=True, slots=True)
class Chosen:
    """A day with the year chosen for it, and the office holders it was chosen by."""

    day: date
    holders: tuple[str, ...]

    @property
    def because(self) -> str:
        """The office holders in words, to go behind another reason."""
        return f" and who held office ({', '.join(self.holders)})" if self.holders else ""


def candidate_days(month: int, day: int, floor: int | None) -> list[date]:
    """A day of the month in every year that a report may be of.

    Args:
        month: 1 to 12.
        day: Day of the month.
        floor: The latest year that the text names as past, or None.
    """
    first = EARLIEST if floor is None else floor
    last = max(horizon(), first + SPAN - 1)
    return [found for year in range(first, last + 1) if (found := day_of(year, month, day))]


def choose_by_weekday(days: Iterable[tuple[date, bool]], floor: int | None, text: str) -> Chosen | None:
    """Choose among days that fall on the weekday the text names; None if none is clearly ahead.

    A year scores three points for lying within four years of the latest one that the text names, two for each
    office holder named who held that office on the day, one if the weekday is the day's own. The best must
    lead by a point, or by an office holder where the text names no year; a year that only office holders
    speak for needs two of them.

    Args:
        days: Each with whether the weekday is its own, not that of the eve.
        floor: The latest year that the text names as past, or None.
        text: The running text, for the office holders it names.
    """
    holders = named_incumbents(text)
    scored = sorted(((_points(day, floor, holders) + _DIRECT * own, day) for day, own in days), reverse=True)
    if not scored:
        return None
    best, day = scored[0]
    serving = _serving(day, holders)
    if not _is_near(day, floor) and len(serving) < _FEWEST_WITH_WEEKDAY:
        return None
    second = scored[1][0] if len(scored) > 1 else 0
    return Chosen(day, serving) if best - second >= (_LEAD_BARE if floor is None else _LEAD) else None


def choose_by_holders(days: Iterable[date], text: str) -> Chosen | None:
    """Choose among days of which nothing but the office holders tells one year from the next.

    Three at least must have held office together; the best year must lead by one if all named did, else by two.

    Args:
        days: The same day of the month in several years.
        text: The running text, for the office holders it names.
    """
    holders = named_incumbents(text)
    scored = sorted(((_HOLDER * len(_serving(day, holders)), day) for day in days), reverse=True)
    if not scored:
        return None
    best, day = scored[0]
    serving = _serving(day, holders)
    second = scored[1][0] if len(scored) > 1 else 0
    lead = _LEAD_BARE if len(serving) == len(holders) else _LEAD_SPLIT
    return Chosen(day, serving) if len(serving) >= _FEWEST and best - second >= lead else None


def day_of(year: int, month: int, day: int) -> date | None:
    """The day, or None where that year has none, such as 29 February."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _points(day: date, floor: int | None, holders: Iterable[Incumbent]) -> int:
    return _NEAR * _is_near(day, floor) + _HOLDER * len(_serving(day, holders))


def _is_near(day: date, floor: int | None) -> bool:
    return floor is not None and floor <= day.year < floor + SPAN


def _serving(day: date, holders: Iterable[Incumbent]) -> tuple[str, ...]:
    return tuple(holder.name for holder in holders if holder.in_office(day))
