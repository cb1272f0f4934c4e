"""The echo map as a list and as a picture."""

from __future__ import annotations

from dataclasses import replace

import pytest

from communique.model.asof import AsOf
from communique.model.errors import UnknownNameError
from communique.model.statement import Holder, Reading
from communique.record.record import Snapshot
from communique.views.echoes import echoes
from communique.views.echopicture import MOST, echoes_png, echoes_svg

GHANA, TOGO = {"Ghana": "GHA"}, {"Togo": "TGO"}
TEXT = (
    "Ghana sold 4 boats to Togo on Monday at the harbour of Tema, where Kofi Mensah counted 30 guests. "
    "The boats were built in 1998 by the yard of Sekondi and cost 12 million cedis. "
    "Ama Quaye of the navy spoke for 20 minutes and Yao Agbeko of Lome for three."
)


@pytest.fixture
def copied(store, make_report, make_statement):
    """A report, its copy, and a third that quotes Reuters on another matter."""
    first = make_report("ledger.txt", TEXT, "2001-02-05", "Coast Ledger")
    second = make_report("copy.txt", TEXT + " ", "2001-02-06", "Volta Gazette")
    third = make_report("third.txt", "Reuters said that Ghana met Togo in Accra.", "2001-02-07", "Lome Voice")
    for report in (first, second):
        sold = make_statement(report, "sold", "arms_transfer", GHANA, TOGO, date="2001-02-05")
        store.add(report, Reading((sold,)), "made/1")
    met = make_statement(third, "met", "meeting", GHANA, TOGO, date="2001-02-06")
    holder = Holder("Reuters", "medium:GBR:reuters", "GBR", "medium", 0, 7)
    store.add(third, Reading((replace(met, holder=holder, holder_chain=(holder,)),)), "made/1")
    return Snapshot(store)


def test_each_report_stands_below_its_source(copied) -> None:
    """Rows name outlet, source, kind and evidence; what is quoted from a missing medium names the medium."""
    rows = list(echoes(copied).rows())
    assert [(r["outlet"], r["kind"], r["from"]) for r in rows] == [
        ("Coast Ledger", "first", ""),
        ("└─ Volta Gazette", "exact", "Coast Ledger"),
        ("└─ Lome Voice", "quotes", "Reuters"),
    ]
    assert "word for word" in rows[1]["reasons"]
    assert "Reuters said that Ghana met Togo" in rows[2]["reasons"]


def test_quoted_statements_are_named(copied) -> None:
    """Every echo that rests on statements leads to them."""
    last = list(echoes(copied).objects())[-1]
    assert [copied.told[i].kind for i in last["statements"]] == ["meeting"]
    assert last["source"] is None


@pytest.mark.parametrize(
    ("wanted", "number"),
    [(["copy.txt"], 2), (["third.txt"], 1), (["GHA", "Togo"], 3), (["Togo"], 3), (["Latvia"], 0)],
)
def test_map_of_a_report_or_of_states(copied, wanted: list[str], number: int) -> None:
    """A report's document or id, or states by any name, limit the map."""
    assert len(echoes(copied, wanted)) == number


@pytest.mark.parametrize("word", ["nothing.txt", "Atlantis"])
def test_unknown_names_are_refused(copied, word: str) -> None:
    """What is neither a report nor a state is said to be unknown."""
    with pytest.raises(UnknownNameError, match=word):
        echoes(copied, [word])


def test_as_of_a_day_before_the_copy_there_is_no_echo(copied) -> None:
    """The map is drawn from what was known."""
    assert not len(echoes(Snapshot(copied.store, AsOf("2001-02-05"))))


def test_picture_names_every_outlet(copied) -> None:
    """SVG and PNG are drawn; nothing is drawn of nothing; what does not fit is said."""
    found = echoes(copied)
    svg = echoes_svg(found)
    assert svg is not None
    assert all(name in svg for name in ("Coast Ledger", "Volta Gazette", "Lome Voice (from Reuters)", "2001-02-06"))
    assert (echoes_png(found) or b"").startswith(b"\x89PNG")
    assert echoes_svg(found.first(0)) is None
    many = replace(found, items=[*found.items] * MOST)
    assert f"Not drawn: {2 * MOST} further reports." in (echoes_svg(many) or "")
