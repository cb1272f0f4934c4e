"""The store in an SQLite file: older ones are brought up, and bad ones are refused with one clear sentence.

What holds for both stores is in ``test_stores.py``.
"""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from communique.model.asof import AsOf
from communique.model.errors import RecordError
from communique.model.judgement import Verb
from communique.model.statement import Reading
from communique.record.judging import Ruling, judgement_of
from communique.record.store import Store
from communique.record.verify import verify


def test_a_statement_whose_quote_does_not_match_is_refused_and_nothing_is_stored(store, report, reading, make_report):
    """One bad span keeps the whole report out."""
    other = make_report("other.txt", "Chad and Niger signed a border accord.")
    with pytest.raises(RecordError, match="does not match"):
        store.add(other, reading, "made/1")
    assert store.counts()["reports"] == 0


def _drop_later_tables(old: sqlite3.Connection) -> None:
    """Make a record as it was before judgements, notices and briefs."""
    for table in ("revisions", "readings", "notices", "briefs", "judgements"):
        old.execute(f"DROP TABLE {table}")
    _drop_filing(old)


def _drop_filing(old: sqlite3.Connection) -> None:
    """Make a record as it was before reports, statements and persons were filed."""
    for table in ("statement_keys", "report_keys", "mentions"):
        old.execute(f"DROP TABLE {table}")
    for index in ("copies_by_second", "statements_by_report_and_kind", "statements_by_kind_and_date"):
        old.execute(f"DROP INDEX {index}")
    old.execute("CREATE TABLE without_days AS SELECT band, report FROM bands")
    old.execute("DROP TABLE bands")
    old.execute("ALTER TABLE without_days RENAME TO bands")


def test_a_record_of_the_first_schema_is_brought_up(tmp_path, report, reading):
    """What an older version stored counts as between states, and nothing is lost."""
    path = tmp_path / "old.sqlite"
    store = Store(path)
    store.add(report, reading, "made/1")
    store.close()
    with sqlite3.connect(path) as old:
        old.execute("ALTER TABLE statements DROP COLUMN others")
        old.execute("ALTER TABLE reports DROP COLUMN others")
        _drop_later_tables(old)
        old.execute("UPDATE alembic_version SET version_num = '0001'")
    store = Store(path)
    assert list(store.statements()) == sorted(reading.statements, key=lambda s: s.id)
    assert [(p.statements, p.others) for p in store.publications()] == [(2, 0)]
    assert verify(store).faults == ()
    store.close()


def test_a_record_of_the_second_schema_is_brought_up(tmp_path, report, reading):
    """It had no judgements; it takes one, and keeps it."""
    path = tmp_path / "old.sqlite"
    store = Store(path)
    store.add(report, reading, "made/1")
    store.close()
    with sqlite3.connect(path) as old:
        _drop_later_tables(old)
        old.execute("UPDATE alembic_version SET version_num = '0002'")
    store = Store(path)
    assert store.judgements() == []
    given = judgement_of(store, Ruling(Verb.ACCEPT, (reading.statements[0].id,), "Ama", "read it"), lambda words: ())
    assert store.add_judgement(given)
    assert not store.add_judgement(given)  # known
    store.close()
    again = Store(path)
    assert again.judgements() == [given]
    assert verify(again).faults == ()
    again.close()


def test_the_notices_of_what_was_stored_before_are_found_when_a_record_is_brought_up(tmp_path, make_report):
    """They are the same as when the report is read now."""
    path = tmp_path / "old.sqlite"
    store = Store(path)
    report = make_report("c.txt", "CORRECTION: boats\nPeru bought 8 boats.", "2014-03-10")
    store.add(report, Reading(()), "made/1")
    before = store.notices()
    assert [(n.entry, n.start) for n in before[report.id]] == [("correction.label", None), ("correction.label", 0)]
    store.close()
    with sqlite3.connect(path) as old:
        _drop_later_tables(old)
        old.execute("UPDATE alembic_version SET version_num = '0002'")
    store = Store(path)
    assert store.notices() == before
    store.close()


def test_reports_are_known_by_the_day_they_were_read_too(store, make_report):
    """Whenever they came out; a moment of that day parts those read before from those read after."""
    for day in (3, 5):
        report = make_report(f"{day}.txt", f"Peru met Chile {day} times.", "2014-03-10")
        store.add(report, Reading(()), "made/1", datetime(2015, 1, day, 12, tzinfo=UTC))
    names = [[p.document for p in store.publications(AsOf(day, "learnt"))] for day in ("2015-01-02", "2015-01-03")]
    assert names == [[], ["3.txt"]]
    noon = datetime(2015, 1, 5, 12, tzinfo=UTC)
    assert len(store.publications(AsOf.at(noon))) == 2
    assert len(store.publications(AsOf.at(noon - timedelta(seconds=1)))) == 1


def test_reports_later_than_the_day_asked_for_are_left_out(store, make_report, make_statement):
    """What was published later was not known on the day."""
    for month in ("03", "05"):
        report = make_report(f"{month}.txt", f"Peru met Chile in month {month}.", f"2014-{month}-10")
        store.add(
            report,
            Reading((make_statement(report, "met", "meeting", {"Peru": "PER"}, {"Chile": "CHL"}),)),
            "made/1",
        )
    assert len(list(store.statements(as_of=AsOf("2014-04-01")))) == 1
    assert [p.document for p in store.publications(AsOf("2014-03-10"))] == ["03.txt"]
    assert len(store.publications(AsOf("2014-05"))) == 2


def _foreign(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE birds (name TEXT)")


def _newer(path: Path) -> None:
    Store(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")


def _damaged(path: Path) -> None:
    Store(path).close()
    data = bytearray(path.read_bytes())
    data[100:4096] = b"\x55" * 3996
    path.write_bytes(bytes(data))


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (_foreign, "another program"),
        (_newer, "newer version"),
        (_damaged, "damaged"),
        (lambda path: path.write_bytes(b"Dear diary, nothing happened."), "not an SQLite database"),
        (lambda path: path.mkdir(), "is a folder"),
        (lambda path: None, "there is no record"),
    ],
)
def test_bad_databases_are_refused_with_what_where_and_remedy(tmp_path, spoil, words):
    """Each bad database gives one RecordError that names the file."""
    path = tmp_path / "r.sqlite"
    spoil(path)
    with pytest.raises(RecordError, match=words) as caught:
        Store(path, create=False)
    assert str(path) in str(caught.value)
    assert caught.value.remedy


def test_a_record_in_a_folder_that_is_not_there_says_so(tmp_path):
    """The folder is named, and nothing is created."""
    with pytest.raises(RecordError, match="does not exist"):
        Store(tmp_path / "nowhere" / "r.sqlite")
    assert not (tmp_path / "nowhere").exists()
