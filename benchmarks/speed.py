"""Measures how fast running text is read, against the bare language pipeline, and how much memory a long run takes.

    python benchmarks/speed.py                     both
    python benchmarks/speed.py --words 60000       speed on so many words
    python benchmarks/speed.py --reports 10000     memory over so many reports

Speed: the same made text goes through the bare spaCy pipeline and through the whole reader, in turns in one
process, and the ratio of the best turns is printed (wanted: 0.6 or more). Memory: a process of its own reads made
reports into a record; its greatest resident size is printed (wanted: under 700 MB for 10,000 reports). With
``--check`` the exit status is 1 where a figure misses what is wanted.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

import spacy

import corpus
from communique.documents.read import read_document
from communique.language.pipeline import DEFAULT_MODEL
from communique.model.intake import Failure, RawItem
from communique.model.report import Report
from communique.statements.reader import RuleReader

RATIO, MEGABYTES = 0.6, 700  # wanted
TURNS = 3
PARSED_TOGETHER = 32  # paragraphs a batch, as the reader takes them
# Reads a folder into a record and says what it took: Linux counts the greatest resident size in KiB.
READS = """
import resource, sys, communique
with communique.open(sys.argv[2]) as record:
    print(record.read(sys.argv[1]))
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(peak / (2**20 if sys.platform == "darwin" else 2**10))
"""


def reports(words: int) -> list[Report]:
    """Made reports of about so many words."""
    found: list[Report] = []
    counted = 0
    for made in corpus.corpus(words):
        report = read_document(RawItem(made.name, made.text.encode()))
        if isinstance(report, Failure):
            raise SystemExit(f"speed: {report}")
        found.append(report)
        counted += len(made.text.split())
        if counted >= words:
            break
    return found


def seconds(runs: Sequence[Callable[[], object]]) -> list[float]:
    """Seconds of processor time of each run's fastest turn: other programs slow a turn, and never speed it up."""
    taken: list[list[float]] = [[] for _ in runs]
    for _ in range(TURNS):
        for run, found in zip(runs, taken, strict=True):
            began = time.process_time()
            run()
            found.append(time.process_time() - began)
    return [min(found) for found in taken]


def speed(words: int) -> float:
    """Print the words a second of the bare pipeline and of the reader; return the ratio."""
    batch = reports(words)
    running = [r.text[b.start : b.end] for r in batch for b in r.blocks if b.running]
    counted = sum(len(text.split()) for text in running)
    bare = spacy.load(DEFAULT_MODEL)
    reader = RuleReader()
    list(bare.pipe(running[:PARSED_TOGETHER]))
    list(reader.read(batch[:PARSED_TOGETHER]))  # lexicons load on first use
    parsing, reading = seconds(
        [lambda: list(bare.pipe(running, batch_size=PARSED_TOGETHER)), lambda: list(reader.read(batch))]
    )
    ratio = parsing / reading
    print(
        f"speed: words={counted} bare={counted / parsing:.0f} reader={counted / reading:.0f} words a second "
        f"ratio={ratio:.3f} (wanted {RATIO})",
        flush=True,
    )
    return ratio


def memory(number: int) -> float:
    """Read so many reports in a process of its own; print and return its peak in MB."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "reports"
        corpus.write(number, folder)
        began = time.perf_counter()
        command = [sys.executable, "-c", READS, str(folder), str(Path(scratch) / "record.sqlite")]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        summary, peak = done.stdout.strip().splitlines()
        seconds = time.perf_counter() - began
        print(
            f"memory: reports={number} peak={float(peak):.0f} MB (wanted under {MEGABYTES}) "
            f"in {seconds:.0f} s; {summary}"
        )
    return float(peak)


def main() -> int:
    """Measure what is asked for; both if nothing is."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--words", type=int, help="measure speed on so many words")
    parser.add_argument("--reports", type=int, help="measure memory over so many reports")
    parser.add_argument("--check", action="store_true", help="exit 1 where a figure misses what is wanted")
    given = parser.parse_args()
    everything = given.words is None and given.reports is None
    sound = True
    if given.words or everything:
        sound &= speed(given.words or 60_000) >= RATIO
    if given.reports or everything:
        sound &= memory(given.reports or 10_000) < MEGABYTES
    return 0 if sound or not given.check else 1


if __name__ == "__main__":
    raise SystemExit(main())
