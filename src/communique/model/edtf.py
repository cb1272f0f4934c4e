"""Dates as EDTF (ISO 8601-2, level 1): days, months, years, seasons, unspecified digits, intervals, doubt."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Self

from communique.model.errors import InvalidDate

QUALIFIERS = "~?%"  # approximate, uncertain, both
REMEDY = (
    "Write YYYY, YYYY-MM, YYYY-MM-DD, a season (YYYY-21 to YYYY-24), 201X, 2023-XX, or an interval a/b "
    "with .. for an open end; ~, ? or % may follow."
)
_PART = re.compile(r"(\d{2}XX|\d{3}X|\d{4})(?:-(XX|\d\d)(?:-(XX|\d\d))?)?([~?%]?)", re.ASCII)
# First and last month of what may stand in a month's place: seasons of the northern hemisphere (21 to 24) and
# quarters (33 to 36). Months 13 and 14 are January and February of the next year: the winter that begins in
# December 2023 is written 2023-24.
_MONTHS = {21 + n: (3 * n + 3, 3 * n + 5) for n in range(4)} | {33 + n: (3 * n + 1, 3 * n + 3) for n in range(4)}
_FIRST_QUARTER = 33


@dataclass(frozen=True, slots=True)
class Edtf:
    """A date, or a span of time, as far as it is known.

    Attributes:
        text: The EDTF string; two values are equal when it is.
        first: First day it can cover, or None where its beginning is open.
        last: Last day it can cover, or None where its end is open.
        precision: ``day``, ``month``, ``season``, ``quarter``, ``year``, ``decade``, ``century`` or
            ``interval``.
    """

    text: str
    first: date | None
    last: date | None
    precision: str

    @classmethod
    def parse(cls, text: str) -> Edtf:
        """Read an EDTF string.

        Args:
            text: Such as ``1998-11-05``, ``1998-11``, ``1998-11~``, ``1995/1998``, ``1995/..``, ``199X``.

        Returns:
            The date.

        Raises:
            InvalidDate: The string is none of the supported forms, or the calendar has no such day.
        """
        return _parse(text)

    @classmethod
    def of_days(cls, first: date, last: date) -> Edtf:
        """The shortest form for the days from ``first`` to ``last``, both included."""
        if first == last:
            return cls.parse(first.isoformat())
        whole_months = first.day == 1 and (last == date.max or (last + timedelta(days=1)).day == 1)
        whole_years = whole_months and first.month == 1 and last.month == 12
        length = 4 if whole_years else 7 if whole_months else 10
        left, right = first.isoformat()[:length], last.isoformat()[:length]
        return cls.parse(left if left == right else f"{left}/{right}")

    def __str__(self) -> str:
        return self.text

    def bounds(self) -> tuple[date | None, date | None]:
        """First and last day it can cover; None for an open end."""
        return self.first, self.last

    @property
    def span_days(self) -> int | None:
        """How many days it covers; None where an end is open."""
        if self.first is None or self.last is None:
            return None
        return (self.last - self.first).days + 1

    @property
    def approximate(self) -> bool:
        """Whether any part is marked approximate or uncertain."""
        return any(mark in self.text for mark in QUALIFIERS)

    def overlaps(self, other: Self) -> bool:
        """Whether the two can share a day; open ends reach without limit."""
        starts_in_time = self.first is None or other.last is None or self.first <= other.last
        ends_in_time = other.first is None or self.last is None or other.first <= self.last
        return starts_in_time and ends_in_time

    def plain(self) -> Edtf:
        """The same date without its marks of doubt."""
        return self.parse(re.sub(f"[{QUALIFIERS}]", "", self.text)) if self.approximate else self

    def as_interval(self) -> Edtf:
        """The same days in level-0 form for readers that know no seasons, unspecified digits or doubt.

        Days, months and years stay what they are; everything else becomes ``first/last``.
        """
        plain = self.plain()
        if plain.first is None or plain.last is None:
            left, right = plain.text.split("/")
            return self.parse(f"{_level0(left, end=0)}/{_level0(right, end=-1)}")
        if plain.precision == "interval" and not re.search(r"X|-(2[1-4]|3[3-6])(?!-|\d)", plain.text):
            return plain
        return plain if plain.precision == "day" else self.of_days(plain.first, plain.last)


def _level0(part: str, *, end: int) -> str:
    """One end of an open interval in level 0; ``end`` says which: 0 the first day's, -1 the last's."""
    if part in ("", ".."):
        return part
    first, last, _ = _bounds(part, part)
    return Edtf.of_days(first, last).text.split("/")[end]


@lru_cache(maxsize=4096)
def _parse(text: str) -> Edtf:
    if "/" not in text:
        first, last, precision = _bounds(text, text)
        return Edtf(text, first, last, precision)
    left, _, right = text.partition("/")
    if left in ("", "..") and right in ("", ".."):
        raise InvalidDate(f"date {text!r}: both ends of the interval are open.", REMEDY)
    start = None if left in ("", "..") else _bounds(left, text)[0]
    end = None if right in ("", "..") else _bounds(right, text)[1]
    if start and end and start > end:
        raise InvalidDate(f"date {text!r}: the interval ends before it begins.", "Give the earlier end first.")
    return Edtf(text, start, end, "interval")


def _bounds(part: str, whole: str) -> tuple[date, date, str]:
    """First day, last day and precision of one end; ``whole`` is named in the message."""
    found = _PART.fullmatch(part)
    if found is None:
        raise InvalidDate(f"date {whole!r} is not of a supported EDTF form.", REMEDY)
    year, month, day, _ = found.groups()
    try:
        if "X" in year:
            return _unspecified(year, month, whole)
        return _days(int(year), month, day)
    except ValueError as error:
        raise InvalidDate(f"date {whole!r}: the calendar has no {part!r}.", REMEDY) from error


def _unspecified(year: str, month: str | None, whole: str) -> tuple[date, date, str]:
    if month not in (None, "XX"):
        raise InvalidDate(f"date {whole!r}: a month of an unspecified year.", REMEDY)
    first, last = int(year.replace("X", "0")), int(year.replace("X", "9"))
    return date(max(first, 1), 1, 1), date(last, 12, 31), "century" if "XX" in year else "decade"


def _days(year: int, month: str | None, day: str | None) -> tuple[date, date, str]:
    if month in (None, "XX"):
        if day not in (None, "XX"):
            raise ValueError("a day of an unspecified month")
        return date(year, 1, 1), date(year, 12, 31), "year"
    number = int(month or 0)
    if number in _MONTHS:
        if day is not None:
            raise ValueError("a day of a season")
        begin, end = _MONTHS[number]
        return (
            date(year, begin, 1),
            _month_end(year, end),
            "quarter" if number >= _FIRST_QUARTER else "season",
        )
    if day in (None, "XX"):
        return date(year, number, 1), _month_end(year, number), "month"
    exact = date(year, number, int(day or 0))
    return exact, exact, "day"


def _month_end(year: int, month: int) -> date:
    """Last day of a month counted on from January; 13 is the next January."""
    if year == date.max.year and month >= 12:
        return date.max
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
