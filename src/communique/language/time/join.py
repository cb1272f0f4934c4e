"""From single readings to what dates a dealing: clock with day, ranges, lists, since, until and by."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from communique.language.time.context import Reading
from communique.language.time.cues import clause_left, clause_right
from communique.language.time.grammar import around
from communique.language.time.item import Item, counted
from communique.language.time.lapse import reckoned_after
from communique.language.time.parts import part
from communique.language.time.spans import Unit, add
from communique.model.edtf import Edtf

if TYPE_CHECKING:
    from communique.language.time.scanner import Found

_CLOCK_THEN_DAY = re.compile(r",?\s+(?:on\s+|of\s+)?(?:the\s+)?|,?\s*\(?")
_DAY_THEN_CLOCK = re.compile(r",?\s+(?:at\s+)?|,\s*")
_FROM = re.compile(r"\b(from|between|since)\s+(?:the\s+|about\s+|around\s+)?$", re.IGNORECASE)
_TO = re.compile(
    r"\s*(?:(?:to|through|until|till|up to|and|into|or)\s+(?:on\s+|in\s+)?(?:the\s+)?|[-–—]\s*)(?:the\s+)?"
)
_LIST = re.compile(r",?\s*(?:,|and|or|&)\s+(?:again\s+)?(?:in\s+|on\s+)?(?:the\s+)?")
_OPEN_END = re.compile(rf"\b{around('since')}\s+(?:about |around |at least |the |late |early |mid-?)?$", re.IGNORECASE)
_RISE_FROM = re.compile(r"\bfrom\s+(?:[^.;,]|[.,]\d){0,40}?\b(?:in|by)\s+$", re.IGNORECASE)
_RISE_TO = re.compile(r"\s+to\s+(?:[^;,]|,\d){0,40}?\b(?:in|by)\s+", re.IGNORECASE)
_NEGATED = re.compile(r"\b(?:not|never|no|n['’]t)\b[^.;:]{0,70}\bsince\s+(?:the |late |early )?$", re.IGNORECASE)
_LASTING_FROM = re.compile(r"\s+(?:from|starting|beginning)\s+(?:on\s+|in\s+)?(?:the\s+)?", re.IGNORECASE)
_HAD = re.compile(r"\bhad\b")
_FROM_ON = re.compile(r"\s*(?:on|onwards?|forward)\b")
_OPEN_START = re.compile(rf"\b{around('until')}\s+(?:about |around |the )?$", re.IGNORECASE)
_BEFORE = re.compile(r"\b(?:before|prior to)\s+(?:the )?$", re.IGNORECASE)
_RANKED = re.compile(rf"\b{around('ranked')}\b[^.;:]{{0,70}}\bsince\s+(?:at least |the |late |early )?$", re.IGNORECASE)
LISTED_DAYS = 31  # days of a list ('on 3, 4 and 9 May') that date one dealing lie within a month


def combined(text: str, before: Item, found: Found, reading: Reading) -> Item | None:
    """One expression made of two: a time of day and its day, in either order; None where they are apart."""
    gap = text[before.end : found.start]
    if before.reading.clock and not reading.clock and _is_day(reading) and _CLOCK_THEN_DAY.fullmatch(gap):
        clock, day = before.reading.clock, reading
    elif reading.clock and not before.reading.clock and _is_day(before.reading) and _DAY_THEN_CLOCK.fullmatch(gap):
        clock, day = reading.clock, before.reading
    else:
        return None
    if not gap:
        return None
    value = f"{day.value}{clock}"
    merged = Reading("TIME", value, day.unit, day.interval, day.anchor, clock)
    return Item(before.found, before.start, found.end, merged, day.interval)


def _is_day(reading: Reading) -> bool:
    return reading.type == "DATE" and bool(re.fullmatch(r"[\dX]{4}-(?:[\dX]{2}-[\dX]{2}|WXX-\d)", reading.value))


def lend_year(text: str, before: Item, found: Found, reading: Reading) -> Item | None:
    """'from 30 August to 2 September 2014': the first date takes the year of the second.

    Args:
        text: The text.
        before: The item before.
        found: The match after it.
        reading: What that match means.

    Returns:
        The item before with its year, or None where it has one or stands apart.
    """
    slots = before.found.slots
    if before.found.rule.makes != "calendar" or "month" not in slots or {"year", "shortyear"} & slots.keys():
        return None
    gap = text[before.end : found.start]
    if reading.unit is None or "month" not in found.slots or not {"year", "shortyear"} & found.slots.keys():
        return None
    if not (_TO.fullmatch(gap) or _LIST.fullmatch(gap)):
        return None
    month = int(before.found.value("month"))
    year = reading.unit.first.year - (month > reading.unit.first.month)
    day = next((int(re.sub(r"\D", "", slots[s].text)) for s in ("day", "ordinalnumber") if s in slots), None)
    unit = Unit("D", date(year, month, day)) if day else Unit("M", date(year, month, 1))
    lent = Reading("DATE", unit.timex, unit, unit.edtf, "text")
    return replace(before, reading=lent, interval=unit.edtf)


def joined(text: str, items: list[Item]) -> list[Item]:
    """Give ranges and lists their common interval, and open ends to what 'since' and 'by' stand before.

    Args:
        text: The text.
        items: In order.

    Returns:
        The same items, with intervals.
    """
    out = list(items)
    at = 0
    while at < len(out):
        stop = _chain(text, out, at)
        if stop > at:
            common = _cover([i.reading.interval for i in out[at : stop + 1]])
            if common is not None:
                for k in range(at, stop + 1):
                    out[k] = replace(out[k], interval=common, part_of=out[at].start)
        elif out[at].part_of is None:
            out[at] = replace(out[at], interval=_alone(text, out, at))
        at = stop + 1
    return out


def _alone(text: str, items: list[Item], at: int) -> str | None:
    """The interval of an item in no list: open, closed by the day told before, or reckoned from a neighbour."""
    item = items[at]
    if item.reading.type == "DURATION":
        return reckoned_after(text, items, at) or item.reading.interval
    lasting = _lasting(text, items, at)
    if lasting is not None:
        return lasting
    opened = _opened(text, item)
    if opened is None or not opened.endswith("/..") or not _told_as_over(text, item):
        return opened
    days = (i for i in reversed(items[:at]) if _datable(i) and _kind(i) == "D" and not _told_as_over(text, i))
    before = next(days, None)
    if before is None or item.start - before.end > NEAR or not _alike(item, before, ranged=True):
        return opened
    return _cover([item.reading.interval, before.reading.interval])


NEAR = 400  # code points: a day told farther back closes no 'had ... since'


def _told_as_over(text: str, item: Item) -> bool:
    """'had negotiated since 3 May': what ended when the story began."""
    near = clause_left(text, item.start) + " " + clause_right(text, item.end)
    return _HAD.search(near) is not None


def _lasting(text: str, items: list[Item], at: int) -> str | None:
    """'for eighteen months from June 2013': the time from a date for as long as the words before it say."""
    before = items[at - 1] if at else None
    if before is None or not _datable(items[at]) or before.reading.type != "DURATION":
        return None
    count = counted(before)
    first = Edtf.parse(items[at].reading.interval or "").first
    if count is None or first is None or not _LASTING_FROM.fullmatch(text[before.end : items[at].start]):
        return None
    number, kind = count
    last = add(first, kind, number) - timedelta(days=1)
    return str(Edtf.of_days(first, last))


def _chain(text: str, items: list[Item], at: int) -> int:
    """Index of the last item of the range or list that begins at an item; its own where it stands alone."""
    if items[at].part_of is not None or not _datable(items[at]) or at + 1 >= len(items):
        return at
    first = items[at]
    gap = text[first.end : items[at + 1].start]
    ranged = _FROM.search(text, max(0, first.start - 20), first.start) is not None
    if (
        _datable(items[at + 1])
        and _RISE_TO.fullmatch(gap)
        and _RISE_FROM.search(text[max(0, first.start - 60) : first.start])
    ):
        return at + 1 if _alike(first, items[at + 1], ranged=True) else at
    if _datable(items[at + 1]) and _TO.fullmatch(gap) and (ranged or gap.strip() not in ("and", "or")):
        return at + 1 if _alike(first, items[at + 1], ranged=ranged) else at
    stop = at
    while (
        stop + 1 < len(items)
        and _datable(items[stop + 1])
        and _LIST.fullmatch(text[items[stop].end : items[stop + 1].start])
        and items[stop + 1].found.rule.makes == "calendar" == items[stop].found.rule.makes
        and _alike(items[stop], items[stop + 1], ranged=False)
    ):
        stop += 1
    closed = stop > at and re.search(r"\b(?:and|or)\b|&", text[items[stop - 1].end : items[stop].start])
    return stop if closed and _near(items[at], items[stop]) else at


def _near(a: Item, b: Item) -> bool:
    """Whether the days of a list lie near enough to be one occasion; months and years always do."""
    if _kind(a) != "D" or a.reading.unit is None or b.reading.unit is None:
        return True
    return (b.reading.unit.first - a.reading.unit.first).days <= LISTED_DAYS


def _datable(item: Item) -> bool:
    return item.reading.type in ("DATE", "TIME") and item.reading.interval is not None and (
        item.reading.unit is not None and "/" not in (item.reading.interval or "")
    )  # fmt: skip


def _kind(item: Item) -> str:
    return item.reading.unit.kind if item.reading.unit else ""


def _alike(a: Item, b: Item, *, ranged: bool) -> bool:
    """Whether two dates can be ends of one span: the second is later and, in a list, of the same kind."""
    (first, _), (second, _) = (Edtf.parse(i.reading.interval or "").bounds() for i in (a, b))
    return first is not None and second is not None and first < second and (ranged or _kind(a) == _kind(b))


def _cover(intervals: list[str | None]) -> str | None:
    bounds = [Edtf.parse(i).plain() for i in intervals if i]
    left, right = bounds[0].text, bounds[-1].text
    if len(left) == len(right):
        return f"{left}/{right}"
    first, last = bounds[0].first, bounds[-1].last
    return None if first is None or last is None else str(Edtf.of_days(first, last))


def _opened(text: str, item: Item) -> str | None:
    """The interval with the open end that a preposition left of the expression asks for."""
    own = item.reading.interval
    if own is None or item.reading.type not in ("DATE", "TIME"):
        return own
    left = text[max(0, item.start - 32) : item.start]
    plain = Edtf.parse(own).plain().text
    first, last = plain.split("/", 1) if "/" in plain else (plain, plain)
    around_it = text[max(0, item.start - 90) : item.start]
    if _RANKED.search(around_it) and not _NEGATED.search(around_it):
        return None
    if _OPEN_END.search(left) or (_FROM.search(left) and _FROM_ON.match(text, item.end)):
        return f"{first}/.."
    if _BEFORE.search(left) and item.reading.unit is not None and part(item.found) is None:
        return f"../{item.reading.unit.shifted(-1).edtf.split('/')[-1]}"
    if _OPEN_START.search(left):
        return f"../{last}"
    return own


def bounds(text: str, start: int) -> bool:
    """Whether a preposition before a place makes what follows the bound of a time: since, until, by."""
    left = text[max(0, start - 32) : start]
    return bool(_OPEN_END.search(left) or _OPEN_START.search(left))


def open_future(text: str, item: Item, reference: date | None) -> bool:
    """Whether 'from 2026' opens a time to come."""
    own = item.reading.interval
    if own is None or reference is None or "/" in (item.interval or "/"):
        return False
    first = Edtf.parse(own).first
    left = text[max(0, item.start - 8) : item.start]
    return first is not None and first > reference and re.search(r"\bfrom\s+$", left, re.IGNORECASE) is not None
