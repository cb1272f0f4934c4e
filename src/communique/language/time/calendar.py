"""Readers of calendar dates: days, months, years, seasons, quarters, decades, with or without a year."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from communique.language.time.context import Context, Reading
from communique.language.time.parts import interval
from communique.language.time.scanner import Found
from communique.language.time.spans import Unit
from communique.model.edtf import Edtf

Reader = Callable[[Found, Context], Reading | None]
CENTURY_PIVOT = 10  # a two-digit year reaches so many years past the publication, else the century before


def dated(unit: Unit, found: Found, context: Context, anchor: str, day: date | None = None) -> Reading:
    """A reading of a calendar unit, narrowed to the part the words name."""
    around = day or context.reference
    return Reading("DATE", unit.timex, unit, interval(unit, found, around), anchor)


def day_number(found: Found, name: str = "day") -> int | None:
    """The day of the month in any of the slots that can hold one."""
    for slot in (name, name.replace("day", "ordinalnumber"), name.replace("day", "ordinal")):
        if slot in found.slots:
            digits = re.match(r"\d+", found.slots[slot].text)
            return int(digits.group()) if digits else int(found.slots[slot].value)
    return None


def read_year(found: Found, context: Context) -> int | None:
    """The year given in full or with two digits."""
    if found.value("year") is not None:
        return int(found.value("year"))
    if "shortyear" in found.slots:
        return full_year(int(found.words("shortyear")[-2:]), context)
    return None


def full_year(short: int, context: Context) -> int:
    """A two-digit year in full: the latest that is not far beyond the publication (or 2030)."""
    latest = (context.reference.year if context.reference else 2020) + CENTURY_PIVOT
    year = latest // 100 * 100 + short
    return year if year <= latest else year - 100


def numeric(found: Found, context: Context) -> Reading | None:
    """2019-04-12, 14/02/2019, 2.14.98.

    An ambiguous order takes the day nearest the publication, day first on a tie.
    """
    if "iso" in found.slots:
        text = found.words("iso")
        day = _day(*(int(p) for p in text[:10].split("-")))
        clock = text[10:16]
        return None if day is None else _whole(day, clock)
    first, second, year = (int(p) for p in re.split(r"[/.]", found.words("slash")))
    if year < 100:
        year = full_year(year, context)
    candidates = [d for d in (_day(year, second, first), _day(year, first, second)) if d is not None]
    if not candidates:
        return None
    reference = context.reference
    if reference is not None and "." not in found.words("slash"):
        candidates.sort(key=lambda d: abs((reference - d).days))
    return _whole(candidates[0], "")


def _whole(day: date, clock: str) -> Reading:
    kind = "TIME" if clock else "DATE"
    return Reading(kind, day.isoformat() + clock, Unit("D", day), day.isoformat(), "text", clock)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def calendar(found: Found, context: Context) -> Reading | None:
    """A day, month or year of the calendar; one without a year takes it from what is around."""
    month, day, year = found.value("month"), day_number(found), read_year(found, context)
    anchor = "text"
    if month is None:
        if year is None and "count" in found.slots:
            year = full_year(int(found.value("count")) % 100, context)
        return None if not year else dated(Unit("Y", date(year, 1, 1)), found, context, anchor)
    if year is None:
        chosen = context.year_for(month, day, found)
        if chosen is None:
            return Reading("DATE", f"XXXX-{month:02}" + (f"-{day:02}" if day else ""))
        year, anchor = chosen
        year = _by_weekday(found, year, month, day)
    if day is None:
        return dated(Unit("M", date(year, month, 1)), found, context, anchor)
    exact = _day(year, month, day)
    return None if exact is None else dated(Unit("D", exact), found, context, anchor)


def _by_weekday(found: Found, year: int, month: int, day: int | None) -> int:
    """The year near the one chosen in which the day falls on the weekday named, if any does."""
    weekday = found.value("weekday") or found.value("shortday")
    if weekday is None or day is None:
        return year
    for candidate in (year, year - 1, year + 1):
        exact = _day(candidate, month, day)
        if exact is not None and exact.isoweekday() == weekday:
            return candidate
    return year


def nth_day(found: Found, context: Context) -> Reading | None:
    """'the 14th': of the month spoken of."""
    spoken = context.spoken()
    number = day_number(found)
    if spoken is None or number is None or spoken[0].kind not in ("D", "M"):
        return None
    exact = _day(spoken[0].first.year, spoken[0].first.month, number)
    return None if exact is None else dated(Unit("D", exact), found, context, "narrative")


def day_span(found: Found, context: Context) -> Reading | None:
    """'from 11 to 17 November', 'August 27-28', '3 and 4 May': the days from the first to the last."""
    start = calendar(found, context)
    second = day_number(found, "day2")
    if start is None or second is None:
        return None
    if start.unit is None:
        return start
    last = _day(start.unit.first.year, start.unit.first.month, second)
    if last is None or last < start.unit.first:
        return None
    whole = str(Edtf.of_days(start.unit.first, last))
    return Reading("DATE", start.value, Unit("D", last), whole, start.anchor)


def month_span(found: Found, context: Context) -> Reading | None:
    """'March to May 2014'."""
    year = int(found.value("year"))
    first, last = int(found.value("month")), int(found.value("month2"))
    begin = year if first <= last else year - 1
    unit = Unit("M", date(begin, first, 1))
    whole = str(Edtf.of_days(unit.first, Unit("M", date(year, last, 1)).last))
    return Reading("DATE", unit.timex, Unit("M", date(year, last, 1)), whole, "text")


def year_span(found: Found, context: Context) -> Reading | None:
    """'1998-2000', '2019-21'."""
    first = int(found.value("year"))
    last = found.value("year2")
    if last is None:
        digits = found.words("short2")
        if len(digits) == 2 and 1 <= int(digits) <= 12 and int(digits) <= first % 100:  # 2019-05
            return dated(Unit("M", date(first, int(digits), 1)), found, context, "text")
        last = int(str(first)[: 4 - len(digits)] + digits)
    if not first < int(last) <= first + 999:
        return None
    return Reading("DATE", f"{first:04}", Unit("Y", date(int(last), 1, 1)), f"{first:04}/{int(last):04}", "text")


def spelled_year(found: Found, context: Context) -> Reading | None:
    """'the year two thousand ten', 'nineteen ninety-four'."""
    base = 1900 if found.rule.id == "year-aloud" else 2000
    number = sum(int(found.value(slot) or 0) for slot in ("ten", "teen", "digit"))
    return dated(Unit("Y", date(base + number, 1, 1)), found, context, "text")


def era(found: Found, context: Context) -> Reading | None:
    """'431 BC': a TIMEX value only, for EDTF here begins with the year 1; 'AD 70' is a year."""
    del context
    number = int(found.value("count") or found.value("year"))
    month = found.value("month")
    tail = f"-{month:02}" if month else f"-{found.value('season')}" if "season" in found.slots else ""
    if found.value("era") == "BC":
        return Reading("DATE", f"BC{number:04}{tail}")
    if not 0 < number <= 9999:
        return None
    unit = Unit("M", date(number, month, 1)) if month else Unit("Y", date(number, 1, 1))
    return Reading("DATE", unit.timex, unit, unit.edtf, "text")


def decade(found: Found, context: Context) -> Reading | None:
    """'the 1990s', 'the '80s', 'the early nineties'."""
    if "decadename" in found.slots:
        short = int(found.value("decadename"))
        year = full_year(short, context)
    else:
        digits = re.sub(r"\D", "", found.words("decade"))
        year = int(digits) if len(digits) == 4 else full_year(int(digits), context)
        if len(digits) == 3:
            return None
    return dated(Unit("T", date(year, 1, 1)), found, context, "text") if year >= 1 else None


def century(found: Found, context: Context) -> Reading | None:
    """'the 19th century'; one before Christ has no EDTF here."""
    number = day_number(found, "day")
    if number is None or not 1 <= number <= 22:
        return None
    if found.value("era") == "BC":
        return Reading("DATE", f"BC{number - 1:02}")
    first = (number - 1) * 100
    unit = Unit("C", date(max(first, 1), 1, 1))
    return Reading("DATE", f"{number - 1:02}", unit, f"{max(first, 1):04}/{first + 99:04}", "text")


READERS: dict[str, Reader] = {
    "numeric": numeric,
    "calendar": calendar,
    "nth_day": nth_day,
    "day_span": day_span,
    "month_span": month_span,
    "year_span": year_span,
    "spelled_year": spelled_year,
    "era": era,
    "decade": decade,
    "century": century,
}
