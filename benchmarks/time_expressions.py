"""Measure time expressions on TIMEX3 or TIMEX2 gold.

    python benchmarks/time_expressions.py GOLD.jsonl[.gz] ... [--out DIR] [--errors N] [--floor FIGURES]

Each GOLD is JSON Lines of {doc_id, dct, text, timex or timex2}. Predictions go to DIR (default: the
system's temporary folder); where a score.py lies beside the gold's folder, it is run on them.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from communique.language.time import TimeExpression, find_times
from communique.model.edtf import Edtf

if TYPE_CHECKING:
    from collections.abc import Iterator

ADJECTIVES = ("former", "recent")  # annotated in TIMEX2, hardly ever in TIMEX3


def records(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a JSON Lines file, gzipped or not."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def told(expression: TimeExpression, *, timex2: bool) -> dict[str, Any]:
    """One prediction in the scorer's form."""
    value = expression.value
    if timex2 and expression.rule == "often" and value == "P1D":
        value = "XXXX-XX-XX"
    return {"start": expression.start, "end": expression.end, "value": value, "type": expression.type}


def predict(path: Path, out: Path) -> None:
    """Write the predictions for one file and say how fast they came."""
    find_times("on Monday", None)  # compiles the grammar
    began, size = time.perf_counter(), 0
    with out.open("w", encoding="utf8") as lines:
        for record in records(path):
            timex2 = "timex2" in record
            day = str(record.get("dct") or "")[:10]
            reference = Edtf.parse(day) if re.fullmatch(r"\d{4}-\d\d-\d\d", day) else None
            size += len(record["text"])
            found = find_times(record["text"], reference, vague=True)
            said = [told(t, timex2=timex2) for t in found if timex2 or t.rule not in ADJECTIVES]
            lines.write(json.dumps({"doc_id": record["doc_id"], "timex": said}) + "\n")
    print(f"{path.name}: {size / 1e6 / (time.perf_counter() - began):.2f} MB/s, predictions in {out}")


def main() -> int:
    """Predict for every file and score where the scorer is at hand."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--out", type=Path, default=Path(tempfile.gettempdir()))
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--floor", default="", help="such as 'strict=0.8,value=0.7'; exit 1 below it")
    args = parser.parse_args()
    status = 0
    for path in args.gold:
        out = args.out / f"{path.name.split('.jsonl')[0]}.pred.jsonl"
        predict(path, out)
        scorer = path.resolve().parent.parent / "score.py"
        if scorer.exists():
            command = [sys.executable, str(scorer), "time", str(path), str(out), "--errors", str(args.errors)]
            command += ["--floor", args.floor] if args.floor else []
            status |= subprocess.run(command, check=False).returncode
    return status


if __name__ == "__main__":
    sys.exit(main())
