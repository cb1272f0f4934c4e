"""MinHash: a sketch of a set whose values agree with another's as often as the sets overlap.

After A. Broder, 'On the resemblance and containment of documents' (1997), with multiply-shift hashing after
M. Dietzfelbinger et al., 'A reliable randomized algorithm for the closest-pair problem' (1997).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from hashlib import blake2b

import numpy as np
import numpy.typing as npt

Words = npt.NDArray[np.uint64]


def bands(prefix: str, values: Sequence[int], permutations: int, rows: int) -> list[str]:
    """Keys by which sets that overlap are found: two sets share a band if all its rows agree.

    Args:
        prefix: What keeps the keys of one kind of set apart from those of another.
        values: The set's members, 32-bit hashes.
        permutations: Values of the sketch.
        rows: Values a band; sets of overlap J share a band with probability 1 - (1 - J**rows)**bands.

    Returns:
        One key a band, the same on every machine; none for an empty set.
    """
    if not values:
        return []
    least = minhash(values, permutations)
    return [
        f"{prefix}{n // rows:02x}" + "".join(f"{v:08x}" for v in least[n : n + rows])
        for n in range(0, permutations, rows)
    ]


def minhash(values: Sequence[int], permutations: int) -> list[int]:
    """The least member of a set under each of some permutations.

    Args:
        values: The set's members, 32-bit hashes; at least one.
        permutations: How many permutations.
    """
    members = np.array(values, dtype=np.uint64)
    factors, shifts = _coefficients(permutations)
    # Arithmetic wraps at 64 bits; the upper half is the hash.
    hashed = (factors[:, None] * members[None, :] + shifts[:, None]) >> np.uint64(32)
    return [int(v) for v in hashed.min(axis=1)]


@cache
def _coefficients(permutations: int) -> tuple[Words, Words]:
    """An odd factor and a shift for each permutation, drawn from a hash so that they never change."""
    drawn = [
        int.from_bytes(blake2b(f"{part}{n}".encode(), digest_size=8).digest(), "big")
        for part in ("factor", "shift")
        for n in range(permutations)
    ]
    factors = np.array([value | 1 for value in drawn[:permutations]], dtype=np.uint64)
    return factors, np.array(drawn[permutations:], dtype=np.uint64)
