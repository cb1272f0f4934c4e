"""Export, import and backup: a record goes out and comes in the same, in either store, and damage is refused."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyarrow import parquet

from communique.model.errors import ExportError, RecordError
from communique.model.judgement import Verb
from communique.model.statement import OF_OTHERS, Dropped, Reading
from communique.record.backup import backup
from communique.record.briefs import note_brief
from communique.record.export import digest, export
from communique.record.judging import Ruling, judgement_of
from communique.record.load import load
from communique.record.parts import DERIVED, MANIFEST, PARTS
from communique.record.rereading import add_reading
from communique.record.schema import metadata
from communique.record.store import Store
from communique.record.verify import verify

FILLER = "\n".join(f"Quay {n} took in {n * 3} crates of cocoa and {n * 5} of tea that week." for n in range(14))


def reports(make_report, make_statement):
    """Reports with their readings and times of learning: copies, notices, odd letters, dealings of others."""
    made = []
    for n, (paper, text) in enumerate(
        [
            ("Ledger", f"Togo met Benin in Lome. Togo warned Benin.\n{FILLER}"),
            ("Gazette", f"Togo met Benin in Lome. Togo warned Benin.\n{FILLER}"),
            ("Żółw “Post”", "Togo met Benin at São Tomé\u2028— twice. Togo warned Benin."),
            ("Ledger", "CORRECTION: boats\nTogo met Benin. Togo warned Benin of 8 boats."),
        ]
    ):
        report = make_report(f"{n}.txt", text, f"1998-03-0{n + 3}" if n != 2 else None, paper)
        met = make_statement(report, "met", "meeting", {"Togo": "TGO"}, {"Benin": "BEN"}, date="1998-03")
        more = {"reasons": ("made", OF_OTHERS)} if n == 2 else {}
        warned = make_statement(report, "warned", "warning", {"Togo": "TGO"}, {"Benin": "BEN"}, confidence=0.1 + 0.2)
        warned = replace(warned, **more)
        dropped = (Dropped(2, 5, "t.x", "only one side named", "é"), Dropped(7, 9, "t.y", "a question"))[: n % 3]
        made.append((report, Reading((met, warned), dropped), datetime(2021, 1, n + 1, 12, tzinfo=UTC)))
    return made


def reread(store, made):
    """Read the third report again: a date is another, a warning is taken for an accusation, nothing is dropped."""
    report, reading, learnt = made[2]
    met, warned = reading.statements
    now = Reading((replace(met, date="1998-02"), replace(warned, kind="accusation", reasons=("made",))))
    return add_reading(store, report, now, "made/2", "e2", learnt + timedelta(days=30))


def fill(store, made, *, ruled=True):
    """Add reports, read one again, then judge them and note briefs."""
    for report, reading, learnt in made:
        store.add(report, reading, "made/1", learnt)
    if ruled and made:
        if len(made) > 2:
            reread(store, made)
        (first, *_) = made[0][1].statements
        at = datetime(2022, 1, 2, tzinfo=UTC)
        accept = judgement_of(store, Ruling(Verb.ACCEPT, (first.id,), "Ama", "read it", at=at), lambda words: ())
        store.add_judgement(accept)
        undo = Ruling(Verb.UNDO, (accept.id,), "Ama", "not that one", at=at)  # of one time: ids decide the order
        store.add_judgement(judgement_of(store, undo, lambda words: ()))
        for codes in (["BEN", "TGO"], ["BEN", "TGO"], []):
            note_brief(store, codes, datetime(2022, 2, 1, tzinfo=UTC))


def content(folder: Path) -> dict[str, bytes]:
    """All files of a folder."""
    return {p.name: p.read_bytes() for p in folder.iterdir()}


@pytest.fixture
def made(make_report, make_statement):
    return reports(make_report, make_statement)


@pytest.fixture
def exported(store, made, tmp_path) -> Path:
    """The folder of a filled record."""
    fill(store, made)
    folder = tmp_path / "exported"
    export(store, folder)
    return folder


def test_every_table_is_exported_or_follows_from_one_that_is(exported):
    """A table that a later schema adds must be exported too, or named as following from others."""
    assert set(PARTS) | DERIVED == set(metadata.tables)
    manifest = json.loads((exported / MANIFEST).read_text(encoding="utf8"))
    assert all(manifest["counts"].values())
    assert set(content(exported)) == {*manifest["files"], MANIFEST}


def test_a_record_goes_from_store_to_store_and_stays_the_same(exported, place, tmp_path):
    """Exported, taken into an empty record of either store and exported again, it has the same bytes."""
    store = Store(place)
    done = load(store, exported)
    assert (done.new, done.known, done.statements, done.judgements, done.briefs) == (4, 0, 8, 2, 2)
    export(store, tmp_path / "again")
    assert content(tmp_path / "again") == content(exported)
    assert verify(store).faults == ()
    assert load(store, exported).new == 0
    back = Store(tmp_path / "back.sqlite")
    load(back, tmp_path / "again")
    export(back, tmp_path / "third")
    assert content(tmp_path / "third") == content(exported)
    for each in (store, back):
        each.close()


def test_parquet_holds_the_rows_of_the_lines(exported):
    """As flat columns of their types, in the same order."""
    for name, part in PARTS.items():
        lines = (exported / f"{name}.jsonl").read_text(encoding="utf8").split("\n")[:-1]
        rows = parquet.read_table(exported / f"{name}.parquet").to_pylist()
        assert [part.to_object(row) for row in rows] == [json.loads(line) for line in lines]
    statements = parquet.read_table(exported / "statements.parquet").to_pylist()
    assert sorted(r["others"] for r in statements) == [False] * 8 + [True]


def test_an_import_adds_what_is_new_and_tells_what_was_known(exported, made, place, tmp_path):
    """What the record holds stays; copies are found across; the order of the two does not matter."""
    store = Store(place)
    (first, _, learnt), second = made[0], made[1]
    store.add(second[0], Reading(second[1].statements[:1]), "other/1", learnt)
    done = load(store, exported)
    assert (done.new, done.known, done.differing, done.statements) == (3, 1, 1, 6)
    assert store.statements_of(second[0].id) == list(second[1].statements[:1])
    assert [(c.first, c.second) for c in store.copies()] == [tuple(sorted((first.id, second[0].id)))]
    assert "3 new, 1 already known, 6 statements, 1 known reports" in str(done)
    assert verify(store).faults == ()
    store.close()


def test_copies_are_found_between_what_comes_in_and_what_is_there(exported, made, make_report, place):
    """A report that the export does not have is compared with all that come."""
    store = Store(place)
    third = make_report("own.txt", made[0][0].text, "1998-03-09", "Voice")
    store.add(third, Reading(()), "made/1")
    load(store, exported)
    assert {third.id in (c.first, c.second) for c in store.copies()} == {True, False}
    assert len(store.copies()) == 3
    assert verify(store).faults == ()
    store.close()


def test_copies_come_in_as_they_went_out(exported, place):
    """Also where this version would find none, or others: they were found by the version that read the reports."""
    lines = (exported / "copies.jsonl").read_text(encoding="utf8").splitlines()
    (pair,) = map(json.loads, lines)
    _rewrite(exported, "copies", [{**pair, "kind": "rewrite", "score": 0.25}])
    store = Store(place)
    load(store, exported)
    assert [(c.kind, c.score) for c in store.copies()] == [("rewrite", 0.25)]
    store.close()


def _rewrite(folder: Path, name: str, objects) -> None:
    """Put other lines into a file and have the manifest tell of them."""
    words = "".join(json.dumps(o, ensure_ascii=False, sort_keys=True) + "\n" for o in objects)
    _put(folder, f"{name}.jsonl", words.encode())


def _put(folder: Path, name: str, data: bytes) -> None:
    (folder / name).write_bytes(data)
    path = folder / MANIFEST
    manifest = json.loads(path.read_text(encoding="utf8"))
    manifest["files"][name] = digest(folder / name)
    path.write_text(json.dumps(manifest), encoding="utf8")


def _line(name, number, change):
    """Change an object of a file, and have the manifest tell of the file as it is then."""

    def spoil(folder: Path) -> None:
        lines = (folder / f"{name}.jsonl").read_text(encoding="utf8").split("\n")[:-1]
        objects = [json.loads(line) for line in lines]
        objects[number - 1] |= change
        _rewrite(folder, name, objects)

    return spoil


def _bytes(name, change):
    return lambda folder: _put(folder, name, change((folder / name).read_bytes()))


def _manifest(**change):
    def spoil(folder: Path) -> None:
        path = folder / MANIFEST
        path.write_text(json.dumps({**json.loads(path.read_text(encoding="utf8")), **change}), encoding="utf8")

    return spoil


def _append(name, data):
    return lambda folder: (folder / name).write_bytes((folder / name).read_bytes() + data)


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda f: (f / MANIFEST).unlink(), "no exported record"),
        (lambda f: (f / MANIFEST).write_text("{"), "manifest.json is damaged"),
        (lambda f: (f / MANIFEST).write_text('{"schema": "birds/1"}'), "not of an exported record"),
        (lambda f: (f / MANIFEST).write_text("[]"), "not of an exported record"),
        (_manifest(record="9999"), "another version"),
        (_manifest(schema="communique.export/2"), "another version"),
        (_manifest(files={"../reports.jsonl": ""}), "does not name the files"),
        (_manifest(counts={}), "reports.jsonl ends after line 4; manifest.json tells of None"),
        (lambda f: (f / "notices.jsonl").unlink(), "notices.jsonl is missing"),
        (lambda f: (f / "dropped.parquet").unlink(), "dropped.parquet is missing"),
        (_append("reports.parquet", b"x"), "reports.parquet is not the file"),
        (_append("statements.jsonl", b"{}\n"), "statements.jsonl, line 10: it cannot be understood"),
        (_bytes("reports.jsonl", lambda b: b[:-900]), "reports.jsonl, line 4: it cannot be understood"),
        (_bytes("reports.jsonl", lambda b: b[:-1]), "line 4: it cannot be understood (it is cut short)"),
        (_bytes("reports.jsonl", lambda b: b.replace(b"Togo met", b"Togo \xff\xff\xff")), "line 1: it cannot"),
        (
            _bytes("statements.jsonl", lambda b: b"".join(b.splitlines(True)[:-1])),
            "statements were read in it, 1 are in the record (reading 1)",
        ),
        (_bytes("statements.jsonl", lambda b: b"".join(b.splitlines(True)[::-1])), "revisions are of no statement"),
        (_bytes("briefs.jsonl", lambda b: b + b.splitlines(True)[-1]), "line 3: it stands twice"),
        (_bytes("reports.jsonl", lambda b: b"".join(b.splitlines(True)[1:])), "statements.jsonl, line 1: its report"),
        (_bytes("reports.jsonl", lambda b: b"".join(b.splitlines(True)[:-1])), "is not in reports.jsonl"),
        (_line("reports", 1, {"text": "Togo left."}), "statements.jsonl, line 1: it cannot be understood"),
        (_line("reports", 2, {"document": "x"}), "line 2: it cannot be understood (its fields do not give its id)"),
        (_line("reports", 2, {"learnt": "today"}), "is no time in UTC"),
        (_line("reports", 2, {"title": 5}), "a field is no text"),
        (_line("reports", 2, {"weather": "fine"}), "line 2: it cannot be understood"),
        (_line("reports", 1, {"publisher": "Another", "notes": "x"}), "a field that there is not, or one of another"),
        (_line("statements", 3, {"quote": "Chad"}), "statements.jsonl, line 3"),
        (_line("statements", 3, {"kind": "picnic"}), "statements.jsonl, line 3"),
        (_line("statements", 3, {"confidence": "high"}), "statements.jsonl, line 3"),
        (_line("dropped", 1, {"end": 99999}), "dropped.jsonl, line 1"),
        (_line("dropped", 1, {"number": 4}), "dropped.jsonl, line 1"),
        (_line("notices", 2, {"effect": "bus"}), "notices.jsonl, line 2"),
        (_line("readings", 2, {"number": 3}), "readings.jsonl, line"),
        (_line("readings", 1, {"reader": "made/9"}), "the first reading is not the one it came in with"),
        (_line("readings", 1, {"statements": 7}), "7 statements were read in it"),
        (_line("readings", 1, {"dropped": 7}), "what it dropped is not all there"),
        (_line("readings", 1, {"learnt": "today"}), "readings.jsonl, line 1"),
        (_line("revisions", 1, {"effect": "improved"}), "revisions.jsonl, line 1"),
        (_line("revisions", 1, {"effect": "resumed"}), "are in the record (reading 2)"),
        (_line("revisions", 3, {"number": 7}), "are in the record (reading 2)"),
        (_line("revisions", 1, {"statement": "s0"}), "revisions are of no statement of it"),
        (_line("revisions", 1, {"others": None}), "revisions.jsonl, line 1"),
        (_bytes("revisions.jsonl", lambda b: b.replace(b"1998-02", b"soon")), "revisions.jsonl, line"),
        (_line("copies", 1, {"second": "r0"}), "copies.jsonl, line 1"),
        (_line("copies", 1, {"second": "rz"}), "its report rz is not in reports.jsonl"),
        (_line("judgements", 1, {"reason": "another"}), "judgements.jsonl, line 1"),
        (_line("briefs", 1, {"written": "today"}), "briefs.jsonl, line "),
        (_line("briefs", 1, {"states": "birds"}), "briefs.jsonl, line 1"),
    ],
)
def test_a_damaged_or_foreign_folder_is_refused_before_anything_is_written(exported, tmp_path, spoil, words):
    """With the file, the line where it can be told, and a remedy."""
    spoil(exported)
    store = Store(tmp_path / "target.sqlite")
    with pytest.raises(ExportError) as caught:
        load(store, exported)
    assert words in str(caught.value)
    assert str(exported) in str(caught.value)
    assert caught.value.remedy
    assert store.counts()["reports"] == 0
    store.close()


def test_any_byte_that_is_changed_is_noticed(exported, tmp_path):
    """In whichever file it is."""
    chance = random.Random(20)
    store = Store(tmp_path / "target.sqlite")
    for path in sorted(exported.iterdir()):
        if path.name == MANIFEST:
            continue
        held = path.read_bytes()
        for at in chance.sample(range(len(held)), 6):
            path.write_bytes(held[:at] + bytes([held[at] ^ chance.choice((1, 2, 32, 128))]) + held[at + 1 :])
            with pytest.raises(ExportError):
                load(store, exported)
        path.write_bytes(held)
    assert store.counts()["reports"] == 0
    store.close()


def test_a_folder_that_holds_something_is_left_alone(store, tmp_path):
    """An export goes where nothing is; a failed one leaves nothing behind."""
    (tmp_path / "kept").mkdir()
    (tmp_path / "kept" / "a.txt").write_text("mine")
    for folder, words in ((tmp_path / "kept", "holds something"), (tmp_path / "no" / "where", "cannot be written")):
        with pytest.raises(ExportError, match=words):
            export(store, folder)
    assert [p.name for p in (tmp_path / "kept").iterdir()] == ["a.txt"]
    (tmp_path / "empty").mkdir()
    assert sum(export(store, tmp_path / "empty").values()) == 0
    assert not [p for p in tmp_path.iterdir() if p.name.startswith(".")]


CHANGES = st.lists(
    st.one_of(
        st.tuples(st.just("add"), st.integers(0, 3)),
        st.tuples(st.just("accept"), st.integers(0, 3)),
        st.tuples(st.just("undo"), st.integers(0, 9)),
        st.tuples(st.just("brief"), st.sampled_from(["BEN", "TGO", "BEN TGO"])),
    ),
    max_size=9,
)


def _make(store, made, changes) -> None:
    for step, (what, which) in enumerate(changes):
        at = datetime(2022, 1, 1 + step, tzinfo=UTC)
        given = [j for j in store.judgements() if j.verb is Verb.ACCEPT]
        undone = {j.undoes for j in store.judgements()}
        if what == "add":
            report, reading, learnt = made[which]
            store.add(report, reading, "made/1", learnt)
        elif what == "brief":
            note_brief(store, which.split(), at)
        elif what == "accept" and store.knows(made[which][0].id):
            ruling = Ruling(Verb.ACCEPT, (made[which][1].statements[0].id,), "Ama", f"step {step}", at=at)
            store.add_judgement(judgement_of(store, ruling, lambda words: ()))
        elif what == "undo" and given and given[which % len(given)].id not in undone:
            ruling = Ruling(Verb.UNDO, (given[which % len(given)].id,), "Ama", f"step {step}", at=at)
            store.add_judgement(judgement_of(store, ruling, lambda words: ()))


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(mine=CHANGES, theirs=CHANGES)
def test_whatever_a_record_holds_goes_out_and_comes_in_the_same(tmp_path_factory, made, mine, theirs):
    """Export, import, export gives equal bytes; taken into another, twice gives what once gives, either way round."""
    folder = tmp_path_factory.mktemp("round")
    stores = {name: Store(folder / f"{name}.sqlite") for name in ("mine", "theirs", "empty")}
    _make(stores["mine"], made, mine)
    _make(stores["theirs"], made, theirs)
    export(stores["mine"], folder / "mine")
    export(stores["theirs"], folder / "theirs")
    load(stores["empty"], folder / "mine")
    export(stores["empty"], folder / "again")
    assert content(folder / "again") == content(folder / "mine")
    load(stores["empty"], folder / "theirs")
    load(stores["empty"], folder / "theirs")
    load(stores["theirs"], folder / "mine")
    export(stores["empty"], folder / "both")
    export(stores["theirs"], folder / "other")
    assert content(folder / "both") == content(folder / "other")
    assert verify(stores["empty"]).faults == ()
    for store in stores.values():
        store.close()
    shutil.rmtree(folder)


KILLED = """
import os, signal, sys
from pathlib import Path
from communique.record import load as loading
from communique.record.store import Store
left = int(sys.argv[3])
def counting(whole):
    def call(*given, **named):
        global left
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return whole(*given, **named)
    return call
for room, name in ((loading.rows, "insert_report"), (loading.rows, "insert_statements"), (loading, "_as_exported"),
                   (loading, "_add"), (loading, "_rule"), (loading, "_mark")):
    setattr(room, name, counting(getattr(room, name)))
loading.load(Store(sys.argv[1]), Path(sys.argv[2]))
"""


@pytest.mark.parametrize("after", [1, 6, 15, 17])
def test_an_import_that_is_killed_leaves_a_sound_record_and_is_completed_by_another(exported, place, tmp_path, after):
    """Each report is there whole or not at all, wherever it was killed; then the record is that of a whole import."""
    Store(place).close()
    source = str(Path(sys.modules["communique"].__file__).parents[1])
    order = [sys.executable, "-c", KILLED, place, str(exported), str(after)]
    done = subprocess.run(order, env={**os.environ, "PYTHONPATH": source}, check=False)
    assert done.returncode == -signal.SIGKILL
    store = Store(place)
    assert verify(store).faults == ()
    before = store.publications()
    assert len(before) == min(4, after // 4)  # four steps a report
    assert all(p.statements + p.others == 2 for p in before)
    assert load(store, exported).known == len(before)
    export(store, tmp_path / "again")
    assert content(tmp_path / "again") == content(exported)
    store.close()


def test_a_backup_is_a_record_of_its_own(place, made, tmp_path):
    """From either store: sound, equal, and there under its name only when it is whole."""
    store = Store(place)
    fill(store, made)
    file = tmp_path / "kept" / "backup.sqlite"
    file.parent.mkdir()
    verdict = backup(store, file)
    assert (verdict.reports, verdict.statements, verdict.judgements) == (4, 8, 2)
    assert [p.name for p in file.parent.iterdir()] == ["backup.sqlite"]
    copy = Store(file, create=False)
    export(copy, tmp_path / "copy")
    export(store, tmp_path / "record")
    assert content(tmp_path / "copy") == content(tmp_path / "record")
    assert copy.search("lome")
    for each in (store, copy):
        each.close()


def test_a_backup_replaces_a_file_only_when_told(store, made, tmp_path):
    """What is there stays otherwise; the record itself and what is in use are never replaced."""
    file = tmp_path / "b.sqlite"
    fill(store, made[:1])
    backup(store, file)
    before = file.read_bytes()
    fill(store, made, ruled=False)
    with pytest.raises(ExportError, match="there already"):
        backup(store, file)
    assert file.read_bytes() == before
    assert backup(store, file, overwrite=True).reports == 4
    with pytest.raises(ExportError, match="the record itself"):
        backup(store, tmp_path / "record.sqlite", overwrite=True)
    (tmp_path / "b.sqlite-wal").write_bytes(b"x")
    with pytest.raises(ExportError, match="in use"):
        backup(store, file, overwrite=True)
    for name, words in ((".", "is a folder"), ("no/b.sqlite", "does not exist")):
        with pytest.raises(ExportError, match=words):
            backup(store, tmp_path / name)


def test_an_unsound_record_does_not_take_the_place_of_a_sound_backup(store, made, tmp_path):
    """The first fault is named, and the older backup stays."""
    fill(store, made)
    file = tmp_path / "b.sqlite"
    backup(store, file)
    before = file.read_bytes()
    with sqlite3.connect(tmp_path / "record.sqlite") as connection:
        connection.execute("UPDATE reports SET publisher = 'Another'")
    connection.close()
    with pytest.raises(RecordError, match="its columns differ"):
        backup(store, file, overwrite=True)
    assert file.read_bytes() == before
    assert not [p for p in tmp_path.iterdir() if p.name.startswith(".")]


def test_a_backup_made_while_others_read_into_the_record_is_of_one_moment(place, made, make_report, tmp_path):
    """Each report of it is whole, and those that came in meanwhile are in it or are not."""
    store, stop = Store(place), threading.Event()
    fill(store, made)
    faults: list[BaseException] = []
    added = 0

    def read_on() -> None:
        nonlocal added
        other = Store(place)
        try:
            while not stop.is_set():
                text = f"Peru met Chile {added} times.\n" + "\n".join(f"Line {added} {n}." for n in range(40))
                other.add(make_report(f"more{added}.txt", text), Reading(()), "made/1")
                added += 1
        except BaseException as error:
            faults.append(error)
        finally:
            other.close()

    thread = threading.Thread(target=read_on)
    thread.start()
    try:
        while added < 3 and not faults:
            time.sleep(0.01)
        at_first = added
        verdict = backup(store, tmp_path / "b.sqlite")
        at_last = added
    finally:
        stop.set()
        thread.join()
    assert faults == []
    assert at_first + 4 <= verdict.reports <= at_last + 5
    store.close()


def test_a_backup_does_not_wait_for_who_writes(place, made, tmp_path):
    """While another holds the right to write, the copy is made of what stood before."""
    store, other = Store(place), Store(place)
    fill(store, made)
    with other.writing():
        verdict = backup(store, tmp_path / "b.sqlite")
    assert verdict.reports == len(store.publications())
    store.close()
    other.close()
