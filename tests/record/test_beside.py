"""The name behind an office: whose it is, and when nobody is taken from it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.conftest import made_report, made_statement

from communique.record.beside import with_names

OFFICES = {
    "defence minister": "minister_of_defence", "foreign minister": "minister_of_foreign_affairs",
    "ministers": "minister", "president": "president", "counterpart": "counterpart", "foreign ministers": "x",
}  # fmt: skip


def party_of(quote: str, words: str, code: str):
    """The party that an office in a sentence becomes."""
    report = made_report("a", quote, "2015-03-02")
    statement = made_statement(report, "met", "meeting", {words: code}, {"Oman": "OMN"})
    office = OFFICES[words]
    party = replace(statement.source[0], id=f"office:{code}:{office}", label=f"X: {words}", office=office)
    return party, with_names(replace(statement, source=(party,))).source[0]


@pytest.mark.parametrize(
    ("quote", "words", "code", "ident", "label"),
    [
        ("Chad's defence minister, Haroun Saleh, met Oman.", "defence minister", "TCD", "person:tcd-haroun-saleh",
         "Haroun Saleh"),
        ("Chad's defence minister Haroun Saleh met Oman.", "defence minister", "TCD", "person:tcd-haroun-saleh",
         "Haroun Saleh"),
        ("Peru met Oman and Chile's foreign minister, Ana María de la Cruz.", "foreign minister", "CHL",
         "person:chl-ana-maria-de-la-cruz", "Ana María de la Cruz"),
        ("Sudan's defence minister, General Adam al-Nour, met Oman.", "defence minister", "SDN",
         "person:sdn-adam-al-nour", "Adam al-Nour"),
        ("Oman met the Ukrainian president, Volodymyr Zelensky.", "president", "UKR", "person:volodymyr-zelenskyy",
         "Volodymyr Zelenskyy"),
        ("Oman met his Bolivian counterpart Luz Quispe Mamani on Monday.", "counterpart", "BOL",
         "person:bol-luz-quispe-mamani", "Luz Quispe Mamani"),
    ],
)  # fmt: skip
def test_an_office_with_a_name_behind_it_is_that_person(quote, words, code, ident, label):
    """The words stay; a counterpart is no office."""
    before, after = party_of(quote, words, code)
    assert (after.id, after.label) == (ident, label)
    assert (after.name, after.start, after.end, after.country) == (before.name, before.start, before.end, code)
    assert after.office == (None if words == "counterpart" else before.office)


@pytest.mark.parametrize(
    ("quote", "words", "code"),
    [
        ("Chad's defence minister met Oman.", "defence minister", "TCD"),
        ("Chad's defence minister Saleh met Oman.", "defence minister", "TCD"),
        ("Chad's defence minister, Haroun Saleh and Adoum Ali, met Oman.", "defence minister", "TCD"),
        ("Chad's former defence minister Haroun Saleh met Oman.", "defence minister", "TCD"),
        ("Chad's foreign ministers Haroun Saleh and Adoum Ali met Oman.", "foreign ministers", "TCD"),
        ("Chad's defence minister, Ali Farah's aide, met Oman.", "defence minister", "TCD"),
        ("Oman met the Chadian president, South Sudan said.", "president", "TCD"),
        ("Oman met the Chadian president Monday Morning in Muscat.", "president", "TCD"),
        ("Oman met the Chadian president, United Nations officials said.", "president", "TCD"),
    ],
)
def test_nobody_is_taken_from_doubtful_words(quote, words, code):
    """The office stays the party."""
    before, after = party_of(quote, words, code)
    assert after == before
