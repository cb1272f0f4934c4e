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
Word = tuple[int, int, str, str]  # start, end, as written, folded
Entry = tuple[tuple[str, ...], tuple[str, ...], bool, Value]  # folded words, listed words, spelt by letters, value

WORD = re.compile(r"[^\W_]+")
GAP = re.compile(r"[\s\-–.'’‘&/()]{0,3}\Z")
LONGEST_ABBREVIATION = 6  # 'UNSCR', 'CENTCOM' is a word by then


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """Lower-case a word and drop its diacritics (NFKD; ß, ı, ł, đ and ø by table)."""
    lowered = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", word).lower())
    return "".join(c for c in lowered if not unicodedata.combining(c)).translate(_LETTERS)


_LETTERS = str.maketrans({"ß": "ss", "ı": "i", "ł": "l", "đ": "d", "ø": "o", "æ": "ae", "œ": "oe", "ə": "e", "ʻ": ""})


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
        self._index: dict[str, dict[str, list[Entry[Value]]]] = {}

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
        follow = folded[1] if len(folded) > 1 else ""
        entries = self._index.setdefault(folded[0], {}).setdefault(follow, [])
        entries.append((folded, words, _initials(words), value))
        entries.sort(key=lambda entry: -len(entry[0]))

    def words(self) -> Iterator[str]:
        """Yield the first word, folded, of every listed name."""
        yield from self._index

    def values(self) -> Iterator[Value]:
        """Yield what the listed names stand for, as often as names stand for it."""
        for by_second in self._index.values():
            for entries in by_second.values():
                yield from (value for *_, value in entries)

    def find(self, text: str, keep: Callable[[Value], bool] | None = None) -> list[Hit[Value]]:
        """Find listed names in a text.

        Args:
            text: Any text.
            keep: Which values to consider; all where None.

        Returns:
            Hits in the order of the text. Of names that overlap only the longest stands; equal spans
            give one hit a value.
        """
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
        tokens: list[Word],
        at: int,
        keep: Callable[[Value], bool] | None,
    ) -> tuple[list[Hit[Value]], int]:
        by_second = self._index.get(tokens[at][3])
        if by_second is None:
            return [], 0
        found: list[Hit[Value]] = []
        length = 0
        second = tokens[at + 1][3] if at + 1 < len(tokens) else None
        for entry in (*(by_second.get(second, ()) if second else ()), *by_second.get("", ())):
            if length and len(entry[0]) < length:
                break
            if (keep and not keep(entry[3])) or not _stands(text, tokens, at, entry):
                continue
            length = len(entry[0])
            last = tokens[at + length - 1][1]
            found.append(Hit(tokens[at][0], last, text[tokens[at][0] : last], entry[3]))
        return found, length


def _stands(text: str, tokens: list[Word], at: int, entry: Entry[Value]) -> bool:
    """Whether the words of an entry stand in a text from a word on, with only blanks and marks between."""
    folded, words, initials, _ = entry
    if at + len(folded) > len(tokens):
        return False
    for k, part in enumerate(folded):
        word = tokens[at + k]
        if word[3] != part or not _case(word[2], words[k]):
            return False
        if k:
            gap = text[tokens[at + k - 1][1] : word[0]]
            if gap != " " and not GAP.match(gap):
                return False
            if initials and any(map(str.isspace, gap)):
                return False
    return True


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
