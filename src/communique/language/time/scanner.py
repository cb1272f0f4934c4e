"""Finding time expressions: words to codes, codes to matches of rules, the longest from the left."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from communique.language.time.grammar import BREAK, NUMERIC, OTHER, Grammar, Rule, grammar, number_classes

TOKEN = re.compile(
    r"""
      [a-z]{3,}(?![\w])                                                   # most words, fast
    | (?<!\w)\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?Z?)?(?!\w)             # iso
    | (?<![\w/.])\d{1,2}[/.]\d{1,2}[/.](?:\d{4}|\d\d)(?![\w/])            # slash
    | (?<![\w:.])\d{1,2}:\d\d(?::\d\d)?(?![\w:]*\d)                       # clock
    | (?<!\w)\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\w) | (?<!\w)\d+\.\d+(?!\w)   # other numbers
    | (?<!\w)['’‘]?\d{2,4}['’]?s(?!\w)                                    # decade
    | (?<!\w)['’‘]\d\d(?!\w)                                              # shortyear
    | (?<!\w)\d+(?:st|nd|rd|th)(?!\w)                                     # ordinalnumber
    | (?<!\w)FY(?=\d)
    | (?<!\w)\d+(?=(?:am|pm)\b)
    | (?<!\w)[apAP]\.[mM]\.? | (?<!\w)(?:[Bb]\.[Cc]\.?|[Aa]\.[Dd]\.|ca\.)
    | (?<!\w)(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|Mon|Tues|Tue|Wed|Thurs|Thur|Thu|Fri|Sat|Sun
       |JAN|FEB|MAR|APR|JUN|JUL|AUG|SEPT|SEP|OCT|NOV|DEC)\.
    | ['’]s?(?!\w)
    | \w+
    | \n[ \t\r]*\n\s*
    | [^\w\s]
    """,
    re.VERBOSE,
)
_SHAPE = (
    ("iso", re.compile(r"\d{4}-\d\d-\d\d")),
    ("slash", re.compile(r"\d{1,2}([/.])\d{1,2}\1\d{2,4}$")),
    ("clock", re.compile(r"\d{1,2}:\d\d")),
    ("decade", re.compile(r"['’‘]?\d{1,3}0['’]?s$")),
    ("shortyear", re.compile(r"['’‘]\d\d$")),
    ("ordinalnumber", re.compile(r"\d{1,2}(st|nd|rd|th)$")),
    ("decimal", re.compile(r"\d{1,2}\.\d{1,2}$")),
)


@dataclass(frozen=True, slots=True)
class Slot:
    """What stands in a slot of a rule: its words, the value of a word of a class, and where it starts."""

    text: str
    value: Any
    start: int


@dataclass(frozen=True, slots=True)
class Found:
    """A match of a rule in the text, not yet read."""

    rule: Rule
    start: int
    end: int
    slots: Mapping[str, Slot]

    def value(self, name: str) -> Any:
        """The value in a slot, or what the rule sets under that name, or None."""
        slot = self.slots.get(name)
        return slot.value if slot is not None else self.rule.fixed.get(name)

    def words(self, name: str) -> str:
        """The words in a slot, or an empty string."""
        slot = self.slots.get(name)
        return slot.text if slot is not None else ""


Guard = Callable[[str, Found], bool]


def find(text: str, start: int, end: int, guards: Mapping[str, Guard]) -> Iterator[Found]:
    """Find the time expressions of a stretch of text, from left to right, without overlaps.

    Args:
        text: The whole text.
        start: First code point to read.
        end: One past the last.
        guards: Checks by name; a match whose guard says no is passed over for the next shorter one.

    Yields:
        Matches in order.
    """
    book = grammar()
    places = [m.span() for m in TOKEN.finditer(text, start, end)]
    spelled = book.codes
    codes = "".join([spelled.get(w) or _code(book, w) for w in [text[a:b] for a, b in places]])
    for island in re.finditer(r"[^.\n]+", codes):
        at, stop = island.span()
        if book.telling.search(codes, at, stop) is None:
            continue
        while at < stop:
            best = _best(book, text, codes, places, (at, stop), guards)
            if best is None:
                at += 1
            else:
                found, at = best
                yield found


def _best(
    book: Grammar,
    text: str,
    codes: str,
    places: list[tuple[int, int]],
    window: tuple[int, int],
    guards: Mapping[str, Guard],
) -> tuple[Found, int] | None:
    at, stop = window
    matches = [(m.end(), rule, m) for rule in book.starts[codes[at]] if (m := rule.pattern.match(codes, at, stop))]
    matches.sort(key=lambda item: -item[0])
    for end, rule, match in matches:
        if end == at:
            continue
        found = Found(rule, places[at][0], places[end - 1][1], _slots(book, text, places, rule, match))
        if rule.guard is None or guards[rule.guard](text, found):
            return found, end
    return None


def _slots(
    book: Grammar, text: str, places: list[tuple[int, int]], rule: Rule, match: re.Match[str]
) -> dict[str, Slot]:
    slots: dict[str, Slot] = {}
    for group, (name, cls) in rule.slots.items():
        first, last = match.span(group)
        if first < 0 or name in slots or first == last:
            continue
        words = text[places[first][0] : places[last - 1][1]]
        slots[name] = Slot(words, _value(book, cls, words), places[first][0])
    return slots


def _value(book: Grammar, cls: str | None, words: str) -> Any:
    if cls is None:
        return words
    if cls in NUMERIC:
        return int(words)
    entries = book.words.get(cls)
    return entries[words.lower()] if entries is not None else words


def _code(book: Grammar, word: str) -> str:
    """The code of a word that no class lists: a number, a shape, or nothing."""
    first = word[0]
    if first.isalpha() or first in "-,.":
        return OTHER
    if first == "\n":
        return BREAK
    if word.isdecimal() and word.isascii():
        return book.shapes[number_classes(word)]
    if not any(c.isdecimal() for c in word[:2]):
        return OTHER
    for shape, form in _SHAPE:
        if form.match(word):
            return book.shapes[frozenset({shape})]
    return OTHER
