"""The verbs deals and series: their forms, filters, pictures and what they say where there is nothing."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from communique.faces.cli import app
from communique.faces.status import Exit
from communique.model.statement import Reading
from communique.record.store import Store

LEDGER = (
    "Ghana ordered 4 boats from Togo in 2000. Ghana met Togo in Accra on 3 February. Togo delivered 2 boats to Ghana."
)
GHANA, TOGO = {"Ghana": "GHA"}, {"Togo": "TGO"}


@pytest.fixture
def run(tmp_path, monkeypatch, make_report, make_statement):
    """Runs the command line beside a record of two reports; gives (status, standard output, standard error)."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("COMMUNIQUE_RECORD", raising=False)
    early = make_report("early.txt", LEDGER, "2001-02-05", "Coast Ledger")
    late = make_report("late.txt", f"{LEDGER} Later.", "2001-09-05", "Volta Gazette")
    store = Store(tmp_path / "communique.sqlite")
    ordered = make_statement(early, "ordered", "arms_order", GHANA, TOGO, date="2000", materiel=[("boats", 4)])
    met = make_statement(early, "met", "meeting", GHANA, TOGO, date="2001-02-03")
    came = make_statement(late, "delivered", "arms_transfer", TOGO, GHANA, date="2001-08", materiel=[("boats", 2)])
    store.add(early, Reading((ordered, met)), "made/1")
    store.add(late, Reading((came,)), "made/1")
    store.close()

    def call(*words):
        result = CliRunner().invoke(app, list(words))
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        return result.exit_code, result.stdout, result.stderr

    return call


def rows(out):
    """The rows of a CSV answer."""
    return list(csv.DictReader(io.StringIO(out)))


def test_a_deal_is_one_line_with_its_statements(run):
    """From the order to the delivery."""
    status, out, _ = run("deals", "Ghana", "TGO", "--format", "csv")
    (deal,) = rows(out)
    assert status == Exit.DONE
    shown = [
        deal[c] for c in ("supplier", "recipient", "ordered", "order_year", "delivered", "delivery_years", "status")
    ]
    assert shown == ["TGO", "GHA", "4", "2000", "2", "2001", "delivered"]
    assert set(deal["ordered_statements"].split()) < set(deal["statements"].split())


@pytest.mark.parametrize("form", ["table", "jsonl", "csv"])
@pytest.mark.parametrize("words", [("deals",), ("series", "GHA", "TGO")])
def test_both_are_shown_in_every_form(run, words, form):
    """On standard output."""
    status, out, _ = run(*words, "--format", form)
    assert status == Exit.DONE
    assert out
    if form == "jsonl":
        assert all(json.loads(line)["schema"].startswith("communique.") for line in out.splitlines())


@pytest.mark.parametrize("words", [("deals",), ("series", "GHA", "TGO")])
def test_a_file_is_written_by_its_name(run, words):
    """Parquet by its suffix, and a table as text."""
    assert run(*words, "-o", "x.parquet")[0] == Exit.DONE
    assert Path("x.parquet").read_bytes()[:4] == b"PAR1"
    assert run(*words, "-o", "x.txt")[0] == Exit.DONE


def test_the_register_can_be_had_as_of_a_day(run):
    """Before the second report nothing had been delivered."""
    (deal,) = rows(run("deals", "--as-of", "2001-03", "--format", "csv")[1])
    assert (deal["delivered"], deal["status"]) == ("..", "ordered")


@pytest.mark.parametrize(
    "limit", [("PER",), ("--publisher", "nobody"), ("--since", "2002"), ("--until", "1999"), ("--as-of", "2000")]
)
def test_filters_leave_deals_out(run, limit):
    """And what is not in the record is answered so."""
    assert "Not in the record" in run("deals", *limit)[1]


def test_the_series_counts_by_month(run):
    """Dated to a year alone stands in a row of its own."""
    found = {r["period"]: r for r in rows(run("series", "Togo", "Ghanaian", "--format", "csv")[1])}
    assert list(found) == ["2000", "2001-02", "2001-08"]
    assert (found["2001-02"]["dealings"], found["2001-02"]["kinds"]) == ("1", "meeting 1")
    only = rows(run("series", "TGO", "GHA", "--kind", "meeting", "--as-of", "2001-03", "--format", "csv")[1])
    assert [r["period"] for r in only] == ["2001-02"]


@pytest.mark.parametrize(("name", "start"), [("s.png", b"\x89PNG"), ("s.svg", b"<svg")])
def test_the_series_is_drawn_to_a_file(run, name, start):
    """By the name of the output."""
    status, out, err = run("series", "GHA", "TGO", "-o", name)
    assert (status, out) == (Exit.DONE, "")
    assert Path(name).read_bytes().startswith(start)
    assert name in err


def test_a_picture_goes_to_standard_output_when_asked_for(run):
    """SVG is text."""
    status, out, _ = run("series", "GHA", "TGO", "--format", "svg")
    assert status == Exit.DONE
    assert out.startswith("<svg")


def test_an_empty_series_has_no_picture(run):
    """The status says so."""
    status, out, _ = run("series", "PER", "CHL", "--format", "svg")
    assert status == Exit.NO
    assert "Not in the record" in out


@pytest.mark.parametrize("words", [("series", "GHA"), ("series", "GHA", "TGO", "LVA"), ("deals", "-o", "x.docx")])
def test_what_cannot_be_is_refused_in_a_sentence(run, words):
    """Two states make a series; a list has its forms."""
    status, _, err = run(*words)
    assert status == Exit.USAGE
    assert err.startswith("communique: ")
