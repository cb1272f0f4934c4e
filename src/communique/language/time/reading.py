"""find_times: the time expressions of a text, found, read in order and joined."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from communique.language.time import calendar, clock, reckoned, relative, seasons
from communique.language.time.context import Context, Reading
from communique.language.time.cues import aside
from communique.language.time.expression import TimeExpression
from communique.language.time.guards import GUARDS
from communique.language.time.headings import pass_headings
from communique.language.time.item import Item
from communique.language.time.join import bounds, combined, joined, lend_year, open_future
from communique.language.time.scanner import Found, find

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from communique.model.edtf import Edtf

READERS = calendar.READERS | seasons.READERS | relative.READERS | reckoned.READERS | clock.READERS
HISTORY_SHARE = 0.5  # of the years named before last year: above it a text may be a narrative of the past
NEWS_SHARE = 0.1  # of expressions such as 'Monday' or 'yesterday': above it a text is news all the same
NEWS_RULES = frozenset({"weekday", "rel-weekday", "dayword", "daypart-dayword", "tonight", "weekday-of-week"})
NEXT_TO = 14  # characters between two expressions that can be one, or share a year
SECOND_ENDS = {"day_span": "day2", "month_span": "month2", "year_span": "year2"}
HISTORY_LEAST = 20  # years named, below which a text is taken for news


def find_times(
    text: str,
    reference: Edtf | None,
    spans: Sequence[tuple[int, int]] | None = None,
    *,
    vague: bool = False,
) -> list[TimeExpression]:
    """Find and resolve the time expressions of a text.

    Args:
        text: The text; offsets are code points of it.
        reference: Date of publication, from which 'yesterday' or 'last month' are reckoned; None if unknown:
            then only what the text itself dates is resolved.
        spans: Stretches (start, end) of running text to read, in order; None for all of it.
        vague: Whether to report vague references too ('now', 'recently', 'the future'), which date nothing.

    Returns:
        The expressions in the order of the text, without overlaps.
    """
    blocks = list(spans) if spans is not None else [(0, len(text))]
    found = [(number, f) for number, (start, end) in enumerate(blocks) for f in find(text, start, end, GUARDS)]
    day = reference.first if reference is not None else None
    context = Context(text, day, narrative=_tells_history([f for _, f in found], day))
    items: list[Item] = []
    last_end = 0
    if spans is not None and blocks:
        pass_headings(context, text.rfind("\n", 0, max(0, blocks[0][0] - 2)) + 1, blocks[0][0], GUARDS)
    for number, match in found:
        if spans is not None:
            for passed in range(context.block + 1, number + 1):
                pass_headings(context, blocks[passed - 1][1], blocks[passed][0], GUARDS)
        context.block = number if spans is not None else context.block + text.count("\n\n", last_end, match.start)
        last_end = match.end
        item = _read(text, items, match, context)
        if item is not None:
            items.extend(_halves(item, context))
            bounding, beside = bounds(text, item.start), aside(text, item.start, item.end)
            context.note(item.reading, item.end, background=bounding, aside=beside)
    return [
        _expression(text, item, day) for item in joined(text, items) if vague or item.found.rule.makes != "reference"
    ]


def _read(text: str, items: list[Item], match: Found, context: Context) -> Item | None:
    """Read a match; where it makes one expression with the item before, that item is taken back."""
    previous = items[-1] if items else None
    try:
        reading = READERS[match.rule.makes](match, context)
    except (ValueError, OverflowError):  # beyond the calendar
        return None
    if reading is None:
        return None
    if previous is not None and match.start - previous.end <= NEXT_TO:
        lent = lend_year(text, previous, match, reading)
        if lent is not None:
            items[-1] = lent
        one = _hung(text, previous, match, reading, context) or combined(text, previous, match, reading)
        if one is not None:
            items.pop()
            return one
    return Item(match, match.start, match.end, reading, reading.interval)


def _halves(item: Item, context: Context) -> list[Item]:
    """'11 to 17 November' as its two ends, each with the whole interval; anything else as it is."""
    second = item.found.slots.get(SECOND_ENDS.get(item.found.rule.makes, ""))
    if second is None and item.found.rule.makes == "year_span":
        second = item.found.slots.get("short2")
    if second is None:
        second = item.found.slots.get("ordinalnumber2")
    link = item.found.slots.get("to") or item.found.slots.get("and") or item.found.slots.get("dash")
    if second is None or link is None or item.reading.interval is None or "/" not in item.reading.interval:
        return [item]
    last = item.reading.unit
    value = last.timex if last is not None else item.reading.value
    left_end = len(context.text[: link.start].rstrip())
    tail = replace(item.reading, value=value)
    return [
        replace(item, end=left_end, part_of=item.start),
        replace(item, start=second.start, reading=tail, part_of=item.start),
    ]


def _hung(text: str, previous: Item, match: Found, reading: Reading, context: Context) -> Item | None:
    """'a week before last Friday': a shift reckoned from the expression right after it."""
    if previous.found.rule.makes != "shifted" or text[previous.end : match.start].strip() or reading.unit is None:
        return None
    if text[previous.start : previous.end].rsplit(None, 1)[-1].lower() not in ("before", "after"):
        return None
    held = context.last
    context.last = reading.unit
    shift = reckoned.shifted(previous.found, context)
    context.last = held
    if shift is None:
        return None
    shift = replace(shift, anchor=reading.anchor)
    return Item(previous.found, previous.start, match.end, shift, shift.interval)


def _expression(text: str, item: Item, day: date | None) -> TimeExpression:
    reading = item.reading
    interval = item.interval
    if open_future(text, item, day):
        interval = f"{interval}/.."
    return TimeExpression(
        item.start,
        item.end,
        text[item.start : item.end],
        reading.type,
        reading.value,
        interval,
        reading.interval,
        item.found.rule.id,
        reading.anchor,
        item.part_of,
    )


def _tells_history(found: Sequence[Found], day: date | None) -> bool:
    """Whether most years that a text names lie well before its publication."""
    if day is None:
        return True
    years = [int(f.value("year")) for f in found if f.value("year") is not None and f.rule.makes == "calendar"]
    past = [y for y in years if y < day.year - 1]
    fresh = [f for f in found if f.rule.id in NEWS_RULES]
    told = len(years) >= HISTORY_LEAST and len(past) > HISTORY_SHARE * len(years)
    return told and len(fresh) < NEWS_SHARE * len(found)
