"""Who held an office when: by the lists, by the reports, or not in the record."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.conftest import made_meeting

from communique.model.asof import AsOf
from communique.model.errors import InvalidDate
from communique.model.statement import Reading
from communique.model.tenure import Source
from communique.record.officeholders import held_between, neighbours, timeline, who_held
from communique.record.record import Snapshot
from communique.record.register import tenures_met

DEFENCE = "minister_of_defence"
MEETINGS = [
    ("a", "1994-03-02", "Haroun Saleh", "TCD", DEFENCE),
    ("b", "1994-05-02", "Haroun Salih", "TCD", DEFENCE),
    ("c", "1995-02-01", "Adoum Ali", "TCD", DEFENCE),
    ("d", "1996-07-01", "Haroun Saleh", "TCD", DEFENCE),
    ("e", None, "Musa Bello", "TCD", DEFENCE),
    ("f", "1996-07-01", "Musa Bello", "TCD", None),
]


@pytest.fixture
def snapshot(store):
    """A record of meetings of ministers of Chad, of whom the lists of these years have none."""
    for meeting in MEETINGS:
        report, statement = made_meeting(*meeting)
        store.add(report, Reading((statement,)), "made/1")
    report, alone = made_meeting("g", "1998-01-01", "Chad", "TCD")
    party = replace(alone.source[0], id=f"office:TCD:{DEFENCE}", label="Chad: defence minister", office=DEFENCE)
    store.add(report, Reading((replace(alone, source=(party,)),)), "made/1")
    return Snapshot(store)


def test_spells_are_merged_over_reports_and_end_where_another_is_named(snapshot):
    """Each with the statements it rests on; what is undated or without an office makes none."""
    met = tenures_met(snapshot, snapshot.statements.values())
    assert {i: [(t.start, t.end, len(t.statements)) for t in held] for i, held in met.items()} == {
        "person:tcd-haroun-saleh": [("1994-03-02", "1994-05-02", 2), ("1996-07-01", "1996-07-01", 1)],
        "person:tcd-adoum-ali": [("1995-02-01", "1995-02-01", 1)],
    }
    assert {t.label for t in met["person:tcd-haroun-saleh"]} == {"Haroun Saleh"}


@pytest.mark.parametrize(
    ("on", "held", "before", "after"),
    [
        ("1994-04", ["person:tcd-haroun-saleh"], None, "person:tcd-adoum-ali"),
        ("1995-02-01", ["person:tcd-adoum-ali"], "person:tcd-haroun-saleh", "person:tcd-haroun-saleh"),
        ("1996", ["person:tcd-haroun-saleh"], "person:tcd-adoum-ali", "person:daoud-yaya-brahim"),
        ("1994/1995", ["person:tcd-haroun-saleh", "person:tcd-adoum-ali"], None, "person:daoud-yaya-brahim"),
        ("1990", [], None, "person:tcd-haroun-saleh"),
        ("1994-08", [], "person:tcd-haroun-saleh", "person:tcd-adoum-ali"),
    ],
)
def test_who_held_an_office_on_a_day(snapshot, on, held, before, after):
    """From reports where no list tells; between two reports on two holders nobody is known."""
    found = who_held(snapshot, "TCD", {DEFENCE}, on)
    assert [t.actor for t in found.held] == held
    assert all(t.source is Source.MET and t.statements for t in found.held)
    assert found.before is None if before is None else found.before.actor == before
    assert found.after is not None
    assert found.after.actor == after


def test_the_lists_answer_where_no_report_does(snapshot):
    """They are named as what they are."""
    found = who_held(snapshot, "KEN", {"minister_of_foreign_affairs"}, "2014-03")
    assert [(t.label, t.source, t.statements) for t in found.held] == [("Amina Mohamed", Source.LISTED, ())]


def test_statements_that_name_the_office_alone_are_told(snapshot):
    """Of the time asked about; they say who held it to nobody."""
    assert len(who_held(snapshot, "TCD", {DEFENCE}, "1998").statements) == 1
    assert who_held(snapshot, "TCD", {DEFENCE}, "1997").statements == ()
    assert who_held(snapshot, "TCD", {DEFENCE}, "1998").held == ()
    assert len(who_held(snapshot, "TCD", {DEFENCE}, None).held) > 3


def test_no_date_is_refused(snapshot):
    """The error says what is allowed."""
    with pytest.raises(InvalidDate):
        who_held(snapshot, "TCD", {DEFENCE}, "last spring")


def test_who_came_before_and_after(snapshot):
    """By list or record; the same person is neither."""
    met = tenures_met(snapshot, snapshot.statements.values())
    line = timeline("TCD", {DEFENCE}, met)
    first, second, third = line[:3]
    assert neighbours(first, line)[0] is None
    assert neighbours(second, line) == (first, third)
    assert neighbours(third, line)[0] == second
    assert held_between(second, "1995", "1995")
    assert not held_between(second, "1996", "1997")


def test_as_of_a_day_only_what_was_known_then_counts(store):
    """The register is computed from what the record held."""
    for meeting in MEETINGS:
        report, statement = made_meeting(*meeting)
        store.add(report, Reading((statement,)), "made/1")
    early = Snapshot(store, AsOf("1994-12-31"))
    assert who_held(early, "TCD", {DEFENCE}, "1995-02").held == ()
