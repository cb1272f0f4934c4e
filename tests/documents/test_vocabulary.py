"""The data of this room: every entry's example matches and its counter-examples do not."""

from __future__ import annotations

import pytest

from communique.documents.vocabulary import Boilerplate, boilerplate, match_boilerplate, word_list
from communique.model.errors import LexiconError


@pytest.mark.parametrize("entry", boilerplate(), ids=lambda e: e.id)
def test_boilerplate_example_matches_and_counter_examples_do_not(entry: Boilerplate) -> None:
    """An entry matches what it is for and leaves alone what it must."""
    assert entry.pattern.fullmatch(entry.example)
    assert not [text for text in entry.counter_examples if entry.pattern.fullmatch(text)]


def test_boilerplate_ids_are_unique() -> None:
    """No two entries share an id."""
    ids = [entry.id for entry in boilerplate()]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("entry", boilerplate(), ids=lambda e: e.id)
def test_examples_get_their_role_whichever_entry_decides(entry: Boilerplate) -> None:
    """Earlier entries do not take a later entry's example for something else."""
    found = match_boilerplate(entry.example)
    assert found is not None
    assert found.role is entry.role


def test_unknown_word_list_is_named() -> None:
    """A list that does not exist is refused with the lists there are."""
    with pytest.raises(LexiconError, match="no list verbs"):
        word_list("verbs")
