"""The lexicon of occasions: every entry finds its example and leaves its counter-examples alone."""

from __future__ import annotations

import pytest

from communique.lexicon import occasions
from communique.lexicon.occasions import occasion_names, occasion_nouns, recurrences
from communique.model.errors import LexiconError
from communique.ontology.kinds import load_kinds
from communique.record.blocks import FAMILIES

NOUNS, CUES = occasion_nouns(), recurrences()


def _found(sentence: str) -> list[str]:
    return [f"{n.name} {n.mark}" if n.mark and len(n.mark) == 4 else n.name for n in occasion_names(sentence)]


@pytest.mark.parametrize("noun", NOUNS, ids=lambda n: n.id)
def test_each_noun_finds_the_names_of_its_example(noun):
    """And none in its counter-examples; its families are some."""
    assert tuple(_found(noun.example)) == noun.finds
    assert [name for sentence in noun.counters for name in _found(sentence)] == []
    assert noun.families <= {*FAMILIES.values(), *load_kinds()}


@pytest.mark.parametrize("cue", CUES, ids=lambda c: c.id)
def test_each_word_of_recurrence_finds_its_example(cue):
    """No entry finds a counter-example of another."""
    assert cue.pattern.search(cue.example)
    assert cue.counters
    assert not [c.id for c in CUES for sentence in cue.counters if c.pattern.search(sentence)]


@pytest.mark.parametrize(
    ("sentence", "name", "mark"),
    [
        ("They held Exercise 'Coral Tern-3' off Lome.", "coral tern", "3"),
        ("They held their largest drill, Brass Heron, in May.", "brass heron", None),
        ("They held the second Accra summit.", "accra", "2"),
        ("They train in the exercise African Heron.", "african heron", None),
        ("They met at the summit of the ABC on Monday.", "abc", None),
        ("They signed the Keta Gap Treaty.", "keta gap", None),
        ("“Dry Season” is the name of the operation.", None, None),
        ("Ghanaian-Togolese exercises began.", None, None),
        ("No agreement was reached.", None, None),
        ("It left the Coast Treaty Organisation.", None, None),
    ],
)
def test_names_are_known_by_construction(sentence, name, mark):
    """Quoted or capitalised beside a noun of occasion; who holds it and when is no name."""
    found = [(n.name, n.mark) for n in occasion_names(sentence)]
    assert found == ([(name, mark)] if name else [])
    for named in occasion_names(sentence):
        assert sentence[named.start : named.end].strip() == sentence[named.start : named.end]


@pytest.mark.parametrize("change", [{"sort": "tune"}, {"reach": "some"}, {"pattern": "("}, {"pattern": None}], ids=str)
def test_an_entry_that_breaks_the_schema_is_named(monkeypatch, change):
    """With the file."""
    entry = {"id": "x", "sort": "series", "reach": "all", "word": "", "pattern": "x", "example": "x", "not": ["y"]}
    broken = {key: value for key, value in {**entry, **change}.items() if value is not None}
    monkeypatch.setattr(occasions, "load_entries", lambda *_: [broken])
    recurrences.cache_clear()
    with pytest.raises(LexiconError, match=r"occasions\.yaml: x"):
        recurrences()
    recurrences.cache_clear()
