"""Bullets, clock stamps and date stamps at the start of list items."""

from __future__ import annotations

import re
from dataclasses import dataclass

from communique.documents.dates import MONTHS, written_dates

_BULLET = re.compile(r"(?:[•▪◦‣●■►▶·*]|[–—-](?=\s+[A-Z0-9“\"‘À-Þ])|\(?\d{1,2}[.)](?=\s+[A-Z“\"]))\s+")
_CLOCK = re.compile(
    r"(?P<clock>(?:[01]?\d|2[0-4])[:h][0-5]\d(?:\s?[ap]\.?m\.?)?|(?:1[0-2]|[1-9])(?:[:.][0-5]\d)?\s?[ap]\.?m\.?)"
    r"(?:\s?(?:GMT|UTC|BST|IST|MSK|JST|KST|[CE]ES?T|[ECMP][SD]?T|AE[SD]T|Z|hrs|local time)\b"
    r"(?:\s?[+-]\d{1,2})?)?(?![\d%])\s*[:|.]?\s*[–—|-]?\s+(?=\S)",
    re.IGNORECASE,
)
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_PARTIAL = re.compile(
    rf"(?:(?:early|mid|late)[ -])?(?:(?:{_MONTH})\b\.?\s*(?:to|and|[-–])\s*)?"
    rf"(?:(?:{_MONTH})\b\.?,?\s+)?(?:19|20)\d\d(?!\d)",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(
    r"(?:on\s+|last\s+)?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today)"
    r"(?:\s+(?:morning|afternoon|evening|night))?(?=\s*[:–—|]|\s-\s)",
    re.IGNORECASE,
)
_AFTER_STAMP = re.compile(r"\s*(?:[:–—]|-\s|,\s|\||\.\s+(?=[A-Z“\"]))")


@dataclass(frozen=True, slots=True)
class Item:
    """How a list item begins.

    Attributes:
        text_start: Where its text begins, after bullet and clock stamp.
        stamp: Span of the clock stamp before the text or of the date stamp that opens it, or None.
        bullet: Whether a bullet opens it.
        clock: Whether the stamp is a time of day.
    """

    text_start: int
    stamp: tuple[int, int] | None
    bullet: bool
    clock: bool


def read_item(text: str) -> Item | None:
    """Read the beginning of a paragraph as that of a list item.

    Args:
        text: The paragraph.

    Returns:
        Offsets within the paragraph, or None where it opens with neither bullet nor time of day.
    """
    bullet = _BULLET.match(text)
    start = bullet.end() if bullet else 0
    clock = _CLOCK.match(text, start)
    if clock:
        return Item(clock.end(), clock.span("clock"), bullet is not None, clock=True)
    return Item(start, date_stamp(text, start), bullet=True, clock=False) if bullet else None


def date_stamp(text: str, start: int = 0) -> tuple[int, int] | None:
    """Find a date that opens an item and is set off from its sentence: '3 May: ', '2015 – ', 'Monday: '.

    Args:
        text: The paragraph.
        start: Where the item's text begins in it.
    """
    head = text[start : start + 40]
    ends = [day.end for day in written_dates(head) if day.start == 0]
    if partial := _PARTIAL.match(head):
        ends.append(partial.end())
    if weekday := _WEEKDAY.match(head):
        ends.append(weekday.end())
    end = max(ends, default=0)
    return (start, start + end) if end and _AFTER_STAMP.match(head, end) else None
