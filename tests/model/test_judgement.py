"""Judgements as values: their ids, their words, which are in force, and the round trip."""

from __future__ import annotations

import json
from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.model.judgement import (
    Anchor,
    Judgement,
    Ruled,
    Verb,
    as_read,
    corrections,
    in_force,
    judgement_from,
    judgement_object,
)

ANCHOR = Anchor("r1", 4, 7, "ghana met togo", 6, True, "meeting", "occurred", ("GHA",), ("TGO",), "2001-02-03", None)
GIVEN = Judgement(Verb.CORRECT, ("s1",), "Ama", "2024-05-02T08:00:00+00:00", "a misprint", "date", "2001-02-04", None,
                  (ANCHOR,))  # fmt: skip


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("verb", Verb.REJECT),
        ("subjects", ("s2",)),
        ("author", "Kofi"),
        ("at", "2024-05-03T08:00:00+00:00"),
        ("reason", "another"),
        ("field", "kind"),
        ("value", "visit"),
        ("country", "GHA"),
        ("anchors", ()),
        ("undoes", "j1"),
    ],
)
def test_a_judgement_changed_in_any_field_has_another_id(field, value):
    """A row edited behind the record's back is found out."""
    assert replace(GIVEN, **{field: value}).id != GIVEN.id
    assert {f.name for f in fields(Judgement)} == set(Judgement.__slots__)


def test_the_words_say_what_who_when_and_why():
    """As reasons show them."""
    assert GIVEN.words == "date corrected to 2001-02-04: judged by Ama on 2024-05-02: a misprint"


@given(
    verb=st.sampled_from(Verb),
    subjects=st.lists(st.text(max_size=5), max_size=3).map(tuple),
    reason=st.text(),
    value=st.none() | st.text(max_size=8),
    anchors=st.lists(st.builds(replace, st.just(ANCHOR), start=st.integers(0, 9)), max_size=2).map(tuple),
)
def test_a_judgement_survives_the_round_trip_by_json(verb, subjects, reason, value, anchors):
    """What is written and read back is equal, its id too."""
    one = replace(GIVEN, verb=verb, subjects=subjects, reason=reason, value=value, anchors=anchors)
    again = judgement_from(json.loads(json.dumps(judgement_object(one))))
    assert (again, again.id) == (one, one.id)


def test_what_was_undone_is_in_force_no_more_and_undos_never_are():
    """In the order of their times, whatever the order given."""
    later = replace(GIVEN, at="2024-06-01T08:00:00+00:00")
    undo = replace(GIVEN, verb=Verb.UNDO, subjects=(GIVEN.id,), undoes=GIVEN.id, anchors=())
    assert in_force([undo, later, GIVEN]) == (later,)
    assert in_force([later, GIVEN]) == (GIVEN, later)


def test_a_ruled_statement_keeps_the_id_and_the_reading(make_report, make_statement):
    """What it was read as can always be had."""
    report = make_report("a.txt", "Ghana met Togo.")
    read = make_statement(report, "met", "meeting", {"Ghana": "GHA"}, {"Togo": "TGO"})
    values = {f.name: getattr(read, f.name) for f in fields(read)}
    ruled = Ruled(**{**values, "kind": "visit"}, read=read, rulings=(GIVEN,))
    assert ruled.id == read.id
    assert as_read(ruled) is read
    assert as_read(read) is read
    assert corrections(ruled) == (GIVEN,)
    assert corrections(read) == ()
