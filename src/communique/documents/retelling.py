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

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from communique.documents.credits import LINE, Credit
from communique.documents.told import LEAD, Told, days_apart

_SAME = 0.8  # share of two sentences' content words in common from which on they are one sentence
_SAID = 4  # names, numbers and content words of a sentence below which it says little
_WORDS = 5  # content words of a sentence below which its likeness is chance


@dataclass(frozen=True, slots=True)
class Retold:
    """How far two reports tell one story, 0 to 1 each.

    Attributes:
        details: Share of the details of the report with fewer that are details of the other.
        shared: How many these are.
        together: How much of a sentence's facts stands in one or two neighbouring sentences of the other, on average
            over the sentences of that report of which more does; a fact counts the less the more sentences have it.
        least_lead: Share of the facts of one's lead that stand in the other, the lesser of both ways.
        passage: How many sentences of the one stand all but word for word in the other.
        opens: Whether one of them is among the first of the shorter report.
        fills: Share of the longer report's sentences that such a passage would make.
        apart: Days between their publication; None where unknown.
        news: How much of what the later one's lead says, words and facts, stands at one place of the other; of its
            first two sentences the one of which more does.
        own_news: Whether the later one's lead tells of a day after the last that the earlier names.
        publisher: Whether they are of one publisher.
        credit: The credit that ties them: one credits the other's publisher, or both credit one agency.
        line: An agency that a line of either names, whether or not it ties them.
    """

    details: float
    shared: int
    together: float
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
    details = len(a.details & b.details)
    short, long = sorted((a, b), key=_by_length)
    passage = _passage(short, long)
    return Retold(
        details=details / max(1, min(len(a.details), len(b.details))),
        shared=details,
        together=max(_together(a, b), _together(b, a)),
        least_lead=min(_share(a.lead, b.counts), _share(b.lead, a.counts)),
        passage=len(passage),
        opens=any(n < LEAD for n in passage),
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
    leads = [items for items in later.items if len(items) >= _SAID][:LEAD]
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


def _first(found: Iterable[Credit]) -> Credit | None:
    """One of several credits: of a line before of a sentence, then by name; the same for any order."""
    return min(found, key=lambda c: (c.how, c.key, c.words), default=None)
