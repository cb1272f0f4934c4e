"""Scoring against gold: own cases, and the same figures as the outside judge."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.views import evaluate as scoring
from communique.views.assignment import assign
from communique.views.gold import GoldError, conflicts_beside, load_conflicts, load_gold

SHARED = Path(__file__).resolve().parents[3] / "shared"
TEXT = "Oman met Qatar in Muscat on Sunday. Oman sold dates to Qatar, a trader said."
GOLD = """
- doc: a.txt
  statements:
  - {trigger: met, types: [CONSULT], pair: [OMN, QAT], date: 1999-05-02, status: occurred,
     holder: [publisher], event: m}
  - {trigger: sold, types: [AID], source: [OMN], target: [QAT], status: occurred, holder: [a trader]}
  - {trigger: in Muscat, types: [CONSULT], pair: [OMN, '*'], status: '*', holder: ['*'], optional: true}
"""


@pytest.fixture
def gold(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf8")
    (tmp_path / "gold.yaml").write_text(GOLD, encoding="utf8")
    return load_gold(tmp_path / "gold.yaml", tmp_path)


def said(trigger, type_, source, target, **more):
    at = TEXT.index(trigger)
    start, end = (0, TEXT.index(".") + 1) if at < 35 else (36, len(TEXT))
    return {
        "id": trigger, "document": "x/a.txt", "start": start, "end": end, "quote": TEXT[start:end],
        "trigger_start": at, "type": type_, "source": [{"country": c} for c in source],
        "target": [{"country": c} for c in target], "status": "occurred", "holder": None, "date": None, **more,
    }  # fmt: skip


MET = said("met", "CONSULT", ["OMN"], ["QAT"], date="1999-05-02")
SOLD = said("sold", "AID", ["OMN"], ["QAT"], holder={"name": "a broker"})


@pytest.mark.parametrize(
    ("statements", "figures"),
    [
        ([MET, SOLD], {"found": 2, "spurious": 0, "f1": 1.0, "dyad": 1.0, "whole": 0.5}),
        ([MET, {**SOLD, "holder": {"name": "a trader"}}], {"whole": 1.0, "holder": 1.0}),
        ([], {"found": 0, "f1": 0.0, "precision": 0.0}),
        ([{**MET, "type": "AID"}], {"found": 0, "spurious": 1}),
        (
            [{**MET, "source": [{"country": "QAT"}], "target": [{"country": "OMN"}]}],
            {"found": 1, "pair": 1.0},
        ),
        (
            [{**SOLD, "source": [{"country": "QAT"}], "target": [{"country": "OMN"}]}],
            {"found": 1, "pair": 0.0},
        ),
        ([{**MET, "date": "1999"}], {"date": 0.0}),
        ([{**MET, "quote": "Oman met Bahrain."}], {"bad_evidence": 1, "found": 0}),
        ([{**MET, "end": 900, "quote": None}], {"bad_evidence": 1}),
        ([MET, {**MET, "id": "again"}], {"found": 1, "spurious": 0}),
        ([{**MET, "document": "other.txt"}], {"found": 0, "spurious": 0}),
    ],
)
def test_figures_say_what_was_found_and_what_was_right(gold, statements, figures):
    """Evidence and type find; parties, status, holder and date are judged among the found."""
    result = scoring.score(gold, statements)
    assert {name: result.figures[name] for name in figures} == pytest.approx(figures)


@pytest.mark.parametrize(
    ("wanted", "given_", "same"),
    [
        ("1999-05-02", "1999-05-02", True),
        ("1999-05", "1999-05-02", False),
        ("1999-05", "1999-05-01/1999-05-20", True),
        ("1999/..", "1999/..", True),
        ("1999/..", "1999-06/2001", True),
        ("1999/..", "2003", False),
        ("1999", "nonsense", False),
    ],
)
def test_dates_agree_where_they_share_half_their_days(wanted, given_, same):
    """Open ends must be open in both, or closed late."""
    assert scoring.same_time(wanted, given_) is same


def test_floors_are_told_apart():
    """Only figures under their floor are named."""
    result = scoring.Score(figures={"f1": 0.5, "dyad": 0.9})
    assert result.below({"f1": 0.6, "dyad": 0.9}) == ["f1 0.500 < 0.600"]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("- doc: gone.txt\n  statements: []", "cannot be read"),
        (GOLD.replace("sold", "bought"), "does not stand"),
        ("a: [", "not valid YAML"),
        ("just words", "not a list"),
        (GOLD.replace("status: occurred, ", ""), "lacks"),
    ],
)
def test_gold_that_cannot_be_used_says_why(tmp_path, content, words):
    """File, document and remedy are named."""
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf8")
    (tmp_path / "gold.yaml").write_text(content, encoding="utf8")
    with pytest.raises(GoldError, match=words):
        load_gold(tmp_path / "gold.yaml", tmp_path)


@settings(deadline=None)
@given(st.integers(1, 7), st.integers(1, 7), st.randoms(use_true_random=False))
def test_the_assignment_is_optimal_and_falls_like_the_one_of_scipy(rows, columns, chance):
    """Also with many ties: the same pairs, so the same figures."""
    optimize = pytest.importorskip("scipy.optimize")
    weights = [[chance.choice([0.0, 1.0, 1.25, 2.0]) for _ in range(columns)] for _ in range(rows)]
    negated = [[-w for w in row] for row in weights]
    wanted = optimize.linear_sum_assignment(negated)
    assert assign(weights) == [(int(i), int(j)) for i, j in zip(*wanted, strict=True)]


def test_nothing_is_assigned_where_a_side_is_empty():
    """No rows, or no columns."""
    assert assign([]) == assign([[]]) == []


CASES = [
    ("gold/seeds.yaml", "seeds"),
    ("gold/practice/asia-pacific-africa/gold.yaml", "gold/practice/asia-pacific-africa"),
    ("gold/practice/europe-americas-mideast/gold.yaml", "gold/practice/europe-americas-mideast"),
]


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="no shared folder")
@pytest.mark.parametrize(("path", "folder"), CASES)
@pytest.mark.parametrize("seed", range(3))
def test_the_outside_judge_prints_the_same_figures(tmp_path, path, folder, seed):
    """Made predictions, right and wrong at random, are scored alike by both."""
    chance = random.Random(seed)
    file, where = SHARED / path, SHARED / folder
    gold = load_gold(file, where)
    made = [s for document in gold.values() for s in _predictions(document, chance)]
    conflicts = _conflicts(made, chance)
    (tmp_path / "s.jsonl").write_text("".join(json.dumps(s) + "\n" for s in made), encoding="utf8")
    (tmp_path / "c.jsonl").write_text("".join(json.dumps(c) + "\n" for c in conflicts), encoding="utf8")
    beside = conflicts_beside(file)
    order = [sys.executable, str(SHARED / "gold" / "score.py"), str(file), str(tmp_path / "s.jsonl"), str(where),
             "--conflicts", str(beside), str(tmp_path / "c.jsonl")]  # fmt: skip
    outside = subprocess.run(order, capture_output=True, text=True, check=True).stdout.strip()
    result = scoring.score(gold, made)
    scoring.score_conflicts(result, load_conflicts(beside, where), made, conflicts)
    assert str(result) == outside


def _predictions(document, chance):
    for n, item in enumerate(document.items):
        if chance.random() < 0.3:
            continue
        start, end = (
            max(0, item.start - chance.randrange(40)),
            min(len(document.text), item.end + chance.randrange(40)),
        )
        codes = [c for c in (*(item.pair or ()), *item.source, *item.target) if c != "*"] or ["PER"]
        split = chance.randrange(len(codes) + 1)
        yield {
            "id": f"{document.name}-{n}", "document": f"any/{document.name}", "start": start, "end": end,
            "quote": document.text[start:end] if chance.random() < 0.95 else "no such words",
            "trigger_start": item.start + chance.randrange(-60, 60),
            "type": chance.choice([*item.types, "AGREE"]), "source": [{"country": c} for c in codes[:split]],
            "target": [{"country": c} for c in codes[split:]],
            "status": chance.choice(["occurred", "planned", "denied"]),
            "holder": chance.choice([None, {"name": item.holders[0]}, {"name": "Nobody"}]),
            "date": chance.choice([item.date, None, "2022/..", "2023-08"]), "dealing": f"d{chance.randrange(9)}",
        }  # fmt: skip


def _conflicts(made, chance):
    out = []
    for n in range(60):
        pair = chance.sample(made, 2)
        kind = chance.choice(["occurrence", "number", "date"])
        out.append({"id": f"c{n}", "kind": kind, "sides": [{"claim": "x", "statements": [s["id"]]} for s in pair]})
    return out
