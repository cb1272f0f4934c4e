"""Whom an unlisted person acts for, by the office before the name and the apposition around it."""

from __future__ import annotations

import pytest

from communique.language.discourse import Discourse
from communique.language.pipeline import parse
from communique.language.referents import Referents

# The text, the surname, whom the person acts for, and the office.
OF_THE_OFFICE = [
    ("Norway's minister for trade with Iceland, Kari Lund, left.", "Lund", ("NOR",), "minister_of_trade"),
    ("The Omani consul in the Swiss town, Salim Harthy, left.", "Harthy", ("OMN",), "consul"),
    ("Fiji's commander on the island of Samoa, Sina Leota, left.", "Leota", ("FJI",), "commander"),
    ("Fiji's commander of the mission in Samoa, Sina Leota, left.", "Leota", ("FJI",), "commander"),
    ("Ghana's head of the office in Togo, Kofi Appiah, left.", "Appiah", ("GHA",), "agency_head"),
    # found by the words before the name alone
    ("The ambassador of Chad in Egypt, Idris Moro, met Sudanese ministers.", "Moro", ("TCD",), "ambassador"),
    ("The Dutch envoy in the capital of Mali, Jan Vos, left.", "Vos", ("NLD",), "envoy"),
    # no office above: of the state beside the name
    ("They met a rider from Chile, Rosa Quiroga.", "Quiroga", ("CHL",), None),
    # an apposition after the name
    ("Fiji and Tonga quarrelled. Sina Leota, the Fijian minister, left.", "Leota", ("FJI",), "minister"),
]
NOBODY_S = [
    ("The dam in Chad, Idris Moro, fell.", "Moro"),
    # two states are no person's
    ("Mali and Niger quarrelled. Said Moussa Kane, the two states lost.", "Kane"),
    ("Chad and Libya quarrelled. In the words of Moussa Kane, the two neighbours lost.", "Kane"),
    ("Oman and Yemen quarrelled. They met Salim Harthy, the two sides.", "Harthy"),
    ("Kenya and Uganda quarrelled. Peter Otieno, both, met the Omani minister.", "Otieno"),
]


def person_of(text: str, surname: str) -> tuple[tuple[str, ...], str | None]:
    """Whom the last person of a surname acts for, and the office."""
    (doc,) = parse([text])
    referents = Referents(doc, Discourse(day="2021-06-10"))
    found = referents.of([t for t in doc if t.text == surname][-1])
    return (found.countries, found.noun) if found else ((), None)


@pytest.mark.parametrize(("text", "surname", "codes", "office"), OF_THE_OFFICE)
def test_a_person_acts_for_whose_office_he_holds(
    text: str, surname: str, codes: tuple[str, ...], office: str | None
) -> None:
    """'Fiji's commander on the island of Samoa, X' is Fiji's, whatever the parser took for what X names."""
    assert person_of(text, surname) == (codes, office)


@pytest.mark.parametrize(("text", "surname"), NOBODY_S)
def test_things_and_groups_describe_no_person(text: str, surname: str) -> None:
    """A dam holds no office, and 'the two sides' after a name are the next clause's."""
    assert person_of(text, surname) == ((), None)
