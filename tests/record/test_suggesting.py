"""Suggestions: what is too likely to pass over and too doubtful to merge is left to a person, who settles it."""

from __future__ import annotations

import pytest

from communique.model.errors import JudgementError
from communique.model.judgement import Verb
from communique.model.statement import Reading
from communique.record.judging import Ruling, judgement_of
from communique.record.record import Snapshot
from communique.record.suggesting import find_suggestions

KENYA, UGANDA = {"Kenya": "KEN"}, {"Uganda": "UGA"}
RUTO = {"William Ruto": "KEN"}


@pytest.fixture
def record(store, make_report, make_statement):
    """A record of a visit told on two days by two papers, and of another year's."""
    for name, text, date in (
        ("a.txt", "William Ruto visited Uganda.", "2009-05-03"),
        ("b.txt", "Uganda was toured by William Ruto; he visited it.", "2009-05-05"),
        ("c.txt", "Kenya visited Uganda.", "2011-02-01"),
    ):
        report = make_report(name, text, "2009-05-10")
        source = RUTO if "Ruto" in text else KENYA
        made = make_statement(report, "visited", "visit", source, UGANDA, date=date, persons=True)
        store.add(report, Reading((made,)), "made/1")
    return store


def _rule(store, verb, *subjects):
    made = judgement_of(store, Ruling(verb, subjects, "Ama", "seen the log book"), tuple)
    store.add_judgement(made)


def test_a_doubtful_pair_is_suggested_with_score_and_reasons(record):
    """The third visit is none of it."""
    (pair,) = Snapshot(record).suggestions
    assert 0.65 <= pair.score < 1.01
    assert {"a person in common", "dates nearly meet", "same kind", "same parties"} <= set(pair.reasons)
    assert pair.other(pair.dealings[0]) == pair.dealings[1]


@pytest.mark.parametrize(("verb", "dealings"), [(Verb.MERGE, 2), (Verb.SPLIT, 3)])
def test_merge_and_split_settle_a_pair(record, verb, dealings):
    """A ruled pair is no suggestion any more; taken back, it is one again."""
    (pair,) = Snapshot(record).suggestions
    _rule(record, verb, *pair.dealings)
    after = Snapshot(record)
    assert after.suggestions == []
    assert len(after.dealings) == dealings
    _rule(record, Verb.UNDO, record.judgements()[0].id)
    assert Snapshot(record).suggestions == [pair]


def test_two_of_one_dealing_cannot_be_ruled_two_by_their_dealing(record):
    """The error says how to split one statement off."""
    (pair,) = Snapshot(record).suggestions
    _rule(record, Verb.MERGE, *pair.dealings)
    one, two = next(d.statements for d in Snapshot(record).dealings if len(d.statements) == 2)
    with pytest.raises(JudgementError, match="are one dealing"):
        _rule(record, Verb.SPLIT, one, two)
    with pytest.raises(JudgementError, match="one or two"):
        _rule(record, Verb.SPLIT, one, two, one)


def test_suggestions_are_the_same_in_any_order(record):
    """Of dealings and statements."""
    held = Snapshot(record)
    backwards = dict(reversed(held.statements.items()))
    assert find_suggestions(held.dealings[::-1], backwards, {}) == held.suggestions
