"""Names of exercises, operations, summits and treaties, and words that tell of a row of occasions (occasions.yaml).

Names are recognised by construction, never by a list: capitalised words before or after a noun of occasion
('exercise Coral Tern 2019', 'the Accra summit', 'the Treaty of Keta'), or in quotation marks beside one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from communique.lexicon.files import load_entries
from communique.lexicon.gazetteer import fold
from communique.lexicon.who import states
from communique.model.errors import LexiconError

FILE = "occasions.yaml"
SORTS, REACHES = ("name", "series"), ("all", "own")
ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()
OPEN_MARK, CLOSE_MARK = "[“\"‘'«„]", "[”\"’'»“]"
WORD = r"[A-Z][\w’'-]*[\w]|[A-Z]\d*"
NAME = rf"(?P<name>(?:{WORD})(?:[ -](?:(?:of|the|and|on|for) )?(?:{WORD}|\d[\w-]*)){{0,4}})"
ORDINAL = rf"(?:(?P<ordinal>{'|'.join(ORDINALS)}|\d{{1,2}}(?:st|nd|rd|th))\s+)?"
MARK = re.compile(r"[ -](\d{4}|\d{1,2}|[IVX]+)$")  # 'Coral Tern 2019', 'Coral Tern-3', 'Coral Tern II'
# Constructions, the surest first; {noun} stands for the nouns of an entry.
CONSTRUCTIONS = (
    rf"{ORDINAL}{OPEN_MARK}{NAME}{CLOSE_MARK},?\s+(?:[a-z-]+ ){{0,3}}(?:{{noun}})\b",
    rf"\b(?:{{noun}})\b,?\s+(?:(?:named|called|dubbed|code-?named|titled|entitled) )?{OPEN_MARK}{NAME}{CLOSE_MARK}",
    rf"\b(?:{{noun}})\s+(?:(?:of|on) (?:the )?|(?:named|called|dubbed|code-?named) )?{NAME}",
    rf"\b(?:{{noun}}),\s+{NAME},",
    rf"{ORDINAL}{NAME}\s+(?:(?:naval|military|joint|annual|security|defen[cs]e) ){{{{0,2}}}}(?:{{noun}})\b(?! [A-Z])",
)
# Capitalised words that name no occasion alone; those of HEADS are none of its name where they stand before it.
HEADS = frozenset("a an the no joint first second third this that these his her its their both in at on".split())
COMMON = HEADS | frozenset(
    "annual naval military monday tuesday wednesday thursday friday saturday sunday january february march april may "
    "june july august september october november december european asian african american western eastern northern "
    "southern memorandum international bilateral trilateral free trade defence defense security cooperation peace "
    "strategic partnership comprehensive agreement treaty pact declaration accord exercise operation summit conference "
    "forum dialogue organisation organization".split()
)
TAIL = re.compile(r"(?:[ -](?:on|of|the|and|for))*[ -](\w+)$")  # 'NATO on Monday'


@dataclass(frozen=True, slots=True)
class Named:
    """The name of an occasion in a sentence.

    Attributes:
        name: Folded, without year, number and ordinal: 'coral tern'.
        mark: What tells one of that name from another: a year, a number, an ordinal as a number; or None.
        start: First code point of the words in the sentence.
        end: One past the last.
        families: Families of kinds that may be such an occasion.
    """

    name: str
    mark: str | None
    start: int
    end: int
    families: frozenset[str]


@dataclass(frozen=True, slots=True)
class Noun:
    """An entry of sort name: nouns of occasion with the constructions that they make names in."""

    id: str
    noun: re.Pattern[str]
    families: frozenset[str]
    patterns: tuple[re.Pattern[str], ...]
    example: str
    finds: tuple[str, ...]
    counters: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Recurrence:
    """An entry of sort series: words by which a sentence tells of a row of occasions.

    ``reach`` is ``all`` where they tell of every occasion of the kind between the parties, else ``own``.
    """

    id: str
    reach: str
    word: str
    pattern: re.Pattern[str]
    example: str
    counters: tuple[str, ...]


@cache
def occasion_nouns() -> tuple[Noun, ...]:
    """The entries of sort name, in the order of the file.

    Raises:
        LexiconError: An entry breaks the schema.
    """
    found = []
    for entry in _entries("name", ("nouns", "families", "finds")):
        # Nouns may begin with a capital: 'Operation Dry Season', 'the Treaty of Keta'.
        noun = f"(?i:{entry['nouns']})"
        patterns = tuple(_compiled(entry["id"], text.replace("{noun}", noun).replace("{{0,2}}", "{0,2}"))
                         for text in CONSTRUCTIONS)  # fmt: skip
        found.append(
            Noun(
                entry["id"], _compiled(entry["id"], noun), frozenset(entry["families"]), patterns, entry["example"],
                tuple(entry["finds"]), tuple(entry["not"]),
            )
        )  # fmt: skip
    return tuple(found)


@cache
def recurrences() -> tuple[Recurrence, ...]:
    """The entries of sort series, in the order of the file.

    Raises:
        LexiconError: An entry breaks the schema.
    """
    found = []
    for entry in _entries("series", ("pattern", "reach", "word")):
        if entry["reach"] not in REACHES:
            raise LexiconError(f"lexicon: {FILE}: {entry['id']} has reach {entry['reach']!r}.", "One of all, own.")
        pattern = _compiled(entry["id"], f"(?i){entry['pattern']}")
        found.append(Recurrence(entry["id"], entry["reach"], entry["word"], pattern, entry["example"],
                                tuple(entry["not"])))  # fmt: skip
    return tuple(found)


def _entries(sort: str, needed: tuple[str, ...]) -> list[dict[str, Any]]:
    optional = ("nouns", "families", "finds", "pattern", "reach", "word")
    found = []
    for entry in load_entries(FILE, ("id", "sort", "example", "not"), optional):
        if entry["sort"] not in SORTS:
            raise LexiconError(f"lexicon: {FILE}: {entry['id']} has sort {entry['sort']!r}.", "One of name, series.")
        if entry["sort"] == sort:
            if missing := [key for key in needed if key not in entry]:
                raise LexiconError(f"lexicon: {FILE}: {entry['id']} lacks {', '.join(missing)}.", "Add it.")
            found.append(dict(entry))
    return found


def _compiled(ident: object, text: str) -> re.Pattern[str]:
    try:
        return re.compile(text)
    except re.error as error:
        raise LexiconError(f"lexicon: {FILE}: {ident}: {error}.", "Correct the pattern.") from error


def occasion_names(sentence: str) -> Iterator[Named]:
    """Find the names of occasions in a sentence; of overlapping ones the first found by the surest construction.

    Args:
        sentence: The sentence; offsets given back are code points in it.

    Yields:
        The names, in the order of the text.
    """
    found: list[Named] = []
    for noun in occasion_nouns():
        if not noun.noun.search(sentence):
            continue
        for pattern in noun.patterns:
            for match in pattern.finditer(sentence):
                named = _named(match, noun.families)
                if named and all(named.end <= n.start or n.end <= named.start for n in found):
                    found.append(named)
    yield from sorted(found, key=lambda n: n.start)


def _named(match: re.Match[str], families: frozenset[str]) -> Named | None:
    words, start, end = match["name"], match.start("name"), match.end("name")
    while words and (head := re.match(r"([\w’']+)[ -]+", words)) and _leads(head[1]):
        words, start = words[head.end() :], start + head.end()
    words = re.sub(r"[’']s$", "", words)
    while (tail := TAIL.search(words)) and fold(tail[1]) in COMMON and tail.start() and "on " in tail[0]:
        words = words[: tail.start()]
    end = start + len(words)
    mark = MARK.search(words)
    base = MARK.sub("", words)
    said = [w for w in re.split(r"[ -]", base) if w[:1].isupper()]
    if not said or all(_says_nothing(w) for w in said):
        return None
    ordinal = match.groupdict().get("ordinal")
    number = mark[1] if mark else _ordinal(ordinal) if ordinal else None
    return Named(fold(base.replace("-", " ")), number, start, end, families)


def _ordinal(word: str) -> str:
    return str(ORDINALS.index(word) + 1) if word in ORDINALS else re.sub(r"\D", "", word)


def _leads(word: str) -> bool:
    return fold(word) in HEADS or fold(word) in state_words()


def _says_nothing(word: str) -> bool:
    plain = fold(word)
    return plain in COMMON or plain in state_words()


@cache
def state_words() -> frozenset[str]:
    """Names and adjectives of states that are one word, folded: who holds an occasion, and not how it is called."""
    found = {str(e["name"]) for e in states().values()}
    found |= {str(w) for e in states().values() for w in (e.get("demonyms") or {}).get("adjectives") or ()}
    return frozenset(fold(name) for name in found if " " not in name)
