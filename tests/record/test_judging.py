"""Giving a judgement: what cannot be ruled is refused with what, where and remedy, and values have one form."""

from __future__ import annotations

import pytest
from tests.record.conftest import find

from communique.model.errors import CommuniqueError, InvalidDate, JudgementError, UnknownNameError
from communique.model.judgement import Field, Verb
from communique.record.corrections import canonical
from communique.record.judging import Ruling, find_statement, judgement_of
from communique.record.record import Snapshot


@pytest.mark.parametrize(
    ("verb", "subjects", "more", "words"),
    [
        ("accept", ("s-nothing",), {}, "none has an id that begins with 's-nothing'"),
        ("accept", ("s",), {}, "several ids begin with 's'"),
        ("accept", ("",), {}, "none has an id"),
        ("accept", ("ledger met", "copy met"), {}, "accept is on 1, not 2"),
        ("merge", ("ledger met",), {}, "merge is on two or more, not 1"),
        ("merge", ("ledger met", "copy met"), {}, "are one dealing already"),
        ("merge", ("ledger met", "d-nothing"), {}, "dealing: none has an id"),
        ("split", ("voice visited",), {}, "in a dealing with no other"),
        ("correct", ("ledger met",), {"field": "colour", "value": "red"}, "no field 'colour'"),
        ("correct", ("ledger met",), {"field": "kind", "value": "meting"}, "Did you mean meeting?"),
        ("correct", ("ledger met",), {"field": "kind", "value": "meeting"}, "is meeting already"),
        ("correct", ("ledger met",), {"field": "date", "value": "2001-02-30"}, "calendar"),
        ("correct", ("ledger met",), {"field": "date", "value": "2001-02-03"}, "is 2001-02-03 already"),
        ("correct", ("ledger met",), {"field": "status", "value": "done"}, "no status 'done'"),
        ("correct", ("ledger met",), {"field": "place", "value": ""}, "place has no value"),
        ("correct", ("ledger met",), {"field": "quantity", "value": "4"}, "needs exactly one"),
        ("correct", ("ledger sold",), {"field": "quantity", "value": "many"}, "is no number"),
        ("correct", ("ledger sold",), {"field": "quantity", "value": "9/4"}, "is no number"),
        ("rename", ("Wagadugu",), {"value": "BEN"}, "none in the record is named 'Wagadugu'"),
        ("rename", ("the harbour master",), {"value": "BEN"}, "is no name"),
        ("rename", ("Togo",), {"value": "person:nobody-at-all"}, "no state and no actor"),
        ("rename", ("Togo",), {"value": "BEN", "country": "GHA"}, "none in the record is named"),
        ("rename", ("state:FRA",), {"value": "BEN"}, "none in the record has the id"),
        ("copy", ("ledger", "ledger.txt"), {}, "is one report"),
        ("copy", ("ledger", "r-nothing"), {}, "report: none has an id"),
        ("settle", ("c-nothing",), {"value": "1"}, "conflict: none has an id"),
        ("undo", ("j-nothing",), {}, "judgement: none has an id"),
    ],
)
def test_what_cannot_be_ruled_is_refused_and_nothing_is_stored(world, rule, verb, subjects, more, words):
    """Each message names the value and says what to do."""
    store, _ = world
    with pytest.raises(CommuniqueError, match=words) as caught:
        rule(verb, *subjects, **more)
    assert caught.value.remedy
    assert store.judgements() == []


def test_a_ruling_without_reason_or_author_is_refused(world):
    """Both are demanded."""
    store, ids = world
    for author, reason, name in (("Ama", " ", "reason"), ("", "seen", "author")):
        with pytest.raises(JudgementError, match=f"there is no {name}"):
            judgement_of(store, Ruling(Verb.ACCEPT, (ids["ledger met"],), author, reason), find)


def test_a_side_that_a_conflict_does_not_have_is_refused_with_those_it_has(world, rule):
    """By number, by claim, or none."""
    store, _ = world
    conflict = next(c for c in Snapshot(store).conflicts if c.kind == "number")
    with pytest.raises(JudgementError, match="has no side '3'") as caught:
        rule("settle", conflict.id, value="3")
    assert all(side.claim in caught.value.remedy for side in conflict.sides)
    assert rule("settle", conflict.id, value=conflict.sides[1].claim).value == conflict.sides[1].claim
    assert rule("settle", conflict.id, value="none").value == "none"


def test_a_judgement_is_undone_once_and_an_undo_is_not_undone(world, rule):
    """Each refusal names who undid it, or what to do instead."""
    given = rule("accept", "ledger met")
    undo = rule("undo", given.id[:9])
    with pytest.raises(JudgementError, match=r"was undone already, by Ama on 2024-05-02"):
        rule("undo", given.id)
    with pytest.raises(JudgementError, match="is itself an undo"):
        rule("undo", undo.id)


def test_a_name_read_as_of_several_states_asks_which(store, world, rule, make_report, make_statement):
    """And is renamed there alone."""
    from communique.model.statement import Reading  # noqa: PLC0415

    report = make_report("x.txt", "Togo praised Ghana.", "2001-04-01")
    store.add(report, Reading((make_statement(report, "praised", "praise", {"Togo": "BEN"}, {"Ghana": "GHA"}),)), "m/1")
    with pytest.raises(UnknownNameError, match="of several states: BEN, TGO"):
        rule("rename", "Togo", value="GHA")
    assert rule("rename", "Togo", value="GHA", country="BEN").country == "BEN"


def test_a_statement_is_found_by_the_beginning_of_its_id(world):
    """As the lists show it."""
    store, ids = world
    assert find_statement(store, ids["ledger met"][:12]).id == ids["ledger met"]


@pytest.mark.parametrize(
    ("field", "given", "kept"),
    [
        ("kind", "Arms transfer", "arms_transfer"),
        ("status", "Denied", "denied"),
        ("date", " 2001-02/2001-03 ", "2001-02/2001-03"),
        ("date", "None", "none"),
        ("source", "Ghana, togo", "GHA TGO"),
        ("place", "Lome , Togo", "Lome, TGO"),
        ("holder", "the  harbour master", "the harbour master"),
        ("quantity", "12/..", "12/.."),
    ],
)
def test_a_value_is_kept_in_one_form(field, given, kept):
    """Two ways of writing it are one ruling."""
    assert canonical(Field(field), given, find) == kept


def test_dates_are_checked_as_the_readers_are():
    """By the same parser."""
    with pytest.raises(InvalidDate):
        canonical(Field.DATE, "last spring", find)
