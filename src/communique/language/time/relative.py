"""Readers of relative days, weeks, months and years: yesterday, on Monday, last week, the next day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from communique.language.time.calendar import Reader, calendar, dated, day_number
from communique.language.time.context import Context, Reading
from communique.language.time.reckoned import span_of
from communique.language.time.slots import ANAPHORIC, step, unit_kind
from communique.language.time.spans import Unit, unit_of
from communique.model.edtf import Edtf

if TYPE_CHECKING:
    from communique.language.time.scanner import Found


def clocked(reading: Reading, found: Found, slot: str = "daypart") -> Reading:
    """The reading with a part of the day, if the words name one: a TIME."""
    part = found.value(slot)
    if part is None:
        return reading
    return Reading("TIME", f"{reading.value}T{part}", reading.unit, reading.interval, reading.anchor, f"T{part}")


def dayword(found: Found, context: Context) -> Reading | None:
    """Yesterday, today, tomorrow, tonight, overnight."""
    reckoned = (context.reference, "publication") if context.reference else context.deictic()
    if reckoned is None or reckoned[0] is None:
        return Reading("DATE", "XXXX-XX-XX")
    unit = Unit("D", reckoned[0] + timedelta(days=int(found.value("dayword"))))
    return clocked(dated(unit, found, context, reckoned[1]), found)


def weekday(found: Found, context: Context) -> Reading | None:
    """'on Monday', 'last Friday', 'next Tuesday night', 'the following Sunday'."""
    number = int(found.value("weekday") or found.value("shortday"))
    anaphoric = any(s in found.slots for s in ANAPHORIC)
    spoken = context.spoken()
    if spoken is None:
        return clocked(Reading("DATE", f"XXXX-WXX-{number}"), found)
    day, anchor = (spoken[0].first, spoken[1]) if anaphoric or context.narrative else _deictic(context)
    unit = Unit("D", _weekday_near(day, number, found, context))
    return clocked(dated(unit, found, context, anchor), found)


def _deictic(context: Context) -> tuple[date, str]:
    reckoned = context.deictic()
    return reckoned or (date.min, "publication")


def _weekday_near(day: date, number: int, found: Found, context: Context) -> date:
    back = (day.isoweekday() - number) % 7
    if "last" in found.slots or "previous" in found.slots:
        return day - timedelta(days=back or 7)
    if "next" in found.slots or "following" in found.slots:
        return day + timedelta(days=(7 - back) if back else 7)
    if back == 0:
        return day
    if context.narrative or context.future(found):
        return day + timedelta(days=7 - back)
    return day - timedelta(days=back)


def weekday_of_week(found: Found, context: Context) -> Reading | None:
    """'Tuesday of last week'."""
    reckoned = context.deictic()
    number = int(found.value("weekday"))
    if reckoned is None:
        return Reading("DATE", f"XXXX-WXX-{number}")
    monday = unit_of("W", reckoned[0]).shifted(step(found)).first
    unit = Unit("D", monday + timedelta(days=number - 1))
    return clocked(dated(unit, found, context, reckoned[1]), found)


def rel_daypart(found: Found, context: Context) -> Reading | None:
    """'this morning', 'last night', 'the next evening', 'in the afternoon'."""
    spoken = context.spoken()
    if spoken is not None and context.last is not None and not context.narrative:
        spoken = (context.told_day(found.start, "D") or spoken[0], spoken[1])
    anaphoric = not ("this" in found.slots or "last" in found.slots) or context.narrative
    if spoken is not None and spoken[0].kind != "D" and not context.narrative:
        spoken, anaphoric = None, False
    reckoned = (spoken[0].first, spoken[1]) if spoken and anaphoric else context.deictic()
    part = found.value("daypart")
    if reckoned is None or (spoken is not None and anaphoric and spoken[0].kind != "D"):
        return Reading("TIME", f"XXXX-XX-XXT{part}", clock=f"T{part}")
    unit = Unit("D", reckoned[0] + timedelta(days=step(found)))
    return clocked(dated(unit, found, context, reckoned[1]), found)


def rel_unit(found: Found, context: Context) -> Reading | None:
    """'last week', 'earlier this year', 'the next day', 'that month', 'the previous year'."""
    kind, words = unit_kind(found), context.text[found.start : found.end].lower()
    anaphoric = any(s in found.slots for s in ANAPHORIC) or (kind == "D" and "next" in found.slots)
    if words.startswith(("the last ", "the past ")) and found.rule.id == "rel-unit" and kind != "E":
        return span_of(1, kind, found, context)
    if kind == "D" and "this" in found.slots and not context.narrative:
        return Reading("DATE", "PRESENT_REF")
    if anaphoric and kind == "D" and context.last is None:
        return Reading("DATE", "XXXX-XX-XX")
    spoken = context.spoken()
    if spoken is None:
        return Reading("DATE", "XXXX")
    if kind == "D" and anaphoric:
        spoken = (context.told_day(found.start, "D") or spoken[0], spoken[1])
    anchor, name = (spoken[0], spoken[1]) if anaphoric or context.narrative else (None, "")
    if anchor is None:
        day, name = _deictic(context)
        anchor = Unit("D", day)
    return _moved(anchor, name, kind, step(found), found, context)


def _moved(anchor: Unit, name: str, kind: str, steps: int, found: Found, context: Context) -> Reading | None:
    if kind == "D" and anchor.kind != "D":
        within = anchor.timex + "-XX" if anchor.kind == "M" else f"{anchor.first.year:04}-XX-XX"
        return Reading("DATE", within, anchor, anchor.edtf, name)
    if kind == "F":
        kind, steps = "W", steps * 2
    last_day = anchor.last if steps > 0 and kind == "D" else anchor.first
    unit = unit_of(kind, last_day).shifted(steps)
    if (
        kind == "E"
        and name == "publication"
        and steps == 0
        and anchor.first.isoweekday() < 6
        and "this" not in found.slots
    ):
        unit = unit.shifted(-1)
    return dated(unit, found, context, name, anchor.first)


def part_of_unit(found: Found, context: Context) -> Reading | None:
    """'the end of the year', 'year-end', 'the beginning of the month': of the unit spoken of."""
    kind = unit_kind(found)
    reckoned = context.deictic()
    if reckoned is None:
        return None
    if kind == "D":  # 'later in the day'
        day_told = context.last if context.last is not None and context.last.kind == "D" else None
        return dated(day_told or Unit("D", reckoned[0]), found, context, reckoned[1])
    near = context.last if context.last is not None and context.explicit is not None else None
    day, anchor = (near.first, "narrative") if near is not None else reckoned
    return dated(unit_of(kind, day), found, context, anchor, day)


def weekend(found: Found, context: Context) -> Reading | None:
    """'the weekend': the last one, or the coming one where the clause looks ahead."""
    reckoned = context.deictic()
    if reckoned is None:
        return Reading("DATE", "XXXX-WXX-WE")
    day, anchor = reckoned
    if found.value("unit") == "W":
        return dated(unit_of("W", day), found, context, anchor)
    unit = unit_of("E", day)
    if day.isoweekday() < 6 and not context.future(found):
        unit = unit.shifted(-1)
    return dated(unit, found, context, anchor)


def unit_of_month(found: Found, context: Context) -> Reading | None:
    """'the first week of August', 'the last week of last month'."""
    if found.value("month") is not None or found.value("year") is not None:
        whole = calendar(found, context)
    else:
        reckoned = context.deictic()
        whole = None
        if reckoned is not None:
            month = unit_of("M", reckoned[0]).shifted(step(found))
            whole = Reading("DATE", month.timex, month, month.edtf, reckoned[1])
    if whole is None or whole.unit is None:
        return None
    number = found.value("nth")
    last = whole.unit.last
    if number is None:
        first, end = last - timedelta(days=6), last
    else:
        first = whole.unit.first + timedelta(days=7 * (int(number) - 1))
        end = min(first + timedelta(days=6), last)
    if first > end:
        return None
    return Reading("DATE", "P1W", whole.unit, str(Edtf.of_days(first, end)), whole.anchor)


def week_of(found: Found, context: Context) -> Reading | None:
    """'the week of 5 May', 'the week ending 9 May'."""
    day = calendar(found, context)
    if day is None or day.unit is None:
        return None
    unit = unit_of("W", day.unit.first)
    return dated(unit, found, context, day.anchor or "text")


def before_last(found: Found, context: Context) -> Reading | None:
    """'the year before last', 'the night before last'."""
    reckoned = context.deictic()
    if reckoned is None:
        return None
    kind = "D" if "daypart" in found.slots else unit_kind(found)
    return clocked(dated(unit_of(kind, reckoned[0]).shifted(-2), found, context, reckoned[1]), found)


def weekdays_ago(found: Found, context: Context) -> Reading | None:
    """'two Fridays ago'."""
    reckoned = context.deictic()
    count = int(found.value("count") or found.value("number") or 1)
    if reckoned is None:
        return None
    number = int(found.value("weekday") or found.value("weekdays"))
    back = (reckoned[0].isoweekday() - number) % 7 or 7
    unit = Unit("D", reckoned[0] - timedelta(days=back + 7 * (count - 1)))
    return dated(unit, found, context, reckoned[1])


def month_of(found: Found, context: Context) -> Reading | None:
    """'in August of that year', 'last November', 'the previous March', '3 June of the same year'."""
    month, day = int(found.value("month")), day_number(found)
    spoken = context.spoken()
    anaphoric = any(s in found.slots for s in ANAPHORIC) or context.narrative
    if spoken is None:
        return Reading("DATE", f"XXXX-{month:02}" + (f"-{day:02}" if day else ""))
    at, anchor = (spoken[0].first, spoken[1]) if anaphoric else _deictic(context)
    year = at.year + step(found)
    try:
        unit = Unit("D", date(year, month, day)) if day else Unit("M", date(year, month, 1))
    except ValueError:
        return None
    return dated(unit, found, context, anchor)


def rel_month(found: Found, context: Context) -> Reading | None:
    """'last November', 'next March', 'this June', 'last October 23'."""
    month = int(found.value("month"))
    spoken = context.spoken()
    anaphoric = any(s in found.slots for s in ANAPHORIC) or context.narrative
    if spoken is None:
        return Reading("DATE", f"XXXX-{month:02}")
    at, anchor = (spoken[0].first, spoken[1]) if anaphoric else _deictic(context)
    year, steps, day = at.year, step(found), day_number(found)
    here, there = (at.month, at.day if day else 0), (month, day or 0)
    if steps < 0 and there >= here:
        year -= 1
    elif steps > 0 and there <= here:
        year += 1
    unit = Unit("D", date(year, month, day)) if day else Unit("M", date(year, month, 1))
    return dated(unit, found, context, anchor)


READERS: dict[str, Reader] = {
    "dayword": dayword,
    "weekday": weekday,
    "weekday_of_week": weekday_of_week,
    "rel_daypart": rel_daypart,
    "rel_unit": rel_unit,
    "part_of_unit": part_of_unit,
    "weekend": weekend,
    "week_of": week_of,
    "before_last": before_last,
    "weekdays_ago": weekdays_ago,
    "month_of": month_of,
    "unit_of_month": unit_of_month,
    "rel_month": rel_month,
}
