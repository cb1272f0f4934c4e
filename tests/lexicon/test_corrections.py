"""The lexicon of corrections: every entry finds its example and leaves its counter-examples alone."""

from __future__ import annotations

import pytest

from communique.documents.notices import find_notices
from communique.lexicon import corrections
from communique.lexicon.corrections import correction_markers
from communique.model.errors import LexiconError

MARKERS = correction_markers()
COUNTERS = [(m.id, line) for m in MARKERS for line in m.counters]


@pytest.mark.parametrize("marker", MARKERS, ids=lambda m: m.id)
def test_each_entry_finds_its_example(marker):
    """As a report's first line, and, where it counts there, further down."""
    assert marker.id in {n.entry for n in find_notices(None, marker.example)}
    below = {n.entry for n in find_notices(None, f"Chad and Niger met.\n{marker.example}")}
    assert (marker.id in below) is (marker.where != "head")


@pytest.mark.parametrize(("entry", "line"), COUNTERS)
def test_counter_examples_hold_no_notice_at_all(entry, line):
    """Not by another entry either."""
    assert find_notices(None, line) == (), entry


def test_ids_are_unique_and_every_entry_has_a_counter_example():
    """Each pattern could go wrong."""
    assert len({m.id for m in MARKERS}) == len(MARKERS)
    assert all(m.counters for m in MARKERS)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"effect": "apology"}, "apology"),
        ({"where": "foot"}, "foot"),
        ({"pattern": "("}, "x"),
        ({"reach": "all"}, "all"),
    ],
)
def test_an_entry_that_breaks_the_schema_is_named(monkeypatch, change, words):
    """With the file."""
    entry = {"id": "x", "effect": "correction", "where": "line", "pattern": "x", "example": "x", **change}
    monkeypatch.setattr(corrections, "load_entries", lambda *_: [entry])
    correction_markers.cache_clear()
    with pytest.raises(LexiconError, match=rf"corrections\.yaml.*{words}"):
        correction_markers()
    correction_markers.cache_clear()
