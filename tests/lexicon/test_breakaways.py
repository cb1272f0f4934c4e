"""Breakaway territories are told from the states whose code they carry."""

from __future__ import annotations

import pytest

from communique.lexicon.breakaways import as_named

CASES = [
    ("Kenya signed a pact with the breakaway region of Somaliland.", "region", "territory:SOM:somaliland"),
    ("Kenya and Somaliland signed their pact.", "their", "territory:SOM:somaliland"),
    ("Kenya signed a pact with Somalia on Somaliland.", "Somalia", "state:SOM"),
    ("Kenya signed a pact with Mogadishu on Somaliland.", "Mogadishu", "state:SOM"),
    ("Kenya signed their pact.", "their", "state:SOM"),
]


@pytest.mark.parametrize(("text", "words", "ident"), CASES)
def test_who_is_meant(make_report, make_statement, text, words, ident):
    """What the sentence names decides; a party that names the state itself is the state."""
    said = make_statement(make_report("a.txt", text), "signed", "agreement", {"Kenya": "KEN"}, {words: "SOM"})
    assert [p.id for p in as_named(said).parties] == ["state:KEN", ident]
    assert as_named(said).id == said.id
