"""The made world: the same each time, every statement at its words, and its truth known."""

from __future__ import annotations

from itertools import islice

import pytest
from benchmarks.world.scoring import b_cubed, by_pairs, conflicts

from benchmarks import world
from communique.model.dealing import Conflict, Side
from communique.record.verify import span_faults

NUMBER = 120


@pytest.fixture(scope="module")
def made() -> list[world.Told]:
    """Three days of the world."""
    return list(world.told(NUMBER))


def test_the_same_seed_gives_the_same_reports_and_another_seed_others(made):
    """Reports, readings and truths."""
    assert list(world.told(NUMBER)) == made
    assert next(world.told(1, seed=world.SEED + 1)).report != made[0].report


def test_the_world_begins_alike_however_long_it_runs(made):
    """A small record is the beginning of a large one."""
    assert list(islice(world.told(NUMBER * 3), NUMBER)) == made


def test_every_statement_stands_where_its_words_do(made):
    """Quote, parties, trigger, date and cues; about ten a report."""
    statements = [(told.report, s) for told in made for s in told.reading.statements]
    assert [fault for report, s in statements for fault in span_faults(s, report.text)] == []
    assert all(s.report == report.id for report, s in statements)
    assert 8 <= len(statements) / len(made) <= 12


def test_the_truth_names_origins_that_are_reports_and_tells_of_each_statement(made):
    """About half the reports are taken from others; there are denials and errors of every sort."""
    ids = {told.report.id for told in made}
    assert len(ids) == NUMBER
    assert {told.origin for told in made} < ids
    assert 0.4 < sum(told.origin != told.report.id for told in made) / NUMBER < 0.6
    assert all(len(told.truths) == len(told.reading.statements) for told in made)
    truths = [truth for told in made for truth in told.truths]
    assert {t.wrong for t in truths} == {None, "number", "date", "place", "who"}
    assert any(t.answers is not None for t in truths)


def test_reports_are_corrected_by_their_own_outlet(made):
    """With a note at the head, and the origin of what is corrected."""
    told = {t.report.id: t for t in world.told(NUMBER * 4)}
    corrections = [t for t in told.values() if (t.report.title or "").startswith("CORRECTION")]
    assert corrections
    for correction in corrections:
        assert told[correction.origin].report.publisher == correction.report.publisher
        assert all(truth.wrong != "number" for truth in correction.truths)


@pytest.mark.parametrize(
    ("said", "pairs", "cubed"),
    [
        ({"a": 1, "b": 1, "c": 2, "d": 3}, (1, 1), (1, 1)),
        ({"a": 1, "b": 1, "c": 1, "d": 3}, (1 / 3, 1), ((2 / 3 + 2 / 3 + 1 / 3 + 1) / 4, 1)),
        ({"a": 1, "b": 2, "c": 3, "d": 4}, (0, 0), (1, (0.5 + 0.5 + 1 + 1) / 4)),
    ],
    ids=["right", "one too many", "all apart"],
)
def test_groups_are_scored_by_what_they_put_together(said, pairs, cubed):
    """Of a, b in one group, c and d alone."""
    wanted = {"a": "x", "b": "x", "c": "y", "d": "z"}
    assert by_pairs(wanted, said) == pytest.approx(pairs)
    assert b_cubed(wanted, said) == pytest.approx(cubed)


def test_a_conflict_is_right_where_the_truth_sets_its_sides_against_each_other():
    """Of two true conflicts one is found, one report of two is wrong."""
    truths = {
        "n1": world.Truth(1), "n2": world.Truth(1, wrong="number"),
        "d1": world.Truth(2), "d2": world.Truth(2, answers=2),
    }  # fmt: skip

    def conflict(kind, *sides):
        written = tuple(Side("so", ids) for ids in sides)
        return Conflict(f"c{sides}", kind, (), written, (1, 1), None)

    said = [conflict("number", ("n1",), ("n2",)), conflict("occurrence", ("n1",), ("d2",))]
    figures = conflicts(truths, said)
    assert (figures["conflicts precision"], figures["conflicts recall"]) == (0.5, 0.5)
    assert (figures["conflicts"], figures["reported"]) == (2, 2)
