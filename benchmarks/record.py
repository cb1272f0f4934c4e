"""Measures how a record bears its size: adding, briefs, memory, and how well what it decides agrees with the truth.

    python benchmarks/record.py                              1,000, 10,000 and 100,000 reports (hours)
    python benchmarks/record.py --sizes 1000,10000           others
    python benchmarks/record.py --folder FOLDER              keeps the records, and goes on with those it finds there
    python benchmarks/record.py --untold 50000               from so many reports on, agreement is not measured

One record grows through the sizes with the reports of a made world (benchmarks/world), about ten statements each. At
each size it prints the time of adding one report (median and 95th percentile of the last 200; wanted: at most three
times what it is at the first size), the time of a brief on the busiest pair of states and on a median one (wanted:
under one second), the greatest memory of the process that wrote them, and precision and recall of origins, merges and
conflicts. What is measured at a size is measured in a process of its own, that has not looked at the record before.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from itertools import combinations, islice
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

import world
from communique.record.record import Snapshot
from communique.record.store import Store
from communique.views.brief import write_brief

SIZES = (1000, 10_000, 100_000)
LAST = 200  # reports whose adding is timed at each size
RATIO, SECONDS = 3.0, 1.0  # wanted
LEARNT = datetime(2025, 1, 1, tzinfo=UTC)  # of the first report; the others follow by seconds


def add(path: Path, begin: int, end: int) -> tuple[float, float, float]:
    """Add the world's reports of some numbers to a record.

    Returns:
        Of adding one of the last: median and 95th percentile of the seconds, and median of the processor's seconds,
        which other programs on the machine do not move.
    """
    store = Store(path)
    taken: list[tuple[float, float]] = []
    for number, told in enumerate(islice(world.told(end), begin, None), begin):
        began, worked = time.perf_counter(), time.process_time()
        store.add(told.report, told.reading, "world/1", LEARNT + timedelta(seconds=number))
        taken = [*taken[-LAST + 1 :], (time.perf_counter() - began, time.process_time() - worked)]
    store.close()
    seconds, own = (sorted(each) for each in zip(*taken, strict=True))
    return seconds[len(seconds) // 2], seconds[len(seconds) * 95 // 100], own[len(own) // 2]


def pairs(store: Store) -> list[tuple[tuple[str, str], int]]:
    """All pairs of states with the number of their statements, the busiest first."""
    number = Counter(pair for s in store.statements() for pair in combinations(s.countries, 2))
    return sorted(number.items(), key=lambda item: (-item[1], item[0]))


def measure_briefs(path: Path) -> None:
    """Print the time of a brief on the busiest pair and on a median one, each on a record not looked at before."""
    store = Store(path, create=False)
    found = pairs(store)
    warming = found[1][0]  # the first brief of a process loads the lexicon: what is timed is the record
    write_brief(Snapshot(store, scope=warming, shared=True), warming)
    for name, (codes, number) in (("busiest", found[0]), ("median", found[len(found) // 2])):
        began, worked = time.perf_counter(), time.process_time()
        brief = write_brief(Snapshot(store, scope=codes, shared=True), codes)
        wall, own = time.perf_counter() - began, time.process_time() - worked
        print(
            f"  brief, {name} of {len(found)} pairs: {wall:.2f} s ({own:.2f} s of the processor, wanted {SECONDS:.0f}) "
            f"on {number} statements, {sum(1 for _ in brief.lines())} lines",
            flush=True,
        )
    print(f"  memory, briefs: {peak():.0f} MB; record: {path.stat().st_size / 2**20:.0f} MB", flush=True)


def peak() -> float:
    """The most memory that this process had, in MB.

    On Linux not as ``getrusage`` has it, which counts what the process that started this one had by then.
    """
    status = Path("/proc/self/status")
    if status.exists():
        return int(status.read_text().split("VmHWM:")[1].split()[0]) / 2**10
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)


def measure_truth(path: Path, size: int) -> None:
    """Print how well what a record decides agrees with the truth."""
    store = Store(path, create=False)
    for name, value in world.score(Snapshot(store), world.told(size)).items():
        print(f"  {name}: {value:.3f}" if isinstance(value, float) else f"  {name}: {value}", flush=True)
    store.close()


def run(folder: Path, sizes: Sequence[int], untold: int) -> None:
    """Grow a record through the sizes, and print what is measured at each."""
    path, marks = folder / "record.sqlite", folder / "adding.json"
    adding: dict[str, list[float]] = json.loads(marks.read_text()) if marks.exists() else {}
    begin = max(map(int, adding), default=0)
    for size in sizes:
        if size > begin:
            adding[str(size)] = list(add(path, begin, size))
            marks.write_text(json.dumps(adding))
            begin = size
        median, most, own = adding[str(size)]
        ratios = [now / first for now, first in zip(adding[str(size)], adding[str(sizes[0])], strict=True)]
        print(f"{size} reports")
        print(
            f"  adding: median {median * 1000:.1f} ms, 95th percentile {most * 1000:.1f} ms, median of the processor's "
            f"{own * 1000:.1f} ms; ratios {' '.join(f'{ratio:.2f}' for ratio in ratios)} (wanted {RATIO:.0f})",
            flush=True,
        )
        if size < begin:
            continue  # the record that was found has grown past it
        for what in ("briefs", "truth") if size < untold else ("briefs",):
            subprocess.run([sys.executable, __file__, "--only", what, "--sizes", str(size), str(path)], check=True)


def main() -> None:
    """Read the arguments and measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default=",".join(map(str, SIZES)))
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--untold", type=int, default=10**9)
    parser.add_argument("--only", choices=("briefs", "truth"), help="measure one record that stands")
    parser.add_argument("record", type=Path, nargs="?")
    given = parser.parse_args()
    sizes = sorted(int(size) for size in given.sizes.split(","))
    if given.only == "briefs":
        measure_briefs(given.record)
    elif given.only == "truth":
        measure_truth(given.record, sizes[0])
    elif given.folder:
        given.folder.mkdir(parents=True, exist_ok=True)
        run(given.folder, sizes, given.untold)
    else:
        with tempfile.TemporaryDirectory() as scratch:
            run(Path(scratch), sizes, given.untold)


if __name__ == "__main__":
    main()
