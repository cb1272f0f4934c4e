"""Readers of relative expressions: yesterday, last week, two days later, on Monday, the past year."""

from __future__ import annotations

from datetime import date, timedelta

from communique.language.time.amounts import amount, duration
from communique.language.time.calendar import Reader, calendar, dated, day_number
from communique.language.time.context import Context, Reading
from communique.language.time.scanner import Found
from communique.language.time.spans import DAYS_OF, Unit, add, unit_of
from communique.model.edtf import Edtf

ANAPHORIC = ("previous", "following", "that")
# How many units vague words reach over: 'a few days ago' lies two to five days back, 'recent weeks' are about six.
FEW = (2, 5)
RECENT = 6


def step(found: Found) -> int:
    """-1, 0 or 1: which way 'last', 'this', 'next' and their like point."""
    for slot in ("last", "previous", "next", "following", "this", "current", "that"):
        if slot in found.slots:
            return int(found.slots[slot].value)
    return 0


def unit_kind(found: Found) -> str:
    """The unit named, in either number."""
    return str(found.value("unit") or found.value("units") or found.value("clockunit") or "D")


def clocked(reading: Reading, found: Found, slot: str = "daypart") -> Reading:
    """The reading with a part of the day, if the words name one: a TIME."""
    part = found.value(slot)
    if part is None:
        return reading
    return Reading(
        "TIME", f"{reading.value}T{part}", reading.unit, reading.interval, reading.anchor, f"T{part}"
    )


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
        return _span(1, kind, found, context)
    if kind == "D" and "this" in found.slots and not context.narrative:
        return Reading("DATE", "PRESENT_REF")
    if anaphoric and kind == "D" and context.last is None and context.reference is None:
        return Reading("DATE", "XXXX-XX-XX")
    spoken = context.spoken()
    if spoken is None:
        return Reading("DATE", "XXXX")
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
    if kind == "D" or reckoned is None:
        return None
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
    if found.value("month") is not None:
        whole = calendar(found, context)
    elif found.value("year") is not None:
        whole = calendar(found, context)
    else:
        reckoned = context.deictic()
        whole = None
        if reckoned is not None:
            month = unit_of("M", reckoned[0]).shifted(step(found))
            whole = Reading("DATE", month.timex, month, month.edtf, reckoned[1])
    if whole is None or whole.unit is None:
        return None
    number = found.value("ordinal")
    last = whole.unit.last
    if number is None:
        first, end = last - timedelta(days=6), last
    else:
        first = whole.unit.first + timedelta(days=7 * (int(number) - 1))
        end = min(first + timedelta(days=6), last)
    if first > end:
        return None
    return Reading("DATE", "P1W", whole.unit, str(Edtf.of_days(first, end)), whole.anchor)


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
    """'last November', 'next March', 'this June'."""
    month = int(found.value("month"))
    spoken = context.spoken()
    anaphoric = any(s in found.slots for s in ANAPHORIC) or context.narrative
    if spoken is None:
        return Reading("DATE", f"XXXX-{month:02}")
    at, anchor = (spoken[0].first, spoken[1]) if anaphoric else _deictic(context)
    year, steps = at.year, step(found)
    if steps < 0 and month >= at.month:
        year -= 1
    elif steps > 0 and month <= at.month:
        year += 1
    return dated(Unit("M", date(year, month, 1)), found, context, anchor)


def ago(found: Found, context: Context) -> Reading | None:
    """'two weeks ago', 'roughly 18 months ago', 'three years from now'."""
    count, kind = _amount(found), unit_kind(found)
    direction = int(found.value("direction") or -1)
    reckoned = context.deictic()
    vague = "PAST_REF" if direction < 0 else "FUTURE_REF"
    if count == 1 and kind == "Y" and context.last is not None and context.last.kind == "Q":
        return _exactly(direction, kind, context.last, "narrative")  # a quarter is compared with its like
    if reckoned is None:
        return Reading("DATE", vague)
    return _reckoned(count, kind, direction, Unit("D", reckoned[0]), reckoned[1], vague)


def year_ago(found: Found, context: Context) -> Reading | None:
    """'the year-earlier period': a year before what is compared with it."""
    del found
    spoken = context.spoken()
    return None if spoken is None else _exactly(-1, "Y", spoken[0], spoken[1])


def the_quarter(found: Found, context: Context) -> Reading | None:
    """'the quarter', 'the latest period': the one spoken of, else the last that ended before publication."""
    if context.last is not None and context.last.kind == "Q":
        return dated(context.last, found, context, "narrative")
    reckoned = context.deictic()
    if reckoned is None:
        return None
    return dated(unit_of("Q", reckoned[0]).shifted(-1), found, context, reckoned[1])


def shifted(found: Found, context: Context) -> Reading | None:
    """'two days later', 'a year earlier', 'the day before': from what was spoken of."""
    direction = int(found.value("before") or found.value("after"))
    vague = "PAST_REF" if direction < 0 else "FUTURE_REF"
    kind = unit_kind(found)
    spoken = (context.last, "narrative") if context.last is not None else None
    if spoken is None and kind not in DAYS_OF and context.reference is not None:
        spoken = (Unit("D", context.reference), "publication")
    if spoken is None:
        return Reading("DATE", vague)
    return _reckoned(_amount(found), kind, direction, spoken[0], spoken[1], vague)


def _amount(found: Found) -> int | float | str:
    return amount(str(found.value("amount") or "several"))


def _reckoned(
    count: int | float | str, kind: str, direction: int, anchor: Unit, name: str, vague: str
) -> Reading | None:
    if kind in ("h", "m", "s"):
        return Reading("DATE", anchor.timex, anchor, anchor.edtf, name)
    try:
        if isinstance(count, str):
            return Reading("DATE", vague, None, _vague_days(kind, direction, anchor, name), name)
        if isinstance(count, float):
            count, kind = _in_months(count, kind)
        return _exactly(count * direction, kind, anchor, name)
    except (ValueError, OverflowError):
        return Reading("DATE", vague)


def _in_months(count: float, kind: str) -> tuple[int, str]:
    months = {"Y": 12, "T": 120, "M": 1}.get(kind)
    return (round(count * months), "M") if months else (round(count * DAYS_OF.get(kind, 1)), "D")


def _exactly(count: int, kind: str, anchor: Unit, name: str) -> Reading:
    day = add(anchor.first, kind, count)
    if kind in ("W", "F", "E"):
        unit = unit_of("W", day)
        if anchor.kind == "D" and name == "narrative":
            return Reading("DATE", day.isoformat(), Unit("D", day), day.isoformat(), name)
        return Reading(
            "DATE", unit.timex, Unit("D", day) if anchor.kind == "D" else unit, f"{day.isoformat()}~", name
        )
    if kind == "D":
        if anchor.kind != "D":
            return Reading(
                "DATE",
                f"{anchor.timex}-XX" if anchor.kind == "M" else "XXXX-XX-XX",
                anchor,
                anchor.edtf,
                name,
            )
        return Reading("DATE", day.isoformat(), Unit("D", day), day.isoformat(), name)
    if kind == "Y" and anchor.kind == "Q":
        unit = anchor.shifted(4 * count)
        return Reading("DATE", unit.timex, unit, unit.edtf, name)
    unit = unit_of({"T": "Y", "C": "Y"}.get(kind, kind), day)
    return Reading("DATE", unit.timex, unit, unit.edtf, name)


def _vague_days(kind: str, direction: int, anchor: Unit, name: str) -> str | None:
    """'a few days ago' as two to five days back; nothing for longer units than years."""
    if kind not in ("D", "W", "M", "Y") or (name == "narrative" and anchor.kind != "D"):
        return None
    near, far = (add(anchor.first, kind, direction * n) for n in FEW)
    first, last = min(near, far), max(near, far)
    if kind == "D":
        return str(Edtf.of_days(first, last))
    larger = {"W": "D", "M": "M", "Y": "Y"}[kind]
    return str(Edtf.of_days(unit_of(larger, first).first, unit_of(larger, last).last))


def span(found: Found, context: Context) -> Reading | None:
    """'the past two years', 'the coming weeks', 'recent months', 'the first nine months'."""
    return _span(_amount(found), unit_kind(found), found, context)


def _span(count: int | float | str, kind: str, found: Found, context: Context) -> Reading:
    value = duration(count, kind)
    recent = "recent" in context.text[found.start : found.end].lower()
    direction = step(found) or (-1 if recent else 0)
    anaphoric = any(s in found.slots for s in ANAPHORIC)
    spoken = context.spoken() if anaphoric else None
    reckoned = (spoken[0].first, spoken[1]) if spoken else context.deictic()
    if direction == 0 or reckoned is None or kind not in ("D", "W", "F", "M", "Q", "Y", "T"):
        return Reading("DURATION", value)
    reach = round(count) if not isinstance(count, str) else RECENT
    day, anchor = reckoned
    try:
        other = add(day, kind, direction * max(reach, 1))
    except (ValueError, OverflowError):
        return Reading("DURATION", value)
    first, last = min(day, other), max(day, other)
    if kind not in ("D", "W", "F"):
        first, last = unit_of("M", first).first, Unit("M", last.replace(day=1)).last
    whole = str(Edtf.of_days(first, last))
    if recent and kind in ("D", "Y", "T"):  # 'recent years' name a time, 'recent weeks' how long
        return Reading("DATE", "PAST_REF", None, whole, anchor)
    return Reading("DURATION", value, None, whole, anchor)


READERS: dict[str, Reader] = {
    "dayword": dayword, "weekday": weekday, "weekday_of_week": weekday_of_week, "rel_daypart": rel_daypart,
    "rel_unit": rel_unit, "part_of_unit": part_of_unit, "weekend": weekend, "month_of": month_of, "unit_of_month": unit_of_month,
    "rel_month": rel_month, "ago": ago, "year_ago": year_ago, "the_quarter": the_quarter, "shifted": shifted, "span": span,
}  # fmt: skip
