"""MinHash: sketches agree as often as sets overlap."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.documents.minhash import bands, minhash
from communique.documents.shingles import hashes


def members(low: int, high: int) -> list[int]:
    """A set of hashes."""
    return sorted(hashes(f"word {n}" for n in range(low, high)))


@pytest.mark.parametrize("shared", [0, 100, 250, 400, 500])
def test_agreement_estimates_overlap(shared: int) -> None:
    """Of 512 values about as many agree as the sets have in common."""
    a, b = minhash(members(0, 500), 512), minhash(members(500 - shared, 1000 - shared), 512)
    agreement = sum(x == y for x, y in zip(a, b, strict=True)) / 512
    assert agreement == pytest.approx(shared / (1000 - shared), abs=0.07)


def test_bands_of_like_and_unlike_sets() -> None:
    """Sets that overlap by half share bands; sets that do not, share none."""
    a = set(bands("s", members(0, 500), 96, 2))
    assert len(a) == 48
    assert len(a & set(bands("s", members(150, 650), 96, 2))) >= 3
    assert not a & set(bands("s", members(500, 1000), 96, 2))
    assert bands("s", [], 96, 2) == []


def test_sketch_is_the_same_for_ever() -> None:
    """Keys stored by one version are found by the next."""
    assert bands("s", [1, 2, 3], 4, 2) == ["s00094a37961693ca81", "s018883a48163967125"]


@given(st.permutations(members(0, 12)))
def test_order_makes_no_difference(values: list[int]) -> None:
    """A set has one sketch."""
    assert minhash(values, 8) == minhash(sorted(values), 8)
