"""The contract of the stores: SQLite and PostgreSQL keep, find, refuse and survive the same.

The server is made and started by ``checks.postgres``; where it cannot be, its half is skipped with the reason.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext

from communique.model.asof import AsOf
from communique.model.errors import RecordError
from communique.model.judgement import Verb
from communique.model.statement import OF_OTHERS, Dropped, Reading
from communique.record import schema
from communique.record.briefs import last_brief, note_brief
from communique.record.export import export
from communique.record.judging import Ruling, judgement_of
from communique.record.load import load
from communique.record.record import Snapshot
from communique.record.rereading import add_reading
from communique.record.schema import metadata
from communique.record.store import Store
from communique.record.verify import verify
from communique.views.brief import write_brief


@pytest.fixture
def kept(place):
    """An empty record in each store."""
    opened = Store(place)
    yield opened
    opened.close()


def _by_hand(place: str, *orders: str) -> None:
    """Change a database behind the record's back."""
    engine = sa.create_engine(place if "://" in place else f"sqlite:///{place}")
    with engine.begin() as connection:
        for order in orders:
            connection.execute(sa.text(order))
    engine.dispose()


def test_what_is_added_comes_out_unchanged_and_opens_again(kept, place, report, reading):
    """Reports, statements and what was dropped are read back equal, by whoever opens the record next."""
    added = kept.add(report, reading, "made/1")
    assert (added.outcome, added.statements) == ("new", 2)
    again = Store(place, create=False)
    for store in (kept, again):
        assert list(store.reports()) == [store.report(report.id)] == [report]
        assert list(store.statements()) == sorted(reading.statements, key=lambda s: s.id)
        assert store.statements_of(report.id) == list(reading.statements)
        assert store.dropped(report.id) == list(reading.dropped)
    assert again.counts() == {"reports": 1, "statements": 2, "copies": 0}
    assert verify(again).faults == ()
    again.close()


def test_adding_again_changes_nothing(kept, report, reading):
    """A known report is told known and stored once."""
    kept.add(report, reading, "made/1")
    before = kept.counts()
    assert kept.add(report, reading, "made/1").outcome == "known"
    assert (kept.counts(), kept.knows(report.id), kept.knows("r0")) == (before, True, False)


def test_copies_are_found_whichever_comes_first(kept, report, make_report):
    """The same text from another outlet is a copy, with the evidence."""
    own = (f"Paragraph {n} has words of its own about lake {n} and port {n * 7}." for n in range(12))
    longer = "\n".join(f"{report.text} {words}" for words in own)
    reports = [make_report(f"{n}.txt", longer, f"2011-04-0{n}", f"Paper {n}") for n in (1, 2, 3)]
    outcomes = [kept.add(r, Reading(()), "made/1") for r in reports]
    assert [a.outcome for a in outcomes] == ["new", "copy", "copy"]
    assert {(c.first, c.second, c.kind) for c in kept.copies()} == {
        (a.id, b.id, "exact") for a in reports for b in reports if a.id < b.id
    }
    assert all(c.reasons for c in kept.copies())
    assert len(set(Snapshot(kept).origins.values())) == 1
    assert verify(kept).faults == ()


def test_statements_are_found_by_state_day_and_id(kept, report, reading, make_report, make_statement):
    """Any of the states suffices; what was not known by the day is left out; the beginning of an id is enough."""
    kept.add(report, reading, "made/1", datetime(2012, 1, 1, tzinfo=UTC))
    later = make_report("later.txt", "Chad met Niger.", "2013-06")
    met = make_statement(later, "met", "meeting", {"Chad": "TCD"}, {"Niger": "NER"})
    kept.add(later, Reading((met,)), "made/1", datetime(2014, 1, 1, tzinfo=UTC))
    undated = make_report("undated.txt", "Chad met Niger in June.")
    kept.add(undated, Reading(()), "made/1", datetime(2015, 1, 1, tzinfo=UTC))
    assert len(list(kept.statements(["UGA", "FRA"]))) == 2
    assert not list(kept.statements(["FRA"]))
    first = reading.statements[0]
    assert kept.statement(first.id[:12]) == kept.statement(first.id.upper()) == first
    assert kept.statement("s") is None
    days = ("2011-04-01", "2011-04", "2013-05-31", "2013-06", "2014", "2015")
    assert [len(kept.publications(AsOf(day))) for day in days] == [0, 1, 1, 2, 2, 3]
    assert [len(list(kept.statements(as_of=AsOf(day)))) for day in days] == [0, 2, 2, 3, 3, 3]
    assert [len(kept.publications(AsOf(day, "learnt"))) for day in days] == [0, 0, 1, 1, 2, 3]
    assert (kept.last_published(), kept.last_published(AsOf("2012"))) == ("2013-06", "2011-04-02")
    assert kept.missing([first.id, "s0"]) == {"s0"}


def test_dealings_of_others_are_kept_apart(kept, report, reading):
    """They are given when asked for, and count as no statement of the report."""
    first, second = reading.statements
    other = replace(second, reasons=("made", OF_OTHERS))
    assert kept.add(report, Reading((first, other)), "made/1").statements == 1
    assert list(kept.statements()) == [first]
    assert {s.id for s in kept.statements(others=True)} == {first.id, other.id}
    assert [(p.statements, p.others) for p in kept.publications()] == [(1, 1)]
    assert verify(kept).faults == ()


def test_statements_are_found_by_the_persons_they_name(kept, make_report, make_statement):
    """By a word of theirs, case aside; signs that a pattern would give a meaning have none."""
    report = make_report("a.txt", "Kofi Annor visited Togo. Ghana met Togo.", "2001-02-05")
    visit = make_statement(report, "visited", "visit", {"Kofi Annor": "GHA"}, {"Togo": "TGO"}, persons=True)
    met = make_statement(report, "met", "meeting", {"Ghana": "GHA"}, {"Togo": "TGO"})
    kept.add(report, Reading((visit, met)), "made/1")
    assert [s.id for s in kept.statements_naming(["annor"])] == [visit.id]
    assert [s.id for s in kept.statements_naming(["Mensah", "ANNOR"])] == [visit.id]
    assert not list(kept.statements_naming(["Ann_r"]))
    assert not list(kept.statements_naming([]))


@pytest.mark.parametrize(
    ("words", "hits"),
    [
        ("entebbe trucks", ["a"]),
        ('"entebbe', ["a"]),
        ("ENTEBBE", ["a"]),
        ("entebbe zanzibar", []),
        ("sao tome", ["b"]),
        ("São Tomé", ["b"]),
        ("f-16", ["b"]),
        ("16-f", []),
        ("o'neill", ["b"]),
        ("the", ["b", "a"]),
        ("  ", []),
        ("-- '", []),
        ("president & | ! :* (", ["a"]),
    ],
)
def test_reports_are_found_by_their_words(kept, report, make_report, words, hits):
    """All words must occur, case and accents aside, what stands together in one word together; best first."""
    second = make_report("b.txt", "São Tomé ordered the F-16 from the O'Neill works. The, the, the, the end.")
    for made in (second, report):
        kept.add(made, Reading(()), "made/1")
    names = {report.id: "a", second.id: "b"}
    assert [names[i] for i in kept.search(words)] == hits
    assert len(kept.search("the", 1)) == 1


def test_the_words_of_a_very_long_text_are_found(kept, make_report):
    """From its first to its last, whatever a store takes at a time."""
    words = " ".join(f"lighthouse{n}" for n in range(30_000))
    long = make_report("long.txt", f"Alpha {words} omega.")
    kept.add(long, Reading(()), "made/1")
    assert kept.search("alpha omega lighthouse17000") == [long.id]
    assert kept.search("alpha lighthouse30000") == []
    assert verify(kept).faults == ()


def test_judgements_notices_and_marks_of_briefs_are_kept(kept, report, reading, make_report):
    """Each once, in order, with what it was given."""
    kept.add(report, reading, "made/1")
    corrected = make_report("c.txt", "CORRECTION: boats\nPeru bought 8 boats.", "2014-03-10")
    kept.add(corrected, Reading(()), "made/1")
    assert [n.entry for n in kept.notices()[corrected.id]] == ["correction.label", "correction.label"]
    accept = Ruling(Verb.ACCEPT, (reading.statements[0].id,), "Ama", "read it", at=datetime(2020, 1, 2, tzinfo=UTC))
    given = judgement_of(kept, accept, lambda words: ())
    assert (kept.add_judgement(given), kept.add_judgement(given)) == (True, False)
    undo = judgement_of(kept, Ruling(Verb.UNDO, (given.id,), "Ama", "not that one"), lambda words: ())
    kept.add_judgement(undo)
    assert kept.judgements() == [given, undo]
    noon = datetime(2020, 5, 1, 12, tzinfo=UTC)
    for hour in (noon, noon.replace(hour=13)):
        note_brief(kept, ["UGA", "KEN"], hour)
    assert last_brief(kept, ["KEN", "UGA"]) == last_brief(kept, []) == AsOf.at(noon.replace(hour=13))
    assert last_brief(kept, ["KEN"]) is None
    assert verify(kept).faults == ()


def test_ids_are_in_the_order_of_code_points(kept, make_report):
    """Whatever the collation of the database; views and exports rest on it."""
    for name in ("b", "B", "a", "é", "_", "Z", "1"):
        kept.add(make_report(f"{name}.txt", "Peru met Chile.", "2014", f"{name} Post"), Reading(()), "made/1")
    with kept.reading() as connection:
        column = metadata.tables["reports"].c.document
        names = list(connection.scalars(sa.select(column).order_by(column)))
    assert names == sorted(names)


def test_a_reader_sees_one_state_throughout(kept, place, report, reading):
    """What another adds in the meantime does not show, nor does it have to wait."""
    other = Store(place)
    with kept.reading() as connection:
        count = sa.select(sa.func.count()).select_from(metadata.tables["reports"])
        assert connection.scalar(count) == 0
        assert other.add(report, reading, "made/1").outcome == "new"
        assert connection.scalar(count) == 0
    assert kept.counts()["reports"] == 1
    other.close()


def test_several_adding_the_same_reports_at_once_add_each_once(place, make_report):
    """Each report is new to one of them and known to the others, and copies are found across them."""
    Store(place).close()
    filler = "\n".join(f"Quay {n} took in {n * 3} crates of cocoa and {n * 5} of tea that week." for n in range(14))
    reports = [make_report(f"{n}.txt", f"Peru met Chile.\n{filler}", f"2014-03-{n + 10}") for n in range(6)]
    outcomes: list[str] = []
    faults: list[BaseException] = []

    def work(turn: int) -> None:
        store = Store(place)
        try:
            outcomes.extend(store.add(r, Reading(()), "made/1").outcome for r in reports[turn:] + reports[:turn])
        except BaseException as error:
            faults.append(error)
        finally:
            store.close()

    threads = [threading.Thread(target=work, args=(n,)) for n in (0, 2, 4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    assert sorted(outcomes) == ["copy"] * 5 + ["known"] * 12 + ["new"]
    store = Store(place)
    assert (len(store.copies()), verify(store).faults) == (15, ())
    store.close()


KILLED = """
import os, signal, sys
from communique.model.report import Report
from communique.record import rows
from communique.record.store import Store
store = Store(sys.argv[1])
report = Report("killed.txt", "0" * 64, "Peru met Chile. " * 400, title="Peru")
with store.writing() as connection:
    rows.insert_report(connection, report, (), "made/1", "2020-01-01T00:00:00.000000+00:00", store.kindred)
    os.kill(os.getpid(), signal.SIGKILL)
"""


def test_a_killed_transaction_leaves_nothing(kept, place, report, reading):
    """A process killed after it wrote and before it committed stands in nobody's way."""
    kept.add(report, reading, "made/1")
    source = str(Path(sys.modules["communique"].__file__).parents[1])
    done = subprocess.run([sys.executable, "-c", KILLED, place], env={**os.environ, "PYTHONPATH": source}, check=False)
    assert done.returncode == -signal.SIGKILL
    assert kept.counts() == {"reports": 1, "statements": 2, "copies": 0}
    assert kept.search("chile") == []
    assert verify(kept).faults == ()


def test_the_migrations_make_the_tables_of_the_schema(kept):
    """What the migrations build and what the schema describes do not differ."""
    with kept.reading() as connection:
        found = compare_metadata(MigrationContext.configure(connection), metadata)
    assert [d for d in found if "report_text" not in str(d) and d[0] != "remove_table_comment"] == []


# Indexes that came with what reports and statements are found by.
FILED = ("copies_by_second", "statements_by_report_and_kind", "statements_by_kind_and_date")
FIRST = {"reports", "statements", "parties", "dropped", "bands", "copies"}  # tables of the first schema


def _tables_after(place: str, first: str) -> list[str]:
    """Orders that take a record back to an earlier schema: what came after is dropped."""
    orders = [f"DROP TABLE {table.name}" for table in reversed(metadata.sorted_tables) if table.name not in FIRST]
    orders += [f"DROP INDEX {index}" for index in FILED]
    if "://" in place:
        orders.append("DROP TABLE report_text")
    if first == "0001":
        orders += [f"ALTER TABLE {table} DROP COLUMN others" for table in ("statements", "reports")]
    return [*orders, f"UPDATE alembic_version SET version_num = '{first}'"]


@pytest.mark.parametrize("first", ["0001", "0002"])
def test_an_older_record_is_brought_up(place, report, reading, make_report, first):
    """Nothing is lost, and what later schemas hold of it is found: notices and, on PostgreSQL, words."""
    store = Store(place)
    store.add(report, reading, "made/1")
    corrected = make_report("c.txt", "CORRECTION: boats\nPeru bought 8 boats.", "2014-03-10")
    store.add(corrected, Reading(()), "made/1")
    notices = store.notices()
    store.close()
    _by_hand(place, *_tables_after(place, first))
    store = Store(place)
    assert list(store.statements()) == sorted(reading.statements, key=lambda s: s.id)
    assert store.notices() == notices
    assert store.search("entebbe") == [report.id]
    assert verify(store).faults == ()
    store.close()


FILES = (schema.statement_keys, schema.report_keys, schema.mentions)


def _held(store, tables):
    with store.reading() as connection:
        return [sorted(map(tuple, connection.execute(sa.select(table))), key=str) for table in tables]


def test_what_is_taken_in_is_filed_as_it_was_with_all_its_readings(kept, make_report, make_statement, tmp_path):
    """By the new date of a statement too, and by the persons that each reading met."""
    fill(kept, make_report, make_statement)
    export(kept, tmp_path / "out")
    other = Store(tmp_path / "other.sqlite")
    load(other, tmp_path / "out")
    keys, reports, persons = _held(other, FILES)
    assert [keys, reports, persons] == _held(kept, FILES)
    assert [key for key, _ in keys if key.startswith("y ")] == ["y meeting 1998-02"]
    assert {row[2] for row in persons} == {0, 2}
    assert verify(other).faults == ()
    other.close()


def test_what_was_stored_before_it_was_filed_is_filed_when_a_record_is_brought_up(place, make_report, make_statement):
    """Under the keys that it would have now, in both stores: briefs find it, and verify finds nothing amiss."""
    store = Store(place)
    fill(store, make_report, make_statement, again=False)
    tables = (*FILES, schema.readings, schema.bands)
    before = _held(store, tables)
    assert all(before)
    store.close()
    drops = [f"DROP TABLE {table.name}" for table in (schema.revisions, schema.readings, *FILES)] + [
        f"DROP INDEX {index}" for index in FILED
    ]
    older = [
        "CREATE TABLE without_days AS SELECT DISTINCT band, report FROM bands", "DROP TABLE bands",
        "ALTER TABLE without_days RENAME TO bands", "UPDATE alembic_version SET version_num = '0005'",
    ]  # fmt: skip
    _by_hand(place, *drops, *older)
    store = Store(place)
    assert _held(store, tables) == before
    assert verify(store).faults == ()
    store.close()


# Of each table ways in which it can be spoiled, and what verify says of it.
SPOILS = {
    "reports": (
        ("UPDATE reports SET text = replace(text, 'Lome', 'Cove')", "text is not the one that was stored"),
        ("UPDATE reports SET publisher = 'Another'", "its columns differ from its fields"),
        ("UPDATE reports SET learnt = '2020-01-01'", "no time in UTC"),
        ("UPDATE reports SET fingerprint = CAST(text_hash AS BLOB)", "fingerprint"),
        ("UPDATE reports SET text_hash = stored_hash", "fingerprint is of another text"),
        ("UPDATE reports SET title = 'Chad'", "full-text index"),
    ),
    "statements": (
        ("UPDATE statements SET published = NULL", "other times than its report"),
        ("UPDATE statements SET learnt = '2020-01-01T00:00:00.000000+00:00'", "other times than its report"),
        ("UPDATE statements SET status = 'denied'", "columns differ"),
    ),
    "parties": (("DELETE FROM parties WHERE country = 'BEN'", "parties are filed wrongly"),),
    "dropped": (
        ('UPDATE dropped SET "end" = 9999', "lies outside its text"),
        ("UPDATE dropped SET reason = ''", "has no reason"),
        ("UPDATE dropped SET number = number + 3", "not numbered without a gap"),
    ),
    "bands": (
        ("DELETE FROM bands WHERE band = (SELECT min(band) FROM bands)", "fingerprint is filed wrongly"),
        ("UPDATE bands SET day = '1998-03-09' WHERE day <> ''", "fingerprint is filed wrongly"),
    ),
    "copies": (
        ("UPDATE copies SET score = 1.5", "kind, score or reasons"),
        ("UPDATE copies SET reasons = '[]'", "kind, score or reasons"),
        ("UPDATE copies SET first = second, second = first", "not in the order of its ids"),
    ),
    "judgements": (("UPDATE judgements SET author = 'Kofi'", "columns differ"),),
    "notices": (
        ("UPDATE notices SET number = number + 3", "not numbered without a gap"),
        ("UPDATE notices SET words = 'A bus.'", "does not stand"),
    ),
    "readings": (
        ("DELETE FROM readings WHERE number = 2", "has no such reading"),
        ("UPDATE readings SET number = 5 WHERE number = 2", "not numbered from 1"),
        ("UPDATE readings SET reader = 'made/7'", "not the one it came in with"),
        ("UPDATE readings SET statements = 5", "5 statements were read in it"),
        ("UPDATE readings SET first_dropped = 5", "what it dropped is not all there"),
        ("UPDATE readings SET learnt = '2020-01-01T00:00:00.000000+00:00' WHERE number = 2", "before the one before"),
    ),
    "revisions": (
        ("DELETE FROM revisions WHERE effect = 'ended'", "are in the record (reading 2)"),
        ("UPDATE revisions SET effect = 'resumed' WHERE effect = 'changed'", "what is told (resumed)"),
        ("UPDATE revisions SET body = replace(body, '1998-02', 'soon')", "is not EDTF"),
        ("UPDATE revisions SET body = NULL", "what is told (changed)"),
        ("UPDATE revisions SET body = replace(body, 'meeting', 'warning')", "do not give its id"),
        ("UPDATE revisions SET learnt = '2020-01-01T00:00:00.000000+00:00'", "another time"),
        ("UPDATE revisions SET report = (SELECT max(id) FROM reports WHERE id <> report)", "is not of report"),
    ),
    "briefs": (
        ("UPDATE briefs SET written = 'today'", "no time in UTC"),
        ("UPDATE briefs SET states = 'TGO BEN'", "not codes of states"),
    ),
    "statement_keys": (
        ("DELETE FROM statement_keys WHERE key = 'p BEN TGO'", "filed under other keys"),
        ("DELETE FROM statement_keys WHERE key = 'y meeting 1998-02'", "filed under other keys"),
    ),
    "report_keys": (("UPDATE report_keys SET key = 'a elsewhere' WHERE key LIKE 'a c%'", "filed under other keys"),),
    "mentions": (
        ("DELETE FROM mentions", "persons it names are filed wrongly"),
        ("DELETE FROM mentions WHERE reading = 2", "persons it names are filed wrongly"),
        ("UPDATE mentions SET published = NULL", "persons it names are filed wrongly"),
    ),
}


def fill(store, make_report, make_statement, *, again=True):
    """Put something into every table; into those of what was read again only if it is to be."""
    filler = "\n".join(f"Quay {n} took in {n * 3} crates of cocoa and {n * 5} of tea that week." for n in range(14))
    for day in (4, 5):
        report = make_report(
            f"lome{day}.txt", f"Togo met Benin in Lome. Togo warned Benin. Kofi Annor rang Benin.\n{filler}",
            f"1998-03-0{day}",
        )  # fmt: skip
        met = make_statement(report, "met", "meeting", {"Togo": "TGO"}, {"Benin": "BEN"}, date="1998-03-03")
        warned = make_statement(report, "warned", "warning", {"Togo": "TGO"}, {"Benin": "BEN"})
        rang = make_statement(report, "rang", "call", {"Kofi Annor": "TGO"}, {"Benin": "BEN"}, persons=True)
        dropped = (Dropped(2, 5, "t.x", "only one side named", ""), Dropped(7, 9, "t.y", "a question", ""))
        store.add(report, Reading((met, warned, rang), dropped), "made/1", datetime(2021, 1, day, tzinfo=UTC))
    store.add(make_report("c.txt", "CORRECTION: boats\nPeru bought 8 boats.", "2014-03-10"), Reading(()), "made/1")
    ruling = Ruling(Verb.REJECT, (warned.id,), "Ama", "misread", at=datetime(2022, 1, 2, tzinfo=UTC))
    store.add_judgement(judgement_of(store, ruling, lambda words: ()))
    if again:
        made = replace(met, date="1998-02"), replace(warned, kind="accusation"), replace(rang, confidence=0.8)
        add_reading(store, report, Reading(made, dropped[1:]), "made/2", learnt=datetime(2021, 2, 1, tzinfo=UTC))
    note_brief(store, ["BEN", "TGO"], datetime(2022, 2, 1, tzinfo=UTC))


def test_a_brief_from_a_part_is_that_from_the_whole(kept, make_report, make_statement):
    """On two states and on one, with persons, copies and a ruling, in both stores."""
    fill(kept, make_report, make_statement)
    for codes in (("BEN", "TGO"), ("TGO",), ("PER", "CHL")):
        for as_of in (None, AsOf("1998-03-04")):
            near = Snapshot(kept, as_of, codes, shared=True)
            assert write_brief(near, codes) == write_brief(Snapshot(kept, as_of), codes)


def test_every_table_is_filled_and_can_be_spoiled(kept, make_report, make_statement):
    """A table that a later schema adds must be checked by verify too: add a way to spoil it above."""
    assert set(SPOILS) == set(metadata.tables)
    fill(kept, make_report, make_statement)
    with kept.reading() as connection:
        for table in metadata.tables.values():
            assert connection.scalar(sa.select(sa.func.count()).select_from(table)), table.name
    assert verify(kept).faults == ()


@pytest.mark.parametrize(("order", "words"), [case for cases in SPOILS.values() for case in cases])
def test_verify_finds_what_was_changed_behind_the_records_back(kept, place, make_report, make_statement, order, words):
    """In every table."""
    fill(kept, make_report, make_statement)
    if "://" in place:
        order = order.replace("AS BLOB", "AS bytea")
        _by_hand(place, "ALTER TABLE copies DROP CONSTRAINT copies_pkey")
    _by_hand(place, order)
    faults = verify(kept).faults
    assert any(words in fault for fault in faults), faults


def test_a_notice_that_there_cannot_be_is_damage(kept, place, make_report):
    """Nothing can be shown with it: the record is refused, and the report named."""
    report = make_report("c.txt", "CORRECTION: boats\nPeru bought 8 boats.", "2014-03-10")
    kept.add(report, Reading(()), "made/1")
    _by_hand(place, "UPDATE notices SET effect = 'bus'")
    with pytest.raises(RecordError, match=f"damaged.*{report.id}"):
        verify(kept)


def _foreign(place: str) -> None:
    _by_hand(place, "CREATE TABLE reports (name VARCHAR)", "CREATE TABLE statements (name VARCHAR)",
             "CREATE TABLE alembic_version (version_num VARCHAR)")  # fmt: skip


def _newer(place: str) -> None:
    Store(place).close()
    _by_hand(place, "UPDATE alembic_version SET version_num = '9999'")


@pytest.mark.parametrize(
    ("spoil", "words"),
    [(_foreign, "another program"), (_newer, "newer version"), (lambda place: None, "there is no record")],
)
def test_what_is_no_record_of_this_version_is_refused(place, spoil: Callable[[str], None], words):
    """With what, where and a remedy, and nothing is changed."""
    spoil(place)
    with pytest.raises(RecordError, match=words) as caught:
        Store(place, create=False)
    assert Path(place).name.partition("?")[0] in str(caught.value)
    assert caught.value.remedy


def test_a_database_that_may_not_be_written_is_read_and_says_so(postgres, report, reading):
    """Who may only look looks; who tries to write is told what is missing."""
    place = postgres.database()
    store = Store(place)
    store.add(report, reading, "made/1")
    store.close()
    _by_hand(place, "DROP ROLE IF EXISTS visitor", "CREATE ROLE visitor LOGIN",
             "GRANT SELECT ON ALL TABLES IN SCHEMA public TO visitor")  # fmt: skip
    visitor = Store(place.replace("communique@", "visitor@"))
    assert visitor.counts()["reports"] == 1
    with pytest.raises(RecordError, match=r"permission denied.*must be allowed"):
        note_brief(visitor, ["KEN"], datetime(2020, 1, 1, tzinfo=UTC))
    visitor.close()
    with pytest.raises(RecordError, match="permission denied"):
        Store(postgres.database().replace("communique@", "visitor@"))
    _by_hand(place, "DROP OWNED BY visitor", "DROP ROLE visitor")


def test_a_text_that_the_store_cannot_keep_is_refused_with_the_reason(postgres, make_report):
    """PostgreSQL has no NUL; nothing of the report is stored."""
    store = Store(postgres.database())
    with pytest.raises(RecordError, match=r"NUL.*SQLite record"):
        store.add(make_report("n.txt", "Peru met\0Chile."), Reading(()), "made/1")
    assert store.counts()["reports"] == 0
    store.close()


URLS = [
    ("postgresql+psycopg://ama:s3cret@localhost:1/x", "server runs"),
    ("postgresql://ama:s3cret@localhost:1/x", "server runs"),
    ("postgres://localhost:1/x?user=ama&password=s3cret", "server runs"),
    ("postgresql://ama:s3cret@localhost:port/x", "no database URL"),
    ("postgresql://ama:s3c/ret@local host:1:2/x?password=s3cret", "no database URL"),
    ("mysql://ama:s3cret@localhost/x", "of mysql"),
    ("birds://ama:s3cret@localhost/x", "of birds"),
    ("postgresql+psycopg2://ama:s3cret@localhost/x", "driver"),
]


@pytest.mark.parametrize(("url", "words"), URLS)
def test_a_server_that_cannot_be_used_is_named_without_the_password(url, words):
    """One sentence with the place and a remedy; no part of the password is in it."""
    pytest.importorskip("psycopg")
    with pytest.raises(RecordError, match=words) as caught:
        Store(url)
    said = str(caught.value)
    assert "s3c" not in said
    assert "ret@" not in said
    assert "local" in said
    assert caught.value.remedy
    assert "\n" not in said


def test_a_database_that_is_not_there_says_so(postgres):
    """The name and how to create it; the password is not told."""
    place = postgres.database().replace("/record_", "/nowhere_").replace("communique@", "communique:s3cret@")
    with pytest.raises(RecordError, match=r"does not exist.*createdb") as caught:
        Store(place)
    assert "s3cret" not in str(caught.value)
