"""Any noun phrase as a party: its extent, whether it can act, and the state its words tell."""

from __future__ import annotations

import pytest

from communique.language.anybody import Anybody, acting, country_of
from communique.language.discourse import Discourse
from communique.language.pipeline import parse
from communique.language.referents import Referents

# The text, the head of the phrase, its words, the state they tell, and whether it can act.
PHRASES = [
    ("Students throughout Indonesia marched.", "Students", "Students throughout Indonesia", "IDN", True),
    ("Police arrested two men accused of fraud in Lima.", "men", "two men accused of fraud in Lima", "PER", True),
    ("Police arrested a clerk, who fled.", "clerk", "a clerk", None, True),
    ("One of the critics left.", "One", "One of the critics", None, True),
    ("The decree hurt the clinic.", "decree", "The decree", None, False),
    ("Rebels attacked the bridge.", "bridge", "the bridge", None, False),
    ("Ugandan herders left.", "herders", "Ugandan herders", "UGA", True),
]


@pytest.mark.parametrize(("text", "head", "words", "country", "acts"), PHRASES)
def test_a_phrase_is_a_party(text: str, head: str, words: str, country: str | None, *, acts: bool) -> None:
    """Words, state and the power to act of one phrase."""
    (doc,) = parse([text])
    anybody = Anybody(Referents(doc, Discourse(day="2021-06-10")))
    (party,) = (anybody.settled(r) for r in anybody.all_of(next(t for t in doc if t.text == head)))
    assert text[party.start : party.end] == words
    assert country_of(party.countries[0]) == country
    assert acting([party]) == acts


def test_dates_are_nobody() -> None:
    """A weekday or a sum of days is no party."""
    (doc,) = parse(["The army left on Friday."])
    anybody = Anybody(Referents(doc, Discourse(day="2021-06-10")))
    assert anybody.all_of(next(t for t in doc if t.text == "Friday")) == ()
