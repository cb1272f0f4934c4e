"""The labelled set of origins is whole, and what it measures does not fall."""

from __future__ import annotations

from itertools import combinations

import pytest

from benchmarks import origins


@pytest.mark.parametrize("half", origins.HALVES)
def test_every_text_is_labelled_and_every_pair_has_a_class(half: str) -> None:
    """Each story has one first text; each pair is of one origin or says why not."""
    reports = origins.load(half)
    for a, b in combinations(reports.values(), 2):
        if a.story == b.story:
            assert origins.classes(a, b)
    for story in {r.story for r in reports.values()}:
        assert [r.how for r in reports.values() if r.story == story].count("original") == 1


@pytest.mark.parametrize(
    ("half", "recall"),
    [("tuning2", 0.92), ("held-out", 0.83), ("unseen", 0.9), ("fresh", 0.99), ("latest", 0.94), ("last", 0.84)],
)
def test_the_sets_keep_their_figures(half: str, recall: float) -> None:
    """No independent report and no follow-up is called a copy, and most rewrites are found."""
    last = list(origins.score(half, wrong=False))[-1]
    assert "precision=1.000" in last
    assert float(last.rpartition("recall=")[2]) >= recall
