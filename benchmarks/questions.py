"""Asks the questions of tests/questions.yaml: how many are answered right, not answered, and wrong.

    python benchmarks/questions.py                 the sample that ships, and shared/seeds where it is at hand
    python benchmarks/questions.py --set unseen    those written after the mechanism alone
    python benchmarks/questions.py --all           shows every answer

Right: the answer's values are those wanted and its lines hold the words wanted, or the record is said not to hold
what it does not hold. In part: nothing it says is wrong, and something wanted is missing (one of two states). Not
answered: it says so, or does not understand, though the texts tell. Wrong: anything else; the status is then 1.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

import communique
from communique.faces.demonstration import lay_out
from communique.model.question import QuestionError
from communique.views.answer import Answer

ROOT = Path(__file__).resolve().parents[1]
QUESTIONS = ROOT / "tests" / "questions.yaml"
SEEDS = ROOT.parent / "shared" / "seeds"
RIGHT, PART, SILENT, WRONG = "right", "in part", "not answered", "wrong"


def questions() -> list[dict[str, Any]]:
    """All questions with what is wanted."""
    return list(yaml.safe_load(QUESTIONS.read_text(encoding="utf8")))


def judge(wanted: Mapping[str, Any], answer: Answer | None) -> str:
    """Say whether an answer is right.

    Args:
        wanted: An entry of the file.
        answer: The answer, or None where the question was not understood.
    """
    if answer is None or not answer.found:
        return RIGHT if wanted.get("absent") and answer is not None else SILENT
    if wanted.get("absent"):
        return WRONG
    groups = [v if isinstance(v, list) else [v] for v in wanted["values"]]
    allowed = [*(v for group in groups for v in group), *(wanted.get("may") or ())]
    words = " ".join(line.text for line in (*((answer.direct,) if answer.direct else ()), *answer.lines)).casefold()
    if not all(word.casefold() in words for word in wanted.get("words") or ()):
        return WRONG
    if groups and not all(any(_same(v, t) for v in allowed) for t in answer.values):
        return WRONG
    held = [any(_same(v, t) for v in group for t in answer.values) for group in groups]
    return RIGHT if all(held) else PART if any(held) else WRONG


def _same(wanted: str, told: str) -> bool:
    """Whether a value is the one wanted: 'Gripen' is the 'JAS 39 Gripen', '4' is not '14'."""
    return set(wanted.casefold().split()) <= set(told.casefold().split())


def records(folder: Path, seeds: Path) -> dict[str, communique.Record]:
    """Read the sample, and the seeds where they are at hand, into records of their own."""
    sources = {"sample": [*lay_out(folder)], **({"seeds": [seeds]} if seeds.is_dir() else {})}
    found = {}
    for name, paths in sources.items():
        found[name] = communique.open(folder / f"{name}.sqlite")
        found[name].read(*paths)
    return found


def ask_all(
    records: Mapping[str, communique.Record], which: str | None = None
) -> Iterator[tuple[Any, Answer | None, str]]:
    """Ask the questions whose record is at hand: each with its answer and how it was judged."""
    for wanted in questions():
        if wanted["record"] in records and which in (None, wanted["set"]):
            try:
                answer = records[wanted["record"]].ask(wanted["question"])
            except QuestionError:
                answer = None
            yield wanted, answer, judge(wanted, answer)


def main() -> int:
    """Print the figures by set and record, and what went wrong."""
    parser = argparse.ArgumentParser(description="Asks the questions of tests/questions.yaml.")
    parser.add_argument("--set", choices=("written", "unseen"), help="One set alone.")
    parser.add_argument("--all", action="store_true", help="Show every answer.")
    parser.add_argument("--seeds", type=Path, default=SEEDS, help="Folder of the seeds.")
    options = parser.parse_args()
    counts: Counter[tuple[str, str, str]] = Counter()
    with tempfile.TemporaryDirectory(prefix="communique-") as scratch:
        for wanted, answer, verdict in ask_all(records(Path(scratch), options.seeds), options.set):
            counts[wanted["set"], wanted["record"], verdict] += 1
            if options.all or verdict != RIGHT:
                said = "not understood" if answer is None else answer.render("text").decode("utf8").split("\n\n")[0]
                print(f"{verdict}: {wanted['question']}\n  {said}")
    for chosen, record in sorted({key[:2] for key in counts}):
        figures = ", ".join(f"{counts[chosen, record, verdict]} {verdict}" for verdict in (RIGHT, PART, SILENT, WRONG))
        print(f"{chosen} questions on the {record}: {figures}")
    return 1 if any(verdict == WRONG for _, _, verdict in counts) else 0


if __name__ == "__main__":
    sys.exit(main())
