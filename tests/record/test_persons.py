"""Persons met in reports: who is one over reports, and who is kept apart."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.conftest import made_meeting

from communique.model.judgement import Verb
from communique.model.question import Asked, Question
from communique.model.statement import Holder, Reading
from communique.record.judging import Ruling, judgement_of
from communique.record.persons import identify, is_met
from communique.record.record import Snapshot

DEFENCE, ENVOY, PRESIDENT = "minister_of_defence", "envoy", "president"


def known(*meetings, **more):
    """The ids that the meetings' persons have once all are known, in their order."""
    statements = [statement for _, statement in meetings]
    published = {report.id: report.published for report, _ in meetings}
    persons = identify(statements, published, **more)
    return [persons.shown(s).source[0].id for s in statements], persons


CASES = {
    "one name in two reports": (
        [("a", "2015-03-02", "Haroun Saleh", "TCD", DEFENCE), ("b", "2018-01-01", "Haroun Saleh", "TCD", ENVOY)], 1),
    "one name in two states": (
        [("a", "2015-03-02", "Haroun Saleh", "TCD", DEFENCE), ("b", "2015-03-03", "Haroun Saleh", "SDN", DEFENCE)], 2),
    "two spellings in one office": (
        [("a", "2015-03-02", "Haroun Saleh", "TCD", DEFENCE), ("b", "2015-09-01", "Haroun Salih", "TCD", DEFENCE)], 1),
    "a diacritic more": (
        [("a", "2015-03-02", "Ana Quispé", "BOL", None), ("b", "2021-09-01", "Ana Quispe", "BOL", None)], 1),
    "two spellings years apart": (
        [("a", "2015-03-02", "Haroun Saleh", "TCD", DEFENCE), ("b", "2018-09-01", "Haroun Salih", "TCD", DEFENCE)], 2),
    "two spellings in an office of many": (
        [("a", "2015-03-02", "Haroun Saleh", "TCD", ENVOY), ("b", "2015-03-09", "Haroun Salih", "TCD", ENVOY)], 2),
    "two spellings, no office": (
        [("a", "2015-03-02", "Haroun Saleh", "TCD", None), ("b", "2015-03-09", "Haroun Salih", "TCD", None)], 2),
    "two spellings, two offices": (
        [("a", "2015-03-02", "Haroun Saleh", "TCD", DEFENCE), ("b", "2015-03-09", "Haroun Salih", "TCD", PRESIDENT)],
        2),
    "two spellings, no dates": (
        [("a", None, "Haroun Saleh", "TCD", DEFENCE), ("b", None, "Haroun Salih", "TCD", DEFENCE)], 2),
    "brothers in one office": (
        [("a", "2015-03-02", "Haroun Saleh", "TCD", DEFENCE), ("b", "2015-03-09", "Adoum Saleh", "TCD", DEFENCE)], 2),
    "surnames alone in two reports": (
        [("a", "2015-03-02", "Saleh", "TCD", DEFENCE), ("b", "2015-03-09", "Saleh", "TCD", DEFENCE)], 2),
    "a surname and a full name in two reports": (
        [("a", "2015-03-02", "Saleh", "TCD", DEFENCE), ("b", "2015-03-09", "Haroun Saleh", "TCD", DEFENCE)], 2),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_persons_are_one_or_kept_apart(name):
    """By name, state, office and date."""
    meetings, number = CASES[name]
    ids, _ = known(*(made_meeting(*m) for m in meetings))
    assert len(set(ids)) == number


def test_a_joined_spelling_has_its_evidence_and_the_label_of_most_reports():
    """And the id of that label."""
    told = [
        ("a", "2015-03-02", "Haroun Salih"),
        ("b", "2015-04-01", "Haroun Saleh"),
        ("c", "2015-05-01", "Haroun Saleh"),
    ]
    ids, persons = known(*(made_meeting(d, day, name, "TCD", DEFENCE) for d, day, name in told))
    assert set(ids) == {"person:tcd-haroun-saleh"}
    assert persons.labels == {"person:tcd-haroun-saleh": "Haroun Saleh"}
    (join,) = persons.joins
    assert (join.found, join.person) == ("person:tcd-haroun-salih", "person:tcd-haroun-saleh")
    assert any("spellings of one sound" in why for why in join.reasons)
    assert any("30 days apart" in why for why in join.reasons)


def in_one_report(*names, code="TCD", office=DEFENCE):
    """A report that names several persons, and a statement of each."""
    text = " ".join(f"{name} met Oman." for name in names)
    made = [made_meeting("one", "2015-03-02", name, code, office, body=text) for name in names]
    report = made[0][0]
    return [(report, replace(s, report=report.id, start=n, end=n + s.end - s.start)) for n, (_, s) in enumerate(made)]


def test_two_spellings_in_one_report_are_two_people():
    """A report that names both tells them apart."""
    ids, _ = known(*in_one_report("Haroun Saleh", "Haroun Salih"))
    assert len(set(ids)) == 2


def test_a_surname_is_the_one_person_whom_its_report_names_in_full():
    """Of the state; whichever comes first."""
    ids, _ = known(*in_one_report("Saleh", "Haroun Saleh"))
    assert set(ids) == {"person:tcd-haroun-saleh"}


def test_a_surname_of_two_persons_in_its_report_is_neither():
    """It stands for itself."""
    ids, _ = known(*in_one_report("Saleh", "Haroun Saleh", "Adoum Saleh"))
    assert len(set(ids)) == 3
    assert ids[0].startswith("person:tcd-saleh:r")


def test_a_surname_joins_nobody_of_another_state():
    """Whose full name the report gives."""
    (first,) = in_one_report("Saleh")
    _, full = made_meeting("one", "2015-03-02", "Haroun Saleh", "SDN", DEFENCE)
    ids, _ = known(first, (first[0], replace(full, report=first[0].id)))
    assert len(set(ids)) == 2


@pytest.mark.parametrize(
    ("name", "code", "office", "day", "person"),
    [
        ("Volodimir Zelenskij", "UKR", PRESIDENT, "2021-06-04", "person:volodymyr-zelenskyy"),
        ("Volodimir Zelenskij", "UKR", PRESIDENT, "2016-06-04", None),  # not in office yet
        ("Volodimir Zelenskij", "UKR", ENVOY, "2021-06-04", None),  # not his office
        ("Volodimir Zelenskij", "POL", PRESIDENT, "2021-06-04", None),  # nor his state
        ("Vasyl Zelenskij", "UKR", PRESIDENT, "2021-06-04", None),  # nor his name
        ("Andrzey Duda", "POL", PRESIDENT, "2019-01-04", "person:andrzej-duda"),
    ],
)
def test_a_spelling_of_a_listed_person_needs_the_office_and_the_day(name, code, office, day, person):
    """The lists have who held it then."""
    (ident,), _ = known(made_meeting("a", day, name, code, office))
    assert ident == (person or f"person:{code.lower()}-{'-'.join(name.lower().split())}")


def test_a_name_like_two_people_stays_apart():
    """Whom one report names both; it may be either."""
    pair = in_one_report("Haroun Saleh", "Haroun Idris Saleh")
    between = made_meeting("b", "2015-03-09", "Haroun Salih", "TCD", DEFENCE)
    ids, _ = known(*pair, between)
    assert len(set(ids)) == 3


def test_holders_count_and_keep_their_words():
    """A person who only vouches is the same person."""
    report, met = made_meeting("a", "2015-03-02", "Haroun Saleh", "TCD", DEFENCE)
    _, said = made_meeting("b", "2015-03-09", "Chad", "TCD")
    words = "Chad's defence minister Haroun Salih"
    holder = Holder(words, "person:tcd-haroun-salih", "TCD", "person", 0, 10)
    chad = replace(said.source[0], id="state:TCD")
    said = replace(said, source=(chad,), holder=holder, holder_chain=(holder,))
    persons = identify([met, said], {report.id: "2015-03-02", said.report: "2015-03-09"})
    shown = persons.shown(said)
    assert shown.holder.id == shown.holder_chain[0].id == persons.shown(met).source[0].id
    assert shown.holder.name == words
    assert shown.id == said.id


WORLD = [
    made_meeting(f"{n}", day, name, code, office)
    for n, (day, name, code, office) in enumerate(
        (day, name, code, office)
        for day in ("2015-03-02", "2015-08-02", "2017-03-02")
        for name in ("Haroun Saleh", "Haroun Salih", "Harun Saleh", "Saleh", "Adoum Saleh", "Haroun Idris Saleh")
        for code, office in (("TCD", DEFENCE), ("SDN", PRESIDENT), ("TCD", None))
    )
]


@given(st.permutations(range(len(WORLD))), st.integers(1, len(WORLD)))
def test_the_order_of_reading_does_not_matter(order, number):
    """Any part of the reports gives the same persons in any order."""
    chosen = order[:number]
    assert _world(chosen) == _world(sorted(chosen))


def _world(numbers):
    statements = [WORLD[n][1] for n in numbers]
    return identify(statements, {report.id: report.published for report, _ in WORLD})


def test_a_view_on_one_state_knows_its_persons_as_a_view_on_all_does(store):
    """The scope changes nothing for those of the state."""
    for report, statement in WORLD:
        store.add(report, Reading((statement,)), "made/1")
    whole, part = Snapshot(store), Snapshot(store, scope=("TCD",))
    seen = {i: s for i, s in whole.statements.items() if "TCD" in s.countries}
    assert part.statements == seen


def test_a_question_about_another_spelling_is_about_the_person():
    """Whichever of the spellings it has; whom the record does not know stays as asked."""
    meetings = [made_meeting(*m) for m in CASES["two spellings in one office"][0]]
    _, persons = known(*meetings)
    parties = [s.source[0] for _, s in meetings]
    stranger = made_meeting("c", None, "Musa Bello", "NGA")[1].source[0]
    asked = persons.asked(Question("?", Asked.WHEN, source=tuple(parties), target=(stranger,)))
    assert {p.id for p in asked.source} == {"person:tcd-haroun-saleh"}
    assert asked.target == (stranger,)


def test_nothing_stored_is_changed_and_the_record_as_read_is_there(store):
    """Persons are known in what is shown alone."""
    for report, statement in WORLD[:6]:
        store.add(report, Reading((statement,)), "made/1")
    read = {s.id: s for s in store.statements()}
    assert Snapshot(store).statements != read
    assert {s.id: s for s in store.statements()} == read == Snapshot(store, judged=False).statements


def test_a_learnt_spelling_is_taken_back_by_a_rename_to_itself_and_that_undone(store):
    """By id or by name; the person it was joined to is another then."""
    meetings = [made_meeting("a", "2015-03-02", "Haroun Saleh", "TCD", DEFENCE),
                made_meeting("b", "2015-04-02", "Haroun Salih", "TCD", DEFENCE)]  # fmt: skip
    for report, statement in meetings:
        store.add(report, Reading((statement,)), "made/1")

    def ids():
        return {s.source[0].id for s in Snapshot(store).statements.values()}

    joined = ids()
    assert len(joined) == 1
    for subject in ("person:tcd-haroun-salih", "Haroun Salih"):
        ruling = Ruling(Verb.RENAME, (subject,), "Ama", "a cousin", value="person:tcd-haroun-salih")
        made = judgement_of(store, ruling, lambda words: ())
        store.add_judgement(made)
        assert ids() == {"person:tcd-haroun-saleh", "person:tcd-haroun-salih"}
        undo = judgement_of(store, Ruling(Verb.UNDO, (made.id,), "Ama", "no, himself"), lambda words: ())
        store.add_judgement(undo)
        assert ids() == joined


def test_a_name_can_be_ruled_to_be_a_person_met_elsewhere(store):
    """Whose office and spelling are too far for the record to tell."""
    for meeting in (("a", "2015-03-02", "Haroun Saleh", "TCD", DEFENCE), ("b", "2019-04-02", "H. Sahle", "TCD", ENVOY)):
        report, statement = made_meeting(*meeting)
        store.add(report, Reading((statement,)), "made/1")
    ruling = Ruling(Verb.RENAME, ("H. Sahle",), "Ama", "same man", value="person:tcd-haroun-saleh")
    store.add_judgement(judgement_of(store, ruling, lambda words: ()))
    statements = Snapshot(store).statements.values()
    assert {(s.source[0].id, s.source[0].label) for s in statements} == {("person:tcd-haroun-saleh", "Haroun Saleh")}


@pytest.mark.parametrize(
    ("ident", "met"),
    [
        ("person:tcd-haroun-saleh", True), ("person:volodymyr-zelenskyy", False), ("person:nobody-at-all", False),
        ("state:TCD", False), ("person:tcd-", False), ("person:TCD-x", False), ("person:tcd-Haroun", False),
    ],
)  # fmt: skip
def test_the_form_of_the_ids_of_persons_met(ident, met):
    """Three letters of a state and a folded name."""
    assert is_met(ident) is met
