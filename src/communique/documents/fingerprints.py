"""The fingerprint of a report: what is kept of it for finding its copies, a few kilobytes."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from itertools import accumulate, pairwise

from communique.documents.minhash import bands
from communique.documents.shingles import (
    LEAD,
    marks,
    quotations,
    running_text,
    sentences,
    shingles,
    tokens,
)
from communique.model.report import Report

# Shingles kept of a report: the smallest hashes, a fair sample of texts above some 4,000 words.
_KEPT = 4096
# Sentences kept: those of a long news report; later ones are seldom copied without earlier ones.
_SENTENCES = 80
# 256 permutations of shingles in bands of two: texts that share a quarter of their shingles agree in three of the
# 128 bands with probability 0.99, those that share a seventh with 0.48, a sixteenth, as texts full of one agency's
# set phrases do, with 0.01. Names and numbers, 63 permutations in bands of three, bring rewrites together that
# share few shingles: those that have three in five in common with probability 0.84. Heavy rewrites have half in
# common: of 16 bands of two they share three with probability 0.80, reports that have a fifth in common with 0.03.
_BANDS = ((256, 2), (63, 3), (32, 2))
# How many bands of two reports must agree for them to be compared; a long quotation weighs as much alone.
AGREEING = 3
SOON = 2  # the same for reports of the same days: there are few of these, however many the record has
WORDED, QUOTED = "s", "q"  # the keys of word triples, and of a quotation, begin so
# So do those of names and numbers. They bring rewrites together, which come within days; what shares them at another
# time tells of another event in the same part of the world, and there is ever more of it.
OF_FACTS = ("m", "n")
_HEAD = struct.Struct(">32s6I")


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
        sentences: Of each sentence the hashes of its content words, sorted.
    """

    text_hash: str
    total: int
    shingles: tuple[int, ...]
    lead: tuple[int, ...]
    marks: tuple[int, ...]
    quotes: tuple[int, ...]
    sentences: tuple[tuple[int, ...], ...]

    def to_bytes(self) -> bytes:
        """The fingerprint as bytes; :meth:`from_bytes` restores it."""
        sets = (self.shingles, self.lead, self.marks, self.quotes)
        sizes = [*map(len, sets), len(self.sentences)]
        lengths = bytes(min(len(s), 255) for s in self.sentences)
        values = [value for group in (*sets, *self.sentences) for value in group]
        return _HEAD.pack(bytes.fromhex(self.text_hash), self.total, *sizes) + lengths + _pack(values)

    @classmethod
    def from_bytes(cls, data: bytes) -> Fingerprint:
        """Restore a fingerprint from its bytes."""
        digest, total, *sizes, count = _HEAD.unpack_from(data)
        lengths = data[_HEAD.size : _HEAD.size + count]
        values = struct.unpack_from(f">{(len(data) - _HEAD.size - count) // 4}I", data, _HEAD.size + count)
        ends = [*accumulate((*sizes, *lengths), initial=0)]
        found, lead, marks_, quotes, *told = (values[a:b] for a, b in pairwise(ends))
        return cls(digest.hex(), total, found, lead, marks_, quotes, tuple(told))

    def bands(self) -> tuple[str, ...]:
        """Keys by which copies are found: bands of MinHashes (copies share :data:`AGREEING`), long quotations (one)."""
        return (*self._minhash_bands, *(f"{QUOTED}{quote:08x}" for quote in self.quotes))

    @cached_property
    def places(self) -> dict[int, tuple[int, ...]]:
        """Where each content word stands: the numbers of the pairs of neighbouring sentences that have it."""
        found: dict[int, set[int]] = {}
        last = max(0, len(self.sentences) - 2)
        for n, sentence in enumerate(self.sentences):
            for stem in sentence:
                found.setdefault(stem, set()).update({max(0, n - 1), min(n, last)})
        return {stem: tuple(pairs) for stem, pairs in found.items()}

    @cached_property
    def _minhash_bands(self) -> tuple[str, ...]:
        return (
            *bands(WORDED, self.shingles, *_BANDS[0]),
            *bands(OF_FACTS[0], self.marks, *_BANDS[1]),
            *bands(OF_FACTS[1], self.marks, *_BANDS[2]),
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
        sentences=tuple(tuple(sorted(s)[:255]) for s in sentences(text)[:_SENTENCES]),
    )


def _pack(values: Sequence[int]) -> bytes:
    return struct.pack(f">{len(values)}I", *values)
