"""Shows that the order of reading does not matter: reads reports in two orders, verifies both, compares the exports.

    python benchmarks/orders.py                    1,000 made reports (benchmarks/corpus.py)
    python benchmarks/orders.py --reports 300      so many of them
    python benchmarks/orders.py PATH…              files and folders of your own

The orders are that of the names and a shuffled one. Statements, dealings and conflicts exported as JSON Lines must
be equal byte for byte, and both records must verify. Exit status 1 where they are not or do not.
"""

from __future__ import annotations

import argparse
import io
import random
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

import communique
import corpus

SHUFFLE = 7  # any fixed number: the second order must be the same each time


def exports(paths: Sequence[Path], database: Path) -> dict[str, bytes]:
    """Read reports into a record and export it.

    Args:
        paths: Files in the order of reading.
        database: Where the record goes.

    Returns:
        By name the JSON Lines of statements, dealings and conflicts, and what ``verify`` has to say.
    """
    with communique.open(database) as record:
        record.read(*paths)
        verdict = record.verify()
        out = {"faults": "\n".join(verdict.faults).encode()}
        for listing in (record.statements(communique.limit(others=True)), record.dealings(), record.conflicts()):
            file = io.BytesIO()
            listing.write(file, "jsonl")
            out[listing.name] = file.getvalue()
    return out


def compare(paths: Sequence[Path], scratch: Path) -> tuple[list[str], dict[str, int]]:
    """Read reports in the given order and in a shuffled one.

    Returns:
        What differs or does not verify, in words; and how many lines each export has.
    """
    shuffled = list(paths)
    random.Random(SHUFFLE).shuffle(shuffled)
    first, second = exports(paths, scratch / "first.sqlite"), exports(shuffled, scratch / "second.sqlite")
    faults = [f"{name} differ between the two orders" for name in first if first[name] != second[name]]
    faults += [f"verify: {line}" for line in first["faults"].decode().splitlines()]
    return faults, {name: text.count(b"\n") for name, text in first.items() if name != "faults"}


def main() -> int:
    """Compare the two orders."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*", type=Path)
    parser.add_argument("--reports", type=int, default=1000, help="how many made reports")
    given = parser.parse_args()
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        files = [f for p in given.paths for f in (sorted(p.rglob("*")) if p.is_dir() else [p]) if f.is_file()]
        faults, lines = compare(files or corpus.write(given.reports, folder / "made"), folder)
    for fault in faults:
        print(f"orders: {fault}")
    counted = " ".join(f"{name}={number}" for name, number in lines.items())
    said = "differ" if faults else "equal byte for byte, and both records verify"
    print(f"orders: {counted}: {said}; {time.monotonic() - began:.0f} s")
    return 1 if faults else 0


if __name__ == "__main__":
    raise SystemExit(main())
