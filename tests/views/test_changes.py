"""Changes in words: worded, cited and checked as the lines of a brief are."""

from __future__ import annotations

import json
import sqlite3

import pytest

from communique.model.asof import AsOf
from communique.model.errors import InvalidDate
from communique.model.statement import Reading
from communique.record.record import Snapshot
from communique.record.store import Store
from communique.views.changes import write_changes

MALI, NIGER = {"Mali": "MLI"}, {"Niger": "NER"}
FIRST = (
    "Mali met Niger in Gao in March. Mali will visit Niger in May. Mali sold 4 boats to Niger in 2000. "
    "Mali trained Niger. Mali praised Niger."
)
SECOND = "Niger met Mali in Gao on 9 March. Mali visited Niger in May. Mali said it had not trained Niger."
THIRD = (
    "Correction: our story “Mali met Niger in Gao in March” gave a wrong number. Mali sold 9 boats to Niger in 2000."
)
FOURTH = "Mali attacked Niger at Gao. Mali may leave Niger."


@pytest.fixture
def told(store, make_report, make_statement):
    """A record of four reports of a spring."""

    def add(name, text, day, publisher, *rows):
        report = make_report(name, text, day, publisher)
        made = []
        for trigger, kind, more in rows:
            source, target = (NIGER, MALI) if more.pop("turned", False) else (MALI, NIGER)
            made.append(make_statement(report, trigger, kind, source, target, **more))
        store.add(report, Reading(tuple(made)), "made/1")

    add(
        "first.txt", FIRST, "2001-04-01", "Sahel Ledger",
        ("met", "meeting", {"date": "2001-03", "place": ("Gao", "MLI")}),
        ("visit", "visit", {"date": "2001-05", "status": "planned"}),
        ("sold", "arms_transfer", {"date": "2000", "materiel": [("boats", 4)]}),
        ("trained", "training", {}),
        ("praised", "praise", {}),
    )  # fmt: skip
    add(
        "second.txt", SECOND, "2001-05-20", "River Post",
        ("met", "meeting", {"date": "2001-03-09", "place": ("Gao", "MLI"), "turned": True}),
        ("visited", "visit", {"date": "2001-05"}),
        ("trained", "training", {"status": "denied", "holder": ("Mali", "MLI"), "said": "said"}),
    )  # fmt: skip
    add(
        "third.txt", THIRD, "2001-05-21", "Sahel Ledger",
        ("sold", "arms_transfer", {"date": "2000", "materiel": [("boats", 9)]}),
    )  # fmt: skip
    add(
        "fourth.txt", FOURTH, "2001-05-22", "River Post",
        ("attacked", "attack", {"date": "2001-05-21"}),
        ("leave", "treaty_exit", {"status": "possible", "confidence": 0.4}),
    )  # fmt: skip
    return store


def write(store, since="2001-04-01", until=None):
    return write_changes(Snapshot(store, AsOf(since)), Snapshot(store, until and AsOf(until)), ("MLI", "NER"))


def lines(made, section):
    return [line.text for s in made.sections if s.id == section for line in s.lines]


def test_each_change_is_worded_in_its_section(told):
    """What it is now, and what it was."""
    made = write(told)
    assert lines(made, "new") == ["Mali attacked Niger on 21 May 2001."]
    assert lines(made, "moved") == [
        "Mali visited Niger in May 2001. Before, it was planned, according to Sahel Ledger.",
    ]
    assert lines(made, "confirmed") == [
        "Niger and Mali met in Gao on 9 March 2001. Newly told by River Post: two independent origins, before one.",
    ]
    assert lines(made, "dated") == ["Niger and Mali met in Gao on 9 March 2001. Before, its date was March 2001."]
    (disputed,) = lines(made, "contradicted")
    assert disputed == (
        "It is disputed whether Mali trained personnel of Niger. It happened, according to Sahel Ledger. "
        "Mali has not trained personnel of Niger, according to Mali."
    )
    assert len(lines(made, "uncertain")) == 1
    assert made.failures == ()


def test_what_is_withdrawn_says_by_whom_in_which_words_and_what_is_told_instead(told):
    """The correction names the report; the number it gives is shown beside the old one."""
    made = write(told)
    (line,) = [x for x in lines(made, "withdrawn") if "boats" in x]
    assert line == (
        "No longer told, by a correction: Mali supplied 4 boats to Niger in 2000. By Sahel Ledger, “Correction: our "
        "story “Mali met Niger in Gao in March” gave”, 21 May 2001: “Correction: our story ‘Mali met Niger in Gao "
        "in March’ gave a wrong number.” It now says: Mali supplied 9 boats to Niger in 2000."
    )
    assert lines(write(told, "2001-04-01", "2001-05-20"), "withdrawn") == []


def test_every_line_is_cited_and_every_citation_stands(told):
    """No line without a number; each quote is in its report."""
    made = write(told)
    assert all(line.citations for _, line in made.lines())
    for citation in made.citations:
        assert told.report(citation.report).text[citation.start : citation.end] == citation.quote
    assert dict(made.counts)["statements"] >= len(made.citations)


def test_what_fails_its_check_is_left_out_and_said(told, tmp_path):
    """A text changed behind the record's back gives no line."""
    path = tmp_path / "record.sqlite"
    told.close()
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE reports SET text = replace(text, 'attacked', 'defended')")
    connection.close()
    store = Store(path)
    made = write(store)
    assert lines(made, "new") == []
    assert any("fourth.txt" in failure for failure in made.failures)
    store.close()


def test_nothing_has_changed_since_the_last_report(told):
    """The forms say so."""
    made = write(told, "2001-05-22")
    assert made.empty
    assert (
        "Nothing has changed between Mali and Niger (what was not known on 22 May 2001)." in made.render("md").decode()
    )


@pytest.mark.parametrize(("since", "until"), [("2001-05-22", "2001-05-20"), ("2001-06/..", "2001-06-01")])
def test_an_end_before_the_beginning_is_refused(told, since, until):
    """Nothing can have changed."""
    with pytest.raises(InvalidDate, match="nothing can have changed"):
        write(told, since, until)


def test_both_ends_go_by_one_time(told):
    """What was read by one day and what was out by another cannot be compared."""
    with pytest.raises(InvalidDate, match="by when they were published"):
        write_changes(Snapshot(told, AsOf("2001-04-01", "learnt")), Snapshot(told, AsOf("2001-05-01")), ())


def test_the_forms_of_a_brief_hold_changes(told):
    """Markdown with footnotes, a page, and JSON with both ends; the same each time."""
    made = write(told, "2001-04-01", "2001-05-22")
    assert made == write(told, "2001-04-01", "2001-05-22")
    held = json.loads(made.render("json"))
    assert held["schema"] == "communique.changes/1"
    assert held["since"] == {"day": "2001-04-01", "known_by": "published"}
    assert held["until"] == {"day": "2001-05-22", "known_by": "published"}
    assert {s["id"] for s in held["sections"] if s["lines"]} >= {"new", "moved", "withdrawn"}
    text = made.render("md").decode()
    assert text.startswith("# Changes: Mali and Niger\n\nCovers what was not known on 1 April 2001, as known on 22 May")
    assert "[^1]: " in text
    page = made.render("html").decode()
    assert '<p class="sort">Changes</p>' in page
    assert page.startswith("<!DOCTYPE html>")


def test_without_states_all_changes_are_shown(told):
    """By reading time, before anything was read, all is new."""
    made = write_changes(Snapshot(told, AsOf("1999", "learnt")), Snapshot(told), ())
    assert made.title == "Changes"
    assert {section.id for section, _ in made.lines()} == {"new", "contradicted", "uncertain"}
    assert made.period == "what was not read by the end of 1999"
