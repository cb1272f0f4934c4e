"""The lexicon of saying: its schema, and the reading of every example by the code that uses it."""

from __future__ import annotations

import pytest

from communique.language.attribution import find_attributions
from communique.language.pipeline import parse
from communique.lexicon import sayings as lexicon
from communique.lexicon.sayings import by_lemma, kinds, phrasal, read_example, saying_of, sayings
from communique.model.errors import LexiconError

ENTRIES = sayings()
ENTRY = {
    "id": "x.v",
    "pos": "verb",
    "lemmas": ["x"],
    "effect": "asserted",
    "frames": ["clause"],
    "example": "X.",
}


@pytest.fixture(scope="module")
def readings() -> dict[str, tuple[str, list[tuple[str, str | None, str]]]]:
    """What the reader makes of every example: rule, source and content, by entry."""
    texts = [read_example(entry.example).text for entry in ENTRIES]
    found = {}
    for entry, text, doc in zip(ENTRIES, texts, parse(texts), strict=True):
        said = [
            (a.rule, text[slice(*a.source)] if a.source else None, " ".join(text[s:e] for s, e in a.content))
            for a in find_attributions(doc, 0)
        ]
        found[entry.id] = (text, said)
    return found


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_every_example_is_read_as_marked(entry, readings):
    """The entry's own rule finds the marked source and all that is marked as said."""
    marked = read_example(entry.example)
    text, said = readings[entry.id]
    if entry.pos in lexicon.NOUN_CLASSES:  # classes of nouns serve other entries
        said = [("", source, content) for _, source, content in said]
        rule = ""
    else:
        rule = entry.id
    own = [(source, content) for found, source, content in said if found == rule]
    assert own, (text, said)
    assert any(
        (marked.source is None or marked.source in (source or ""))
        and all(" ".join(piece.strip(" .").split()) in content for piece in marked.content)
        for source, content in own
    ), (text, own)


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_every_example_marks_what_is_said(entry):
    """An example without marks would prove nothing."""
    assert read_example(entry.example).content


def test_marks_are_taken_out_of_examples():
    """Reading an example gives the plain sentence, its source and its content."""
    example = read_example("[The envoy] said {it was over}.")
    assert (example.text, example.source, example.content) == (
        "The envoy said it was over.", "The envoy", ("it was over",),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("lemma", "effect", "vouches"),
    [
        ("say", "asserted", True),
        ("deny", "denied", True),
        ("allege", "claimed", True),
        ("believe", "hedged", True),
        ("vow", "planned", True),
        ("plan", "planned", False),
        ("urge", "asked", False),
        ("welcome", "asserted", False),
    ],
)
def test_verbs_say_what_they_do_to_what_is_said(lemma, effect, vouches):
    """Effect and vouching are read from the data."""
    saying = by_lemma("verb")[lemma]
    assert (saying.effect, saying.vouches) == (effect, vouches)


def test_phrasal_verbs_are_found_by_their_first_word():
    """'rule out' and 'call on' need their particle."""
    assert "out" in phrasal()["rule"]
    assert "on" in phrasal()["call"]


def test_classes_of_nouns_and_entries_are_looked_up():
    """Classes hold their nouns; an unknown rule has no entry."""
    assert "official" in kinds("speaker")
    assert saying_of("say.v") is by_lemma("verb")["say"]
    assert saying_of("no.such") is None


@pytest.mark.parametrize(
    ("key", "value"), [("pos", "particle"), ("effect", "doubted"), ("frames", ["clause", "beside"])]
)
def test_unknown_values_are_refused_by_name(monkeypatch, key, value):
    """The error names the entry, what is wrong and what is allowed."""
    monkeypatch.setattr(lexicon, "load_entries", lambda *_: [{**ENTRY, key: value}])
    with pytest.raises(LexiconError) as caught:
        lexicon.sayings.__wrapped__()
    assert "x.v" in str(caught.value)
    assert key in str(caught.value)


def test_an_id_may_stand_but_once(monkeypatch):
    """Two entries with one id are an error."""
    monkeypatch.setattr(lexicon, "load_entries", lambda *_: [ENTRY, ENTRY])
    with pytest.raises(LexiconError, match="stands twice"):
        lexicon.sayings.__wrapped__()
