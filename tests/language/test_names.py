"""Names of ships, of short names in lists, and surnames in other spellings."""

from __future__ import annotations

import pytest

from communique.language.discourse import Discourse
from communique.language.pipeline import parse
from communique.language.referents import Referents
from communique.statements.themes import class_of

SHIPS = [
    ("The USS Carney fired.", "Carney", "USA"),
    ("HMS Montrose sailed.", "Montrose", "GBR"),
    ("KRI Bung Tomo sailed.", "Tomo", "IDN"),
    ("The frigate ARC Antioquia sailed.", "Antioquia", "COL"),
]


def referents_of(text: str, lands: frozenset[str] = frozenset(), day: str = "2023-06-01") -> Referents:
    """The noun phrases of a sentence."""
    (doc,) = parse([text])
    return Referents(doc, Discourse(day=day, lands=lands))


@pytest.mark.parametrize(("text", "word", "code"), SHIPS)
def test_a_ship_serves_the_state_of_its_prefix(text: str, word: str, code: str) -> None:
    """The prefix tells the navy, and the ship is one of its organs."""
    referents = referents_of(text)
    found = referents.of(next(t for t in referents.doc if t.text == word))
    assert found is not None
    assert (found.countries, found.actors[0].sector) == ((code,), "MIL")


@pytest.mark.parametrize(("lands", "code"), [(frozenset(), "IND"), (frozenset({"ISR"}), "ISR")])
def test_a_prefix_of_two_navies_is_that_of_the_state_named(lands: frozenset[str], code: str) -> None:
    """INS is Indian, unless the report is about Israel."""
    referents = referents_of("INS Hanit sailed.", lands)
    found = referents.of(referents.doc[1])
    assert found is not None
    assert found.countries == (code,)


def test_a_prefix_without_a_name_is_no_ship() -> None:
    """'the INS' and 'JS said' name none."""
    assert not any(n.noun == "ship" for named in referents_of("The USS said so.").names.values() for n in named.names)


def test_a_ship_dealt_in_is_a_thing() -> None:
    """'handed over BRP Cebu' hands over a warship."""
    referents = referents_of("The yard handed over BRP Cebu.")
    assert class_of(referents.doc[5], referents)[0] == "warships"


@pytest.mark.parametrize("surname", ["Zelenskyy", "Zelensky", "Zelenskiy"])
def test_a_surname_is_known_in_its_spellings(surname: str) -> None:
    """News writes one person's name in several ways, and calls him by surname alone."""
    referents = referents_of(f"{surname} spoke.")
    found = referents.of(referents.doc[0])
    assert found is not None
    assert found.countries == ("UKR",)


def test_a_short_name_behind_a_name_breaks_no_list() -> None:
    """'Gabon, the Central African Republic (CAR), and Chad' are three."""
    referents = referents_of("Gabon, the Central African Republic (CAR), and Chad signed it.")
    codes = [code for r in referents.all_of(referents.doc[0]) for code in r.countries]
    assert codes == ["GAB", "CAF", "TCD"]


@pytest.mark.parametrize(
    ("lands", "codes"),
    [({"USA", "TUR"}, ("USA",)), ({"PER", "ECU"}, ("PER",)), ({"IND"}, ()), ({"PER", "CHL"}, ())],
)
def test_whose_congress_it_is_the_report_tells(lands: set[str], codes: tuple[str, ...]) -> None:
    """Of the states that have a body of the name, the one that the report is about; of two, neither."""
    referents = referents_of("Congress has blocked the sale.", frozenset(lands))
    found = referents.of(referents.doc[0])
    assert (found.countries if found is not None else ()) == codes
