"""The verbs of judgement on the command line: what they print, their statuses, the walk through the doubtful."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from communique.faces import judging
from communique.faces.cli import app
from communique.faces.status import Exit
from communique.model.statement import Reading
from communique.record.store import Store

TEXT = "Peru met Chile in Lima. Chile sold 3 tugs to Peru. Peru said Chile sold it no tugs."
PERU, CHILE = {"Peru": "PER"}, {"Chile": "CHL"}


@pytest.fixture
def run(tmp_path, monkeypatch, make_report, make_statement):
    """Runs the command line beside a made record; gives (status, standard output, standard error)."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("COMMUNIQUE_RECORD", raising=False)
    monkeypatch.setenv("COMMUNIQUE_AUTHOR", "Rosa")
    report = make_report("lima.txt", TEXT, "1999-05-05", "Callao Post")
    met = make_statement(report, "met", "meeting", PERU, CHILE, date="1999-05-04", confidence=0.5)
    sold = make_statement(report, "sold 3", "arms_transfer", CHILE, PERU, materiel=[("tugs", 3)], date="1999")
    store = Store("communique.sqlite")
    store.add(report, Reading((met, sold)), "made/1")
    store.close()

    def call(*words, keys=None):
        result = CliRunner().invoke(app, [w.replace("MET", met.id).replace("SOLD", sold.id) for w in words], input=keys)
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        return result.exit_code, result.stdout, result.stderr

    return call


def test_a_ruling_is_given_listed_shown_and_undone(run):
    """The id is printed alone, so that a script can take it back."""
    status, out, err = run("judge", "correct", "MET", "date", "1999-05-03", "--why", "misprint")
    ident = out.strip()
    assert (status, ident[0]) == (Exit.DONE, "j")
    assert "date corrected to 1999-05-03: judged by Rosa on" in err
    assert ident in run("why", "MET")[1]
    body = json.loads(run("judgements", "--format", "jsonl")[1])
    assert (body["id"], body["author"], body["field"]) == (ident, "Rosa", "date")
    assert "1999-05-03" in run("statements", "--format", "csv")[1]
    assert run("judge", "undo", ident[:8], "--why", "the print was right", "--by", "Luz")[0] == Exit.DONE
    assert "1999-05-03" not in run("statements", "--format", "csv")[1]
    assert "1 judgements" not in run("verify")[1]
    assert "2 judgements" in run("verify")[1]


@pytest.mark.parametrize(
    "words",
    [
        ("accept", "MET"),
        ("reject", "MET"),
        ("merge", "MET", "SOLD"),
        ("rename", "Peru", "Bolivia"),
        ("correct", "SOLD", "quantity", "4"),
    ],
)
def test_each_verb_gives_one_judgement(run, words):
    """And the record verifies with it."""
    assert run("judge", *words, "--why", "seen it")[0] == Exit.DONE
    assert len(run("judgements", "--format", "csv")[1].splitlines()) == 2
    assert run("verify")[0] == Exit.DONE


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("accept", "szzz", "--why", "x"), "List them: communique statements"),
        (("accept", "MET"), "--why"),
        (("accept", "MET", "--why", " "), "there is no reason"),
        (("correct", "MET", "date", "soon", "--why", "x"), "soon"),
        (("split", "MET", "--why", "x"), "with no other"),
        (("undo", "j1", "--why", "x"), "List them: communique judgements"),
        (("settle", "c1", "1", "--why", "x"), "List them: communique conflicts"),
        (("copy", "lima.txt", "gone.txt", "--why", "x"), "List them: communique reports"),
        (("independent", "lima.txt", "lima.txt", "--why", "x"), "is one report"),
    ],
)
def test_bad_rulings_end_with_the_status_of_bad_use(run, words, said):
    """One sentence, no traceback, nothing stored."""
    status, _, err = run("judge", *words)
    assert status == Exit.USAGE
    assert said in err
    assert "Traceback" not in err
    assert "Not in the record: no judgements" in run("judgements")[1]


def test_judgements_are_carried_to_another_record(run):
    """Here to the same: they are known."""
    run("judge", "accept", "MET", "--why", "seen it")
    run("judgements", "-o", "j.jsonl")
    status, _, err = run("judge", "carry", "j.jsonl")
    assert status == Exit.DONE
    assert "0 added, 1 already known" in err


def test_without_a_terminal_the_review_lists(run):
    """With ids and why each is doubtful."""
    status, out, _ = run("review", "--list", "1", "--format", "csv")
    assert status == Exit.DONE
    assert len(out.splitlines()) == 2
    assert "confidence of 0.50" in out
    assert "confidence of 0.50" in run("review")[1]
    run("judge", "accept", "MET", "--why", "seen it")
    assert "Nothing is left to review" in run("review")[1]


@pytest.mark.parametrize(
    ("keys", "given"),
    [
        ("a\nread it\n", ["accept"]),
        ("r\nno such thing\n", ["reject"]),
        ("s\n", []),
        ("\n", []),
        ("q\n", []),
        ("c\ndate\n1999-05-03\nmisprint\na\nnow right\n", ["correct", "accept"]),
        ("c\ndate\nsoon\nmisprint\ns\n", []),  # refused, and asked again
    ],
)
def test_in_a_terminal_the_review_asks_about_each(run, monkeypatch, keys, given):
    """Sentence, reading, doubts; then accept, reject, correct, skip or quit."""
    terminal = type("Terminal", (), {"isatty": staticmethod(lambda: True)})
    fake = type("Sys", (), {"stdin": terminal, "stdout": terminal})
    monkeypatch.setattr(judging, "sys", fake)
    status, out, _ = run("review", keys=keys)
    assert status == Exit.DONE
    assert "“Peru met Chile in Lima.”" in out
    assert "Read as: Peru" in out
    monkeypatch.setattr(judging, "sys", sys)
    lines = run("judgements", "--format", "jsonl")[1].splitlines()
    assert [json.loads(line)["verb"] for line in lines] == given


@pytest.mark.parametrize(("key", "verb"), [("m", "merge"), ("t", "split")])
def test_the_review_asks_whether_a_suggested_pair_is_one(run, monkeypatch, make_report, make_statement, key, verb):
    """Merge with the dealing named, or two dealings; then the pair is not asked about again."""
    store = Store("communique.sqlite")
    for n, day in enumerate(("2003-03-01", "2003-03-03")):
        report = make_report(f"v{n}.txt", f"Ana Rojas visited Chile{' again' * n}.", "2003-04-01")
        made = make_statement(report, "visited", "visit", {"Ana Rojas": "PER"}, CHILE, date=day, persons=True)
        store.add(report, Reading((made,)), "made/1")
    store.close()
    terminal = type("Terminal", (), {"isatty": staticmethod(lambda: True)})
    monkeypatch.setattr(judging, "sys", type("Sys", (), {"stdin": terminal, "stdout": terminal}))
    status, out, _ = run("review", keys=f"s\n{key}\nthe log says so\ns\n")
    assert status == Exit.DONE
    assert "may be of one dealing with d" in out
    monkeypatch.setattr(judging, "sys", sys)
    (line,) = run("judgements", "--format", "jsonl")[1].splitlines()
    assert json.loads(line)["verb"] == verb
    assert "Not in the record" in run("dealings", "--suggested")[1]


def test_a_parquet_list_goes_to_a_file(run):
    """Like the other lists."""
    run("judge", "accept", "MET", "--why", "seen it")
    assert run("judgements", "-o", "j.parquet")[0] == Exit.DONE
    assert Path("j.parquet").read_bytes()[:4] == b"PAR1"
