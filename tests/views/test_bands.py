"""Bands: what independent origins come to, and the exact distribution of counts and weighted sums."""

from __future__ import annotations

from itertools import product
from math import prod

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.views import bands
from communique.views.bands import against, band, support

CHANCES = st.floats(0.05, 0.95)
WEIGHTS = st.sampled_from([1.0, 3.4, 7.4, 8.3, 10.0])
TRIALS = st.lists(st.tuples(CHANCES, WEIGHTS), min_size=1, max_size=7)


def counted(trials, share):
    """The smallest sum that at least a share of all outcomes does not pass, by going through all of them."""
    outcomes = []
    for held in product((0, 1), repeat=len(trials)):
        chance = prod(p if h else 1 - p for h, (p, _) in zip(held, trials, strict=True))
        outcomes.append((round(sum(w for h, (_, w) in zip(held, trials, strict=True) if h), 1), chance))
    reached = 0.0
    for value, chance in sorted(outcomes):
        reached += chance
        if reached >= share - 1e-9:
            return value
    return max(outcomes)[0]


@pytest.mark.parametrize(
    ("told", "chance"),
    [
        ([], 0.0),
        ([("a", 0.8)], 0.8),
        ([("a", 0.8), ("a", 0.6), ("a", 0.7)], 0.8),  # copies of one text
        ([("a", 0.8), ("b", 0.5)], 0.9),
    ],
)
def test_origins_support_one_another_and_copies_do_not(told, chance):
    """1 - product over origins of (1 - the best confidence in it)."""
    assert support(told) == pytest.approx(chance)
    assert support(reversed(told)) == support(told)


@pytest.mark.parametrize(
    ("yes", "no", "belief"), [(0.9, 0.0, 0.9), (0.0, 0.9, 0.0), (0.9, 0.9, 0.4737), (0.9999, 0.9, 0.999), (1, 1, 0.5)]
)
def test_one_denial_does_not_undo_many_origins(yes, no, belief):
    """And equal supports leave no more than one half."""
    assert against(yes, no) == pytest.approx(belief, abs=1e-4)


@given(TRIALS)
def test_bands_are_those_of_all_outcomes(trials):
    """The percentiles found by convolution are those found by going through every outcome."""
    found = band(trials)
    assert found.expected == pytest.approx(sum(p * w for p, w in trials))
    assert (found.low, found.high) == (counted(trials, 0.05), counted(trials, 0.95))


@given(TRIALS)
def test_conflict_is_cooperation_turned_over(trials):
    """The band of negative weights mirrors that of positive ones."""
    up, down = band(trials), band([(p, -w) for p, w in trials])
    assert (down.low, down.high, down.expected) == (-up.high, -up.low, pytest.approx(-up.expected))


@given(TRIALS.flatmap(lambda trials: st.tuples(st.just(trials), st.permutations(trials))))
def test_bands_do_not_depend_on_order(pair):
    """Permuting the dealings changes no limit."""
    first, second = (band(trials) for trials in pair)
    assert (first.low, first.high) == (second.low, second.high)


def test_nothing_has_no_band():
    """No dealing, nothing to be unsure of."""
    assert band([]) == bands.Band(0.0, 0.0, 0.0)


def test_many_dealings_have_nearly_the_same_band_by_either_way(monkeypatch):
    """The normal approximation that stands in for very many is close to the exact one where both can be had."""
    trials = [(0.3 + n % 7 / 10, 1.0 + n % 5) for n in range(400)]
    exact = band(trials)
    monkeypatch.setattr(bands, "EXACT", 10)
    near = band(trials)
    assert (near.low, near.high) == (pytest.approx(exact.low, abs=1.5), pytest.approx(exact.high, abs=1.5))
