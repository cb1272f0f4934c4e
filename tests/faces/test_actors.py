"""The verb that shows actors and offices."""

from __future__ import annotations

import json

import pytest
from tests.conftest import made_meeting
from typer.testing import CliRunner

from communique import api
from communique.faces.cli import app
from communique.faces.status import Exit
from communique.model.statement import Reading
from communique.record.store import Store


@pytest.fixture
def run(tmp_path):
    """Runs the verb on a record of one meeting."""
    path = tmp_path / "r.sqlite"
    store = Store(path)
    report, statement = made_meeting("a", "1994-03-02", "Haroun Saleh", "TCD", "minister_of_defence")
    store.add(report, Reading((statement,)), "made/1")
    store.close()

    def call(*words: str):
        return CliRunner().invoke(app, ["--record", str(path), "actor", *words])

    call.path = path
    return call


@pytest.mark.parametrize(
    ("words", "status", "says"),
    [
        (("Haroun", "Saleh"), Exit.DONE, "met in reports: s"),
        (("defence minister of Chad", "--on", "1994-03"), Exit.DONE, "held by     Haroun Saleh"),
        (("defence minister of Chad", "--on", "1993"), Exit.ABSENT, "Not in the record"),
        (("foreign minister of Kenya", "--on", "2014-03"), Exit.DONE, "Amina Mohamed"),
        (("defence minister of Chad", "--on", "1994-03", "--as-of", "1994-01"), Exit.ABSENT, "Not in the record"),
        (("Nobody Atall",), Exit.USAGE, ""),
        (("Haroun Saleh", "--on", "some day"), Exit.USAGE, ""),
    ],
)
def test_actors_and_offices_are_told(run, words, status, says):
    """With the exit status of what is in the record and what is not."""
    found = run(*words)
    assert found.exit_code == status
    assert says in found.output


def test_an_account_is_written_to_a_file(run, tmp_path):
    """As an object by the file's name; the same as from Python."""
    file = tmp_path / "saleh.json"
    assert run("Haroun Saleh", "-o", str(file)).exit_code == Exit.DONE
    written = json.loads(file.read_text())
    with api.open(run.path) as record:
        assert written == json.loads(json.dumps(record.actor("Haroun Saleh").to_object()))
    assert json.loads(run("Haroun Saleh", "--format", "json").stdout) == written
