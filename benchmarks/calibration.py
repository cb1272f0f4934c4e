"""Measures whether confidence means what it says: of the statements scored 0.9, how many are right?

    python benchmarks/calibration.py            all sets at hand but the sample
    python benchmarks/calibration.py seeds      some of them

Statements are matched with gold as ``communique evaluate`` matches them. For each range of confidence: how many
statements, their mean confidence, and the share that is right: evidence and type (found), all parties too (dyad),
status, holder and date too (whole). Those on gold that is optional are left out, as nobody says whether they count.
``ece`` is the expected calibration error, the mean distance between confidence and the share that is right, a statement
being right where evidence, type and all parties are; ``ece_found`` is the same with evidence and type alone. The doubts
that make up the score were weighed on the practice reports: ``unfitted`` leaves those out.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))

import communique
from communique.views.assignment import assign
from communique.views.evaluate import ALL, TO_COME, agreement, same_holder, same_time
from communique.views.gold import GoldDocument, Item, load_gold
from whole_task import GoldSet, chosen_sets

BOUNDS = (0.0, 0.7, 0.75, 0.8, 0.85, 0.9, 1.01)


FITTED = frozenset({"asia-pacific-africa", "europe-americas-mideast"})


@dataclass(frozen=True, slots=True)
class Judged:
    """A statement's confidence, and what of it is right."""

    confidence: float
    found: bool
    dyad: bool
    whole: bool


def judged(chosen: GoldSet) -> Iterator[Judged]:
    """Read a set and judge each statement that gold says something about."""
    gold = load_gold(chosen.gold, chosen.folder)
    with tempfile.TemporaryDirectory() as scratch, communique.open(Path(scratch) / "record.sqlite") as record:
        record.read(*(document.path for document in gold.values()))
        said: dict[str, list[dict[str, Any]]] = {}
        for statement in record.statements().objects():
            said.setdefault(Path(statement["document"]).name, []).append(statement)
    for name, document in gold.items():
        yield from _document(document, said.get(name, []))


def _document(document: GoldDocument, said: list[dict[str, Any]]) -> Iterator[Judged]:
    weights = [[_weight(item, statement) for statement in said] for item in document.items]
    matched = {j: document.items[i] for i, j in assign(weights) if weights[i][j] > 0}
    for j, statement in enumerate(said):
        item = matched.get(j)
        if item is None:
            if not any(i.optional and _weight(i, statement) for i in document.items):
                yield Judged(statement["confidence"], found=False, dyad=False, whole=False)
        elif not item.optional:
            dyad = agreement(item, statement) >= ALL
            yield Judged(statement["confidence"], True, dyad, dyad and _rest(item, statement))


def _weight(item: Item, statement: Mapping[str, Any]) -> float:
    types = item.types | ({"AGREE"} if item.status in ("planned", "possible") and item.types & TO_COME else set())
    touches = statement["start"] < item.end and item.start < statement["end"]
    return 1 + agreement(item, statement) if touches and statement["type"] in types else 0.0


def _rest(item: Item, statement: Mapping[str, Any]) -> bool:
    dated = item.date is None or bool(statement["date"] and same_time(item.date, statement["date"]))
    return dated and item.status in ("*", statement["status"]) and same_holder(item.holders, statement)


def error(everything: Sequence[Judged], right: str) -> float:
    """The expected calibration error over the ranges of confidence."""
    found = 0.0
    for low, high in pairwise(BOUNDS):
        part = [j for j in everything if low <= j.confidence < high]
        if part:
            distance = abs(sum(j.confidence for j in part) - sum(getattr(j, right) for j in part))
            found += distance / len(everything)
    return found


def main() -> int:
    """Print the table over all sets asked for."""
    sets = [s for s in chosen_sets(sys.argv[1:]) if not s.ours]
    judged_by = {chosen.name: list(judged(chosen)) for chosen in sets}
    everything = [each for said in judged_by.values() for each in said]
    unfitted = [each for name, said in judged_by.items() if name not in FITTED for each in said]
    print("| confidence | statements | mean | found | dyad | whole |\n| --- | --- | --- | --- | --- | --- |")
    for low, high in pairwise(BOUNDS):
        part = [j for j in everything if low <= j.confidence < high]
        if part:
            mean, found, dyad, whole = (
                sum(getattr(j, name) for j in part) / len(part) for name in ("confidence", "found", "dyad", "whole")
            )
            shares = " | ".join(f"{share:.2f}" for share in (mean, found, dyad, whole))
            print(f"| {low:.2f} to {min(high, 1):.2f} | {len(part)} | {shares} |")
    figures = {
        "statements": len(everything), "ece": error(everything, "dyad"), "ece_found": error(everything, "found"),
        "unfitted": error(unfitted, "dyad") if unfitted else 0.0,
    }  # fmt: skip
    print("calibration:", *(f"{k}={v:.3f}" if isinstance(v, float) else f"{k}={v}" for k, v in figures.items()))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
