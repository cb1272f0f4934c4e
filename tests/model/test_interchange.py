"""The interchange form: lossless both ways, complete, and with every field in its place."""

from __future__ import annotations

import json
from dataclasses import fields
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.model.deal import CELLS, Cell, Deal
from communique.model.dealing import Conflict, Side
from communique.model.interchange import (
    conflict_from,
    conflict_object,
    deal_object,
    statement_body,
    statement_from,
    statement_object,
)
from communique.model.report import Report
from communique.model.statement import (
    Cue,
    Holder,
    Materiel,
    Money,
    Party,
    Place,
    Quantity,
    Statement,
    Status,
)

# The fields of communique.statement/1, in order.
FIELDS = """schema id document document_sha256 publisher title published published_origin start end quote trigger_start
trigger_end kind type mode contexts cameo goldstein source target place date date_text date_start date_end date_origin
status status_cues holder holder_chain cue materiel money reader reasons confidence dealing""".split()

words = st.text(max_size=20)
maybe = st.none() | words
offset = st.integers(0, 10_000)
amount = st.none() | st.floats(0, 1e12, allow_nan=False)


def _many(record: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(record, max_size=3).map(tuple)


quantities = st.builds(Quantity, amount, amount, st.booleans(), words)
parties = st.builds(Party, words, maybe, maybe, maybe, maybe, maybe, offset, offset)
holders = st.builds(Holder, words, maybe, maybe, st.sampled_from(["person", "organ", "medium"]), offset, offset)
cues = st.builds(Cue, words, offset, offset, words)
degrees = st.none() | st.floats(-90, 90, allow_nan=False)
places = st.builds(Place, words, maybe, degrees, degrees, st.none() | offset, offset, offset)
things = st.builds(Materiel, maybe, words, st.none() | quantities, offset, offset)
money = st.builds(Money, words, amount, amount, st.booleans(), words, offset, offset)
statements = st.builds(
    Statement,
    report=words, start=offset, end=offset, quote=words, trigger_start=offset, trigger_end=offset, kind=words,
    type=words, mode=maybe, contexts=_many(words), cameo=maybe, goldstein=st.none() | st.floats(-10, 10),
    source=_many(parties), target=_many(parties), place=st.none() | places, date=maybe, date_text=maybe,
    date_start=st.none() | offset, date_end=st.none() | offset, date_origin=maybe, status=st.sampled_from(Status),
    status_cues=_many(cues), holder=st.none() | holders, holder_chain=_many(holders), cue=st.none() | cues,
    materiel=_many(things), money=_many(money), reader=words, reasons=_many(words), confidence=st.floats(0, 1),
)  # fmt: skip
conflicts = st.builds(
    Conflict,
    id=words, kind=words, dealings=_many(words), sides=_many(st.builds(Side, words, _many(words))),
    origins=_many(st.integers(0, 9)), since=maybe, settled=maybe,
)  # fmt: skip


@given(statements)
def test_a_statement_survives_json(statement: Statement) -> None:
    """Written to JSON and read back it is equal, and has the same id."""
    back = statement_from(json.loads(json.dumps(statement_body(statement))))
    assert back == statement
    assert back.id == statement.id


@given(conflicts)
def test_a_conflict_survives_json(conflict: Conflict) -> None:
    """Written to JSON and read back it is equal."""
    assert conflict_from(json.loads(json.dumps(conflict_object(conflict)))) == conflict


@pytest.fixture
def report() -> Report:
    """A report to be the head of a statement."""
    return Report("a/b.txt", "ab" * 32, "Ghana thanked Togo.", publisher="Daily", published="2020-02")


@given(statement=statements)
def test_every_field_of_the_form_is_written(statement: Statement) -> None:
    """The object has the form's fields, all of them, in its order, and no others."""
    made = statement_object(statement, Report("a.txt", "ab" * 32, "x"), "d1")
    assert list(made) == FIELDS


def test_the_head_is_the_report_s(report: Report) -> None:
    """Document, hash, publisher and date come from the report; what is unknown is null."""
    statement = Statement(report.id, 0, 19, report.text, 6, 13, "praise", "SUPPORT", None, (), "051", 3.4, (), ())
    made = statement_object(statement, report)
    assert made["schema"] == "communique.statement/1"
    assert (made["document"], made["publisher"], made["published"]) == ("a/b.txt", "Daily", "2020-02")
    assert made["title"] is None
    assert made["dealing"] is None
    assert made["id"] == statement.id


def test_the_cue_of_saying_names_its_speech(report: Report) -> None:
    """In the form, the effect of a cue of saying is called speech."""
    cue = Cue("said", 0, 4, "direct")
    statement = Statement(
        report.id, 0, 19, report.text, 6, 13, "praise", "SUPPORT", None, (), None, None, (), (), cue=cue
    )
    assert statement_object(statement, report)["cue"] == {"text": "said", "start": 0, "end": 4, "speech": "direct"}


def test_a_missing_field_is_an_error() -> None:
    """A body without a field is no statement."""
    with pytest.raises(KeyError):
        statement_from({"status": "occurred"})


def test_the_form_has_every_field_of_the_record() -> None:
    """A field added to Statement must reach the form."""
    assert {f.name for f in fields(Statement)} - {"report"} <= set(FIELDS)


def test_a_deal_is_written_with_every_cell_and_what_it_rests_on() -> None:
    """Each cell keeps what is shown, its statements and its doubts; an unknown one is two dots that rest on nothing."""
    cells = dict.fromkeys(CELLS, Cell()) | {"ordered": Cell("(4|6)", ("s1", "s2"), ("numbers differ",))}
    value = deal_object(Deal(id="a1", dealings=("d1",), statements=("s1", "s2"), **cells))
    assert set(value) == {"schema", *(f.name for f in fields(Deal))}
    assert value["ordered"] == {"text": "(4|6)", "statements": ("s1", "s2"), "doubts": ("numbers differ",)}
    assert value["status"] == {"text": "..", "statements": (), "doubts": ()}
    assert json.loads(json.dumps(value))["dealings"] == ["d1"]
