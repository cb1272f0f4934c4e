"""Readers of what is so many units before or after: two weeks ago, a day later, the past two years."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.language.time.amounts import amount, duration
from communique.language.time.calendar import Reader, dated
from communique.language.time.context import Context, Reading
from communique.language.time.slots import ANAPHORIC, step, unit_kind
from communique.language.time.spans import DAYS_OF, Unit, add, unit_of
from communique.model.edtf import Edtf

if TYPE_CHECKING:
    from communique.language.time.scanner import Found

# How many units vague words reach over: 'a few days ago' is two to five days back, 'recent weeks' are six.
FEW = (2, 5)
RECENT = 6


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
    day = context.told_day(found.start, kind)
    spoken = (day, "narrative") if day is not None else None
    if spoken is None and kind not in DAYS_OF and context.reference is not None:
        spoken = (Unit("D", context.reference), "publication")
    if spoken is None:
        return Reading("DATE", vague)
    return _reckoned(_amount(found), kind, direction, spoken[0], spoken[1], vague)


def _amount(found: Found) -> int | float | str:
    return amount(str(found.value("amount") or "several"))


def _reckoned(count: float | str, kind: str, direction: int, anchor: Unit, name: str, vague: str) -> Reading | None:
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
        return Reading("DATE", unit.timex, Unit("D", day) if anchor.kind == "D" else unit, f"{day.isoformat()}~", name)
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
    return span_of(_amount(found), unit_kind(found), found, context)


def span_of(count: float | str, kind: str, found: Found, context: Context) -> Reading:
    """A duration of so many units with the days it covers up to, or on from, its anchor.

    Args:
        count: How many, or VAGUE.
        kind: The unit.
        found: The match, whose words say which way it reaches.
        context: What was dated so far.
    """
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
    "ago": ago,
    "year_ago": year_ago,
    "the_quarter": the_quarter,
    "shifted": shifted,
    "span": span,
}
