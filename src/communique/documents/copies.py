"""Copies: whether two reports are one text, by what they are made of; independent reports of one event are not."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256

from datasketch import MinHash

from communique.documents.shingles import LEAD, hashes, marks, quotations, running_text, shingles, tokens
from communique.model.report import Report

# Shingles kept of a report: the smallest hashes, a fair sample of texts above some 4,000 words.
_KEPT = 4096
# 96 permutations in bands of two: two texts that share a seventh of their shingles meet in one of the bands
# with probability 0.62, those that share a quarter with 0.95, those that share a hundredth with 0.005.
_PERMUTATIONS = 96
_ROWS = 2
# Below this many shingles (about two sentences) only equal texts are called copies.
_FEWEST = 25


@dataclass(frozen=True, slots=True)
class CopyEvidence:
    """What speaks for two reports being one text.

    Attributes:
        kind: ``none``; ``exact``, the same running text; ``near``, the same text lightly edited or cut;
            ``rewrite``, most of it in other words or another order.
        score: Share of the shorter text that stands in the other, 0 to 1.
        reasons: The evidence in words.
    """

    kind: str
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class Fingerprint:
    """What is kept of a report for finding its copies.

    Attributes:
        text_hash: Hash (hex) of its running text, spelling and layout folded.
        total: How many different shingles it has.
        shingles: The smallest hashes of its shingles, sorted.
        lead: Hashes of the shingles of its lead, sorted.
        marks: Hashes of its names and numbers, sorted.
        quotes: Hashes of its quotations, sorted.
    """

    text_hash: str
    total: int
    shingles: tuple[int, ...]
    lead: tuple[int, ...]
    marks: tuple[int, ...]
    quotes: tuple[int, ...]

    def to_bytes(self) -> bytes:
        """The fingerprint as bytes; :meth:`from_bytes` restores it."""
        sets = (self.shingles, self.lead, self.marks, self.quotes)
        head = struct.pack(">32s5I", bytes.fromhex(self.text_hash), self.total, *map(len, sets))
        return head + b"".join(struct.pack(f">{len(s)}I", *s) for s in sets)

    @classmethod
    def from_bytes(cls, data: bytes) -> Fingerprint:
        """Restore a fingerprint from its bytes."""
        digest, total, *sizes = struct.unpack_from(">32s5I", data)
        offset = struct.calcsize(">32s5I")
        sets: list[tuple[int, ...]] = []
        for size in sizes:
            sets.append(struct.unpack_from(f">{size}I", data, offset))
            offset += 4 * size
        return cls(digest.hex(), total, *sets)

    def bands(self) -> tuple[str, ...]:
        """Keys of which two copies share at least one: bands of a MinHash, and long quotations."""
        return (*self._minhash_bands, *(f"q{quote:08x}" for quote in self.quotes))

    @cached_property
    def _minhash_bands(self) -> tuple[str, ...]:
        if not self.shingles:
            return ()
        sketch = MinHash(num_perm=_PERMUTATIONS, seed=1, hashfunc=int)
        sketch.update_batch(self.shingles)
        values = [int(v) for v in sketch.hashvalues]
        return tuple(
            f"{n // _ROWS:02x}" + "".join(f"{v:08x}" for v in values[n : n + _ROWS])
            for n in range(0, _PERMUTATIONS, _ROWS)
        )


def fingerprint(report: Report) -> Fingerprint:
    """Take the fingerprint of a report's running text.

    Args:
        report: The report with its blocks.
    """
    text = running_text(report)
    words = tokens(text)
    found = shingles(words)
    return Fingerprint(
        text_hash=sha256(" ".join(words).encode("utf8")).hexdigest(),
        total=len(found),
        shingles=tuple(sorted(found)[:_KEPT]),
        lead=tuple(sorted(shingles(words[:LEAD]))),
        marks=tuple(sorted(marks(text))),
        quotes=tuple(sorted(quotations(text))),
    )


def compare(a: Fingerprint, b: Fingerprint) -> CopyEvidence:
    """Weigh whether two reports are one text. The same whichever comes first.

    Args:
        a: One report's fingerprint.
        b: The other's.
    """
    if a.text_hash == b.text_hash and a.total:
        return CopyEvidence("exact", 1.0, ("the running text is the same word for word",))
    if min(a.total, b.total) < _FEWEST:
        return CopyEvidence("none", 0.0, ("too short to tell",))
    shared = contained(a.shingles, b.shingles)
    lead = max(contained_in(a.lead, b.shingles), contained_in(b.lead, a.shingles))
    facts = contained(a.marks, b.marks) if min(len(a.marks), len(b.marks)) >= 4 else 0.0
    quotes = len(set(a.quotes) & set(b.quotes))
    reasons = _reasons(shared, lead, facts, quotes)
    kind = _kind(shared, lead, facts, quotes)
    return CopyEvidence(kind, round(shared, 3), reasons)


def _kind(shared: float, lead: float, facts: float, quotes: int) -> str:
    """Decide on what the evidence amounts to.

    Two reports of one agency share background paragraphs, and two of one event share its names, figures and
    quotations; so the lead must be shared too unless nearly all is, and facts alone never suffice.
    """
    if shared >= 0.7 or (shared >= 0.4 and lead >= 0.3):
        return "near"
    if shared >= 0.15 and lead >= 0.1 and facts >= 0.5 and (shared >= 0.25 or quotes > 0 or facts >= 0.7):
        return "rewrite"
    return "none"


def _reasons(shared: float, lead: float, facts: float, quotes: int) -> tuple[str, ...]:
    reasons = [
        f"{shared:.0%} of the shorter text's word triples stand in the other",
        f"{lead:.0%} of a lead's word triples stand in the other",
        f"{facts:.0%} of the names and numbers are shared",
    ]
    if quotes:
        reasons.append(f"{quotes} long quotation{'s' if quotes > 1 else ''} shared")
    return tuple(reasons)


def contained(a: Sequence[int], b: Sequence[int]) -> float:
    """Share of the smaller set of hashes that is in the other."""
    return len(set(a) & set(b)) / min(len(a), len(b)) if a and b else 0.0


def contained_in(part: Sequence[int], whole: Sequence[int]) -> float:
    """Share of one set of hashes that is in another."""
    return len(set(part) & set(whole)) / len(part) if part else 0.0


__all__ = ["CopyEvidence", "Fingerprint", "compare", "fingerprint", "hashes"]
