"""States as users name them."""

from __future__ import annotations

import pytest

from communique.model.errors import UnknownNameError
from communique.views.states import adjective, find_states, possessive, state_name


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        (["BRA"], ("BRA",)),
        (["bra", "arg"], ("BRA", "ARG")),
        (["brazilian argentine"], ("BRA", "ARG")),
        (["South Korea", "Japan"], ("KOR", "JPN")),
        (["south", "korea"], ("KOR",)),
        (["Brazil and Argentina"], ("BRA", "ARG")),
        (["BRA,ARG"], ("BRA", "ARG")),
        (["Côte d'Ivoire"], ("CIV",)),
        (["Brasilia"], ("BRA",)),
        (["BRA", "Brazil"], ("BRA",)),
        (["UK"], ("GBR",)),
        (["the Netherlands"], ("NLD",)),
        (["European Union"], ("EUR",)),
        (["everyone with Brazil"], ("BRA",)),
        (["everyone", "with", "BRA"], ("BRA",)),
    ],
)
def test_codes_names_and_demonyms_are_found(words, codes):
    """One argument may hold several; each state is given once, in order."""
    assert find_states(words) == codes


@pytest.mark.parametrize(("word", "near"), [("Brasil1", "Brazil"), ("Argentinia", "Argentina"), ("Swedn", "Sweden")])
def test_an_unknown_state_is_answered_with_the_nearest(word, near):
    """The message names what was written and what may have been meant."""
    with pytest.raises(UnknownNameError, match=word) as caught:
        find_states([word])
    assert near in caught.value.remedy


def test_what_resembles_nothing_is_answered_with_what_is_allowed():
    """No wild guess is offered."""
    with pytest.raises(UnknownNameError, match="ISO 3166"):
        find_states(["qqqqqqqqqq"])


def test_names_take_their_articles_and_possessives():
    """As running text wants them."""
    assert state_name("PHL") == "the Philippines"
    assert possessive("PHL") == "the Philippines'"
    assert possessive("PER") == "Peru's"
    assert adjective("PER") == "Peruvian"
    assert adjective("UNO") is None
