"""Words in quotation marks: where a quotation opens, where it closes, and whether it runs on."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_DOUBLE = re.compile(r"\"|''")
_SINGLE_OPEN = re.compile(r"(?:(?<=^)|(?<=[\s(\[\"-]))'(?=[A-Z\[.]|[a-z]+[ ,])")
_SINGLE_CLOSE = re.compile(
    r"(?<=[.,!?;…])'(?=[\s).,;:\"-]|$)|(?<=[A-Za-z0-9])'(?=[).,;:!?\"-]|$)|(?<=[a-rt-z0-9])'(?=\s|$)"
)
_ELISIONS = re.compile(r"'(?:em|til|cause|tis|twas|n|round|bout)\b", re.IGNORECASE)
MIN_SPOKEN = 3  # words: shorter quotations are as often titles or scare quotes as speech


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words in quotation marks, the marks included.

    Attributes:
        start: First code point in the paragraph.
        end: One past the last.
        closed: False where the paragraph ends before the quotation does.
    """

    start: int
    end: int
    closed: bool = True

    def holds(self, start: int, end: int) -> bool:
        """Whether a stretch lies within the quotation."""
        return self.start <= start and end <= self.end


def find_quotations(text: str) -> tuple[Quotation, ...]:
    """Find the outermost quotations of a paragraph, in the order of the text.

    Args:
        text: The paragraph, with plain quotation marks (language.pipeline.parse_form).

    Returns:
        Quotations without overlaps. An opening mark that no other closes runs to the end of the paragraph
        if it stands at its beginning or after a colon or comma; elsewhere it is a slip and is passed over.
    """
    doubles = _double(text)
    singles = [q for q in _single(text) if not any(d.start < q.end and q.start < d.end for d in doubles)]
    return tuple(sorted([*doubles, *singles], key=lambda q: q.start))


def _double(text: str) -> list[Quotation]:
    found: list[Quotation] = []
    opened: list[int] = []
    for mark in _DOUBLE.finditer(text):
        before, after = text[mark.start() - 1 : mark.start()], text[mark.end() : mark.end() + 1]
        opening = bool(after.strip()) and (not before.strip() or before in "([-")
        if not opened:
            if opening or (after.strip() and after.isalnum()):
                opened.append(mark.start())
        elif opening and len(opened) < 2 and text.count('"', mark.end()) > 1:
            opened.append(mark.start())
        elif len(opened) > 1:
            opened.pop()
        else:
            found.append(Quotation(opened.pop(), mark.end()))
    if opened and (not text[: opened[0]].strip() or text[: opened[0]].rstrip()[-1:] in ":,.?!"):
        found.append(Quotation(opened[0], len(text), closed=False))
    return found


def _single(text: str) -> list[Quotation]:
    found: list[Quotation] = []
    at = 0
    while (opening := _SINGLE_OPEN.search(text, at)) is not None:
        at = opening.end()
        if _ELISIONS.match(text, opening.start()):
            continue
        closing = _SINGLE_CLOSE.search(text, at)
        if closing is None:
            break
        found.append(Quotation(opening.start(), closing.end()))
        at = closing.end()
    return found


class Quotations:
    """The quotations of a paragraph, to be asked by place."""

    def __init__(self, found: Sequence[Quotation]) -> None:
        """Keep them in the order of the text."""
        self.all = tuple(found)
        self._starts = [q.start for q in found]

    def at(self, place: int) -> Quotation | None:
        """The quotation that a code point lies in, or None."""
        number = bisect_right(self._starts, place) - 1
        return self.all[number] if number >= 0 and place < self.all[number].end else None

    def speech(self, pieces: Sequence[tuple[int, int]]) -> str:
        """Whether what is said is quoted: direct, indirect, or mixed where only a part is."""
        quoted = sum(max(0, min(q.end, end) - max(q.start, start)) for start, end in pieces for q in self.all)
        if not quoted:
            return "indirect"
        # two code points a piece: a comma or a full stop beside the closing mark
        return "direct" if quoted + 2 * len(pieces) >= sum(end - start for start, end in pieces) else "mixed"
