"""Reading a record again, through the pipeline, the Python interface and the command line."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from typer.testing import CliRunner

import communique
from communique import pipeline
from communique.faces import judging
from communique.faces.cli import app
from communique.faces.status import Exit
from communique.model.asof import AsOf
from communique.model.errors import UnknownNameError
from communique.model.report import Report
from communique.model.statement import Dropped, Reading
from communique.record.export import export
from communique.record.record import Snapshot
from communique.record.store import Store
from communique.record.verify import verify

PERU, CHILE = {"Peru": "PER"}, {"Chile": "CHL"}
TEXT = "Peru met Chile in Lima. Chile sold 3 tugs to Peru. Peru thanked Chile."


class Reader:
    """A reader of a version: makes what it is told of each report, and counts what it is given."""

    def __init__(self, version: int, makes, *, failing: str = "") -> None:
        self.name = f"made/{version}"
        self.edition = f"e{version}"
        self.makes = makes
        self.failing = failing
        self.seen: list[str] = []

    def read(self, reports: Iterable[Report]) -> Iterator[Reading]:
        """One reading each."""
        for report in reports:
            if self.failing == report.document:
                raise ValueError("a made fault")
            self.seen.append(report.document)
            yield Reading(tuple(self.makes(report)))


@pytest.fixture
def versions(make_statement):
    """What two versions of a reader make: the second another date, no sale, and thanks."""

    def first(report):
        met = make_statement(report, "met", "meeting", PERU, CHILE, date="1999-05-04")
        return met, make_statement(report, "sold", "arms_transfer", CHILE, PERU, materiel=[("tugs", 3)])

    def second(report):
        met, _ = first(report)
        return replace(met, date="1999-05-03"), make_statement(report, "thanked", "praise", PERU, CHILE)

    return first, second


@pytest.fixture
def filled(store, make_report, versions):
    """Five reports, read by the first version."""
    for n in range(5):
        report = make_report(f"{n}.txt", f"{TEXT} It was day {n}.", f"1999-05-1{n}", f"Post {n}")
        store.add(report, Reading(versions[0](report)), "made/1", edition="e1")
    return store


def exported(store, folder) -> dict[str, bytes]:
    """The bytes of an export."""
    export(store, folder)
    return {p.name: p.read_bytes() for p in folder.iterdir()}


def test_every_report_is_read_again_once(filled, versions, tmp_path):
    """Again by the same version nothing is parsed, and the export has the same bytes."""
    done = pipeline.reread(filled, reader=Reader(2, versions[1]))
    assert (done.otherwise, done.same, done.added, done.changed, done.ended) == (5, 0, 5, 5, 5)
    assert str(done) == (
        "5 read otherwise (5 statements new, 5 changed, 5 made no more), 0 as before, 0 read by this reader already"
    )
    assert {s.kind for s in filled.statements()} == {"meeting", "praise"}
    before = exported(filled, tmp_path / "one")
    again = Reader(2, versions[1])
    assert pipeline.reread(filled, reader=again).same == 5
    assert again.seen == []
    assert exported(filled, tmp_path / "two") == before
    assert verify(filled).sound


def test_one_report_may_be_read_again_alone(filled, versions):
    """The others stay as they were."""
    (ident, *_) = [p.id for p in filled.publications()]
    done = pipeline.reread(filled, [ident], reader=Reader(2, versions[1]))
    assert (done.otherwise, done.repeated) == (1, 0)
    assert {s.report for s in filled.statements() if s.kind == "praise"} == {ident}


def test_a_report_that_cannot_be_read_again_keeps_its_reading(filled, versions):
    """It is named; the others are read, and the next run reads it."""
    done = pipeline.reread(filled, reader=Reader(2, versions[1], failing="3.txt"))
    assert [f.document for f in done.failures] == ["3.txt"]
    assert (done.otherwise, "1 could not be read" in str(done)) == (4, True)
    kinds = {s.kind for s in filled.statements() if filled.report(s.report).document == "3.txt"}
    assert kinds == {"meeting", "arms_transfer"}
    rest = Reader(2, versions[1])
    assert pipeline.reread(filled, reader=rest).otherwise == 1
    assert rest.seen == ["3.txt"]


SLOW = """
import sys, time
from communique import pipeline
from communique.model.statement import Dropped, Reading
from communique.record.store import Store

class Slow:
    name, edition = "slow/2", "e2"
    def read(self, reports):
        for report in reports:
            time.sleep(0.01)
            yield Reading((), (Dropped(0, 4, "t.x", "a question"),))

pipeline.BATCH = 2
pipeline.reread(Store(sys.argv[1]), reader=Slow(), progress=lambda step: print(step.document, flush=True))
"""


class Quick:
    """The reader of the script, without its pauses."""

    name, edition = "slow/2", "e2"

    def read(self, reports: Iterable[Report]) -> Iterator[Reading]:
        """One trigger dropped in each."""
        for _ in reports:
            yield Reading((), (Dropped(0, 4, "t.x", "a question"),))


def test_a_killed_run_is_completed_by_the_next(tmp_path, make_report, versions):
    """SIGKILL in the middle leaves a record that verifies; the second run ends where one run would have."""
    stores = {name: Store(tmp_path / f"{name}.sqlite") for name in ("killed", "whole")}
    for n in range(60):
        report = make_report(f"{n:02}.txt", f"{TEXT} It was day {n}.", "1999-05-10", f"Post {n}")
        for store in stores.values():
            store.add(report, Reading(versions[0](report)), "made/1")
    stores["killed"].close()
    path = tmp_path / "killed.sqlite"
    run = subprocess.Popen([sys.executable, "-c", SLOW, str(path)], stdout=subprocess.PIPE, text=True)
    done = [run.stdout.readline().strip() for _ in range(8)]
    time.sleep(0.05)
    os.kill(run.pid, signal.SIGKILL)
    done += [line.strip() for line in run.stdout.read().splitlines() if line.endswith(".txt")]
    run.wait()
    killed = Store(path, create=False)
    again = {killed.report(r.report).document for r in killed.readings() if r.number == 2}
    assert set(done) <= again
    assert len(again) < 60
    assert verify(killed).sound
    assert pipeline.reread(killed, reader=Quick()).same == len(again)
    pipeline.reread(stores["whole"], reader=Quick())
    plain = [[replace(r, learnt="") for r in s.readings()] for s in (killed, stores["whole"])]
    assert plain[0] == plain[1]
    assert Snapshot(killed).statements == Snapshot(stores["whole"]).statements == {}
    assert verify(killed).sound
    killed.close()
    stores["whole"].close()


def test_from_python_a_record_is_read_again(tmp_path, make_report, versions):
    """By ids, or documents; what waits for a person is listed, and in the list of judgements."""
    report = make_report("lima.txt", TEXT, "1999-05-05", "Callao Post")
    with communique.open(tmp_path / "r.sqlite") as record:
        record.store.add(report, Reading(versions[0](report)), "made/1")
        met = next(s for s in record.statements() if s.kind == "meeting")
        given = record.judge("accept", met.id, why="seen it", by="Rosa")
        assert record.waiting() == []
        assert record.reread("lima.txt", reader=Reader(2, versions[1])).otherwise == 1
        assert record.reread(report.id[:9], reader=Reader(2, versions[1])).same == 1
        (left,) = record.waiting()
        assert (left.judgement, left.instead) == (given, (met.id,))
        assert [row["state"] for row in record.judgements().rows()] == ["waiting"]
        assert record.review()[0].waiting == (given.id,)
        assert "made/2 on" in record.why(met.id).readings[1]
        with pytest.raises(UnknownNameError):
            record.reread("nowhere.txt", reader=Reader(2, versions[1]))


def test_changes_tell_what_is_read_otherwise_apart_from_the_news(tmp_path, make_report, make_statement, versions):
    """By reading time; by publication a better reading of an old report is no change at all."""
    report = make_report("lima.txt", TEXT, "1999-05-05", "Callao Post")
    news = make_report("quito.txt", "Ecuador met Peru in Quito.", "1999-05-09", "Andes Daily")
    with communique.open(tmp_path / "r.sqlite") as record:
        record.store.add(report, Reading(versions[0](report)), "made/1")
        since = AsOf.at(datetime.now(UTC))
        record.reread(reader=Reader(2, versions[1]))
        made = make_statement(news, "met", "meeting", {"Ecuador": "ECU"}, PERU, date="1999-05-08")
        record.store.add(news, Reading((made,)), "made/2")
        found = record.changes(since=since)
        words = {s.id: [" ".join(p.text for p in line.parts) for line in s.lines] for s in found.sections if s.lines}
        assert list(words) == ["new", "reread"]
        assert ["Quito" in line or "Ecuador" in line for line in words["new"]] == [True]
        assert len(words["reread"]) == 3
        text = "\n".join(words["reread"])
        assert "Now read as: " in text
        assert "3 May 1999" in text
        assert "4 May 1999" in text
        assert "Read now, and not before: " in text
        assert "Read no more: " in text
        assert all(p.citations for s in found.sections if s.id == "reread" for line in s.lines for p in line.parts)
        assert found.failures == ()
        assert [s.id for s in record.changes(since="1999-05-05").sections if s.lines] == ["new"]
        assert [s.id for s in record.changes("ECU", since=since).sections if s.lines] == ["new"]


@pytest.fixture
def run(tmp_path, monkeypatch, make_report, versions):
    """Runs the command line beside a record of one report that the second version has read again."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("COMMUNIQUE_RECORD", raising=False)
    monkeypatch.setenv("COMMUNIQUE_AUTHOR", "Rosa")
    report = make_report("lima.txt", TEXT, "1999-05-05", "Callao Post")
    store = Store("communique.sqlite")
    store.add(report, Reading(versions[0](report)), "made/1")
    store.close()
    monkeypatch.setattr(pipeline, "default_reader", lambda: Reader(2, versions[1]))
    met, sold = versions[0](report)

    def call(*words, keys=None):
        result = CliRunner().invoke(app, [w.replace("MET", met.id).replace("SOLD", sold.id) for w in words], input=keys)
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        return result.exit_code, result.stdout, result.stderr

    return call


def test_the_command_says_what_it_did_and_what_waits(run):
    """The second time there is nothing to do; why tells the readings of a statement, also of one read no more."""
    run("judge", "accept", "MET", "--why", "seen it")
    run("judge", "accept", "SOLD", "--why", "seen it")
    status, _, err = run("reread", "--report", "lima.txt")
    assert status == Exit.DONE
    assert "1 read otherwise (1 statements new, 1 changed, 1 made no more)" in err
    assert "2 judgements answer for nothing that is read now: communique review shows them first." in err
    assert "1 read by this reader already" in run("reread")[2]
    assert run("reread", "--report", "r0000")[0] == Exit.USAGE
    told = run("why", "SOLD")[1]
    assert "made/1 on " in told
    assert "made it no more" in told
    assert "none: the newest reading of its report makes it no more" in told
    assert "read no more" in run("judge", "reject", "SOLD", "--why", "x")[2]
    assert run("verify")[0] == Exit.DONE


def test_the_walk_begins_with_what_waits(run, monkeypatch):
    """The old ruling can be taken back, or a new one given; then nothing waits."""
    run("judge", "accept", "MET", "--why", "seen it")
    run("judge", "accept", "SOLD", "--why", "seen it")
    run("reread", "-q")
    terminal = type("Terminal", (), {"isatty": staticmethod(lambda: True)})
    monkeypatch.setattr(judging, "sys", type("Sys", (), {"stdin": terminal, "stdout": terminal}))
    status, out, err = run("review", keys="x\na\nright too\nu\nnobody sold any\ns\n")
    assert status == Exit.DONE
    assert "There is no 'x' here: a, r, c, u, w, s, q." in err
    assert "read otherwise when it was ruled on: accepted: judged by Rosa" in out
    assert "read no more, and was ruled on" in out
    monkeypatch.setattr(judging, "sys", sys)
    assert "waiting" not in run("judgements", "--format", "csv")[1].split("state", 1)[1]


def test_the_reader_that_ships_reads_its_own_readings_the_same(tmp_path):
    """From a file to the record and once more: nothing is parsed, nothing changes; by an older reading, all is told."""
    folder = tmp_path / "news"
    folder.mkdir()
    text = "Norway and Sweden met in Bergen\n\nThe ministers of Norway and Sweden met in Bergen on Monday.\n"
    (folder / "bergen.txt").write_text(text, encoding="utf8")
    with communique.open(tmp_path / "r.sqlite") as record:
        record.read(folder)
        first = list(record.store.statements())
        before = exported(record.store, tmp_path / "one")
        assert record.reread().same == 1
        assert exported(record.store, tmp_path / "two") == before
        (entry,) = record.store.readings()
        assert entry.edition
        (report,) = record.store.reports()
        older = record.reread(reader=Reader(0, lambda _: ()))
        assert (older.otherwise, older.ended) == (1, len(first))
        assert record.reread().added == len(first)
        assert list(record.store.statements()) == first
        assert [r.number for r in record.store.readings(report.id)] == [1, 2, 3]
        assert record.verify().sound
