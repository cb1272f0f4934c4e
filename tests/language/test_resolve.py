"""Bare names and phrases: the state they act for and their sector."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.language.resolve import Resolved, resolve
from communique.lexicon.who import states


def found(phrase: str, day: str | None = None, context: str | None = None) -> tuple[str | None, str | None]:
    """Country and sector of a phrase."""
    resolved = resolve(phrase, day, context)
    return resolved.country, resolved.sector


@pytest.mark.parametrize(
    ("phrase", "country", "sector"),
    [
        ("Uruguay", "URY", None),
        ("Latvians", "LVA", None),
        ("Moroccns", "MAR", None),
        ("Canberra", "AUS", "GOV"),
        ("Brazil's Congress", "BRA", "LEG"),
        ("a spokesman for the Norwegian foreign ministry", "NOR", "GOV"),
        ("ambassador of Chile to Bolivia", "CHL", "GOV"),
        ("members of the Bundestag", "DEU", "LEG"),
        ("the Supreme Court of India", "IND", "JUD"),
        ("former Ghanaian foreign minister", "GHA", "ELI"),
        ("a retired Kenyan general", "KEN", "MIL"),
        ("Egyptian state television", "EGY", "GOV"),
        ("Polish journalists", "POL", "JRN"),
        ("Thai protesters", "THA", "CVL"),
        ("Bangladeshi garment workers", "BGD", "LAB"),
        ("Moroccan fishermen", "MAR", "AGR"),
        ("Afghan refugees", "AFG", "REF"),
        ("Somali pirates", "SOM", "CRM"),
        ("doctors in Khartoum", "SDN", "MED"),
        ("Tibetan monks", "CHN", "REL"),
        ("unidentified gunmen", None, "UAF"),
        ("Abkhazia", "GEO", "PRE"),
        ("African Union", "IGO", None),
        ("Amnesty International", "NGO", None),
        ("the weather", None, None),
        ("a pot of honey", None, None),
    ],
)
def test_the_words_of_a_phrase_say_whose_and_what(phrase: str, country: str | None, sector: str | None) -> None:
    """The head's last noun gives the sector, its first state the country."""
    assert found(phrase) == (country, sector)


def test_a_state_news_agency_is_government_and_journalists() -> None:
    """The codebook writes both sectors."""
    assert resolve("Xinhua") == Resolved("CHN", "GOV", "JRN", "medium+medium")


@pytest.mark.parametrize(
    ("day", "sector"),
    [("2015-06-01", "GOV"), ("2023-06-01", "ELI")],
)
def test_a_person_is_what_he_was_on_the_day(day: str, sector: str) -> None:
    """A head of government in office, an elite afterwards."""
    assert found("Angela Merkel", day) == ("DEU", sector)


def test_the_context_names_the_state_a_phrase_leaves_out() -> None:
    """Without context nothing is guessed."""
    assert found("the coast guard") == (None, found("the coast guard", context="Malta")[1])
    assert found("the coast guard", context="Malta")[0] == "MLT"


def test_a_persons_surname_is_no_town() -> None:
    """A town's name after an unlisted first name places nobody."""
    assert found("Rosalind Valencia") == (None, None)


@pytest.mark.parametrize("code", ["NOR", "KEN", "PER", "JPN", "XKX", "TWN"])
def test_a_state_and_its_government_are_told_apart(code: str) -> None:
    """The name alone has no sector; its capital stands for the government."""
    entry = states()[code]
    assert found(entry["name"]) == (code, None)
    assert found(f"the government of {entry['name']}") == (code, "GOV")


@given(st.text(max_size=30))
def test_any_text_is_answered(phrase: str) -> None:
    """Whatever is asked, the answer has the form promised."""
    resolved = resolve(phrase)
    assert resolved.country is None or len(resolved.country) == 3
