"""Copies: how much of one report's words stands in another, and what is said of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from communique.documents.fingerprints import Fingerprint

# Below this many shingles (about two sentences) only equal texts are called copies.
FEWEST = 25
# Sentences below which their alignment says little.
_FEW_SENTENCES = 5
# Names and numbers below which their overlap says little.
_FEW_MARKS = 5
# Below these shares of names and numbers, and of word triples, two reports are no copies whatever else is shared.
_LEAST_FACTS, _LEAST_TRIPLES = 0.65, 0.05
ALL = 2**32  # above every hash
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


def measure(a: Fingerprint, b: Fingerprint, *, placed: bool = True) -> Shares:
    """How much of one report stands in the other. The same whichever comes first.

    Args:
        a: One report.
        b: The other.
        placed: Whether their sentences are aligned, which takes longest; without, ``placed`` is 0.
    """
    ceiling = min(_ceiling(a), _ceiling(b))
    first, second = _below(a.shingles, ceiling), _below(b.shingles, ceiling)
    return Shares(
        triples=_contained(first, second),
        lead=max(_share(_below(a.lead, ceiling), b.shingles), _share(_below(b.lead, ceiling), a.shingles)),
        facts=_contained(a.marks, b.marks) if min(len(a.marks), len(b.marks)) >= _FEW_MARKS else None,
        quotes=len(set(a.quotes) & set(b.quotes)),
        placed=max(_placed(a.sentences, b.sentences), _placed(b.sentences, a.sentences)) if placed else 0.0,
    )


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


def _placed(part: Sequence[Sequence[int]], whole: Sequence[Sequence[int]]) -> float:
    """Share of sentences whose content words stand in one or two neighbouring sentences of the other text."""
    if len(part) < _FEW_SENTENCES or not whole:
        return 0.0
    places = [frozenset(s) for s in whole]
    found_in: dict[int, list[int]] = {}
    for n, place in enumerate(places):
        for word in place:
            found_in.setdefault(word, []).append(n)
    return sum(_has_place(frozenset(sentence), places, found_in) for sentence in part) / len(part)


def _has_place(sentence: frozenset[int], places: Sequence[frozenset[int]], found_in: Mapping[int, list[int]]) -> bool:
    needed = _PLACED * len(sentence)
    shared = Counter(n for word in sentence for n in found_in.get(word, ()))
    if not shared:
        return needed == 0
    if max(shared.values()) >= needed:
        return True
    # Two neighbours hold no more together than each alone: most pairs need not be looked at.
    near = (n for n, count in shared.items() if count + shared.get(n + 1, 0) >= needed)
    return any(len(sentence & (places[n] | places[n + 1])) >= needed for n in near if n + 1 < len(places))


def _ceiling(mark: Fingerprint) -> int:
    """The highest hash up to which all shingles of a report were kept."""
    return mark.shingles[-1] if mark.total > len(mark.shingles) else ALL


def _below(hashes: Sequence[int], ceiling: int) -> Sequence[int]:
    return hashes if ceiling == ALL else [h for h in hashes if h <= ceiling]


def _contained(a: Sequence[int], b: Sequence[int]) -> float:
    """Share of the smaller set of hashes that is in the other."""
    return len(set(a) & set(b)) / min(len(a), len(b)) if a and b else 0.0


def _share(part: Sequence[int], whole: Sequence[int]) -> float:
    """Share of one set of hashes that is in another."""
    return len(set(part) & set(whole)) / len(part) if part else 0.0
