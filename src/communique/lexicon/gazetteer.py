"""A word-by-word index of names: finds every listed name in a text, longest first.

Matching compares words with diacritics folded. A word that the listed name writes with a capital must
have one in the text; an abbreviation of capitals must stand in capitals.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, TypeVar

Value = TypeVar("Value")

WORD = re.compile(r"[^\W_]+")
GAP = re.compile(r"[\s\-–.'’‘&/()]{0,3}\Z")
LONGEST_ABBREVIATION = 6  # 'UNSCR', 'CENTCOM' is a word by then


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """Lower-case a word and drop its diacritics (NFKD; ß, ı, ł, đ and ø by table)."""
    decomposed = unicodedata.normalize("NFKD", word.lower().translate(_LETTERS))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


_LETTERS = str.maketrans(
    {"ß": "ss", "ı": "i", "ł": "l", "đ": "d", "ø": "o", "æ": "ae", "œ": "oe", "ə": "e", "ʻ": ""}
)


@dataclass(frozen=True, slots=True)
class Hit(Generic[Value]):
    """A listed name found in a text: code-point span and what the name stands for."""

    start: int
    end: int
    name: str
    value: Value


class Gazetteer(Generic[Value]):
    """Names and what they stand for; a name may stand for several things."""

    def __init__(self) -> None:
        self._index: dict[str, list[tuple[tuple[str, ...], tuple[str, ...], Value]]] = {}
        self._sorted = True

    def add(self, name: str, value: Value) -> None:
        """List a name.

        Args:
            name: As it is written in texts; case matters where it has capitals.
            value: What it stands for.
        """
        words = tuple(WORD.findall(name))
        if not words:
            return
        folded = tuple(fold(w) for w in words)
        self._index.setdefault(folded[0], []).append((folded, words, value))
        self._sorted = False

    def words(self) -> Iterator[str]:
        """Yield the first word, folded, of every listed name."""
        yield from self._index

    def find(self, text: str, keep: Callable[[Value], bool] | None = None) -> list[Hit[Value]]:
        """Find listed names in a text.

        Args:
            text: Any text.
            keep: Which values to consider; all where None.

        Returns:
            Hits in the order of the text. Of names that overlap only the longest stands; equal spans
            give one hit a value.
        """
        if not self._sorted:
            for entries in self._index.values():
                entries.sort(key=lambda entry: -len(entry[0]))
            self._sorted = True
        tokens = [(m.start(), m.end(), m.group(), fold(m.group())) for m in WORD.finditer(text)]
        hits: list[Hit[Value]] = []
        at = 0
        while at < len(tokens):
            found, length = self._match(text, tokens, at, keep)
            hits.extend(found)
            at += length or 1
        return hits

    def _match(
        self,
        text: str,
        tokens: list[tuple[int, int, str, str]],
        at: int,
        keep: Callable[[Value], bool] | None,
    ) -> tuple[list[Hit[Value]], int]:
        found: list[Hit[Value]] = []
        length = 0
        for folded, words, value in self._index.get(tokens[at][3], ()):
            if length and len(folded) < length:
                break
            if at + len(folded) > len(tokens) or (keep and not keep(value)):
                continue
            stretch = tokens[at : at + len(folded)]
            if not all(
                w[3] == f and _case(w[2], listed) for w, f, listed in zip(stretch, folded, words, strict=True)
            ):
                continue
            gaps = [text[a[1] : b[0]] for a, b in zip(stretch, stretch[1:], strict=False)]
            if any(not GAP.match(gap) for gap in gaps) or (
                gaps and _initials(words) and any(map(str.isspace, "".join(gaps)))
            ):
                continue
            length = len(folded)
            found.append(Hit(stretch[0][0], stretch[-1][1], text[stretch[0][0] : stretch[-1][1]], value))
        return found, length


def _initials(words: tuple[str, ...]) -> bool:
    """Whether a listed name is spelt letter by letter ('A.U.'): 'a U.S. envoy' holds no such name."""
    return all(len(word) == 1 for word in words)


def _case(word: str, listed: str) -> bool:
    """Whether a word of the text may stand for a listed word, by its capitals."""
    if listed.isupper() and 1 < len(listed) <= LONGEST_ABBREVIATION:
        return word.isupper()
    if listed[0].isupper():
        return word[0].isupper() or not word[0].isalpha()
    return True
