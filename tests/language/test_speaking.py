"""Whose a quoted 'we' is: the state's for which the speaker speaks, or nobody's."""

from __future__ import annotations

import pytest

from communique.language.discourse import Discourse
from communique.language.pipeline import parse
from communique.language.referents import Referents

# A paragraph, a word of it, and the state it stands for.
OFFICIALS = [
    ('"We have closed our border with Rwanda," Burundi\'s interior minister told reporters.', "We", ("BDI",)),
    ('"We have closed our border with Rwanda," Burundi\'s interior minister told reporters.', "our", ("BDI",)),
    ("We urge Serbia to leave, Kenyan spokesman John Otieno said.", "We", ("KEN",)),
    ('"It was a raid," the Chadian ministry said. "We demand that Libya pay."', "We", ("TCD",)),
]
NOBODY = [
    ('"We saw boats from Uganda," Kenyan fishermen said.', "We"),
    ('"We sell tea to Chad," a trader said.', "We"),
    ("The Kenyan minister told us that Uganda had fired.", "us"),
    ("We asked Kenya for an answer.", "We"),
    # two who speak in one paragraph: whose the second sentence of a quotation is stays open
    ('"No," Oslo\'s minister said. Lima\'s minister said: "Yes. We shall sue Chad."', "We"),
]


def states_of(text: str, word: str) -> tuple[str, ...]:
    """The codes that the first occurrence of a word stands for."""
    (doc,) = parse([text])
    referents = Referents(doc, Discourse(day="2021-06-10"))
    found = referents.of(next(t for t in doc if t.text == word))
    return found.countries if found else ()


@pytest.mark.parametrize(("text", "word", "codes"), OFFICIALS)
def test_an_official_speaks_for_the_state(text: str, word: str, codes: tuple[str, ...]) -> None:
    """States by ISO code."""
    assert states_of(text, word) == codes


@pytest.mark.parametrize(("text", "word"), NOBODY)
def test_others_speak_for_no_state(text: str, word: str) -> None:
    """People of a state, those who write, and whoever is not named are no state."""
    assert states_of(text, word) == ()
