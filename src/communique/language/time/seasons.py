"""Readers of seasons, quarters, halves of a year and feasts."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from communique.language.time.calendar import Reader, calendar, dated
from communique.language.time.context import Context, Reading
from communique.language.time.slots import step
from communique.language.time.spans import SEASON_MONTHS, Unit, unit_of
from communique.lexicon.files import load_yaml

if TYPE_CHECKING:
    from communique.language.time.scanner import Found


def season(found: Found, context: Context) -> Reading | None:
    """'the winter of 2009', 'this winter', 'last spring', 'in the summer'."""
    kind = str(found.value("season"))
    if found.value("year") is not None:
        return dated(Unit(kind, date(int(found.value("year")), SEASON_MONTHS[kind], 1)), found, context, "text")
    spoken = context.spoken()
    anaphoric = any(s in found.slots for s in ("that", "following", "previous")) or context.narrative
    if spoken is None:
        return Reading("DATE", f"XXXX-{kind}")
    day, anchor = (spoken[0].first, spoken[1]) if anaphoric else context.deictic() or (spoken[0].first, spoken[1])
    named = any(s in found.slots for s in ("last", "next", "this", "that", "following", "previous", "current"))
    if found.rule.id == "season-of-year":
        unit = Unit(kind, date(day.year + step(found), SEASON_MONTHS[kind], 1))
    elif named:
        unit = _season_near(kind, day, step(found))
    elif anaphoric:
        unit = Unit(kind, date(day.year, SEASON_MONTHS[kind], 1))
    else:
        unit = _season_near(kind, day, 1 if context.future(found) else 0)
        if unit.first > day and not context.future(found):
            unit = unit.shifted(-1)
    return dated(unit, found, context, anchor)


def _season_near(kind: str, day: date, step: int) -> Unit:
    """The season a day is in; 'last' is the one that ended before it, 'next' the one that is to begin."""
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
        year = day.year + step(found)
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
        year, anchor = reckoned[0].year + step(found), reckoned[1]
    unit = Unit("H", date(int(year), 7 if second else 1, 1))
    return Reading("DATE", unit.timex, unit, unit.edtf, anchor)


def holiday(found: Found, context: Context) -> Reading | None:
    """Feasts of a fixed day, Easter and (in the United States) Thanksgiving."""
    words = re.sub(r"\s*['’]s?\b|['’]|\d{4}", "", context.text[found.start : found.end].lower())
    name = " ".join(words.split())
    feasts = load_yaml("time.yaml")["feasts"]
    month, day = feasts.get(name) or feasts.get(name.removesuffix(" day"), (0, 0))
    movable = name.startswith(("easter", "thanksgiving"))
    if not month and not movable:
        return None
    year, anchor = found.value("year"), "text"
    if year is None:
        chosen = context.year_for(month or (4 if name.startswith("easter") else 11), day or 25, found)
        if chosen is None:
            return Reading("DATE", f"XXXX-{month:02}-{day:02}" if month else "XXXX")
        year, anchor = chosen
    exact = date(int(year), month, day) if month else _easter(int(year)) if name[0] == "e" else _thanks(int(year))
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
    "season": season,
    "quarter": quarter,
    "half": half,
    "holiday": holiday,
}
