"""Written dates of publication: full and partial forms, numeric forms, dates in addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

_YEAR_ROUND = (
    "january jan janvier enero janeiro gennaio januar",
    "february feb février fevrier febrero fevereiro febbraio februar",
    "march mar mars marzo março marco märz",
    "april apr avril abril aprile",
    "may mai mayo maio maggio",
    "june jun juin junio junho giugno juni",
    "july jul juillet julio julho luglio juli",
    "august aug août aout agosto",
    "september sept sep septembre septiembre setembro settembre",
    "october oct octobre octubre outubro ottobre oktober",
    "november nov novembre noviembre novembro",
    "december dec décembre decembre diciembre dezembro dicembre dezember",
)  # datelines stay in the language of the outlet: 'Lima, 22 de abril de 2022'
MONTHS = {name: number for number, names in enumerate(_YEAR_ROUND, 1) for name in names.split()}
_WEEK = (
    "monday mon",
    "tuesday tue tues",
    "wednesday wed",
    "thursday thu thurs",
    "friday fri",
    "saturday sat",
    "sunday sun",
)
WEEKDAYS = {name: number for number, names in enumerate(_WEEK) for name in names.split()}

_MONTH = rf"(?P<month>{'|'.join(sorted(MONTHS, key=len, reverse=True))})\b\.?"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_WEEKDAY = rf"(?:\b(?P<weekday>{'|'.join(sorted(WEEKDAYS, key=len, reverse=True))})\b\.?,?\s+(?:the\s+)?)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)(?!\d)"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"{_WEEKDAY}(?<!\d){_DAY}\.?(?:\s+(?:of|de))?[\s-]+{_MONTH}(?:,?[\s-]+(?:(?:of|de)\s+)?{_YEAR})?",
        rf"{_WEEKDAY}\b{_MONTH}\s+{_DAY}(?!\d)(?:,?\s+(?:of\s+)?{_YEAR})?",
        rf"{_WEEKDAY}(?<![\d.])(?P<year>(?:19|20)\d\d)(?P<sep>[-/.])(?P<month>[01]?\d)(?P=sep)(?P<day>[0-3]?\d)(?!\d)",
        rf"{_WEEKDAY}(?<![\d.])(?P<first>[0-3]?\d)(?P<sep>[-/.])(?P<second>[0-3]?\d)(?P=sep){_YEAR}",
    )
)
_URL = (
    re.compile(r"/(?P<year>(?:19|20)\d\d)/(?P<month>[01]?\d|[a-z]{3})/(?P<day>[0-3]?\d)(?:/|$)", re.IGNORECASE),
    re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)-(?P<month>[01]\d)-(?P<day>[0-3]\d)(?!\d)"),
    re.compile(r"[/-](?P<year>20[0-3]\d)(?P<month>[01]\d)(?P<day>[0-3]\d)(?:[/.-]|$)"),
)


@dataclass(frozen=True, slots=True)
class Written:
    """A date as written in a text.

    ``year`` is None where the words give none; ``weekday`` counts from Monday as 0; ``ambiguous`` marks
    numeric dates that could be day/month or month/day (they are read as day/month).
    """

    start: int
    end: int
    year: int | None
    month: int
    day: int
    weekday: int | None = None
    ambiguous: bool = False

    @property
    def edtf(self) -> str:
        """The date as EDTF; without a year ``XXXX-12-19``."""
        year = "XXXX" if self.year is None else f"{self.year:04}"
        return f"{year}-{self.month:02}-{self.day:02}"

    def swapped(self) -> Written:
        """The same ambiguous date read as month/day."""
        return Written(self.start, self.end, self.year, self.day, self.month, self.weekday)


def written_dates(text: str) -> list[Written]:
    """Find the days written in a text; impossible days are left out.

    Args:
        text: A line or two.

    Returns:
        The days in the order of the text, without overlaps.
    """
    found: list[Written] = []
    taken = -1
    for day in sorted(_candidates(text), key=lambda d: (d.start, -d.end)):
        if day.start >= taken:
            found.append(day)
            taken = day.end
    return found


def _candidates(text: str) -> Iterator[Written]:
    for form in _FORMS:
        for match in form.finditer(text):
            day = _day(match)
            if day is not None:
                yield day


def _day(match: re.Match[str]) -> Written | None:
    parts = match.groupdict()
    year = int(parts["year"]) if parts["year"] else None
    weekday = WEEKDAYS[parts["weekday"].lower()] if parts["weekday"] else None
    ambiguous = False
    if "first" in parts:
        first, second = int(parts["first"]), int(parts["second"])
        day, month = (first, second) if second <= 12 else (second, first)
        ambiguous = first <= 12 and second <= 12 and first != second
        if ambiguous and weekday is not None and year is not None and _weekday(year, month, day) != weekday:
            day, month, ambiguous = month, day, False
    else:
        day = int(parts["day"])
        month = MONTHS.get(parts["month"].lower()) or int(parts["month"])
    if not _exists(year, month, day):
        return None
    return Written(match.start(), match.end(), year, month, day, weekday, ambiguous)


def date_in_url(url: str) -> str | None:
    """Read the day from an address, such as ``/2023/08/22/``.

    Returns:
        The day as EDTF, or None.
    """
    for form in _URL:
        for match in form.finditer(url):
            word = match["month"].lower()
            month = MONTHS.get(word) or (int(word) if word.isdigit() else 0)
            if _exists(int(match["year"]), month, int(match["day"])):
                return f"{match['year']}-{month:02}-{int(match['day']):02}"
    return None


def read_date(value: str) -> str | None:
    """Read a date as metadata write it: ISO 8601, RFC 2822, or any written form; the time of day is dropped.

    Args:
        value: The words.

    Returns:
        EDTF (a day, or a month or year where that is all), or None.
    """
    value = value.strip()
    if match := re.match(r"((?:19|20)\d\d)(\d\d)(\d\d)(?:T?\d{4,6}Z?)?$", value):
        return _iso(int(match[1]), int(match[2]), int(match[3]))
    if match := re.match(r"((?:19|20)\d\d)(?:-(0[1-9]|1[0-2]))?$", value):
        return value
    found = [day for day in written_dates(value[:100]) if day.year is not None]
    return found[0].edtf if found else None


def _iso(year: int, month: int, day: int) -> str | None:
    return f"{year:04}-{month:02}-{day:02}" if _exists(year, month, day) else None


def _exists(year: int | None, month: int, day: int) -> bool:
    # 2024 stands in for an unknown year: it has a 29 February.
    try:
        date(year or 2024, month, day)
    except ValueError:
        return False
    return True


def _weekday(year: int, month: int, day: int) -> int | None:
    return date(year, month, day).weekday() if _exists(year, month, day) else None
