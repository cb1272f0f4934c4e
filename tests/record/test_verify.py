"""Verify: a sound record passes, and each way of spoiling one is found."""

from __future__ import annotations

import json
import sqlite3

import pytest

from communique.model.judgement import Verb
from communique.model.statement import Reading
from communique.record.judging import Ruling, judgement_of
from communique.record.store import Store
from communique.record.verify import verify


@pytest.fixture
def path(tmp_path, make_report, make_statement):
    """A sound record of one report with two statements."""
    report = make_report("lome.txt", "Togo met Benin in Lome. Togo warned Benin.", "1998-03-04")
    met = make_statement(report, "met", "meeting", {"Togo": "TGO"}, {"Benin": "BEN"}, date="1998-03-03")
    warned = make_statement(report, "warned", "warning", {"Togo": "TGO"}, {"Benin": "BEN"})
    place = tmp_path / "r.sqlite"
    store = Store(place)
    store.add(report, Reading((met, warned)), "made/1")
    store.close()
    return place


def _faults(path):
    store = Store(path)
    try:
        return verify(store).faults
    finally:
        store.close()


def test_a_sound_record_passes(path):
    """Nothing is found, and everything is counted."""
    store = Store(path)
    verdict = verify(store)
    store.close()
    assert verdict.sound
    assert (verdict.reports, verdict.statements, verdict.dealings) == (1, 2, 2)


def _edit(field, value):
    def spoil(connection):
        (ident, body), *_ = connection.execute("SELECT id, body FROM statements ORDER BY start").fetchall()
        changed = json.dumps({**json.loads(body), field: value})
        connection.execute("UPDATE statements SET body = ? WHERE id = ?", (changed, ident))

    return spoil


def _sql(order):
    return lambda connection: connection.execute(order)


NOTICE = "INSERT INTO notices VALUES ({}, 0, 'x', 'correction', 'nothing', {}, {}, {})"


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (_edit("quote", "Togo met Ghana in Lome."), "the quote does not stand"),
        (_edit("start", 3), "the quote does not stand"),
        (_edit("trigger_end", 400), "trigger lies outside"),
        (_edit("kind", "picnic"), "not in the ontology"),
        (_edit("date", "1998-13-40"), "not EDTF"),
        (_edit("source", []), "its fields do not give its id"),
        (
            _sql("UPDATE reports SET text = replace(text, 'Lome', 'Cove')"),
            "text is not the one that was stored",
        ),
        (_sql("UPDATE statements SET status = 'denied' WHERE kind = 'meeting'"), "columns differ"),
        (_sql("DELETE FROM parties WHERE country = 'BEN'"), "parties are filed wrongly"),
        (
            _sql("DELETE FROM statements WHERE kind = 'meeting'"),
            "2 statements were read in it, 1 are in the record",
        ),
        (_sql("DELETE FROM statements WHERE kind = 'meeting'"), "party of statement"),
        (_sql("DELETE FROM statements WHERE kind = 'meeting'"), "key of statement"),
        (_sql("DELETE FROM reports"), "is not in the record"),
        (_sql("UPDATE reports SET document = 'other.txt'"), "its id is not made of its document"),
        (_sql("DELETE FROM report_text WHERE rowid = 1"), "full-text index"),
        (_sql(NOTICE.format("(SELECT id FROM reports)", 0, 5, "'A bus.'")), "the notice x does not stand"),
        (_sql(NOTICE.format("'r0'", 0, 5, "'A bus.'")), "notice of report r0"),
    ],
)
def test_spoiled_records_are_found_out(path, spoil, words):
    """Each change made behind the record's back is named."""
    with sqlite3.connect(path) as connection:
        spoil(connection)
    connection.close()
    assert any(words in fault for fault in _faults(path)), _faults(path)


def _judgement(field, value):
    def spoil(connection):
        (ident, body), *_ = connection.execute("SELECT id, body FROM judgements").fetchall()
        changed = json.dumps({**json.loads(body), field: value})
        connection.execute("UPDATE judgements SET body = ? WHERE id = ?", (changed, ident))

    return spoil


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (_judgement("reason", "another"), "its fields do not give its id"),
        (_sql("UPDATE judgements SET author = 'Kofi'"), "columns differ"),
        (_sql("DELETE FROM statements WHERE kind = 'warning'"), "what it is on"),
    ],
)
def test_spoiled_judgements_are_found_out(path, spoil, words):
    """A ruling changed, or one on what is not in the record."""
    store = Store(path)
    (warned,) = (s for s in store.statements() if s.kind == "warning")
    store.add_judgement(judgement_of(store, Ruling(Verb.REJECT, (warned.id,), "Ama", "x"), lambda words: ()))
    verdict = verify(store)
    assert (verdict.faults, verdict.judgements) == ((), 1)
    store.close()
    with sqlite3.connect(path) as connection:
        spoil(connection)
    connection.close()
    assert any("judgement" in fault and words in fault for fault in _faults(path)), _faults(path)
