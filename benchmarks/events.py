"""Measures the dealings found in single sentences: writes predictions, has an outside judge score them.

    python benchmarks/events.py FILE.jsonl[.gz] ... [--out FOLDER] [--score SCORE.py] [--errors N] [--misses N]

A line of a file needs ``id`` and ``text``; its ``date``, if any, counts as the day of publication. Each text is
read as a report of one paragraph. A line of the predictions holds ``id`` and ``statements`` in the interchange
form, with offsets into the text. The judge is looked for beside the repository, in shared/benchmarks/events; without
it only the predictions are written. ``--misses`` lists records that gave no statement of an accepted type, with the
words that were considered and why they were dropped.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from communique.model.interchange import statement_object
from communique.model.report import Block, BlockRole, Report
from communique.statements.reader import RuleReader

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from communique.model.statement import Reading

JUDGE = Path(__file__).resolve().parents[1].parent / "shared" / "benchmarks" / "events" / "score_events.py"
DAY = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)")


def records(path: Path) -> Iterator[dict[str, Any]]:
    """Read the records of a JSON Lines file, gzipped or not."""
    reader = gzip.open if path.suffix == ".gz" else open
    with reader(path, "rt", encoding="utf8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def as_report(record: Mapping[str, Any]) -> Report:
    """Make a report of one paragraph from a record."""
    text = str(record["text"])
    day = DAY.fullmatch(str(record.get("date") or ""))
    return Report(
        document=str(record["id"]),
        sha256=hashlib.sha256(text.encode("utf8")).hexdigest(),
        text=text,
        published="-".join(day.groups()) if day else None,
        published_origin="given" if day else None,
        blocks=(Block(0, len(text), BlockRole.BODY),),
    )


def predicted(report: Report, reading: Reading) -> dict[str, Any]:
    """Write what was read from a record as the judge reads it."""
    return {"id": report.document, "statements": [statement_object(s, report) for s in reading.statements]}


def accepted(record: Mapping[str, Any]) -> set[str]:
    """The types that a record's gold accepts, as far as the record itself says so."""
    found: set[str] = set()
    for gold in record.get("gold", ()):
        for key in ("plover", "plover_v2", "plover_v2_accept"):
            held = gold.get(key) or ()
            found.update([held] if isinstance(held, str) else held)
    return found


def missed(record: Mapping[str, Any], report: Report, reading: Reading) -> str | None:
    """A record that gave no statement of an accepted type, or None where it gave one."""
    types = accepted(record)
    if not types or any(s.type in types for s in reading.statements):
        return None
    told = [(s.kind, [p.country for p in s.source], [p.country for p in s.target]) for s in reading.statements]
    lost = [(d.trigger, report.text[d.start : d.end], d.reason) for d in reading.dropped]
    return f"{report.document} {sorted(types)}\n  {report.text}\n  told {told}\n  dropped {lost}"


def measure(path: Path, given: argparse.Namespace, folder: Path) -> int:
    """Read a file's records, write the predictions and have them scored."""
    lines = list(records(path))
    reports = [as_report(record) for record in lines]
    out = folder / f"{path.name.split('.')[0]}.predicted.jsonl"
    begun = time.perf_counter()
    left = given.misses
    with out.open("w", encoding="utf8") as file:
        for record, report, reading in zip(lines, reports, RuleReader().read(reports), strict=True):
            file.write(json.dumps(predicted(report, reading), ensure_ascii=False) + "\n")
            miss = missed(record, report, reading) if left > 0 else None
            if miss is not None:
                print(miss)
                left -= 1
    print(f"{path.name}: {len(lines)} records read in {time.perf_counter() - begun:.1f} s: {out}", flush=True)
    if not given.score.exists():
        print(f"no judge at {given.score}")
        return 0
    command = [sys.executable, str(given.score), "events", str(path), str(out)]
    return subprocess.run([*command, "--errors", str(given.errors)], check=False).returncode


def main() -> int:
    """Predict and score each file."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    arguments.add_argument("files", type=Path, nargs="+")
    arguments.add_argument("--out", type=Path, help="folder for the predictions")
    arguments.add_argument("--score", type=Path, default=JUDGE)
    arguments.add_argument("--errors", type=int, default=0, help="how many errors the judge lists")
    arguments.add_argument("--misses", type=int, default=0, help="how many records without an accepted type to list")
    given = arguments.parse_args()
    folder = given.out or Path(tempfile.mkdtemp())
    folder.mkdir(parents=True, exist_ok=True)
    return max(measure(path, given, folder) for path in given.files)


if __name__ == "__main__":
    sys.exit(main())
