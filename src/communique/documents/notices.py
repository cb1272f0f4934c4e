"""Notices in a report: where it says that it corrects, retracts or updates another."""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique.lexicon.corrections import Marker, correction_markers
from communique.model.notice import Notice

_OPENING = re.compile(r"[\W_]*")  # marks and brackets before the first word of a line
_SENTENCE_END = re.compile(r"[.!?][\"”’)\]]*\s+(?=[\"“‘(]?[A-ZÀ-Þ])")
_LABEL = 5  # words of a line that says no more than what sort of notice follows: 'Correction (3 May):'


def find_notices(title: str | None, text: str) -> tuple[Notice, ...]:
    """Find the notices of a report, each entry of the lexicon once a line.

    Args:
        title: Its headline, or None.
        text: Its text as kept.

    Returns:
        Notices in the order of the text; one in a title that the text does not repeat comes first.
    """
    lines = [(m.start(), m.end()) for m in re.finditer(r"[^\n]*\S[^\n]*", text)]
    found = []
    if title and not any(_plain(text[a:b]) == _plain(title) for a, b in lines):
        found += [Notice(m.id, m.effect, m.reach, None, None, _plain(title)) for m, _ in _in(title, first=True)]
    for number, (start, end) in enumerate(lines):
        line = text[start:end]
        for marker, at in _in(line, first=number == 0):
            first, last = _sentence(line, at)
            passage = line
            if len(line.split()) <= _LABEL and number + 1 < len(lines):
                passage = f"{line} {text[slice(*lines[number + 1])]}"
            span = (start + first, start + last)
            found.append(Notice(marker.id, marker.effect, marker.reach, *span, _plain(passage)))
    return tuple(found)


def _in(line: str, *, first: bool) -> Iterator[tuple[Marker, int]]:
    """The markers in a line with where their words begin."""
    opening = _OPENING.match(line)
    skipped = opening.end() if opening else 0
    for marker in correction_markers():
        match = marker.search(line[skipped:], first=first)
        if match:
            yield marker, skipped + match.start()


def _sentence(line: str, at: int) -> tuple[int, int]:
    """The sentence of a line that holds a place."""
    ends = [m.end() for m in _SENTENCE_END.finditer(line)]
    first = max((e for e in ends if e <= at), default=0)
    last = min((e for e in ends if e > at), default=len(line))
    return first, first + len(line[first:last].rstrip())


def _plain(words: str) -> str:
    return " ".join(words.split())
