"""Judgements taken from one record into another: those on something the other holds, each once."""

from __future__ import annotations

import pytest
from tests.record.conftest import fill

from communique.model.statement import Reading
from communique.record.carrying import carry
from communique.record.record import Snapshot
from communique.record.store import Store


@pytest.fixture
def other(tmp_path):
    """Another record, empty."""
    opened = Store(tmp_path / "other.sqlite")
    yield opened
    opened.close()


def test_rulings_on_the_same_reports_are_taken_over_once(world, rule, other, make_report, make_statement):
    """The undo with what it undoes; taken again they are known."""
    store, ids = world
    rule("reject", "ledger met")
    rule("undo", rule("accept", "voice met").id)
    rule("merge", "gazette met", "voice visited")
    rule("independent", "ledger", "gazette")
    fill(other, make_report, make_statement)
    done = carry(other, reversed(store.judgements()))
    assert (done.added, done.known, done.left) == (5, 0, 0)
    assert other.judgements() == store.judgements()
    assert Snapshot(other).dealings == Snapshot(store).dealings
    assert carry(other, store.judgements()).known == 5
    assert ids["ledger met"] not in Snapshot(other).statements


def test_rulings_on_nothing_that_is_there_are_left(world, rule, other, make_report):
    """A record of other reports takes only what is on a name."""
    store, _ = world
    other.add(make_report("peru.txt", "Peru met Chile."), Reading(()), "made/1")
    given = rule("reject", "ledger met")
    rule("undo", given.id)
    rule("independent", "ledger", "gazette")
    rule("settle", next(c.id for c in Snapshot(store).conflicts if c.kind == "number"), value="none")
    rule("rename", "Togo", value="BEN")
    done = carry(other, store.judgements())
    assert (done.added, done.left) == (1, 4)
    assert [j.verb for j in other.judgements()] == ["rename"]
