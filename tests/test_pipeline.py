"""The pipeline: what was read is safe, known reports are passed over, one fault loses one document."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator

import pytest

from communique import pipeline
from communique.model.errors import InvalidDate
from communique.model.report import Report
from communique.model.statement import Reading
from communique.record.store import Store
from communique.record.verify import verify


class Counting:
    """A reader that finds nothing, counts its reports and fails on some."""

    name = "counting/1"

    def __init__(self, failing: str = "") -> None:
        self.failing = failing
        self.seen: list[str] = []

    def read(self, reports: Iterable[Report]) -> Iterator[Reading]:
        """Read nothing in each."""
        for report in reports:
            if self.failing and self.failing in report.text:
                raise ValueError("a made fault")
            self.seen.append(report.document)
            yield Reading(())


def write_reports(folder, count):
    folder.mkdir()
    for n in range(count):
        text = f"Norway and Sweden met in town {n}\n\nThe ministers of Norway and Sweden met in town {n} on Monday.\n"
        (folder / f"{n:03}.txt").write_text(text, encoding="utf8")
    return folder


@pytest.fixture
def folder(tmp_path):
    """Five small reports."""
    return write_reports(tmp_path / "news", 5)


def test_a_second_run_changes_nothing_and_parses_nothing(folder, store):
    """Known reports are passed over before the reader sees them."""
    first = pipeline.read([folder], store, reader=Counting())
    again = Counting()
    second = pipeline.read([folder], store, reader=again)
    assert (first.new, second.new, second.known) == (5, 0, 5)
    assert again.seen == []
    assert store.counts()["reports"] == 5


def test_what_cannot_be_read_is_named_and_the_rest_goes_on(folder, store):
    """Empty and missing files give one failure each."""
    (folder / "empty.txt").write_bytes(b"")
    steps = []
    summary = pipeline.read([folder, folder / "gone.txt"], store, reader=Counting(), progress=steps.append)
    assert summary.new == 5
    assert sorted(f.document.rsplit("/", 1)[1] for f in summary.failures) == ["empty.txt", "gone.txt"]
    assert len(steps) == 7


def test_a_report_the_reader_stumbles_over_loses_only_itself(folder, store):
    """A fault inside a batch fails one report; it is not stored, so that a mended version reads it."""
    summary = pipeline.read([folder], store, reader=Counting(failing="town 3"))
    assert summary.new == 4
    assert [f.document.rsplit("/", 1)[1] for f in summary.failures] == ["003.txt"]
    assert pipeline.read([folder], store, reader=Counting()).new == 1


def test_what_the_user_says_of_the_documents_is_kept(folder, store):
    """Publisher and date given fill in what the files do not say."""
    pipeline.read([folder], store, reader=Counting(), publisher="Fjord Post", published="2004-06-01")
    assert {(p.publisher, p.published, p.published_origin) for p in store.publications()} == {
        ("Fjord Post", "2004-06-01", "given")
    }


def test_a_date_that_is_none_is_refused_before_anything_is_read(folder, store):
    """An impossible date is bad use."""
    with pytest.raises(InvalidDate):
        pipeline.read([folder], store, reader=Counting(), published="2004-02-31")
    assert store.counts()["reports"] == 0


SLOW = """
import sys, time
from communique import pipeline
from communique.model.statement import Reading
from communique.record.store import Store

class Slow:
    name = "slow/1"
    def read(self, reports):
        for report in reports:
            time.sleep(0.01)
            yield Reading(())

pipeline.BATCH = 2
pipeline.read([sys.argv[1]], Store(sys.argv[2]), reader=Slow(), progress=lambda step: print(step.document, flush=True))
"""


def test_a_killed_run_loses_nothing_it_reported_done_and_a_second_one_completes_it(tmp_path):
    """SIGKILL in mid-reading leaves a record that verifies; reading again adds the rest."""
    folder = write_reports(tmp_path / "news", 120)
    path = tmp_path / "r.sqlite"
    run = subprocess.Popen([sys.executable, "-c", SLOW, str(folder), str(path)], stdout=subprocess.PIPE, text=True)
    done = [run.stdout.readline().strip() for _ in range(10)]
    time.sleep(0.05)
    os.kill(run.pid, signal.SIGKILL)
    done += [line.strip() for line in run.stdout.read().splitlines() if line.endswith(".txt")]
    run.wait()
    store = Store(path, create=False)
    held = {p.document for p in store.publications()}
    assert verify(store).sound
    assert set(done) <= held
    assert len(held) < 120
    summary = pipeline.read([folder], store, reader=Counting())
    assert (summary.new, summary.known) == (120 - len(held), len(held))
    assert verify(store).sound
    store.close()


def test_the_reader_that_ships_finds_a_meeting(folder, store):
    """From files to statements with the real reader."""
    summary = pipeline.read([folder], store)
    assert summary.statements >= 5
    assert {s.countries for s in store.statements()} == {("NOR", "SWE")}
    assert verify(store).sound
