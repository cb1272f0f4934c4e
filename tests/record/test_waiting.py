"""Judgements and reports read again: kept where the question is the same, waiting for a person where it is another."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from tests.record.conftest import find

from communique.model.asof import AsOf
from communique.model.judgement import Verb
from communique.model.statement import Place, Reading
from communique.record.carrying import carry
from communique.record.judging import Ruling, judgement_of
from communique.record.record import Snapshot
from communique.record.rereading import add_reading
from communique.record.store import Store
from communique.record.verify import verify
from communique.record.waiting import waiting
from communique.views.review import review

GHANA, TOGO = {"Ghana": "GHA"}, {"Togo": "TGO"}
FIRST = datetime(2024, 3, 1, 12, tzinfo=UTC)
JUDGED = FIRST + timedelta(days=10)


@pytest.fixture
def report(make_report):
    return make_report("accra.txt", "Ghana met Togo in Accra. Ghana sold 4 boats to Togo. Ghana trained Togo.", "2001")


@pytest.fixture
def plain(store, report, make_statement):
    """Three statements, read into the record; by their triggers."""
    found = {
        "met": make_statement(report, "met", "meeting", GHANA, TOGO, date="2001-02-03", confidence=0.6),
        "sold": make_statement(report, "sold", "arms_transfer", GHANA, TOGO, materiel=[("boats", 4)]),
        "trained": make_statement(report, "trained", "training", GHANA, TOGO),
    }
    store.add(report, Reading(tuple(found.values())), "made/1", FIRST)
    return found


@pytest.fixture
def rule(store):
    """Gives a judgement, each a day after the one before."""
    days = iter(range(1000))

    def give(verb, *subjects, at=None, **more):
        at = at or JUDGED + timedelta(days=next(days))
        made = judgement_of(store, Ruling(Verb(verb), subjects, "Ama", "seen it", at=at, **more), find)
        store.add_judgement(made)
        return made

    return give


@pytest.fixture
def again(store, report, plain):
    """Reads the report again, by a reader that makes some statements otherwise: None where it makes none."""
    number = iter(range(2, 99))

    def read(**otherwise):
        made = {**plain, **otherwise}
        n = next(number)
        reading = Reading(tuple(s for s in made.values() if s is not None))
        return add_reading(store, report, reading, f"made/{n}", f"e{n}", JUDGED + timedelta(days=20 + n))

    return read


def waits(store):
    """The verbs that wait, with what is read instead."""
    return [(w.judgement.verb, w.instead) for w in waiting(Snapshot(store, others=True))]


def moved(statement):
    """A statement with another id: its sentence is cut otherwise, and all it says is the same."""
    return replace(statement, start=statement.start + 1, quote=statement.quote[1:])


def later(statement, **more):
    return replace(statement, **more)


@pytest.mark.parametrize(
    ("verb", "more", "change", "kept"),
    [
        ("accept", {}, {}, True),
        ("accept", {}, {"confidence": 0.8}, True),
        ("accept", {}, {"date": "2001-02-04"}, False),
        ("accept", {}, {"place": Place("Accra", "GHA", None, None, None, 18, 23)}, False),
        ("reject", {}, {"confidence": 0.8}, True),
        ("reject", {}, {"date": "2001-02-04"}, False),
        ("reject", {}, {"kind": "visit"}, False),
        ("correct", {"field": "date", "value": "2001-02-05"}, {"date": "2001-02-04"}, True),
        ("correct", {"field": "date", "value": "2001-02-05"}, {"date": "2001-02-05"}, True),
        ("correct", {"field": "kind", "value": "visit"}, {"kind": "talks"}, True),
        ("correct", {"field": "kind", "value": "visit"}, {"date": "2001-02-04"}, False),
        ("correct", {"field": "status", "value": "planned"}, {"place": None}, True),
    ],
)
@pytest.mark.parametrize("cut", [False, True])
def test_a_ruling_is_kept_where_it_answers_the_same_question(store, plain, rule, again, verb, more, change, kept, cut):
    """Whether the id is the same or the sentence is cut otherwise; else it waits, and rules nothing."""
    given = rule(verb, plain["met"].id, **more)
    changed = later(moved(plain["met"]) if cut else plain["met"], **change)
    again(met=changed)
    held = Snapshot(store).standing.rulings.get(changed.id, ())
    assert (given in held) is kept
    assert waits(store) == ([] if kept else [(given.verb, (changed.id,))])
    assert (changed.id in Snapshot(store).statements) is not (kept and verb == "reject")
    assert verify(store).faults == ()


def test_the_days_before_keep_their_rulings(store, plain, rule, again):
    """By reading time what was accepted then is accepted then."""
    rule("accept", plain["met"].id)
    rule("reject", plain["sold"].id)
    then = AsOf.at(JUDGED + timedelta(days=5))
    before = Snapshot(store, then).statements
    again(met=later(plain["met"], date="2002"), sold=None)
    assert Snapshot(store, then).statements == before
    assert Snapshot(store).statements[plain["met"].id].confidence == 0.6


def test_what_is_read_no_more_waits_but_where_it_was_rejected(store, plain, rule, again):
    """A reader that no longer makes what a person rejected agrees; one that loses what was accepted must be told."""
    rule("accept", plain["met"].id)
    rule("reject", plain["sold"].id)
    again(met=None, sold=None)
    assert waits(store) == [("accept", ())]


def test_what_stood_beside_it_all_along_does_not_take_its_place(store, plain, rule, again):
    """Of two readings of the same words the rejected one is gone: nothing is left to ask."""
    beside = later(plain["met"], kind="visit")
    again(beside=beside)
    rule("reject", plain["met"].id, at=JUDGED + timedelta(days=40))
    again(met=None, beside=beside)
    again(met=None, beside=later(beside, confidence=0.7))
    assert waits(store) == []


def test_a_later_ruling_or_an_undo_ends_the_waiting(store, plain, rule, again):
    """And reading again what was ruled on does too."""
    first = rule("accept", plain["met"].id)
    again(met=later(plain["met"], date="2002"))
    rule("reject", plain["met"].id)
    assert waits(store) == []
    rule("accept", plain["sold"].id)
    again(met=later(plain["met"], date="2002"), sold=None)
    (left,) = waiting(Snapshot(store, others=True))
    rule("undo", left.judgement.id)
    assert waits(store) == []
    again()
    assert first in Snapshot(store).standing.rulings[plain["met"].id]


def test_merges_and_splits_hold_as_long_as_the_deed_is_the_same(store, plain, rule, again):
    """Who tells it, whether and when may be read otherwise; another kind or another side is another question."""
    rule("merge", plain["met"].id, plain["trained"].id)
    dated = later(plain["trained"], date="2003", status="planned")
    again(trained=dated)
    together = Snapshot(store)
    assert together.dealing_of[plain["met"].id] == together.dealing_of[dated.id]
    assert waits(store) == []
    other = later(plain["trained"], kind="visit")
    again(trained=other)
    apart = Snapshot(store)
    assert apart.dealing_of[plain["met"].id] != apart.dealing_of[other.id]
    assert waits(store) == [("merge", (other.id,))]


def test_a_settled_conflict_whose_claims_are_read_otherwise_waits(
    store, plain, rule, again, make_report, make_statement
):
    """It is open again on other numbers; where there is no conflict any more nothing is asked."""
    more = make_report("gazette.txt", "Ghana sold 9 boats to Togo.", "2001-02-07", "Gazette")
    nine = make_statement(more, "sold", "arms_transfer", GHANA, TOGO, materiel=[("boats", 9)])
    store.add(more, Reading((nine,)), "made/1", FIRST)
    (conflict,) = Snapshot(store).conflicts
    rule("settle", conflict.id, value="1")
    five = replace(plain["sold"], materiel=tuple(
        replace(m, quantity=replace(m.quantity, low=5, high=5)) for m in plain["sold"].materiel
    ))  # fmt: skip
    again(sold=five)
    (open_again,) = Snapshot(store).conflicts
    assert open_again.settled is None
    assert [verb for verb, _ in waits(store)] == ["settle"]
    again(sold=None)
    assert (Snapshot(store).conflicts, waits(store)) == ([], [])


def test_copies_and_names_are_ruled_as_before(store, plain, rule, again, make_report):
    """They are on reports and names, which no reading changes."""
    other = make_report("other.txt", "Togo met nobody.", "2001-02-09", "Post")
    store.add(other, Reading(()), "made/1", FIRST)
    rule("copy", plain["met"].report, other.id)
    rule("rename", "Togo", value="BEN")
    again(met=later(plain["met"], date="2002"))
    now = Snapshot(store)
    assert len(set(now.origins.values())) == 1
    assert {p.country for p in now.statements[plain["met"].id].target} == {"BEN"}
    assert waits(store) == []


def test_the_review_begins_with_what_waits(store, plain, rule, again):
    """Above the least sure; with the ruling, who gave it and why, and what can be done."""
    given = rule("accept", plain["sold"].id)
    lost = rule("accept", plain["trained"].id)
    changed = later(plain["sold"], date="1999")
    again(sold=changed, trained=None)
    now = Snapshot(store)
    first, second, *rest = review(now, waiting(Snapshot(store, others=True)))
    assert {first.statement.id, second.statement.id} == {changed.id, plain["trained"].id}
    by_id = {d.statement.id: d for d in (first, second)}
    assert (by_id[changed.id].waiting, by_id[changed.id].made) == ((given.id,), True)
    assert f"read otherwise when it was ruled on: accepted: judged by Ama on 2024-03-11: seen it ({given.id})" in (
        by_id[changed.id].doubts
    )
    assert (by_id[plain["trained"].id].waiting, by_id[plain["trained"].id].made) == ((lost.id,), False)
    assert [d.statement.id for d in rest] == [plain["met"].id]


def test_rulings_are_carried_to_a_record_that_was_read_again(store, plain, rule, again, tmp_path, report):
    """By id or anchor to what stands there; what is read no more there is left."""
    kept, left = rule("accept", plain["met"].id), rule("accept", plain["sold"].id)
    other = Store(tmp_path / "other.sqlite")
    other.add(report, Reading(tuple(plain.values())), "made/1", FIRST)
    add_reading(other, report, Reading((moved(plain["met"]), plain["trained"])), "made/2", "e2", JUDGED)
    done = carry(other, [kept, left])
    assert (done.added, done.left) == (1, 1)
    assert verify(other).faults == ()
    other.close()
