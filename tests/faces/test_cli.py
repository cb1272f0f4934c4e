"""The command line: each verb, its output and its exit status; errors are one sentence without a traceback."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from communique.faces.cli import app
from communique.faces.status import MEANINGS, Exit
from communique.model.statement import Reading
from communique.ontology.kinds import load_kinds
from communique.record.store import Store

STORY = """Norway and Latvia sign border accord

Norway and Latvia met in Oslo on 12 May 2008 to end a dispute over their fisheries.

Norway will supply four patrol boats to Latvia, the Norwegian defence ministry said.

Latvia denied that it had expelled Norwegian diplomats.
"""


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Runs the command line in a folder of its own; gives (status, standard output, standard error)."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("COMMUNIQUE_RECORD", raising=False)

    def call(*words):
        result = CliRunner().invoke(app, list(words))
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        return result.exit_code, result.stdout, result.stderr

    return call


@pytest.fixture
def filled(run, filled_record):
    """The same with a record that holds one story."""
    Path("communique.sqlite").write_bytes(filled_record)
    return run


@pytest.fixture(scope="module")
def filled_record(tmp_path_factory):
    """The bytes of a record that has read the story by the real reader."""
    folder = tmp_path_factory.mktemp("filled")
    (folder / "story.txt").write_text(STORY, encoding="utf8")
    order = [
        sys.executable,
        "-m",
        "communique",
        "--record",
        "r.sqlite",
        "read",
        "story.txt",
        "--publisher",
        "Fjord Post",
    ]
    done = subprocess.run(order, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == Exit.DONE, done.stderr
    assert "1 new" in done.stderr
    with sqlite3.connect(folder / "r.sqlite") as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return (folder / "r.sqlite").read_bytes()


def test_reading_again_changes_nothing(filled):
    """What is known is said to be known."""
    Path("story.txt").write_text(STORY, encoding="utf8")
    status, _, err = filled("read", "story.txt")
    assert status == Exit.DONE
    assert "1 already known" in err


def test_a_document_that_cannot_be_read_has_its_line_and_a_status_of_its_own(filled):
    """The rest is read; the status says that something was not."""
    Path("empty.txt").write_bytes(b"")
    status, _, err = filled("read", "empty.txt", "gone.txt")
    assert status == Exit.UNREAD
    assert "not read: empty.txt: is empty" in err
    assert "not read: gone.txt: does not exist" in err
    assert "2 could not be read" in err


def test_the_brief_is_written_on_names_and_demonyms(filled):
    """Codes, names and demonyms name the same pair."""
    status, out, _ = filled("brief", "norwegian", "LVA")
    assert status == Exit.DONE
    assert out.startswith("# Norway and Latvia")
    assert "met" in out
    assert out == filled("brief", "norway latvian")[1]


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("b.html", b"<!DOCTYPE html>"),
        ("b.docx", b"PK"),
        ("b.pdf", b"%PDF"),
        ("b.json", b"{"),
        ("b.md", b"# "),
    ],
)
def test_the_form_of_a_brief_goes_by_the_outputs_name(filled, name, start):
    """Nothing but the file is written, and its beginning is that of its form."""
    status, out, err = filled("brief", "NOR", "LVA", "-o", name)
    assert (status, out) == (Exit.DONE, "")
    assert Path(name).read_bytes().startswith(start)
    assert name in err


def test_what_is_not_in_the_record_is_answered_so(filled):
    """The answer is no, and the status says so."""
    status, out, _ = filled("brief", "PER", "CHL")
    assert status == Exit.NO
    assert "Not in the record" in out


def test_a_question_is_answered_in_every_form(filled):
    """On the terminal as text; as Markdown or JSON by the option or the output's name."""
    status, out, _ = filled("ask", "When did Norway and Latvia meet?")
    assert (status, out.splitlines()[0]) == (Exit.DONE, "On 12 May 2008. [1]")
    assert "[^1]: Fjord Post" in filled("ask", "When did Norway and Latvia meet?", "--format", "md")[1]
    assert filled("ask", "Where", "did", "Norway", "and", "Latvia", "meet?", "-o", "a.json")[0] == Exit.DONE
    assert json.loads(Path("a.json").read_text(encoding="utf8"))["values"] == ["Oslo"]


def test_an_answer_that_is_not_in_the_record_has_a_status_of_its_own(filled):
    """Never a 'no' where nothing is told; what is not understood says what would be."""
    status, out, _ = filled("ask", "Did Latvia supply boats to Norway?")
    assert (status, out.splitlines()[0]) == (Exit.ABSENT, "Not in the record.")
    status, _, err = filled("ask", "Why did they quarrel?")
    assert status == Exit.USAGE
    assert "When did X visit Y?" in err


@pytest.mark.parametrize("verb", ["statements", "dealings", "reports", "actors", "conflicts"])
@pytest.mark.parametrize("form", ["table", "jsonl", "csv"])
def test_every_list_is_shown_in_every_form(filled, verb, form):
    """Lists go to standard output."""
    status, out, _ = filled(verb, "--format", form)
    assert status == Exit.DONE
    assert out or (verb, form) == ("conflicts", "jsonl")  # the story holds none
    if form == "jsonl":
        assert all(json.loads(line)["schema"].startswith("communique.") for line in out.splitlines())


def test_statements_are_filtered(filled):
    """Kind, state, status and holder."""
    _, out, _ = filled("statements", "--state", "Latvia", "--status", "planned", "--format", "jsonl")
    found = [json.loads(line) for line in out.splitlines()]
    assert found
    assert all(s["status"] == "planned" for s in found)
    assert "Not in the record" in filled("statements", "--kind", "embargo")[1]


def test_dealings_of_others_are_listed_only_when_asked_for(run):
    """What the police do at home is in the record, and no dealing between states."""
    Path("lamu.txt").write_text("Kenyan police arrested six fishermen in Lamu on 3 May 2011.\n", encoding="utf8")
    status, _, err = run("read", "lamu.txt")
    assert status == Exit.DONE
    assert "0 statements" in err
    assert "Not in the record" in run("statements")[1]
    _, out, _ = run("statements", "--others", "--format", "jsonl")
    (found,) = (json.loads(line) for line in out.splitlines())
    assert (found["kind"], found["dealing"]) == ("detention", None)
    assert [p["name"] for p in (*found["source"], *found["target"])] == ["Kenyan police", "six fishermen"]
    _, out, _ = run("why", found["id"])
    assert "only dealings between states are gathered" in out
    assert run("verify")[0] == Exit.DONE


def test_a_list_is_written_to_a_file_by_its_name(filled):
    """Parquet by its suffix."""
    status, _, _ = filled("statements", "-o", "s.parquet")
    assert status == Exit.DONE
    assert Path("s.parquet").read_bytes()[:4] == b"PAR1"


def test_why_shows_the_sentence_the_marks_and_the_rules(filled):
    """From an id to the words that made the statement."""
    _, out, _ = filled("statements", "--format", "jsonl")
    statement = json.loads(out.splitlines()[0])
    status, out, _ = filled("why", statement["id"])
    assert status == Exit.DONE
    for words in ("trigger", "party", "rules", "dealing", statement["id"]):
        assert words in out


def test_explain_shows_an_entry_or_lists_all(run):
    """No record is needed."""
    status, out, _ = run("explain", "visit")
    assert status == Exit.DONE
    assert "CAMEO" in out
    listed = run("explain")[1]
    assert all(kind in listed for kind in load_kinds())


def test_verify_says_yes_and_no(filled):
    """Sound is 0; a changed text is 1 and named."""
    assert filled("verify")[0] == Exit.DONE
    with sqlite3.connect("communique.sqlite") as connection:
        connection.execute("UPDATE reports SET text = replace(text, 'Oslo', 'Riga')")
    connection.close()
    status, out, _ = filled("verify")
    assert status == Exit.NO
    assert "not the one that was stored" in out


def test_evaluate_scores_gold_and_holds_floors(run, tmp_path):
    """The gold's documents are read into a record of their own."""
    Path("story.txt").write_text(STORY, encoding="utf8")
    Path("gold.yaml").write_text(
        "- doc: story.txt\n  statements:\n"
        "  - {trigger: Norway and Latvia met, types: [CONSULT], pair: [NOR, LVA], "
        "status: occurred, holder: [publisher]}\n",
        encoding="utf8",
    )
    status, out, _ = run("evaluate", "gold.yaml", "--floor", "recall=1.0")
    assert status == Exit.DONE
    assert "required=1 found=1" in out
    status, _, err = run("evaluate", "gold.yaml", "--floor", "precision=1.01", "--errors")
    assert status == Exit.NO
    assert "below floor" in err
    assert not Path("communique.sqlite").exists()


def test_changes_since_the_last_brief_are_those_since_it_was_written(filled):
    """A brief leaves a mark, one of a past day does not; nothing new is no failure."""
    assert filled("brief", "NOR", "LVA", "--as-of", "2008", "--known-by", "published")[0] in (Exit.DONE, Exit.NO)
    assert filled("changes", "NOR", "LVA", "--since", "last-brief")[0] == Exit.USAGE
    assert filled("brief", "NOR", "LVA", "-o", "b.md")[0] == Exit.DONE
    status, out, _ = filled("changes", "LVA", "NOR", "--since", "last-brief")
    assert status == Exit.DONE
    assert out.startswith("# Changes: Latvia and Norway\n\nNothing has changed between")
    status, out, _ = filled("changes", "--since", "2000", "--known-by", "learnt", "--format", "json")
    held = json.loads(out)
    assert (status, held["since"]) == (Exit.DONE, {"day": "2000", "known_by": "learnt"})
    assert next(s for s in held["sections"] if s["id"] == "new")["lines"]


def test_what_was_read_later_is_left_out_by_reading_time(filled):
    """The story was read today, long after it came out."""
    assert "Not in the record" in filled("statements", "--as-of", "2010", "--known-by", "learnt")[1]
    assert "meeting" in filled("statements", "--as-of", "2999", "--known-by", "learnt")[1]


def test_a_withdrawn_statement_is_listed_apart_and_why_says_what_withdrew_it(run, make_report, make_statement):
    """It is in the record and in no brief."""
    store = Store("communique.sqlite")
    text = "RETRACTED: Norway met Latvia\nNorway met Latvia in Riga."
    report = make_report("gone.txt", text, "2008-05-14")
    made = make_statement(report, "met Latvia in", "meeting", {"Norway": "NOR"}, {"Latvia": "LVA"}, date="2008-05-13")
    store.add(report, Reading((made,)), "made/1")
    store.close()
    assert "Not in the record" in run("statements")[1]
    assert made.id in run("statements", "--withdrawn")[1]
    assert "retracted by Daily Ledger" in run("why", made.id)[1]
    assert run("brief", "NOR", "LVA")[0] == Exit.NO
    assert run("verify")[0] == Exit.DONE


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (["brief", "Atlantis"], Exit.USAGE, "Atlantis"),
        (["brief", "Norwey"], Exit.USAGE, "Norway (NOR)"),
        (["brief", "NOR", "--since", "2008-02-30"], Exit.USAGE, "2008-02-30"),
        (["brief", "NOR", "--as-of", "soon"], Exit.USAGE, "soon"),
        (["brief", "NOR", "--as-of", "2008", "--known-by", "rumour"], Exit.USAGE, "rumour"),
        (["changes", "NOR"], Exit.USAGE, "--since"),
        (["changes", "--since", "soon"], Exit.USAGE, "soon"),
        (["changes", "NOR", "LVA", "--since", "last-brief"], Exit.USAGE, "no brief on NOR LVA"),
        (["changes", "--since", "2008-06", "--until", "2008-05"], Exit.USAGE, "nothing can have changed"),
        (["brief", "NOR", "-o", "nowhere/b.md"], Exit.USAGE, "nowhere/b.md"),
        (["brief", "NOR", "-o", "b.rtf"], Exit.USAGE, "rtf"),
        (["brief", "NOR", "-o", "."], Exit.USAGE, "folder"),
        (["brief"], Exit.USAGE, "STATE"),
        (["ask", "Did Peru visit Chile?", "-o", "a.pdf"], Exit.USAGE, "pdf"),
        (["ask", "Did Peru visit Chile?", "--as-of", "soon"], Exit.USAGE, "soon"),
        (["statements", "--kind", "picnic"], Exit.USAGE, "picnic"),
        (["statements", "--status", "maybe"], Exit.USAGE, "maybe"),
        (["statements", "--sort"], Exit.USAGE, "--sort"),
        (["why", "s000"], Exit.USAGE, "s000"),
        (["explain", "picnic"], Exit.USAGE, "picnic"),
        (["read", "x.txt", "--published", "2008-13"], Exit.USAGE, "2008-13"),
        (["evaluate", "gone.yaml"], Exit.USAGE, "gone.yaml"),
        (["evaluate", "gone.yaml", "--floor", "f1"], Exit.USAGE, "f1"),
        (["brief", "NOR", "--record", "gone.sqlite"], Exit.RECORD, "gone.sqlite"),
        (["verify", "--record", "."], Exit.RECORD, "folder"),
        (["read", "x.txt", "--record", "nowhere/r.sqlite"], Exit.RECORD, "nowhere"),
    ],
)
def test_bad_input_gives_one_sentence_and_its_status(filled, words, status, said):
    """What, where and remedy on standard error; no traceback."""
    got, out, err = filled(*words)
    assert got == status
    assert said in err
    assert "Traceback" not in err + out


def test_debug_shows_where_an_error_came_from(run):
    """Only then is the error raised."""
    result = CliRunner().invoke(app, ["brief", "Atlantis", "--debug", "--record", "gone.sqlite"])
    assert "gone.sqlite" in str(result.exception)


def test_global_options_stand_before_or_after_the_verb_and_in_the_environment(filled, monkeypatch):
    """--record is taken anywhere; the environment names a default."""
    Path("communique.sqlite").rename("other.sqlite")
    assert filled("--record", "other.sqlite", "verify")[0] == Exit.DONE
    assert filled("verify", "--record=other.sqlite")[0] == Exit.DONE
    assert filled("verify")[0] == Exit.RECORD
    monkeypatch.setenv("COMMUNIQUE_RECORD", "other.sqlite")
    assert filled("verify")[0] == Exit.DONE


def test_every_status_has_its_meaning():
    """The table that the documentation shows is complete."""
    assert set(MEANINGS) == set(Exit)


@pytest.mark.parametrize(("words", "status"), [(["--version"], 0), (["brief", "NOR"], 4), (["nonsense"], 2)])
def test_the_program_ends_with_these_statuses(tmp_path, words, status):
    """As the shell sees it."""
    done = subprocess.run([sys.executable, "-m", "communique", *words], cwd=tmp_path, capture_output=True, check=False)
    assert done.returncode == status
    assert b"Traceback" not in done.stderr


def test_only_dealings_are_suggested(filled):
    """The option is one of the verb that lists dealings."""
    status, out, _ = filled("dealings", "--suggested")
    assert (status, out.strip()) == (Exit.DONE, "Not in the record: no suggestions of that description.")
    assert filled("statements", "--suggested")[0] == Exit.USAGE
