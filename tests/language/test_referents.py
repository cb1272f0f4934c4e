"""Whom nouns for bodies take up: each text's last such noun, resolved in reading order."""

from __future__ import annotations

import pytest

from communique.language.discourse import Discourse
from communique.language.pipeline import parse
from communique.language.referents import Referents

# The text, the noun, and the states it stands for.
TOLD_OF = [
    ("Chad and Niger signed a pact. Nigerien troops stayed in the north. The troops left.", "troops", ("NER",)),
    ("Kenya and Somalia signed a truce. Kenyan soldiers kept a camp. The soldiers slept.", "soldiers", ("KEN",)),
    ("Sudan and Ethiopia talked. Ethiopian soldiers held a pass. The soldiers sang.", "soldiers", ("ETH",)),
    ("Panama and Cuba signed a pact. Cuban navies sailed. The navies were late.", "navies", ("CUB",)),
    ("Iran and Iraq quarrelled. Iraqi ministries closed. The ministries were cold.", "ministries", ("IRQ",)),
    ("Laos and Thailand quarrelled. A Thai army slept. The armies clashed.", "armies", ("THA",)),
]
OF_THE_PAIR = [
    # nobody told of them before
    ("Oman and Yemen quarrelled. The troops clashed.", "troops", ("OMN", "YEM")),
    ("Laos and Thailand quarrelled. The armies clashed.", "armies", ("LAO", "THA")),
    # counted
    ("Ghana and Togo agreed on a dam. Ghanaian troops built it. The two armies met.", "armies", ("GHA", "TGO")),
    ("Ghana and Togo agreed on a dam. Ghanaian troops built it. Both armies met.", "armies", ("GHA", "TGO")),
    # holders of an office, and no body
    ("Laos and Thailand quarrelled. Thai ministers flew home. The ministers were late.", "ministers", ("LAO", "THA")),
]


@pytest.mark.parametrize(("text", "noun", "codes"), TOLD_OF + OF_THE_PAIR)
def test_bodies_just_told_of_are_no_pair_s(text: str, noun: str, codes: tuple[str, ...]) -> None:
    """'The troops' are those spoken of last; a pair's where none were, or where they are counted."""
    (doc,) = parse([text])
    referents = Referents(doc, Discourse(day="2021-06-10"))
    found = referents.of([t for t in doc if t.text == noun][-1])
    assert found is not None
    assert found.countries == codes


SHIPS_TOLD_OF = [
    ("HMAS Perth sailed to Fiji. The ship stayed in Suva.", "ship", ("AUS",)),
    ("Two Omani frigates sailed to Fiji. The vessels stayed in Suva.", "vessels", ("OMN",)),
    ("HMAS Perth sailed to Fiji. A Chinese survey ship came. The vessel stayed in Suva.", "vessel", ("CHN",)),
    ("Oman met Fiji. The ship stayed in Suva.", "ship", ()),
]


@pytest.mark.parametrize(("text", "noun", "codes"), SHIPS_TOLD_OF)
def test_a_ship_is_the_one_told_of(text: str, noun: str, codes: tuple[str, ...]) -> None:
    """'The vessel' takes up ships told of by name or sort, and nothing where none were."""
    (doc,) = parse([text])
    referents = Referents(doc, Discourse(day="2021-06-10"))
    found = referents.of([t for t in doc if t.text == noun][-1])
    assert (found.countries if found else ()) == codes


# The text, the head of the phrase, and the states that it names.
NAMED_AS_PART = [
    ("Several countries, including Chad, Mali and Gabon, cut ties.", "countries", ("TCD", "MLI", "GAB")),
    ("Allies such as Peru and Chile agreed.", "Allies", ("PER", "CHL")),
    ("The three allies (Oman, Iran and Iraq) agreed.", "allies", ("OMN", "IRN", "IRQ")),
    ("Several fruits, including Kenya pears, were dear.", "fruits", ()),
]


@pytest.mark.parametrize(("text", "head", "codes"), NAMED_AS_PART)
def test_a_plural_is_those_named_as_part_of_it(text: str, head: str, codes: tuple[str, ...]) -> None:
    """Those after 'including' and 'such as', and in brackets."""
    (doc,) = parse([text])
    referents = Referents(doc, Discourse(day="2021-06-10"))
    found = referents.all_of(next(t for t in doc if t.text == head))
    assert tuple(code for r in found for code in r.countries) == codes
