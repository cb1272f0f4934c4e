"""Paragraphs of a text: lines, or runs of lines where the text was wrapped at a column."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

BLANK = " \t\r\f\v\u00a0\u2007\u202f\u200b\ufeff"
# Longest line of a text wrapped by a mail program or an agency's terminal.
_WIDEST_WRAP = 110
_FINAL = re.compile(r"[.!?…][\"”’')\]»]*$")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A stretch of text that stands on its own: its span without surrounding blanks.

    ``gap`` says whether an empty line (or the start of the text) precedes it.
    """

    start: int
    end: int
    text: str
    gap: bool


def paragraphs(text: str) -> list[Paragraph]:
    """Cut a text into paragraphs.

    Args:
        text: The text; nothing of it is changed.

    Returns:
        Paragraphs in order; together they hold every character that is not blank.
    """
    lines = _lines(text)
    width = _wrap_width(lines)
    if width is None:
        return lines
    joined: list[Paragraph] = []
    for line in lines:
        if joined and not line.gap and _goes_on(joined[-1], line, width):
            last = joined.pop()
            joined.append(Paragraph(last.start, line.end, text[last.start : line.end], last.gap))
        else:
            joined.append(line)
    return joined


def _lines(text: str) -> list[Paragraph]:
    found: list[Paragraph] = []
    gap = True
    offset = 0
    for line in text.split("\n"):
        stripped = line.strip(BLANK)
        if stripped:
            start = offset + len(line) - len(line.lstrip(BLANK))
            found.append(Paragraph(start, start + len(stripped), stripped, gap))
        gap = not stripped
        offset += len(line) + 1
    return found


def _wrap_width(lines: Sequence[Paragraph]) -> int | None:
    """The column a text was wrapped at, or None."""
    if len(lines) < 4:
        return None
    lengths = sorted(len(line.text) for line in lines)
    if lengths[-max(1, len(lengths) // 50)] > _WIDEST_WRAP:
        return None
    broken = [
        len(line.text)
        for line, after in pairwise(lines)
        if not after.gap and len(line.text) >= 45 and not _FINAL.search(line.text)
    ]
    if len(broken) < 3 or len(broken) < 0.3 * len(lines):
        return None
    return max(broken)


def _goes_on(before: Paragraph, line: Paragraph, width: int) -> bool:
    """Whether a line goes on with the one before: its first word would not have fitted there."""
    last = before.text.rsplit("\n", 1)[-1]
    first_word = line.text.split(None, 1)[0]
    return len(last) >= 0.6 * width and len(last) + 1 + len(first_word) > width - 4
