"""Offices over time as the lists have them."""

from __future__ import annotations

import pytest

from communique.lexicon.tenures import bearing, listed_holders, offices_named, offices_of, sole_offices, spellings
from communique.lexicon.who import people


@pytest.mark.parametrize("office", ["president", "prime_minister", "minister_of_defence", "army_chief", "king"])
def test_offices_of_one_holder_at_a_time(office):
    """As the lists show."""
    assert office in sole_offices()


@pytest.mark.parametrize("office", ["ambassador", "senator", "envoy", "deputy_prime_minister", "spokesperson"])
def test_offices_of_many_holders(office):
    """They tell no person from another."""
    assert office not in sole_offices()


def test_words_name_offices():
    """Whatever the case; words that name none give none."""
    assert offices_named("Defence Secretary") == offices_named("minister of defence") == {"minister_of_defence"}
    assert offices_named("harbour master") == frozenset()


def test_a_head_of_state_holds_the_office_of_the_title_too():
    """Poland's is president."""
    held = [h.person.id for h in listed_holders("POL", "president")]
    assert "person:andrzej-duda" in held
    (spell,) = (s for s in people()["person:andrzej-duda"].spells if s.office == "head_of_state")
    assert {"head_of_state", "president"} <= offices_of(spell)
    assert listed_holders("POL", "no_office") == ()


def test_holders_are_listed_by_time():
    """The earliest first."""
    starts = [h.spell.start for h in listed_holders("KEN", "minister_of_foreign_affairs")]
    assert starts == sorted(starts)
    assert len(starts) > 5


def test_a_listed_spelling_leads_to_its_person():
    """All of them do; the usual name comes first."""
    assert spellings()["person:muammar-gaddafi"][0] == "Muammar Gaddafi"
    assert "person:volodymyr-zelenskyy" in {p.id for p in bearing("volodymyr-zelensky")}
    assert bearing("nobody-at-all") == ()
