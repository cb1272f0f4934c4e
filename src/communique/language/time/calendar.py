"""Readers of calendar dates: days, months, years, seasons, quarters, decades, with or without a year."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from communique.language.time.context import Context, Reading
from communique.language.time.parts import interval
from communique.language.time.scanner import Found
from communique.language.time.spans import SEASON_MONTHS, Unit, unit_of
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
    """2019-04-12, 14/02/2019, 2.14.98: an ambiguous order takes the day nearest the publication, day first on a tie."""
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
    del context
    first = int(found.value("year"))
    last = found.value("year2")
    if last is None:
        digits = found.words("short2")
        last = int(str(first)[: 4 - len(digits)] + digits)
    if not first < int(last) <= first + 999:
        return None
    return Reading(
        "DATE", f"{first:04}", Unit("Y", date(int(last), 1, 1)), f"{first:04}/{int(last):04}", "text"
    )


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


def season(found: Found, context: Context) -> Reading | None:
    """'the winter of 2009', 'this winter', 'last spring', 'in the summer'."""
    kind = str(found.value("season"))
    if found.value("year") is not None:
        return dated(
            Unit(kind, date(int(found.value("year")), SEASON_MONTHS[kind], 1)), found, context, "text"
        )
    spoken = context.spoken()
    anaphoric = any(s in found.slots for s in ("that", "following", "previous")) or context.narrative
    if spoken is None:
        return Reading("DATE", f"XXXX-{kind}")
    day, anchor = (
        (spoken[0].first, spoken[1]) if anaphoric else context.deictic() or (spoken[0].first, spoken[1])
    )
    named = any(
        s in found.slots for s in ("last", "next", "this", "that", "following", "previous", "current")
    )
    if found.rule.id == "season-of-year":
        unit = Unit(kind, date(day.year + _step(found), SEASON_MONTHS[kind], 1))
    elif named:
        unit = _season_near(kind, day, _step(found))
    elif anaphoric:
        unit = Unit(kind, date(day.year, SEASON_MONTHS[kind], 1))
    else:
        unit = _season_near(kind, day, 1 if context.future(found) else 0)
        if unit.first > day and not context.future(found):
            unit = unit.shifted(-1)
    return dated(unit, found, context, anchor)


def _step(found: Found) -> int:
    return next(
        (int(found.slots[s].value) for s in ("last", "previous", "next", "following") if s in found.slots), 0
    )


def _season_near(kind: str, day: date, step: int) -> Unit:
    """The season a day is in or, for 'this', that of its year; 'last' is the one that ended before, 'next' the coming."""
    unit = unit_of(kind, day)
    if step < 0:
        return unit if unit.last < day else unit.shifted(-1)
    if step > 0:
        return unit if unit.first > day else unit.shifted(1)
    if kind == "WI" and unit.last < day and day.month >= 6:
        return unit.shifted(1)
    return unit


def quarter(found: Found, context: Context) -> Reading | None:
    """'the first quarter of 2014', 'Q3 2021', 'third-quarter'."""
    half = "halfname" in found.slots
    number = int(found.value("halfname") or found.value("quartername") or found.value("ordinal"))
    kind, months = ("H", 6) if half else ("Q", 3)
    if number > 12 // months:
        return None
    year, anchor = found.value("year"), "text"
    if year is None:
        reckoned = context.deictic()
        if reckoned is None:
            return Reading("DATE", f"XXXX-{kind}{number}")
        day, anchor = reckoned
        year = day.year + _step(found)
        stepped = any(s in found.slots for s in ("last", "this", "next", "previous", "following", "that"))
        if not stepped and (number - 1) * months >= day.month and not context.future(found):
            year -= 1
        if "before" in found.slots or "ago" in found.slots:
            year -= 1
    return dated(Unit(kind, date(int(year), (number - 1) * months + 1, 1)), found, context, anchor)


def half(found: Found, context: Context) -> Reading | None:
    """'the second half of 2018', 'the first half of next year', 'of March'."""
    second = found.value("ordinal") == 2 or found.value("ordinal") is None
    if found.value("ordinal") not in (None, 1, 2):
        return None
    if found.value("month") is not None:
        return calendar(found, context)
    year = found.value("year")
    anchor = "text"
    if year is None:
        reckoned = context.deictic()
        if found.value("unit") != "Y" or reckoned is None:
            return None
        year, anchor = reckoned[0].year + _step(found), reckoned[1]
    unit = Unit("H", date(int(year), 7 if second else 1, 1))
    return Reading("DATE", unit.timex, unit, unit.edtf, anchor)


_FEASTS = {"christmas": (12, 25), "christmas eve": (12, 24), "new year day": (1, 1), "new year eve": (12, 31),
           "halloween": (10, 31), "valentine day": (2, 14), "may day": (5, 1), "epiphany": (1, 6)}  # fmt: skip


def holiday(found: Found, context: Context) -> Reading | None:
    """Feasts of a fixed day, Easter and (in the United States) Thanksgiving."""
    words = re.sub(r"\s*['’]s?\b|['’]|\d{4}", "", context.text[found.start : found.end].lower())
    name = " ".join(words.split())
    month, day = _FEASTS.get(name) or _FEASTS.get(name.removesuffix(" day"), (0, 0))
    movable = name.startswith(("easter", "thanksgiving"))
    if not month and not movable:
        return None
    year, anchor = found.value("year"), "text"
    if year is None:
        chosen = context.year_for(month or (4 if name.startswith("easter") else 11), day or 25, found)
        if chosen is None:
            return Reading("DATE", f"XXXX-{month:02}-{day:02}" if month else "XXXX")
        year, anchor = chosen
    exact = (
        date(int(year), month, day) if month else _easter(int(year)) if name[0] == "e" else _thanks(int(year))
    )
    return dated(Unit("D", exact), found, context, anchor)


def _thanks(year: int) -> date:
    first = date(year, 11, 1)
    return date(year, 11, 1 + (4 - first.isoweekday()) % 7 + 21)


def _easter(year: int) -> date:
    """Western Easter by the anonymous Gregorian computus (Meeus, Astronomical Algorithms, chapter 8)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


READERS: dict[str, Reader] = {
    "numeric": numeric, "calendar": calendar, "nth_day": nth_day, "day_span": day_span, "month_span": month_span,
    "year_span": year_span, "spelled_year": spelled_year, "era": era, "decade": decade, "century": century,
    "season": season, "quarter": quarter, "half": half, "holiday": holiday,
}  # fmt: skip
