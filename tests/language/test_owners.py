"""Whom a noun belongs to: by the phrases below it, however deep."""

from __future__ import annotations

import pytest

from communique.language.discourse import Discourse
from communique.language.pipeline import parse
from communique.language.referents import Referents

OWNED = [
    ("The heads of the departments of Peru and Chile met.", "heads", ("PER", "CHL")),
    ("The heads of the border services of Kenya and Uganda met.", "heads", ("KEN", "UGA")),
    ("The chiefs of the general staffs of Estonia and Latvia met.", "chiefs", ("EST", "LVA")),
    ("The speakers of the houses of Fiji and Samoa met.", "speakers", ("FJI", "WSM")),
    ("The deputies of the heads of the customs bodies of Mali and Niger met.", "deputies", ("MLI", "NER")),
    ("The director of the budget office of Ghana slept.", "director", ("GHA",)),
    # who is nearer owns it
    ("Kenya's head of the office of Uganda slept.", "head", ("KEN",)),
    ("The Kenyan head of the office of Uganda slept.", "head", ("KEN",)),
    # whoever leads or led it
    ("The Obama administration lifted the ban.", "administration", ("USA",)),
    ("Merkel's government lifted the ban.", "government", ("DEU",)),
    ("The Lukashenko regime lifted the ban.", "regime", ("BLR",)),
    # a capital that the parser hangs on the verb
    ("Bolivia accused prosecutors in Paris of spying.", "prosecutors", ("FRA",)),
]
KEPT = [
    ("A trawler belonging to a Maltese firm was boarded.", "trawler", ("MLT",)),
    ("A tanker owned by Oman was boarded.", "tanker", ("OMN",)),
    ("Latin American leaders met.", "leaders", ()),
    ("Anti-Chilean riots broke out.", "riots", ()),
    ("Both broke the Vienna Convention.", "Convention", ()),
]
NOBODY_S = [
    ("The heads of the halls of residence of the school met.", "heads"),
    ("The head of the department of health met nurses from Peru.", "head"),
    # only 'of' leads on
    ("The heads at the departments of Peru met.", "heads"),
    ("The heads of the firms at the fair of Chile met.", "heads"),
]


def owners_of(text: str, noun: str) -> tuple[str, ...]:
    """The codes of whom a noun belongs to."""
    (doc,) = parse([text])
    referents = Referents(doc, Discourse(day="2021-06-10"))
    token = next(t for t in doc if t.text == noun)
    return tuple(code for actor in referents.owners(token) for code in actor.countries)


@pytest.mark.parametrize(("text", "noun", "codes"), KEPT)
def test_who_has_a_thing_and_whom_it_is_against(text: str, noun: str, codes: tuple[str, ...]) -> None:
    """What belongs to somebody is his; a continent, a city of signing and 'anti-' own nothing."""
    assert owners_of(text, noun) == codes


@pytest.mark.parametrize(("text", "noun", "codes"), OWNED)
def test_owners_below_owners(text: str, noun: str, codes: tuple[str, ...]) -> None:
    """'The heads of the departments of Peru and Chile' are of Peru and Chile."""
    assert owners_of(text, noun) == codes


@pytest.mark.parametrize(("text", "noun"), NOBODY_S)
def test_what_belongs_to_no_state(text: str, noun: str) -> None:
    """Phrases that name no state, or only a place beside, make nobody the owner."""
    assert owners_of(text, noun) == ()
