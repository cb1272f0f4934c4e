"""What is compared of a report: its names and numbers sentence by sentence, its words, its credits, its days."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache

from communique.documents.credits import Credit, find_credits
from communique.documents.dates import WEEKDAYS
from communique.documents.shingles import STEM, content, running_text, split_sentences, tokens
from communique.lexicon.media import medium_key
from communique.model.edtf import Edtf
from communique.model.report import Report

_COUNT = (
    "three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen twenty"
).split()
_NUMBERS = {word: str(n) for n, word in enumerate(_COUNT, start=3)}
_NUMBERS |= {word: str(n * 10) for n, word in enumerate("thirty forty fifty sixty seventy eighty ninety".split(), 3)}
_NUMBER = re.compile(
    rf"(?<![\w.,])\d[\d,.]*\d|(?<![\w.,])\d(?![\w.])|\b(?:{'|'.join(_NUMBERS)})\b", re.IGNORECASE
)  # fmt: skip
# '12 000' or '12.000', as translations have.
_THOUSANDS = re.compile(r"(?<![\d.,])\d{1,3}(?:[ \u00a0.]\d{3})+(?![\d.,]?\d)")
_NAME = re.compile(r"(?<![\w’'-])[A-ZÀ-Þ][\w’'-]{2,}")
_DAY_NAMES = "|".join(name.title() for name in WEEKDAYS if name.endswith("day"))
# A day of the week on which something was; what runs until one or comes by one is not told of.
_ON_DAY = re.compile(rf"(?<!until )(?<!till )(?<!by )(?<!before )(?<!next )\b({_DAY_NAMES})\b")
LEAD = 2  # sentences that tell what is new
_DAYED = 3  # sentences, a headline among them, in which a report says on what day that was
_LEAD_FACTS = 3  # names and numbers below which a lead says too little to be compared
Days = tuple[int, int]


@dataclass(frozen=True)
class Told:
    """What is compared of a report.

    Attributes:
        facts: Of each sentence its names, by their first letters, and its numbers, with ``#`` before them.
        words: Of each sentence its content words.
        publisher: Key of its publisher, '' where unknown.
        credits: The media it credits.
        days: First and last day of publication as ordinals, None where unknown.
        told_on: Of each sentence the days that its days of the week mean, as ordinals; none where the day of
            publication is not known.
        length: Words of its running text.
    """

    facts: tuple[frozenset[str], ...]
    words: tuple[frozenset[str], ...]
    publisher: str
    credits: tuple[Credit, ...]
    days: Days | None
    told_on: tuple[frozenset[int], ...]
    length: int

    @cached_property
    def counts(self) -> Counter[str]:
        """In how many sentences each fact stands."""
        return Counter(fact for facts in self.facts for fact in facts)

    @cached_property
    def details(self) -> frozenset[str]:
        """The facts that stand in one sentence only."""
        return frozenset(fact for fact, count in self.counts.items() if count == 1)

    @cached_property
    def places(self) -> dict[str, frozenset[int]]:
        """Where each fact stands: the numbers of the pairs of neighbouring sentences that have it."""
        return _places(self.facts)

    @cached_property
    def items(self) -> tuple[frozenset[str], ...]:
        """Of each sentence its facts and those content words that are no facts of the report."""
        known = self.counts
        return tuple(
            facts | {word for word in words if word not in known and f"#{word}" not in known}
            for facts, words in zip(self.facts, self.words, strict=True)
        )

    @cached_property
    def item_counts(self) -> Counter[str]:
        """In how many sentences each item stands."""
        return Counter(item for items in self.items for item in items)

    @cached_property
    def item_places(self) -> dict[str, frozenset[int]]:
        """Where each item stands, as facts do."""
        return _places(self.items)

    @property
    def lead_on(self) -> frozenset[int]:
        """The days that its first sentences tell of."""
        return next((days for days in self.told_on[:_DAYED] if days), frozenset())

    @cached_property
    def lead(self) -> frozenset[str]:
        """The facts of its first sentences, of more where these have none."""
        found: frozenset[str] = frozenset()
        for n, facts in enumerate(self.facts):
            if n >= LEAD and len(found) >= _LEAD_FACTS:
                break
            found |= facts
        return found

    @property
    def sources(self) -> dict[str, Credit]:
        """The media it credits, by key."""
        return {c.key: c for c in self.credits}


def told(report: Report) -> Told:
    """Take from a report what is compared."""
    text = running_text(report)
    sentences = [s for s in split_sentences(text) if len(s.split()) > 3]
    days = days_of(report.published)
    return Told(
        facts=tuple(map(_facts, sentences)),
        words=tuple(map(content, sentences)),
        publisher=medium_key(report.publisher),
        credits=find_credits(report),
        days=days,
        told_on=tuple(_days_told(s, days) for s in sentences),
        length=len(tokens(text)),
    )


@lru_cache(maxsize=4096)
def days_of(published: str | None) -> Days | None:
    """First and last day of a day of publication (EDTF) as ordinals; None where unknown."""
    first, last = Edtf.parse(published).bounds() if published else (None, None)
    return (first.toordinal(), last.toordinal()) if first and last else None


def _facts(sentence: str) -> frozenset[str]:
    """Names but for one that begins the sentence, and numbers, in figures or words."""
    sentence = _THOUSANDS.sub(lambda m: "".join(filter(str.isdigit, m[0])), sentence)
    found = {"#" + _NUMBERS.get(m[0].lower(), m[0].replace(",", "")) for m in _NUMBER.finditer(sentence)}
    for match in _NAME.finditer(sentence):
        word = "".join(tokens(match[0])[:1])
        if match.start() > 1 and word and word not in WEEKDAYS:
            found.add(word[:STEM])
    return frozenset(found)


def _places(sentences: Iterable[frozenset[str]]) -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for n, items in enumerate(sentences):
        for item in items:
            found.setdefault(item, set()).update({n, n + 1})
    return {item: frozenset(pairs) for item, pairs in found.items()}


def _days_told(sentence: str, published: Days | None) -> frozenset[int]:
    """The days that days of the week in a sentence mean: the last such before the report was published, or its own."""
    if published is None or published[0] != published[1]:
        return frozenset()
    found = (WEEKDAYS[match[1].lower()] for match in _ON_DAY.finditer(sentence))
    return frozenset(published[0] - (published[0] - 1 - weekday) % 7 for weekday in found)


def days_apart(a: Days | None, b: Days | None) -> int | None:
    """Days between two days of publication; 0 where they overlap, None where one is unknown."""
    if a is None or b is None:
        return None
    return max(0, a[0] - b[1], b[0] - a[1])
