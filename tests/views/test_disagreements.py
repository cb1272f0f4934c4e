"""Conflicts in words: what both sides hold, and never more."""

from __future__ import annotations

import pytest

from communique.model.statement import Reading
from communique.record.record import Snapshot
from communique.views.disagreements import conflict_parts

CHAD, NIGER = {"Chad": "TCD"}, {"Niger": "NER"}


@pytest.fixture
def worded(store, make_report, make_statement):
    """Adds statements, each as (report, sentence's trigger and more), and words the one conflict they make."""

    def words(texts, told):
        reports = {
            name: make_report(name, text, "2016-07-01", name.split(".")[0].title()) for name, text in texts.items()
        }
        for name, report in reports.items():
            made = tuple(make_statement(report, *rest, **more) for at, rest, more in told if at == name)
            store.add(report, Reading(made), "made/1")
        snapshot = Snapshot(store)
        (conflict,) = snapshot.conflicts
        sides = [[snapshot.statements[i] for i in side.statements] for side in conflict.sides]
        return " ".join(text for text, _ in conflict_parts(snapshot, conflict, sides))

    return words


def test_two_names_for_one_deed_are_told_each_by_its_teller(worded):
    """Neither is worded as a denial of the other."""
    text = "Chad said Niger had abducted men of Chad. Niger insisted that Niger had arrested men of Chad."
    told = [
        ("one.txt", ("abducted", "abduction", NIGER, CHAD), {"holder": ("Chad", "TCD"), "said": "said"}),
        ("one.txt", ("arrested", "detention", NIGER, CHAD), {"holder": ("Niger", "NER"), "said": "insisted"}),
    ]
    words = worded({"one.txt": text}, told)
    assert words.startswith("One deed is told in two ways.")
    assert "according to Chad" in words
    assert "according to Niger" in words
    assert "denied" not in words


def test_a_year_left_out_is_told_beside_every_year(worded):
    """The claims of such a conflict are words, and no dates."""
    texts = {
        "one.txt": "In 2010, 2012 and 2013 Chad and Niger held drills.",
        "two.txt": "Since 2010 Chad and Niger have held annual drills.",
    }
    told = [
        ("one.txt", ("drills", "joint_exercise", CHAD, NIGER), {"date": "2010/2013"}),
        ("two.txt", ("drills", "joint_exercise", CHAD, NIGER), {"date": "2010/.."}),
    ]
    words = worded(texts, told)
    assert "Every year, according to Two." in words
    assert "Against it, not in 2011, according to One." in words
