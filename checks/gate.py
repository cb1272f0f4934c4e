"""The quality gate: every benchmark at hand is run, and no figure may lie below its floor.

    python -m checks.gate            exit 1 where a figure is below its floor, or the gold is not the one pinned
    python -m checks.gate --raise    lift the floors that are beaten (rounded down to two decimals); lowers none
    python -m checks.gate --write    put what is measured into the table of docs/accuracy.md
    python -m checks.gate NAME…      only some sets

floors.yaml pins, for each set, the hash of the gold it was measured on, the day, and the floors. Sets whose gold
lies beside the repository are left out, with a word, where that is absent.
"""

from __future__ import annotations

import argparse
import hashlib
import math
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[1]
FLOORS = ROOT / "checks" / "floors.yaml"
FIGURE = re.compile(r"\b([a-z]\w*)=(-?\d+(?:\.\d+)?)\b", re.IGNORECASE)
SMALLER = frozenset({"mae", "bad_evidence", "unfitted"})  # figures that are better the smaller they are
PAGE = ROOT / "docs" / "accuracy.md"
BEGIN, END = "<!-- parts: written by checks.gate --write -->", "<!-- parts: end -->"
WHOLE = "benchmarks/whole_task.py"  # has a table of its own
HEAD = """# Floors of the quality gate: per set the command, the gold, the gold's hash (SHA-256), the day of measuring,
# and the least value of each figure (the greatest for mae, bad_evidence and unfitted). `python -m checks.gate --raise`
# writes them and only ever lifts. Lowering one, or pinning another gold, is done by hand, with the reason in
# the CHANGELOG.
"""


@dataclass(frozen=True, slots=True)
class Pinned:
    """One set of floors.yaml.

    Attributes:
        name: How the set is called.
        gold: Its gold, relative to the repository.
        command: The benchmark that measures it, and its arguments.
        sha256: Hash (hex) of the gold the floors were measured on.
        floors: Figure → floor.
    """

    name: str
    gold: Path
    command: tuple[str, ...]
    sha256: str
    floors: Mapping[str, float]


def load(path: Path = FLOORS) -> dict[str, Pinned]:
    """Load the floors.

    Raises:
        KeyError: A set lacks a key.
    """
    held: dict[str, dict[str, Any]] = yaml.safe_load(path.read_text(encoding="utf8"))
    return {
        name: Pinned(
            name, Path(os.path.normpath(ROOT / e["gold"])), tuple(e["command"].split()), e["sha256"], e["floors"]
        )
        for name, e in held.items()
    }


def digest(path: Path) -> str:
    """SHA-256 of a file, in hex."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def figures(told: str) -> dict[str, float]:
    """The figures in the last line of a benchmark's output that has any: ``f1=0.7 dyad=0.6``."""
    for line in reversed(told.splitlines()):
        if found := FIGURE.findall(line):
            return {name: float(value) for name, value in found}
    return {}


def measure(pinned: Pinned) -> dict[str, float]:
    """Run a set's benchmark.

    Args:
        pinned: The set.

    Returns:
        Its figures; empty where the benchmark failed, after what it said was printed.
    """
    done = subprocess.run([sys.executable, *pinned.command], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        print(done.stdout[-2000:] + done.stderr[-2000:])
        return {}
    return figures(done.stdout)


def missed(pinned: Pinned, measured: Mapping[str, float]) -> list[str]:
    """What lies on the wrong side of its floor, one sentence a fault."""
    faults = []
    for name, floor in pinned.floors.items():
        value = measured.get(name)
        if value is None:
            faults.append(f"{pinned.name}: {name} was not measured; floor {floor:.2f}.")
        elif (value > floor) if name in SMALLER else (value < floor):
            faults.append(f"{pinned.name}: {name} is {value:.3f}, floor {floor:.2f}.")
    return faults


def changed(pinned: Pinned) -> list[str]:
    """Whether the gold is another than the one pinned, with the remedy."""
    found = digest(pinned.gold)
    if found == pinned.sha256:
        return []
    what = f"{pinned.name}: the gold changed (SHA-256 {found[:12]}…, pinned {pinned.sha256[:12]}…)."
    return [f"{what} Look at what changed, set sha256 in checks/floors.yaml to {found}, and measure again."]


def lifted(floors: Mapping[str, float], measured: Mapping[str, float]) -> dict[str, float]:
    """Floors after a measurement: rounded to two decimals on the safe side, never lower than before."""
    out = {}
    for name, floor in floors.items():
        value = measured.get(name, floor)
        if name in SMALLER:
            out[name] = min(floor, math.ceil(value * 100 - 1e-9) / 100)
        else:
            out[name] = max(floor, math.floor(value * 100 + 1e-9) / 100)
    return out


def lift(results: Mapping[str, Mapping[str, float]], path: Path = FLOORS) -> list[str]:
    """Write lifted floors; returns what was lifted, in words."""
    held: dict[str, dict[str, Any]] = yaml.safe_load(path.read_text(encoding="utf8"))
    words = []
    for name, measured in results.items():
        before, after = held[name]["floors"], lifted(held[name]["floors"], measured)
        if after != before:
            held[name] |= {"floors": after, "measured": datetime.now(tz=UTC).date().isoformat()}
            words += [f"{name}: {k} {before[k]:.2f} → {v:.2f}" for k, v in after.items() if v != before[k]]
    body = yaml.safe_dump(held, sort_keys=False, allow_unicode=True, width=110)
    path.write_text(HEAD + body, encoding="utf8")
    return words


def write(pinned: Mapping[str, Pinned], results: Mapping[str, Mapping[str, float]], page: Path = PAGE) -> None:
    """Put the figures of the parts of the task into docs/accuracy.md, with the command of each."""
    rows = []
    for name, measured in results.items():
        command = pinned[name].command
        if command[0] != WHOLE:
            told = ", ".join(f"{k} {v:g}" for k, v in measured.items())
            rows.append(f"| {name} | `python {' '.join(command)}` | {told} |\n")
    before, _, rest = page.read_text(encoding="utf8").partition(BEGIN)
    _, _, after = rest.partition(END)
    head = (
        f"Measured on {datetime.now(tz=UTC).date().isoformat()}.\n\n| set | command | figures |\n| --- | --- | --- |\n"
    )
    page.write_text(f"{before}{BEGIN}\n{head}{''.join(rows)}{END}{after}", encoding="utf8")


def main() -> int:
    """Measure, compare, and raise where asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="*", help="names of sets; all if none")
    parser.add_argument("--raise", dest="lift", action="store_true", help="lift the floors that are beaten")
    parser.add_argument("--write", action="store_true", help="put the figures into docs/accuracy.md")
    given = parser.parse_args()
    pinned = load()
    if unknown := [name for name in given.sets if name not in pinned]:
        print(f"gate: there is no set {', '.join(unknown)}. One of {', '.join(pinned)}.")
        return 2
    faults: list[str] = []
    results: dict[str, dict[str, float]] = {}
    for name in given.sets or list(pinned):
        each = pinned[name]
        if not each.gold.is_file():
            print(f"gate: {name}: skipped: no {each.gold.relative_to(ROOT.parent)} beside the repository.")
            continue
        measured = measure(each)
        results[name] = measured
        wrong = [*changed(each), *missed(each, measured)]
        shown = " ".join(f"{k}={measured[k]:.3f}" for k in each.floors if k in measured)
        print(f"gate: {name}: {'below' if wrong else 'ok'}: {shown}", flush=True)
        faults += wrong
    for fault in faults:
        print(f"gate: {fault}")
    if given.write:
        write(pinned, results)
    if given.lift and not faults:
        for words in lift(results):
            print(f"gate: lifted {words}")
    return 1 if faults else 0


if __name__ == "__main__":
    raise SystemExit(main())
