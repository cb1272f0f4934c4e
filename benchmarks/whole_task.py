"""Measures the whole task: reports in, statements, dealings and conflicts out, scored against gold by an outside judge.

    python benchmarks/whole_task.py                      every set at hand
    python benchmarks/whole_task.py GOLD.yaml FOLDER     one set of your own
    python benchmarks/whole_task.py seeds --errors       one set by name, with what was missed and what was wrong

Each set is read by the real pipeline into a record of its own in a temporary folder; what is scored is the JSON
Lines that the record exports, with the ids of the dealings, and its conflicts. The judge is score.py in the shared
folder beside the repository; where that is absent, and for the gold of the sample, communique's own ``evaluate``
judges, which scores in the same way. One line a set. ``--write`` puts the figures into docs/accuracy.md,
``--floors FILE`` exits 1 below the floors of a file in the form of checks/floors.yaml.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import yaml

import communique
from communique.api import evaluate
from communique.views.evaluate import Score
from communique.views.gold import conflicts_beside

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared" / "gold"
JUDGE = SHARED / "score.py"
PAGE = ROOT / "docs" / "accuracy.md"
BEGIN, END = "<!-- whole task: written by benchmarks/whole_task.py --write -->", "<!-- whole task: end -->"
COLUMNS = ("required", "precision", "recall", "f1", "dyad", "whole", "date", "status", "holder", "pair", "merge",
           "conflicts", "bad_evidence")  # fmt: skip
COUNTS = frozenset("required found spurious bad_evidence reported".split())
FIGURE = re.compile(r"\b(\w+)=(-?\d+(?:\.\d+)?)\b")


@dataclass(frozen=True, slots=True)
class GoldSet:
    """A gold file and the folder of its reports.

    Attributes:
        name: How the set is called in floors and tables.
        gold: The gold in YAML.
        folder: Where its documents are.
        ours: Whether it is the project's own gold, judged by the project's own ``evaluate``.
    """

    name: str
    gold: Path
    folder: Path
    ours: bool = False


def sets() -> list[GoldSet]:
    """The sets at hand: the sample's, the trial reports, and those of the shared folder where that is at hand."""
    found = [GoldSet("sample", ROOT / "tests" / "gold_sample.yaml", ROOT / "src/communique/sample/reports", ours=True)]
    trials = ROOT / "benchmarks" / "trials"
    found += [GoldSet(f"trials-{f.name}", f / "gold.yaml", f) for f in sorted(trials.iterdir()) if f.is_dir()]
    found.append(GoldSet("seeds", SHARED / "seeds.yaml", SHARED.parent / "seeds"))
    practice = SHARED / "practice"
    folders = sorted(p for p in practice.iterdir() if p.is_dir()) if practice.is_dir() else []
    found += [GoldSet(folder.name, folder / "gold.yaml", folder) for folder in folders]
    return [s for s in found if s.gold.is_file()]


def measure(chosen: GoldSet, *, errors: bool = False) -> dict[str, float]:
    """Read a set's reports and score what the record exports.

    Args:
        chosen: The set.
        errors: Whether the judge lists what was missed and what was wrong.

    Returns:
        The judge's figures by name.
    """
    if chosen.ours or not JUDGE.is_file():
        result = evaluate(chosen.gold, chosen.folder)
        if errors:
            tell(result)
        return dict(result.figures)
    with tempfile.TemporaryDirectory() as scratch:
        return judged(chosen, Path(scratch), errors=errors)


def judged(chosen: GoldSet, scratch: Path, *, errors: bool) -> dict[str, float]:
    """Have the outside judge score a set; ``scratch`` takes the record and its exports."""
    names = [entry["doc"] for entry in yaml.safe_load(chosen.gold.read_text(encoding="utf8"))]
    with communique.open(scratch / "record.sqlite") as record:
        summary = record.read(*(chosen.folder / name for name in names))
        if summary.failures:
            raise SystemExit(f"whole_task: {chosen.name}: {summary.failures[0]}")
        for listing in (record.statements(), record.conflicts()):
            with (scratch / f"{listing.name}.jsonl").open("wb") as file:
                listing.write(file, "jsonl")
    command = [sys.executable, str(JUDGE), str(chosen.gold), str(scratch / "statements.jsonl"), str(chosen.folder)]
    wanted = conflicts_beside(chosen.gold)
    if wanted is not None:
        command += ["--conflicts", str(wanted), str(scratch / "conflicts.jsonl")]
    done = subprocess.run([*command, *(["--errors"] if errors else [])], capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"whole_task: the judge failed on {chosen.name}: {done.stderr.strip()}")
    *told, last = done.stdout.splitlines()
    for line in told:
        print(line)
    return {name: float(value) for name, value in FIGURE.findall(last)}


def tell(result: Score) -> None:
    """List what communique's own judge found missed and wrong."""
    for sort, found in (("missed", result.missed), ("spurious", result.spurious), ("wrong", result.wrong),
                        ("conflict missed", result.unseen)):  # fmt: skip
        for words in found:
            print(f"{sort:<9} {words}")


def line(figures: Mapping[str, float]) -> str:
    """The figures of a set in one line."""
    return " ".join(f"{k}={v:.0f}" if k in COUNTS else f"{k}={v:.3f}" for k, v in figures.items())


def below(name: str, figures: Mapping[str, float], floors: Path) -> list[str]:
    """What lies under the floors of a file, in words."""
    held = yaml.safe_load(floors.read_text(encoding="utf8")).get(name, {}).get("floors", {})
    return [f"{name}: {k} {figures.get(k, 0):.3f} < {v:.3f}" for k, v in held.items() if figures.get(k, 0) < v]


def write(measured: Mapping[str, Mapping[str, float]]) -> None:
    """Put the figures of all sets into docs/accuracy.md, between the two marks."""
    head = f"| set | {' | '.join(COLUMNS)} |\n| --- |{' --- |' * len(COLUMNS)}\n"
    rows = "".join(
        f"| {name} | {' | '.join(_cell(figures.get(c), c) for c in COLUMNS)} |\n" for name, figures in measured.items()
    )
    text = PAGE.read_text(encoding="utf8")
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    day = datetime.now(tz=UTC).date().isoformat()
    PAGE.write_text(f"{before}{BEGIN}\nMeasured on {day}.\n\n{head}{rows}{END}{after}", encoding="utf8")


def _cell(value: float | None, column: str) -> str:
    if value is None:
        return "–"
    return f"{value:.0f}" if column in ("required", "bad_evidence") else f"{value:.3f}"


def chosen_sets(words: list[str]) -> list[GoldSet]:
    """The sets that the arguments name: none for all, a name, or a gold file with its folder.

    Raises:
        SystemExit: There is no such set.
    """
    known = sets()
    if not words:
        return known
    if named := [s for s in known if s.name in words]:
        return named
    gold = Path(words[0])
    if not gold.is_file():
        raise SystemExit(
            f"whole_task: there is no set {words[0]!r}. One of {', '.join(s.name for s in known)}, or a file."
        )
    folder = Path(words[1]) if len(words) > 1 else gold.parent
    return [GoldSet(gold.parent.name if gold.stem == "gold" else gold.stem, gold, folder)]


def main() -> int:
    """Measure the sets asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="*", help="names of sets, or GOLD.yaml [FOLDER]; all if none")
    parser.add_argument("--errors", action="store_true", help="list what was missed and what was wrong")
    parser.add_argument("--write", action="store_true", help="write the figures into docs/accuracy.md")
    parser.add_argument("--floors", type=Path, help="exit 1 below the floors of this file")
    given = parser.parse_args()
    measured, low = {}, []
    for each in chosen_sets(given.sets):
        figures = measured[each.name] = measure(each, errors=given.errors)
        print(f"{each.name}: {line(figures)}", flush=True)
        low += below(each.name, figures, given.floors) if given.floors else []
    if given.write:
        write(measured)
    for words in low:
        print(f"below floor: {words}")
    return 1 if low else 0


if __name__ == "__main__":
    raise SystemExit(main())
