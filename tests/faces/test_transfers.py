"""The verbs export, import and backup: what they write, say and refuse, and with which status."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from communique.faces.cli import app
from communique.faces.status import Exit
from communique.model.statement import Reading
from communique.record.store import Store


@pytest.fixture
def run(tmp_path, monkeypatch, make_report, make_statement):
    """Runs the command line beside a record of one report; gives (status, standard output, standard error)."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("COMMUNIQUE_RECORD", raising=False)
    report = make_report("lome.txt", "Ghana met Togo in Lome.", "2001-02-05")
    store = Store("communique.sqlite")
    store.add(report, Reading((make_statement(report, "met", "meeting", {"Ghana": "GHA"}, {"Togo": "TGO"}),)), "made/1")
    store.close()

    def call(*words):
        result = CliRunner().invoke(app, list(words))
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        return result.exit_code, result.stdout, result.stderr

    return call


def test_a_record_is_exported_and_taken_in(run):
    """Each says what it did; a second import knows all of it."""
    assert run("export", "out") == (Exit.DONE, "", "out: 1 reports, 1 statements, 1 readings.\n")
    assert run("--record", "second.sqlite", "import", "out")[2] == (
        "second.sqlite: 1 new, 0 already known, 1 statements.\n"
    )
    assert run("--record", "second.sqlite", "import", "out")[2] == (
        "second.sqlite: 0 new, 1 already known, 0 statements.\n"
    )
    assert run("import", "out", "--quiet") == (Exit.DONE, "", "")
    assert run("--record", "second.sqlite", "verify")[0] == Exit.DONE


def test_what_cannot_be_exported_or_taken_in_is_refused(run):
    """One sentence with the place, and nothing is written."""
    run("export", "out")
    status, _, said = run("export", "out")
    assert (status, "out holds something already" in said) == (Exit.USAGE, True)
    lines = Path("out/statements.jsonl").read_text(encoding="utf8")
    Path("out/statements.jsonl").write_text(lines.replace("met", "hit"), encoding="utf8")
    status, _, said = run("--record", "third.sqlite", "import", "out")
    assert (status, "statements.jsonl, line 1" in said) == (Exit.USAGE, True)
    assert run("import", "gone")[0] == Exit.USAGE
    assert run("--record", "gone.sqlite", "export", "other")[0] == Exit.RECORD


def test_a_backup_is_a_record(run):
    """It opens with --record, and is replaced only when told."""
    assert run("backup", "b.sqlite") == (Exit.DONE, "", "b.sqlite: sound; 1 reports, 1 statements copied.\n")
    assert run("--record", "b.sqlite", "verify")[0] == Exit.DONE
    status, _, said = run("backup", "b.sqlite")
    assert (status, "--overwrite" in said) == (Exit.USAGE, True)
    assert run("backup", "b.sqlite", "--overwrite", "-q") == (Exit.DONE, "", "")


def test_a_password_is_not_told(run):
    """Neither where the server cannot be reached nor where the address is none."""
    pytest.importorskip("psycopg")
    for url in ("postgresql://ama:s3cret@localhost:1/x", "postgresql://ama:s3cret@localhost:port/x"):
        status, out, said = run("--record", url, "verify")
        assert status == Exit.RECORD
        assert "localhost" in said
        assert "s3cret" not in out + said
