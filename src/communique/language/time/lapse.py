"""'On 3 May 2015, six years after the raid': when the earlier or later event was, from the day it is set beside."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from communique.language.time.cues import apart
from communique.language.time.item import counted
from communique.language.time.spans import DAYS_OF, add, unit_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from communique.language.time.item import Item
    from communique.language.time.spans import Unit

_THEN = re.compile(r"\s+(after|before)\s+(?=\w)", re.IGNORECASE)
_BESIDE = re.compile(
    r"(?:[,(–—-]|\band)\s*(?:some|just|only|nearly|almost|about|barely|more than)?\s*$|(?:^|\n)\s*$|[.!?”\"]\s+$"
)


def reckoned_after(text: str, items: Sequence[Item], at: int) -> str | None:
    """The time of the event that 'six years after' or 'a month before' leads to.

    It is reckoned from the day, month or year told just before in the same sentence; where the words open the
    sentence, from the first one told after them.

    Args:
        text: The text.
        items: All items, in order.
        at: Index of the duration.

    Returns:
        EDTF of the unit that the duration counts in, or None where nothing stands to reckon from.
    """
    item = items[at]
    then = _THEN.match(text, item.end)
    count = counted(item)
    if then is None or count is None or not _BESIDE.search(text[max(0, item.start - 24) : item.start]):
        return None
    anchor = _anchor(text, items, at)
    if anchor is None:
        return None
    number, kind = count
    step = -number if then.group(1).lower() == "after" else number
    try:
        return _beside(anchor, kind, step)
    except (ValueError, OverflowError):
        return None


def _anchor(text: str, items: Sequence[Item], at: int) -> Unit | None:
    before = items[at - 1] if at else None
    if before is not None and _day(before) is not None and not apart(text, before.end, items[at].start):
        return _day(before)
    after = next((i for i in items[at + 1 :] if _day(i) is not None), None)
    if before is not None and not apart(text, before.end, items[at].start):
        return None
    if after is None or apart(text, items[at].end, after.start):
        return None
    return _day(after) if "," in text[items[at].end : after.start] else None


def _day(item: Item) -> Unit | None:
    unit = item.reading.unit
    dated = unit is not None and item.reading.type in ("DATE", "TIME") and unit.kind in ("D", "M", "Y")
    return unit if dated else None


def _beside(anchor: Unit, kind: str, step: int) -> str:
    if anchor.kind != "D" and (kind in DAYS_OF or (anchor.kind == "Y" and kind == "M")):
        return anchor.edtf  # 'in April, four days before …'
    day = add(anchor.first, kind, step)
    if kind == "D":
        return day.isoformat()
    if kind in DAYS_OF:
        return f"{day.isoformat()}~"
    return unit_of({"T": "Y", "C": "Y"}.get(kind, kind), day).edtf
