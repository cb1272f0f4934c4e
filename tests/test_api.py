"""The Python interface: the verbs of the command line, typed, with results that show themselves."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime

import pytest

import communique
from communique.api import Record, limit
from communique.model.errors import CommuniqueError, UnknownNameError
from communique.model.statement import Reading

TEXT = "Cuba met Haiti in Havana on 4 May. Cuba sent 20 doctors to Haiti in June."


@pytest.fixture
def record(tmp_path, make_report, make_statement):
    """A record with two statements."""
    report = make_report("havana.txt", TEXT, "1999-07-01", "Antilles Courier")
    met = make_statement(report, "met", "meeting", {"Cuba": "CUB"}, {"Haiti": "HTI"}, date="1999-05-04")
    sent = make_statement(report, "sent", "humanitarian_aid", {"Cuba": "CUB"}, {"Haiti": "HTI"}, date="1999-06")
    with communique.open(tmp_path / "r.sqlite") as opened:
        opened.store.add(report, Reading((met, sent)), "made/1")
        yield opened


def test_the_verbs_answer_with_typed_objects(record):
    """Lists iterate over statements, dealings, reports and actors."""
    assert [s.kind for s in record.statements()] == ["meeting", "humanitarian_aid"]
    assert [d.kind for d in record.dealings(limit("Cuba", kinds="meeting"))] == ["meeting"]
    assert [r.publisher for r in record.reports()] == ["Antilles Courier"]
    assert {a.country for a in record.actors()} == {"CUB", "HTI"}
    assert len(record.conflicts()) == 0
    assert len(record.deals()) == 0
    assert [r.period for r in record.series("Cuba", "Haitian")] == ["1999-05", "1999-06"]
    assert [r.period for r in record.series("CUB", "HTI", wanted=limit(kinds="meeting"))] == ["1999-05"]
    assert len(record.series("CUB", "HTI", as_of="1999-06")) == 0
    assert record.verify().sound
    assert record.why(record.statements()[0].id).statement.kind == "meeting"
    assert record.explain("visit").kind.id == "visit"
    assert record.search("doctors") == [next(iter(record.reports())).id]


def test_a_whole_record_goes_out_and_comes_in(record, tmp_path):
    """As a folder and as a file; what comes in is what went out."""
    counts = record.export(tmp_path / "out")
    assert (counts["reports"], counts["statements"]) == (1, 2)
    assert record.backup(tmp_path / "b.sqlite").sound
    with communique.open(tmp_path / "other.sqlite") as other:
        assert (other.load(tmp_path / "out").new, other.load(tmp_path / "out").known) == (1, 1)
        assert list(other.statements()) == list(record.statements())


def test_a_question_is_answered(record):
    """With values to work on; what is not there is not found, whatever comes near."""
    found = record.ask("When did Cuba meet Haiti?")
    assert (found.found, found.values) == (True, ("1999-05-04",))
    assert found._repr_markdown_().startswith("**When did Cuba meet Haiti?**")
    assert not record.ask("When did Cuba meet Haiti?", as_of="1999-06").found
    assert not record.ask("Did Haiti send doctors to Cuba?").found


def test_a_brief_is_saved_in_the_form_its_name_ends_with(record, tmp_path):
    """The path is given back."""
    path = record.brief("Cuban", "Haiti").save(tmp_path / "b.html")
    assert path.read_text(encoding="utf8").startswith("<!DOCTYPE html>")


def test_results_show_themselves_in_a_notebook(record):
    """Record, brief, lists, evidence, entries."""
    shown = (
        record,
        record.brief("CUB"),
        record.statements(),
        record.why(record.statements()[0].id),
        record.explain("visit"),
    )
    for result in shown:
        assert result._repr_html_().startswith("<")


def test_results_turn_into_frames(record):
    """Rows in pandas and Polars."""
    pytest.importorskip("pandas")
    pytest.importorskip("polars")
    assert list(record.statements().to_pandas()["kind"]) == ["meeting", "humanitarian_aid"]
    assert record.statements().to_polars()["date"].to_list() == ["1999-05-04", "1999-06"]
    assert set(record.brief("CUB").to_pandas()["status"]) == {"occurred"}
    assert record.brief("CUB").to_polars().height == 2


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda r: r.brief(), "no state is given"),
        (lambda r: r.brief("Atlantis"), "Atlantis"),
        (lambda r: r.series("CUB"), "1 states are named"),
        (lambda r: r.series("CUB", "Atlantis"), "Atlantis"),
        (lambda r: limit(status="maybe"), "maybe"),
        (lambda r: limit(kinds="picnic"), "picnic"),
        (lambda r: r.why("s0000"), "s0000"),
    ],
)
def test_what_nothing_answers_to_is_an_error_that_names_it(record, call, words):
    """All errors come under one root."""
    with pytest.raises(UnknownNameError, match=words) as caught:
        call(record)
    assert isinstance(caught.value, CommuniqueError)


def test_the_record_is_seen_as_of_a_day_by_publication_or_by_reading(record):
    """A day stands for publication; AsOf says by what."""
    assert len(record.statements(as_of="1999-06-30")) == 0
    assert len(record.statements(as_of=communique.AsOf("1999-07", "published"))) == 2
    assert len(record.statements(as_of=communique.AsOf("1999-07", "learnt"))) == 0
    assert record.brief("CUB", as_of="1999-06").empty
    assert "as known on 1 July 1999" in record.brief("CUB", as_of="1999-07-01").period


def test_changes_are_told_since_a_day_or_since_the_last_brief(record, make_report, make_statement):
    """A brief on other states is none on these; what was read after the mark is new, whenever it was published."""
    assert len(list(record.changes("CUB", since="1999-06").lines())) == 2
    assert record.changes(since="1999-07-01").empty
    with pytest.raises(UnknownNameError, match="no brief on CUB HTI"):
        record.changes("Cuba", "Haiti", since="last-brief")
    record.note_brief(record.brief("HTI", "CUB"), datetime.now(UTC))
    assert record.changes("CUB", "HTI", since="last-brief").empty
    report = make_report("old.txt", "Cuba praised Haiti.", "1999-01-01", "Antilles Courier")
    record.store.add(
        report, Reading((make_statement(report, "praised", "praise", {"Cuba": "CUB"}, {"Haiti": "HTI"}),)), "made/1"
    )
    found = record.changes("CUB", "HTI", since="last-brief", until="2999")
    assert [line.text for _, line in found.lines()] == ["Cuba praised Haiti."]
    with pytest.raises(UnknownNameError, match="no brief on CUB has"):
        record.changes("Cuba", since="last-brief")


def test_the_package_offers_its_interface_by_name():
    """Record, open, explain, the root of its errors and its version."""
    assert communique.Record is Record
    assert communique.AsOf is communique.api.AsOf
    assert communique.CommuniqueError is CommuniqueError
    assert communique.explain("visit").kind.id == "visit"
    assert communique.__version__
    assert set(communique.__all__) <= set(dir(communique))
    with pytest.raises(AttributeError, match="nothing_of_the_kind"):
        communique.nothing_of_the_kind  # noqa: B018


def test_importing_the_package_does_not_load_the_language_model():
    """Looking things up in a record starts fast."""
    code = "import sys, communique, communique.api, communique.faces.cli; sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_package_offers_what_the_interface_does() -> None:
    """Filters and scores are at hand as communique.limit and communique.evaluate."""
    assert communique.limit("Cuba", others=True).others
    assert communique.evaluate is communique.api.evaluate
