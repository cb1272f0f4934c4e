"""Keys: under what reports, statements and the persons they name are filed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from communique.model.statement import OF_OTHERS, Holder, Party
from communique.record.filing import TITLE_WORDS, fold, mentions, report_keys, statement_keys, title_keys


def keys_of(statement, *sorts):
    """The keys of some sorts."""
    return [key for key in statement_keys(statement) if key[0] in sorts]


def test_a_statement_is_filed_under_its_pairs_its_parties_and_its_doers(make_report, make_statement):
    """A code that stands on both sides is one party; a side without a code has no doer."""
    report = make_report("a.txt", "Ghana and Togo sold boats to Benin.")
    sold = make_statement(report, "sold", "arms_transfer", {"Ghana": "GHA", "Togo": "TGO"}, {"Benin": "BEN"})
    assert keys_of(sold, *"dkpb") == [
        "d arms_transfer GHA TGO", "k arms_transfer BEN GHA TGO", "p BEN GHA", "p BEN TGO", "p GHA TGO",
    ]  # fmt: skip
    passive = make_statement(report, "sold", "arms_transfer", {}, {"Benin": "BEN"})
    assert keys_of(passive, *"dkpb") == ["d arms_transfer", "k arms_transfer BEN"]


def test_a_party_that_is_no_state_is_filed_by_its_own_name_too(make_report, make_statement):
    """What is told of a movement is one dealing whatever code it was given."""
    report = make_report("a.txt", "The Delta Front attacked Togo.")
    attacked = make_statement(report, "attacked", "attack", {"Delta Front": "BEN"}, {"Togo": "TGO"})
    front = replace(attacked.source[0], id="movement:delta")
    assert keys_of(replace(attacked, source=(front,)), "b", "i") == [
        "b attack TGO movement:delta", "i movement:delta",
    ]  # fmt: skip


def test_a_statement_is_filed_under_whom_it_names(make_report, make_statement):
    """Parties and holders by name and code, and by their ids; a state as a party is found by its code."""
    report = make_report("a.txt", "Kofi Ánnor met Togo, Ghana said.")
    met = make_statement(report, "met", "meeting", {"Kofi Ánnor": "GHA"}, {"Togo": "TGO"}, persons=True)
    met = replace(met, holder=Holder("Ghana", "state:GHA", "GHA", "state", 24, 29))
    assert keys_of(met, "n", "i") == [
        "i person:gha-kofi-annor", "i person:gha-kofi-ánnor", "i state:GHA", "n GHA ghana", "n GHA kofi annor",
        "n TGO togo",
    ]  # fmt: skip


def test_the_persons_of_the_states_that_deal_are_filed(make_report, make_statement):
    """Each once; a foreign holder is not, nor is an office behind which no name stands."""
    report = make_report("a.txt", "Ghana's envoy, Kofi Annor, and its minister met Togo.")
    met = make_statement(report, "met", "meeting", {"Ghana": "GHA"}, {"Togo": "TGO"})

    def party(words, ident):
        at = report.text.index(words)
        return Party(words, ident, words, "GHA", "GOV", "envoy", at, at + len(words))

    named = party("Kofi Annor", "person:gha-kofi-annor")
    source = (party("envoy", "office:GHA:envoy"), party("minister", "office:GHA:minister"), named, named)
    holder = Holder("Adoum Saleh", "person:ner-adoum-saleh", "NER", "person", 0, 5)
    told = replace(met, source=source, holder=holder)
    assert [(row["number"], row["country"], row["person"]) for row in mentions(told)] == [
        (0, "GHA", "office:GHA:envoy"), (1, "GHA", "person:gha-kofi-annor"),
    ]  # fmt: skip
    assert mentions(replace(told, reasons=(OF_OTHERS,))) == []


@pytest.mark.parametrize(
    ("url", "publisher", "title", "keys"),
    [
        (None, None, None, ["a a.txt"]),
        ("https://www.lome.example/1/#top", "The Lome Post", "Boats sold", ["a lome.example/1"]),
        (None, "The Lome Post", "Boats: sold, to – Benin at last", ["a a.txt", "t lome post / boats sold to benin"]),
    ],
    ids=["bare", "by address, the title too short", "by title"],
)
def test_a_report_is_filed_under_its_address_and_the_beginning_of_its_title(url, publisher, title, keys):
    """Marks, capitals, the article of an outlet and the anchor of an address do not count."""
    assert report_keys("a.txt", url, publisher, title) == keys


def test_a_title_named_in_a_notice_is_found_wherever_it_stands_in_the_words():
    """One of the keys that a notice looks under is that of the title which it names."""
    title = "Boats sold to Benin at last"
    words = fold(f"Our report “{title}” of Monday was wrong.").split()
    (key,) = title_keys("Lome Post", fold(title).split()[:TITLE_WORDS])
    assert key in title_keys("The Lome Post", words)
    assert key not in title_keys("Lome Star", words)
