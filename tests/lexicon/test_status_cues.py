"""The lexicon of status cues: its schema is kept, its words are found, its errors name the entry."""

from __future__ import annotations

from typing import Any

import pytest

from communique.lexicon import status_cues as lexicon
from communique.lexicon.files import load_yaml
from communique.lexicon.status_cues import cue_index, status_cues, word_class
from communique.model.errors import LexiconError

GOOD = {
    "id": "dither.v",
    "words": ["dither"],
    "pos": "verb",
    "effect": "possible",
    "scope": "complement",
    "example": ["Oslo dithers.", "dithers", "occurred"],
}


def test_every_word_of_every_cue_is_indexed() -> None:
    """Each cue that is found by words can be found by the first of each of its word sequences."""
    for entry in status_cues().values():
        if entry.scope != "construction":
            for words in entry.words:
                assert (words, entry) in cue_index()[words[0]]


def test_longer_cues_come_first() -> None:
    """'No longer' is tried before 'no'."""
    assert all(
        [len(words) for words, _ in found] == sorted((len(words) for words, _ in found), reverse=True)
        for found in cue_index().values()
    )


def test_degrees_agree_with_effects() -> None:
    """No denial is more factual than a guess: its degree is not above zero; plans and facts are above it."""
    for entry in status_cues().values():
        assert -3 <= entry.degree <= 3
        assert entry.degree <= 0 if entry.effect == "denied" else entry.degree >= 0, entry.id


def test_every_class_says_what_it_is_for() -> None:
    """The word classes carry their purpose, and no word stands in one of them in capitals."""
    for name, entry in load_yaml("status_words.yaml").items():
        assert entry["for"]
        assert word_class(name)
        assert all(word == word.lower() for word in word_class(name))


def test_an_unknown_class_is_refused() -> None:
    """The message names the class that is missing."""
    with pytest.raises(LexiconError, match="no class 'lihgt'"):
        word_class("lihgt")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"effect": "maybe"}, "effect 'maybe'"),
        ({"scope": "all"}, "scope 'all'"),
        ({"pos": "particle"}, "pos 'particle'"),
        ({"negated": "question"}, "negated 'question'"),
        ({"example": ["Oslo dithers."]}, "example"),
        ({"example": ["Oslo dithers.", "Bergen", "occurred"]}, "example"),
    ],
)
def test_a_broken_entry_is_refused(change: dict[str, Any], message: str) -> None:
    """The error names the entry and what is wrong with it."""
    with pytest.raises(LexiconError, match=f"dither.v.*{message}"):
        lexicon._entry({**GOOD, **change})


def test_an_entry_takes_the_defaults_of_its_effect() -> None:
    """Where an entry says nothing of being denied, a possibility that is denied is denied."""
    entry = lexicon._entry(GOOD)
    assert (entry.negated, entry.degree, entry.counter) == ("denied", lexicon.DEGREES["possible"], None)
