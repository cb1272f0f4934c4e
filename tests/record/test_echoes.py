"""The echo map: who took a story from whom, the same in any order of reading."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from communique.model.judgement import Verb
from communique.model.report import Report
from communique.model.statement import Reading
from communique.record.echoes import find_echoes
from communique.record.judging import Ruling, judgement_of
from communique.record.record import Snapshot
from communique.record.store import Store

STORY = (
    "Kenya and Malawi agreed on Monday to build a harbour of 14 berths at Chipoka, ministers said. "
    "Ama Phiri and Juma Otieno signed the paper in Lilongwe before 300 guests. "
    "The lender Afreximbank pays 90 million dollars and wants it back by 2031. "
    "Boats have crossed the lake from Mbamba Bay since 1951, when the Ilala was launched. "
    "A road of 60 kilometres to Salima is to follow, said Phiri, who thanked Otieno."
)
NEXT = STORY.replace("300 guests", "300 guests and a band")
CUT = ". ".join(STORY.split(". ")[:4]) + "."
OTHER = (
    "Norway closed its embassy in Riga for a week after a pipe burst on Elizabetes street. Ambassador Kari Lund moved "
    "her desk to a hotel. Passports will be issued again from 4 May, and 12 staff work from Tallinn meanwhile."
)


def made(make_report) -> dict[str, Report]:
    """Four reports of one story and one of another, by short names."""
    return {
        "wire": make_report("wire.txt", STORY, "2001-05-02", "Reuters"),
        "early": replace(make_report("early.txt", NEXT, "2001-05-01", "Lake Post"), credit="Reuters"),
        "copy": replace(make_report("copy.txt", CUT, "2001-05-03", "Coast Ledger"), credit="Reuters"),
        "late": make_report("late.txt", NEXT.replace("a band", "a brass band"), "2001-05-03", "Volta Gazette"),
        "other": make_report("other.txt", OTHER, "2001-05-03", "Daugava Daily"),
    }


@pytest.fixture
def filled(store, make_report):
    """A record of them, and their short names by id."""
    reports = made(make_report)
    for report in reports.values():
        store.add(report, Reading(()), "made/1")
    return store, {report.id: name for name, report in reports.items()}


def test_credit_beats_time_and_time_beats_the_rest(filled) -> None:
    """The agency's own report comes first though a paper has an earlier date; who credits nobody follows the first."""
    store, names = filled
    [origin] = find_echoes(Snapshot(store))
    tree = {names[e.report]: (e.source and names[e.source], e.depth, e.kind) for e in origin.echoes}
    assert tree == {
        "wire": (None, 0, "first"),
        "early": ("wire", 1, "syndicated"),
        "copy": ("wire", 1, "syndicated"),
        "late": ("early", 2, "syndicated"),
    }
    assert origin.medium is None
    assert all(e.reasons for e in origin.echoes[1:])
    assert any("it credits Reuters" in reason for reason in origin.echoes[1].reasons)


def test_medium_that_is_missing_is_named(store, make_report) -> None:
    """Two papers that credit an agency whose report the record has not."""
    reports = made(make_report)
    for name in ("early", "copy"):
        store.add(reports[name], Reading(()), "made/1")
    [origin] = find_echoes(Snapshot(store))
    assert (origin.medium, len(origin.echoes)) == ("Reuters", 2)


def test_rulings_draw_the_map_anew(filled) -> None:
    """What a person ruled to be a copy is joined, and says so."""
    store, names = filled
    ids = {name: ident for ident, name in names.items()}
    ruling = Ruling(Verb.COPY, (ids["wire"], ids["other"]), "Ama", "the same")
    store.add_judgement(judgement_of(store, ruling, lambda _: ()))
    [origin] = find_echoes(Snapshot(store))
    assert {names[e.report]: e.kind for e in origin.echoes}["other"] == "ruled"


@given(order=st.permutations(["wire", "early", "copy", "late", "other"]))
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_order_of_reading_makes_no_difference(make_report, order: list[str]) -> None:
    """The links and the map are those of any other order."""
    reports = made(make_report)

    def drawn(names: list[str]) -> tuple[object, ...]:
        with tempfile.TemporaryDirectory() as folder:
            store = Store(Path(folder) / "record.sqlite")
            for name in names:
                store.add(reports[name], Reading(()), "made/1")
            found = (store.copies(), find_echoes(Snapshot(store)))
            store.close()
        return found

    assert drawn(order) == drawn(sorted(order))
