"""A report that quotes another medium's report adds an outlet and no origin."""

from __future__ import annotations

from dataclasses import replace

import pytest

from communique.model.statement import Cue, Holder, Reading, Statement
from communique.record.record import Snapshot
from communique.record.tellers import quoted_medium

GHANA, TOGO = {"Ghana": "GHA"}, {"Togo": "TGO"}
WIRE = "Ghana sold 4 boats to Togo."
PAPER = "Reuters reported that Ghana sold 4 boats to Togo. Ghana met Togo in Accra."
OWN = "In Lome a clerk has seen the papers: Ghana sold 4 boats to Togo."


def held_by(statement: Statement, *holders: tuple[str, str]) -> Statement:
    """A statement with a chain of holders as (name, kind), outermost first."""
    chain = tuple(Holder(name, None, None, kind, statement.start, statement.end) for name, kind in holders)
    return replace(statement, holder=chain[-1], holder_chain=chain)


@pytest.fixture
def sale(make_statement):
    """Makes a statement on the sale of boats in a report."""
    return lambda report: make_statement(report, "sold", "arms_transfer", GHANA, TOGO, date="2001-02")


@pytest.fixture
def quoting(store, make_report, make_statement, sale):
    """A record of a paper that quotes Reuters on a sale and tells of a meeting itself."""
    paper = make_report("paper.txt", PAPER, "2001-02-05", "Coast Ledger")
    met = make_statement(paper, "met", "meeting", GHANA, TOGO, date="2001-02-03")
    store.add(paper, Reading((held_by(sale(paper), ("Reuters", "medium"), ("a clerk", "unnamed")), met)), "made/1")
    return store, paper


def counts(store) -> dict[str, int]:
    """Origins behind each dealing, by kind."""
    snapshot = Snapshot(store)
    return {d.kind: snapshot.count_origins(d.statements) for d in snapshot.dealings}


def test_what_is_quoted_counts_to_the_medium(quoting) -> None:
    """Without the medium's report its name is the origin; the report's own news stays its own."""
    store, paper = quoting
    snapshot = Snapshot(store)
    assert {snapshot.origin_of(i) for i in snapshot.told} == {"medium:reuters", paper.id}


def test_quoting_adds_no_origin_to_the_mediums_own_report(quoting, make_report, sale) -> None:
    """The wire and the paper that quotes it are one; a paper that has it from a clerk of its own is another."""
    store, _ = quoting
    wire = make_report("wire.txt", WIRE, "2001-02-04", "Reuters")
    store.add(wire, Reading((sale(wire),)), "made/1")
    assert counts(store)["arms_transfer"] == 1
    own = make_report("own.txt", OWN, "2001-02-05", "Volta Gazette")
    store.add(own, Reading((sale(own),)), "made/1")
    assert counts(store)["arms_transfer"] == 2


def test_a_later_report_of_the_medium_is_not_what_was_quoted(quoting, make_report, sale) -> None:
    """What Reuters wrote afterwards is not where the paper had it from."""
    store, _ = quoting
    wire = make_report("wire.txt", WIRE, "2001-02-09", "Reuters")
    store.add(wire, Reading((sale(wire),)), "made/1")
    assert counts(store)["arms_transfer"] == 2


@pytest.mark.parametrize(
    ("publisher", "holders", "medium"),
    [
        ("Coast Ledger", [("Reuters", "medium")], "reuters"),
        ("Coast Ledger", [("AFP", "medium"), ("The Associated Press", "medium")], "associated press"),
        ("Coast Ledger", [("a Reuters report", "person")], "reuters"),
        ("Reuters", [("Reuters news agency", "medium")], None),
        ("Coast Ledger", [("Coast Ledger", "medium"), ("Ghana", "state")], None),
        ("Coast Ledger", [("a report", "person")], None),
        ("Coast Ledger", [("a reporter for Reuters", "person")], None),
    ],
)
def test_the_innermost_other_medium_is_meant(make_report, sale, store, publisher, holders, medium) -> None:
    """The chain's last medium counts, a report's own does not."""
    report = make_report("paper.txt", PAPER, "2001-02-05", publisher)
    store.add(report, Reading(()), "made/1")
    found = quoted_medium(held_by(sale(report), *holders), Snapshot(store).publications[report.id])
    assert (found.key if found else None) == medium


@pytest.mark.parametrize(
    ("text", "medium"),
    [
        ("Ama Mensah told the newspaper Le Monde that Ghana sold 4 boats to Togo.", "le monde"),
        ("Ama Mensah told Reuters that Ghana sold 4 boats to Togo.", "reuters"),
        ("Ama Mensah told parliament, Reuters in the gallery, that Ghana sold 4 boats to Togo.", None),
    ],
)
def test_what_somebody_told_a_medium_is_that_mediums(make_report, sale, store, text, medium) -> None:
    """Right behind 'told' the medium is named that got the interview."""
    report = make_report("paper.txt", text, "2001-02-05", "Coast Ledger")
    store.add(report, Reading(()), "made/1")
    at = text.index("told")
    said = replace(held_by(sale(report), ("Ama Mensah", "person")), cue=Cue("told", at, at + 4, "indirect"))
    found = quoted_medium(said, Snapshot(store).publications[report.id])
    assert (found.key if found else None) == medium
