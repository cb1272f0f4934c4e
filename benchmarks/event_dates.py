"""Measure the dating of short phrases against a publication date.

    python benchmarks/event_dates.py GOLD.jsonl[.gz] ... [--out DIR] [--errors N] [--floor FIGURES]

Each GOLD is JSON Lines of {id, text, date}. Predictions go to DIR (default: the system's temporary folder);
where a score_events.py lies in the gold's folder, it is run on them and its figures are printed.
"""

from __future__ import annotations

import argparse
import gzip
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from communique.language.time import find_times
from communique.model.edtf import Edtf


def date_of(phrase: str, published: str) -> str | None:
    """The EDTF date that a phrase stands for, or None."""
    dates = [t.interval for t in find_times(phrase, Edtf.parse(published)) if t.interval]
    return dates[0] if dates else None


def predict(path: Path, out: Path) -> None:
    """Write one line a record."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf8") as lines, out.open("w", encoding="utf8") as told:
        for line in filter(str.strip, lines):
            record = json.loads(line)
            told.write(json.dumps({"id": record["id"], "date": date_of(record["text"], record["date"])}) + "\n")


def main() -> int:
    """Predict for every file and score where the scorer is at hand."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--out", type=Path, default=Path(tempfile.gettempdir()))
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--floor", default="", help="such as 'date=0.9'; exit 1 below it")
    args = parser.parse_args()
    status = 0
    for path in args.gold:
        out = args.out / f"{path.name.split('.jsonl')[0]}.pred.jsonl"
        predict(path, out)
        scorer = path.resolve().parent / "score_events.py"
        if scorer.exists():
            command = [sys.executable, str(scorer), "dates", str(path), str(out)]
            command += ["--errors", str(args.errors), *(["--floor", args.floor] if args.floor else [])]
            status |= subprocess.run(command, check=False).returncode
    return status


if __name__ == "__main__":
    sys.exit(main())
