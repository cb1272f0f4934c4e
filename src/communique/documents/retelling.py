"""Whether one report tells another's story again: its details, which of them stand together, its credits, its day.

MinHash finds the candidates and :mod:`communique.documents.copies` weighs the words they share. What is left open
then is weighed here on the texts themselves. A rewrite or a translation puts other words in another order, and what
it cannot change are the names and numbers. Who, where and when, the words of a statement and an agency's background
are shared by all reports of one event, though, and prove nothing. What does is the choice of details: the names and
numbers that a text has at one place only. A rewrite has hardly any that its source has not, and has together in one
or two sentences what stands together there. An independent report has details of its own; the report of the next
meeting shares the background and has a lead of its own.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from communique.documents.credits import LINE, Credit, find_credits
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
_NAME = re.compile(r"(?<![\w’'-])[A-ZÀ-Þ][\w’'-]{2,}")
_DAY_NAMES = "|".join(name.title() for name in WEEKDAYS if name.endswith("day"))
# A day of the week on which something was; what runs until one or comes by one is not told of.
_ON_DAY = re.compile(rf"(?<!until )(?<!till )(?<!by )(?<!before )(?<!next )\b({_DAY_NAMES})\b")
_LEAD = 2  # sentences that tell what is new
_DAYED = 3  # sentences, a headline among them, in which a report says on what day that was
_LEAD_FACTS = 3  # names and numbers below which a lead says too little to be compared
_SAME = 0.8  # share of two sentences' content words in common from which on they are one sentence
_SAID = 4  # names, numbers and content words of a sentence below which it says little
_WORDS = 5  # content words of a sentence below which its likeness is chance
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
            if n >= _LEAD and len(found) >= _LEAD_FACTS:
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


@dataclass(frozen=True, slots=True)
class Retold:
    """How far two reports tell one story, 0 to 1 each.

    Attributes:
        details: Share of the details of the report with fewer that are details of the other.
        shared: How many these are.
        together: How much of a sentence's facts stands in one or two neighbouring sentences of the other, on average
            over the sentences of that report of which more does; a fact counts the less the more sentences have it.
        lead: Share of the facts of one's lead that stand in the other, the greater of both ways.
        least_lead: The lesser of both ways.
        passage: How many sentences of the one stand all but word for word in the other.
        opens: Whether one of them is among the first of the shorter report.
        fills: Share of the longer report's sentences that such a passage would make.
        apart: Days between their publication; None where unknown.
        news: How much of what the later one's lead says, words and facts, stands at one place of the other: of its first
            two sentences the one of which more does.
        own_news: Whether the later one's lead tells of a day after the last that the earlier names.
        publisher: Whether they are of one publisher.
        credit: The credit that ties them: one credits the other's publisher, or both credit one agency.
        line: An agency that a line of either names, whether or not it ties them.
    """

    details: float
    shared: int
    together: float
    lead: float
    least_lead: float
    passage: int
    opens: bool
    fills: float
    apart: int | None
    news: float
    own_news: bool
    publisher: bool
    credit: Credit | None
    line: Credit | None


def retold(a: Told, b: Told) -> Retold:
    """Compare two reports. The same whichever comes first."""
    leads = (_share(a.lead, b.counts), _share(b.lead, a.counts))
    details = len(a.details & b.details)
    short, long = sorted((a, b), key=_by_length)
    passage = _passage(short, long)
    return Retold(
        details=details / max(1, min(len(a.details), len(b.details))),
        shared=details,
        together=max(_together(a, b), _together(b, a)),
        lead=max(leads),
        least_lead=min(leads),
        passage=len(passage),
        opens=any(n < _LEAD for n in passage),
        fills=len(passage) / max(1, len(long.words)),
        apart=days_apart(a.days, b.days),
        news=_news(*sorted((b, a), key=_by_day)),
        own_news=_own_news(a, b) or _own_news(b, a),
        publisher=bool(a.publisher) and a.publisher == b.publisher,
        credit=_first(c for x, y in ((a, b), (b, a)) for c in x.credits if c.key == y.publisher or c.key in y.sources),
        line=_first(c for c in (*a.credits, *b.credits) if c.how == LINE),
    )


def _by_day(one: Told) -> tuple[int, int, tuple[int, list[list[str]]]]:
    """A key to sort by: the day of publication, the longer first, since it is the shorter that takes from it."""
    return one.days[1] if one.days else 0, -one.length, _by_length(one)


def _by_length(one: Told) -> tuple[int, list[list[str]]]:
    """A key to sort by length; of one length by the words, so that it does not matter which report is given first."""
    return one.length, [sorted(part) for part in (*one.words, *one.facts)]


def _share(part: frozenset[str], whole: Collection[str]) -> float:
    return sum(fact in whole for fact in part) / len(part) if part else 0.0


def _together(part: Told, whole: Told) -> float:
    shares = [_at_one_place(facts, part.counts, whole.counts, whole.places) for facts in part.facts if facts]
    return sum(shares) / max(1, len(shares))


def _news(earlier: Told, later: Told) -> float:
    leads = [items for items in later.items if len(items) >= _SAID][:_LEAD]
    shares = (_at_one_place(items, later.item_counts, earlier.item_counts, earlier.item_places) for items in leads)
    return max(shares, default=0.0)


def _at_one_place(
    items: frozenset[str], own: Counter[str], other: Counter[str], places: Mapping[str, frozenset[int]]
) -> float:
    """Share of a sentence's items that stand at the one place of the other text that has the most of them.

    An item counts the less the more sentences of either text have it, as ``own`` and ``other`` tell.
    """
    total, at = 0.0, dict[int, float]()
    for item in sorted(items):  # sums of floats depend on the order
        weight = 1 / max(own[item], other[item]) ** 2
        total += weight
        for place in places.get(item, ()):
            at[place] = at.get(place, 0.0) + weight
    return max(at.values(), default=0.0) / total


def _own_news(later: Told, earlier: Told) -> bool:
    if not (later.lead_on and later.days and earlier.days) or later.days[1] < earlier.days[1]:
        return False
    last = max(frozenset().union(*earlier.told_on), default=earlier.days[1])
    return min(later.lead_on) > last


def _passage(short: Told, long: Told) -> list[int]:
    """Which sentences of the shorter text stand in the longer all but word for word, with all their facts."""
    places = list(zip(long.words, long.facts, strict=True))
    return [
        n
        for n, (words, facts) in enumerate(zip(short.words, short.facts, strict=True))
        if len(words) >= _WORDS
        and any(len(words & other) >= _SAME * len(words | other) and facts <= known for other, known in places)
    ]


def days_apart(a: Days | None, b: Days | None) -> int | None:
    """Days between two days of publication; 0 where they overlap, None where one is unknown."""
    if a is None or b is None:
        return None
    return max(0, a[0] - b[1], b[0] - a[1])


def _first(found: Iterable[Credit]) -> Credit | None:
    """One of several credits: of a line before of a sentence, then by name; the same for any order."""
    return min(found, key=lambda c: (c.how, c.key, c.words), default=None)
