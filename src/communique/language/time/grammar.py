"""The grammar of time expressions: time.yaml compiled to patterns over one-letter codes of words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from communique.lexicon.files import load_yaml
from communique.model.errors import LexiconError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

OTHER = "."  # the code of a word that no rule speaks of
BREAK = "\n"  # between paragraphs
RULE_KEYS = frozenset({"id", "pattern", "makes", "with", "guard", "example", "counter"})
NUMERIC = ("day", "monthnumber", "hour", "year", "count", "century2")
SHAPES = ("iso", "slash", "clock", "decade", "ordinalnumber", "shortyear", "decimal")
_ELEMENT = re.compile(
    r"(?P<open>\((?:(?P<group>[a-z]\w*):)?)|(?P<close>\)[?*+]?)|(?P<bar>\|)"
    r"|\{(?P<name>\w+)(?:=(?P<cls>\w+))?\}(?P<many>[?*+]?)|@(?P<macro>\w+)|(?P<word>[^\s()|?*+]+)(?P<times>[?*+]?)"
)
_FIRST = 0xE000  # codes are private-use characters, so that none is special in a regular expression


@dataclass(frozen=True, slots=True)
class Rule:
    """One compiled rule.

    Attributes:
        id: Its id in time.yaml.
        pattern: Over codes; groups are slots.
        slots: Group → (slot, class).
        makes: Name of the function that reads a match.
        fixed: Values handed to that function.
        guard: Name of a check on the surroundings, or None.
    """

    id: str
    pattern: re.Pattern[str]
    slots: Mapping[str, tuple[str, str | None]]
    makes: str
    fixed: Mapping[str, Any]
    guard: str | None


@dataclass(frozen=True, slots=True)
class Grammar:
    """All rules with the code of every word.

    Attributes:
        codes: Word as written → code.
        words: Class → word in lower case → value.
        shapes: Code of each set of numeric classes or shapes.
        rules: In the file's order.
        starts: Code → the rules that may begin with it.
        telling: Matches a code of a word that can be told a time by; without one no rule applies.
    """

    codes: Mapping[str, str]
    words: Mapping[str, Mapping[str, Any]]
    shapes: Mapping[frozenset[str], str]
    rules: tuple[Rule, ...]
    starts: Mapping[str, tuple[Rule, ...]]
    telling: re.Pattern[str]


def around(name: str) -> str:
    """An entry of time.yaml's ``around`` as one group of a regular expression."""
    return f"(?:{'|'.join(load_yaml('time.yaml')['around'][name])})"


@cache
def grammar() -> Grammar:
    """The grammar of the lexicon's time.yaml.

    Raises:
        LexiconError: A rule breaks the schema or names an unknown class.
    """
    return compile_grammar(load_yaml("time.yaml"))


def compile_grammar(data: Mapping[str, Any]) -> Grammar:
    """Compile the data of time.yaml.

    Args:
        data: Maps ``words``, ``macros``, ``rules`` and the lists ``capital`` and ``dotted``.

    Returns:
        The grammar.

    Raises:
        LexiconError: A rule breaks the schema or names an unknown class.
    """
    macros = {name: str(text) for name, text in data.get("macros", {}).items()}
    words = {cls: {str(w).lower(): v for w, v in entries.items()} for cls, entries in data["words"].items()}
    patterns = [(rule, list(_elements(rule, macros))) for rule in data["rules"]]
    plain = {e["word"] for _, elements in patterns for e in elements if e["word"]}
    book = _Codes(words, plain, frozenset(data["capital"]))
    rules = tuple(_rule(entry, elements, book) for entry, elements in patterns)
    starts = {code: tuple(r for r in rules if _may_begin(r, code)) for code in book.all}
    telling = re.compile(f"[{book.beyond(frozenset(map(str, data['weak'])))}]")
    return Grammar(book.spelled, words, book.shapes, rules, starts, telling)


class _Codes:
    """Gives every set of classes that a word can be of one code."""

    def __init__(self, words: Mapping[str, Mapping[str, Any]], plain: set[str], capital: frozenset[str]) -> None:
        classes: dict[str, set[str]] = {}
        for cls, entries in words.items():
            for word in entries:
                for spelling in _spellings(word, capital=cls in capital):
                    classes.setdefault(spelling, set()).add(cls)
        for word in plain:
            for spelling in _spellings(word, capital=False):
                classes.setdefault(spelling, set()).add(f"={word}")
        sets = sorted({frozenset(c) for c in classes.values()} | set(_number_sets()), key=sorted)
        code = {classes_: chr(_FIRST + i) for i, classes_ in enumerate(sets)}
        self.spelled = {word: code[frozenset(c)] for word, c in classes.items()}
        self.shapes = {s: code[s] for s in _number_sets()}
        self.all = tuple(code.values())
        self._classes = {c: classes_ for classes_, c in code.items()}
        self._of: dict[str, str] = {}
        for classes_, c in code.items():
            for cls in classes_:
                self._of[cls] = self._of.get(cls, "") + c

    def beyond(self, weak: frozenset[str]) -> str:
        """The codes of words that are of some class, or are some plain word, outside ``weak``."""
        weak_codes = {c for c in self.all if {k.lstrip("=") for k in self._classes[c]} <= weak}
        return "".join(c for c in self.all if c not in weak_codes)

    def of(self, cls: str, rule: str) -> str:
        if cls not in self._of:
            raise LexiconError(f"lexicon: time.yaml: rule {rule} names the class {cls!r}.", "Add it under words.")
        return f"[{self._of[cls]}]"


def _spellings(word: str, *, capital: bool) -> tuple[str, ...]:
    upper = (word.capitalize(), word.upper())
    return upper if capital else (word, *upper)


def _number_sets() -> Iterator[frozenset[str]]:
    """The sets of classes a number can be of."""
    yield frozenset({"count", "day", "monthnumber", "hour"})  # 1-12
    yield frozenset({"count", "day", "hour"})  # 13-24
    yield frozenset({"count", "day"})  # 25-31
    yield frozenset({"count", "hour"})  # 0
    yield frozenset({"count", "year"})
    yield frozenset({"count"})
    yield from (frozenset({shape}) for shape in SHAPES)


def number_classes(digits: str) -> frozenset[str]:
    """The set of classes of a whole number as written."""
    number = int(digits)
    if len(digits) == 4 and 1000 <= number < 2200:
        return frozenset({"count", "year"})
    if len(digits) > 2 or number > 31:
        return frozenset({"count"})
    if number == 0:
        return frozenset({"count", "hour"})
    classes = {"count", "day"}
    if number <= 24:
        classes.add("hour")
    if number <= 12:
        classes.add("monthnumber")
    return frozenset(classes)


def _elements(rule: Mapping[str, Any], macros: Mapping[str, str]) -> Iterator[dict[str, str | None]]:
    """The elements of a rule's pattern, macros opened."""
    if missing := {"id", "pattern", "makes", "example"} - rule.keys():
        raise LexiconError(f"lexicon: time.yaml: rule {rule.get('id')} lacks {', '.join(sorted(missing))}.", "Add it.")
    if unknown := rule.keys() - RULE_KEYS:
        raise LexiconError(
            f"lexicon: time.yaml: rule {rule['id']} has unknown keys {', '.join(sorted(unknown))}.",
            f"Allowed are {', '.join(sorted(RULE_KEYS))}.",
        )
    pattern = str(rule["pattern"])
    while "@" in pattern:
        pattern = re.sub(r"@(\w+)", lambda m: f"( {macros[m[1]]} )", pattern)
    for match in _ELEMENT.finditer(pattern):
        yield match.groupdict()


def _rule(entry: Mapping[str, Any], elements: list[dict[str, str | None]], book: _Codes) -> Rule:
    parts: list[str] = []
    slots: dict[str, tuple[str, str | None]] = {}

    def group(name: str, cls: str | None) -> str:
        key = f"{name}_{len(slots)}"
        slots[key] = (name, cls)
        return f"(?P<{key}>"

    for e in elements:
        if e["open"]:
            parts.append(group(e["group"], None) if e["group"] else "(?:")
        elif e["name"]:
            cls = e["cls"] or e["name"]
            parts.append(f"(?:{group(e['name'], cls)}{book.of(cls, entry['id'])})){e['many'] or ''}")
        elif e["word"]:
            parts.append(f"{book.of('=' + e['word'], entry['id'])}{e['times'] or ''}")
        else:
            parts.append(e["close"] or "|")
    return Rule(
        entry["id"],
        re.compile("".join(parts)),
        slots,
        entry["makes"],
        entry.get("with", {}),
        entry.get("guard"),
    )


def _may_begin(rule: Rule, code: str) -> bool:
    """Whether a match can begin with a code: replace every other code by one that never occurs and look."""
    source = rule.pattern.pattern
    return bool(_first_codes(source) & {code})


@cache
def _first_codes(source: str) -> frozenset[str]:
    """Codes that a pattern may begin with, from its bracketed classes."""
    first, _ = _firsts(source, 0)
    return frozenset(first)


def _firsts(source: str, at: int) -> tuple[set[str], bool]:
    """Codes that can begin source[at:] up to the end of its group, and whether it can be empty."""
    total: set[str] = set()
    can_be_empty = False
    branch: set[str] = set()
    open_still = True
    while at <= len(source):
        char = source[at] if at < len(source) else ")"
        if char in "|)":
            total |= branch
            can_be_empty |= open_still
            branch, open_still = set(), True
            if char == ")":
                return total, can_be_empty
            at += 1
            continue
        codes, empty, at = _atom(source, at)
        if open_still:
            branch |= codes
            open_still = empty
    return total, can_be_empty


def _atom(source: str, at: int) -> tuple[set[str], bool, int]:
    """Codes that begin the atom at a place, whether it can be empty, and the place after it."""
    if source[at] == "[":
        end = source.index("]", at)
        codes, empty, after = set(source[at + 1 : end]), False, end + 1
    else:
        inner = source.index(">", at) + 1 if source.startswith("(?P<", at) else at + 3
        codes, empty = _firsts(source, inner)
        after = _group_end(source, at)
    if after < len(source) and source[after] in "?*+":
        return codes, empty or source[after] != "+", after + 1
    return codes, empty, after


def _group_end(source: str, at: int) -> int:
    depth = 0
    for i in range(at, len(source)):
        depth += {"(": 1, ")": -1}.get(source[i], 0)
        if depth == 0:
            return i + 1
    return len(source)
