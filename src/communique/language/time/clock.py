"""Readers of the clock, of how long and how often, and of vague references."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from communique.language.time.amounts import amount, duration
from communique.language.time.context import Context, Reading
from communique.language.time.cues import clause_left
from communique.language.time.slots import unit_kind
from communique.language.time.spans import Unit, add
from communique.model.edtf import Edtf

if TYPE_CHECKING:
    from communique.language.time.calendar import Reader
    from communique.language.time.scanner import Found


def clock(found: Found, context: Context) -> Reading | None:
    """'9:15 a.m.', '6 pm GMT', 'noon', '0430 GMT': on the day spoken of, else that of publication."""
    hour, minute, second = _time_of_day(found)
    if hour > 24 or minute > 59:
        return None
    meridiem = found.value("meridiem")
    if meridiem is not None:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + int(meridiem)
    elif found.value("daypart") in ("AF", "EV") and hour < 12:
        hour += 12
    time = f"T{hour:02}:{minute:02}" + (f":{second:02}" if second is not None else "")
    day = _day(found, context)
    if day is None:
        return Reading("TIME", f"XXXX-XX-XX{time}", clock=time)
    anchor = "narrative" if context.last is day else "publication"
    return Reading("TIME", f"{day.timex}{time}", day, day.edtf, anchor, time)


def _day(found: Found, context: Context) -> Unit | None:
    """The day told on the same line, else that of publication: a stamp such as '14:25' opens its line."""
    near = "\n" not in context.text[context.last_end : found.start] or context.narrative
    if near and context.last is not None and context.last.kind == "D":
        return context.last
    return Unit("D", context.reference) if context.reference and not context.narrative else None


def _time_of_day(found: Found) -> tuple[int, int, int | None]:
    for slot in ("clock", "decimal"):
        if slot in found.slots:
            parts = [int(p) for p in re.split(r"[:.]", found.words(slot))]
            return parts[0], parts[1], parts[2] if len(parts) > 2 else None
    if "hourname" in found.slots:
        return int(found.value("hourname")), 0, None
    hour = found.value("hour")
    if hour is not None:
        return int(hour), 0, None
    if "number" in found.slots:
        return int(found.value("number")), 0, None
    digits = found.words("count") or found.words("year")
    if len(digits) != 4:
        return 99, 0, None
    return int(digits[:2]), int(digits[2:]), None


def how_long(found: Found, context: Context) -> Reading | None:
    """'for nearly two years', 'a six-day', 'two to three weeks', 'decades'."""
    kind = unit_kind(found)
    count = amount(str(found.value("amount") or "several"))
    half = "half" in found.slots or found.words("amount2").startswith("a half")
    within = _within(count, kind, found, context)
    if within is not None:
        return Reading("DURATION", duration(count, kind, half=half), None, within, "publication")
    if found.rule.id == "duration-range":
        return Reading("DURATION", duration(count, kind))
    if "amount2" in found.slots and not half:
        second = str(found.value("unit2") or found.value("units2") or found.value("clockunit2") or "D")
        tail = duration(amount(found.words("amount2")), second)
        head = duration(count, kind)
        joined = head + (tail[1:] if "T" not in head or "T" not in tail else tail[2:])
        return Reading("DURATION", joined)
    return Reading("DURATION", duration(count, kind, half=half))


def _within(count: float | str, kind: str, found: Found, context: Context) -> str | None:
    """The days from publication on that 'within three months' covers, where the clause looks ahead."""
    left = context.text[max(0, found.start - 10) : found.start]
    if context.reference is None or kind in ("h", "m", "s") or not isinstance(count, int) or context.narrative:
        return None
    if not re.search(r"\bwithin\s+$", left, re.IGNORECASE) or context.coming(found) is False:
        return None
    if context.last_end > found.start - len(clause_left(context.text, found.start)):
        return None  # 'on 3 May they agreed to meet within a month'
    try:
        return str(Edtf.of_days(context.reference, add(context.reference, kind, count)))
    except (ValueError, OverflowError):
        return None


def how_often(found: Found, context: Context) -> Reading | None:
    """'every two years', 'each July', 'on Sundays', 'per day'."""
    del context
    number = found.value("weekday") or found.value("weekdays")
    if number is not None:
        part = found.value("daypart") or found.value("dayparts")
        return Reading("SET", f"XXXX-WXX-{number}" + (f"T{part}" if part else ""))
    if found.value("month") is not None:
        return Reading("SET", f"XXXX-{int(found.value('month')):02}")
    if found.value("season") is not None:
        return Reading("SET", f"XXXX-{found.value('season')}")
    if found.value("daypart") is not None:
        return Reading("SET", f"XXXX-XX-XXT{found.value('daypart')}")
    count = amount(str(found.value("amount") or "a"))
    return Reading("SET", duration(count, unit_kind(found)))


def often(found: Found, context: Context) -> Reading | None:
    """'daily', 'annually'."""
    del context
    return Reading("SET", str(found.value("often")))


def reference(found: Found, context: Context) -> Reading | None:
    """'now', 'recently', 'soon': the past, present or future."""
    del context
    return Reading("DATE", str(found.value("ref")))


READERS: dict[str, Reader] = {
    "clock": clock, "duration": how_long, "each": how_often, "often": often, "reference": reference,
}  # fmt: skip
