"""On a made world: the same record in any order of reading, read twice, killed and completed, judged and undone."""

from __future__ import annotations

import io
import os
import random
import signal
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks import world
from communique.model.judgement import Verb
from communique.record.judging import Ruling, judgement_of
from communique.record.record import Snapshot
from communique.record.store import Store
from communique.record.verify import verify
from communique.views import tables
from communique.views.brief import write_brief

NUMBER = 60
LEARNT = datetime(2024, 5, 1, tzinfo=UTC)
ROOT = Path(__file__).resolve().parents[2]
# Adds the world's reports in turn and says which are in; what it says is in must be in, however it ends.
ADDS = """
import sys
from datetime import UTC, datetime
from benchmarks import world
from communique.record.store import Store
store = Store(sys.argv[1])
for told in world.told(int(sys.argv[2])):
    store.add(told.report, told.reading, "world/1", datetime(2024, 5, 1, tzinfo=UTC))
    print(told.report.id, flush=True)
"""


@pytest.fixture(scope="module")
def made() -> list[world.Told]:
    """A day and a half of the world, with copies, corrections and disagreements."""
    return list(world.told(NUMBER))


def exported(store: Store) -> bytes:
    """All that the record tells, but for when it was learnt: lists, and the brief on the pair told of most."""
    snapshot = Snapshot(store)
    file = io.BytesIO()
    for table in (tables.statements, tables.dealings, tables.conflicts, tables.actors, tables.reports):
        table(snapshot, tables.Filter()).write(file, "jsonl")
    codes = busiest(snapshot)
    brief = write_brief(Snapshot(store, scope=codes), codes)
    assert brief == write_brief(snapshot, codes) == write_brief(Snapshot(store, scope=codes, shared=True), codes)
    return file.getvalue() + brief.render("json")


def busiest(snapshot: Snapshot) -> tuple[str, ...]:
    """The pair that most statements are on."""
    told = [s.countries for s in snapshot.statements.values()]
    return max(sorted(set(told)), key=told.count)


def fill(path: Path, told: list[world.Told]) -> Store:
    """A record of some reports, in their order; all are learnt at one time, so that records can be compared."""
    store = Store(path)
    for one in told:
        store.add(one.report, one.reading, "world/1", LEARNT)
    return store


@pytest.fixture(scope="module")
def wanted(made, tmp_path_factory) -> bytes:
    """What a record read in the order of the days tells."""
    store = fill(tmp_path_factory.mktemp("world") / "r.sqlite", made)
    told = exported(store)
    assert verify(store).faults == ()
    assert b'"number"' in told
    assert store.counts()["copies"] > NUMBER / 4
    store.close()
    return told


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=5)
@given(seed=st.integers(0, 10**6))
def test_any_order_of_reading_with_reports_read_twice_gives_the_same_record(made, wanted, tmp_path_factory, seed):
    """Byte for byte, whatever comes first and however often it comes."""
    chance = random.Random(seed)
    order = made + chance.sample(made, NUMBER // 3)
    chance.shuffle(order)
    store = fill(tmp_path_factory.mktemp("order") / "r.sqlite", order)
    assert exported(store) == wanted
    store.close()


@pytest.mark.parametrize("after", [1, 17, 42])
def test_a_killed_run_keeps_what_it_said_was_in_and_run_again_completes_the_record(wanted, tmp_path, after):
    """Killed while it writes, at some points of the run; then run to its end."""
    path = tmp_path / "r.sqlite"
    command = [sys.executable, "-c", ADDS, str(path), str(NUMBER)]
    places = {**os.environ, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=places) as run:
        assert run.stdout is not None
        said = [run.stdout.readline().strip() for _ in range(after)]
        run.send_signal(signal.SIGKILL)
    store = Store(path)
    assert all(store.knows(ident) for ident in said)
    assert verify(store).faults == ()
    store.close()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=places)
    store = Store(path)
    assert exported(store) == wanted
    store.close()


def _rulings(snapshot: Snapshot, chance: random.Random) -> list[Ruling]:
    """A ruling of every sort but a rename, on what is there."""
    reports, ids = sorted(snapshot.publications), sorted(snapshot.statements)
    shared = [d for d in snapshot.dealings if len(d.statements) > 1]
    two = tuple(d.statements[0] for d in chance.sample(snapshot.dealings, 2))

    def ruling(verb: Verb, *subjects: str, **more: str) -> Ruling:
        return Ruling(verb, subjects, "Ama", "seen the original", **more)

    return [
        ruling(Verb.ACCEPT, chance.choice(ids)),
        ruling(Verb.REJECT, chance.choice(ids)),
        ruling(Verb.CORRECT, chance.choice(ids), field="date", value="2014-12-24"),
        ruling(Verb.MERGE, *two),
        ruling(Verb.SPLIT, chance.choice(shared).statements[0]),
        ruling(Verb.COPY, *chance.sample(reports, 2)),
        ruling(Verb.INDEPENDENT, *chance.sample(reports, 2)),
        ruling(Verb.SETTLE, chance.choice(snapshot.conflicts).id, value="none"),
    ]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=4)
@given(seed=st.integers(0, 10**6))
def test_undoing_every_judgement_gives_the_record_as_it_was_read(made, wanted, tmp_path_factory, seed):
    """Judgements of every sort change what is told; once all are undone, in any order, nothing of them is left."""
    chance = random.Random(seed)
    store = fill(tmp_path_factory.mktemp("judged") / "r.sqlite", made)
    days = (LEARNT + timedelta(days=day) for day in range(1, 100))

    def judge(ruling: Ruling) -> str:
        judgement = judgement_of(store, replace(ruling, at=next(days)), lambda words: ())
        assert store.add_judgement(judgement)
        return judgement.id

    judged = [judge(ruling) for ruling in _rulings(Snapshot(store), chance)]
    assert exported(store) != wanted
    chance.shuffle(judged)
    for ident in judged:
        judge(Ruling(Verb.UNDO, (ident,), "Ama", "on reflection"))
    assert exported(store) == wanted
    assert verify(store).faults == ()
    store.close()
