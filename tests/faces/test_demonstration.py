"""The demonstration: reads the sample, writes its briefs, and on a second run replaces only what it made."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from communique.faces import demonstration
from communique.faces.cli import app
from communique.faces.status import Exit
from communique.record.store import Store


@pytest.fixture
def demo(tmp_path, monkeypatch):
    """Runs the demo in a folder of its own with the first four reports of the sample."""
    monkeypatch.chdir(tmp_path)
    few = demonstration.sample_files()[:4]
    monkeypatch.setattr(demonstration, "sample_files", lambda: few)

    def call():
        result = CliRunner().invoke(app, ["demo"])
        return result.exit_code, result.stdout, result.stderr

    return call


def test_the_demo_writes_its_briefs_and_says_how_to_go_on(demo):
    """Record, reports and two forms a pair are in one folder."""
    status, out, err = demo()
    assert status == Exit.DONE, err
    folder = Path("communique-demo")
    assert (folder / "record.sqlite").exists()
    for pair in demonstration.pairs():
        for form in ("md", "html"):
            assert (folder / f"brief-{'-'.join(pair)}.{form}").exists()
    assert "communique --record communique-demo/record.sqlite" in out


def test_a_second_demo_is_fresh_and_leaves_what_the_user_made(demo):
    """Its own record is replaced; other files stay."""
    demo()
    mine = Path("communique-demo/notes.txt")
    mine.write_text("mine", encoding="utf8")
    first = [p.id for p in _publications()]
    assert demo()[0] == Exit.DONE
    assert mine.read_text(encoding="utf8") == "mine"
    assert [p.id for p in _publications()] == first


def test_a_demo_record_with_reports_of_the_users_is_left_alone(demo):
    """It is not replaced; the message says which report and what to do."""
    demo()
    Path("own.txt").write_text("Malta and Cyprus met in Valletta on 3 May 2010 to discuss ferries.\n", encoding="utf8")
    CliRunner().invoke(app, ["read", "own.txt", "--record", "communique-demo/record.sqlite"])
    status, _, err = demo()
    assert status == Exit.RECORD
    assert "own.txt" in err
    assert "own.txt" in {p.document for p in _publications()}


def _publications():
    store = Store("communique-demo/record.sqlite", create=False)
    try:
        return store.publications()
    finally:
        store.close()
