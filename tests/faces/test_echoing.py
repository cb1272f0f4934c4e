"""The verb origins: its forms, its picture, and what it says where there is nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from communique.faces.cli import app
from communique.faces.status import Exit
from communique.model.statement import Reading
from communique.record.store import Store

TEXT = (
    "Ghana met Togo in Accra on Monday, where Kofi Mensah counted 30 guests at the castle of Osu. "
    "They spoke of fish, of the road to Aflao and of 12 boats that were seized in 1998."
)


@pytest.fixture
def run(tmp_path, monkeypatch, make_report, make_statement):
    """Runs the command line beside a record of a report and its copy; gives (status, output, standard error)."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("COMMUNIQUE_RECORD", raising=False)
    store = Store(tmp_path / "communique.sqlite")
    for name, day, outlet in (("a.txt", "2001-02-05", "Coast Ledger"), ("b.txt", "2001-02-06", "Volta Gazette")):
        report = make_report(name, TEXT, day, outlet)
        met = make_statement(report, "met", "meeting", {"Ghana": "GHA"}, {"Togo": "TGO"}, date="2001-02-05")
        store.add(report, Reading((met,)), "made/1")
    store.close()

    def call(*words):
        result = CliRunner().invoke(app, list(words))
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        return result.exit_code, result.stdout, result.stderr

    return call


def test_the_table_shows_the_tree(run):
    """The copy stands further in than the first report."""
    status, out, _ = run("origins")
    assert status == Exit.DONE
    assert "Coast Ledger" in out
    assert "└─ Volta Gazette" in out


@pytest.mark.parametrize("words", [("Ghana", "TGO"), ("b.txt",), ()])
def test_jsonl_holds_the_evidence(run, words):
    """By states, by document or all."""
    first, second = map(json.loads, run("origins", *words, "--format", "jsonl")[1].splitlines())
    assert (first["source"], second["source"]) == (None, first["report"])
    assert second["kind"] == "exact"
    assert second["reasons"]


@pytest.mark.parametrize(("name", "start"), [("o.png", b"\x89PNG"), ("o.svg", b"<svg")])
def test_it_is_drawn_to_a_file(run, name, start):
    """By the name of the output."""
    status, out, err = run("origins", "-o", name)
    assert (status, out) == (Exit.DONE, "")
    assert Path(name).read_bytes().startswith(start)
    assert name in err


@pytest.mark.parametrize("form", ["table", "svg"])
def test_states_without_echoes_are_not_in_the_record(run, form):
    """It says so, in words."""
    assert "Not in the record" in run("origins", "PER", "--format", form)[1]


def test_unknown_names_are_refused(run):
    """Neither a report nor a state."""
    status, _, err = run("origins", "nothing.txt")
    assert status == Exit.USAGE
    assert "nothing.txt" in err
