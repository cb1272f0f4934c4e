"""Copies: how much of one report's words stands in another, and what is said of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from communique.documents.fingerprints import Fingerprint

# Below this many shingles (about two sentences) only equal texts are called copies.
FEWEST = 25
# Sentences below which their alignment says little.
_FEW_SENTENCES = 5
# Names and numbers below which their overlap says little.
_FEW_MARKS = 5
# Share of names and numbers, as fingerprints keep them, from which on texts are looked at: fingerprints know no numbers
# in words and so share fewer than the texts.
CLOSE_FACTS = 0.5
# Below these shares of names and numbers, and of word triples, two reports are no copies whatever else is shared.
_LEAST_FACTS, _LEAST_TRIPLES = 0.65, 0.05
_ALL = 2**32  # above every hash
# Share of a sentence's content words that must stand in one or two neighbouring sentences of the other text.
# On rewrites made for the tests, half puts 86 to 100 % of the sentences in place, and at most 71 % of those
# of independent reports of one event.
_PLACED = 0.5


@dataclass(frozen=True, slots=True)
class CopyEvidence:
    """What speaks for two reports being of one origin.

    Attributes:
        kind: A :class:`communique.model.kinship.Kinship`.
        score: How closely they hang together, 0 to 1.
        reasons: The evidence in words.
    """

    kind: str
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shares:
    """How much of one report stands in the other, 0 to 1 each; ``facts`` is None where there are few."""

    triples: float
    lead: float
    facts: float | None
    quotes: int
    placed: float

    @property
    def open(self) -> bool:
        """Whether what is shared leaves it possible that they are copies."""
        return self.triples >= _LEAST_TRIPLES and (self.facts is None or self.facts >= _LEAST_FACTS)


def measure(a: Fingerprint, b: Fingerprint) -> Shares:
    """How much of one report stands in the other. The same whichever comes first."""
    return Shares(
        triples=triples_shared(a, b),
        lead=lead_shared(a, b),
        facts=facts_shared(a, b),
        quotes=len(set(a.quotes) & set(b.quotes)),
        placed=max(_placed(a, b), _placed(b, a)),
    )


def triples_shared(a: Fingerprint, b: Fingerprint) -> float:
    """Share of the word triples of the shorter report that stand in the other."""
    ceiling = _ceiling(a, b)
    return _contained(_below(a.shingles, ceiling), _below(b.shingles, ceiling))


def facts_shared(a: Fingerprint, b: Fingerprint) -> float | None:
    """Share of the names and numbers of the report with fewer that the other has; None where there are few."""
    return _contained(a.marks, b.marks) if min(len(a.marks), len(b.marks)) >= _FEW_MARKS else None


def close_facts(a: frozenset[int], b: frozenset[int]) -> bool:
    """Whether of two reports' names and numbers most of those of the one with fewer stand in the other.

    Args:
        a: Hashes of those of one report; where there are few, they say nothing.
        b: Hashes of those of the other.
    """
    fewer = min(len(a), len(b))
    return fewer >= _FEW_MARKS and len(a & b) >= CLOSE_FACTS * fewer


def lead_shared(a: Fingerprint, b: Fingerprint) -> float:
    """Share of the word triples of a lead that stand in the other report, the greater of both ways."""
    ceiling = _ceiling(a, b)
    return max(_share(_below(a.lead, ceiling), b.shingles), _share(_below(b.lead, ceiling), a.shingles))


def is_same_text(shares: Shares) -> bool:
    """Whether two texts are one, edited or cut: nearly all words, or most of them and the lead.

    Two reports of one agency share background paragraphs, so the lead must be shared too unless nearly all is.
    (Bulletins that fill the same form with other names and figures tell other events: see :attr:`Shares.open`.)
    """
    return shares.triples >= 0.7 or (shares.triples >= 0.55 and shares.lead >= 0.3)


def reasons(shares: Shares) -> tuple[str, ...]:
    """What two reports share, in words."""
    found = [
        f"{shares.triples:.0%} of the shorter text's word triples stand in the other",
        f"{shares.lead:.0%} of a lead's word triples stand in the other",
    ]
    if shares.placed:
        found.append(f"{shares.placed:.0%} of one text's sentences have their content words together in the other")
    if shares.facts is not None:
        found.append(f"{shares.facts:.0%} of the names and numbers are shared")
    if shares.quotes:
        found.append(f"{shares.quotes} long quotation{'s' if shares.quotes > 1 else ''} shared")
    return tuple(found)


def _placed(part: Fingerprint, whole: Fingerprint) -> float:
    """Share of sentences whose content words stand in one or two neighbouring sentences of the other text."""
    if len(part.sentences) < _FEW_SENTENCES or not whole.sentences:
        return 0.0
    # A pair of neighbours holds what either holds, so pairs alone are counted; one sentence is a pair with itself.
    places, placed = whole.places, 0
    for sentence in part.sentences:
        at = Counter(chain.from_iterable(places.get(stem, ()) for stem in sentence))
        placed += max(at.values(), default=0) >= _PLACED * len(sentence)
    return placed / len(part.sentences)


def _ceiling(a: Fingerprint, b: Fingerprint) -> int:
    """The highest hash up to which all shingles of both reports were kept."""
    return min((m.shingles[-1] for m in (a, b) if m.total > len(m.shingles)), default=_ALL)


def _below(hashes: Sequence[int], ceiling: int) -> Sequence[int]:
    return hashes if ceiling == _ALL else [h for h in hashes if h <= ceiling]


def _contained(a: Sequence[int], b: Sequence[int]) -> float:
    """Share of the smaller set of hashes that is in the other."""
    return len(set(a).intersection(b)) / min(len(a), len(b)) if a and b else 0.0


def _share(part: Sequence[int], whole: Sequence[int]) -> float:
    """Share of one set of hashes that is in another."""
    return len(set(part).intersection(whole)) / len(part) if part else 0.0
