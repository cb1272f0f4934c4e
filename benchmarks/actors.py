"""Measures the resolver of bare names on a list of actors in NGEC's form; an outside judge scores it.

    python benchmarks/actors.py FILE.jsonl[.gz] [--out PREDICTIONS.jsonl] [--errors N]

A line of the file needs ``id``, ``text``, ``date`` and ``context``; a line of the predictions holds ``id``,
``country``, ``sector``, ``sector_2`` and ``wiki`` (always null: the program knows no encyclopedia). The judge is
looked for beside the repository, in shared/benchmarks/events.
"""

from __future__ import annotations

import argparse
import gzip
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from communique.language.resolve import resolve

JUDGE = Path(__file__).resolve().parents[1].parent / "shared" / "benchmarks" / "events" / "score_events.py"


def predict(record: dict[str, Any]) -> dict[str, Any]:
    """Resolve one record's phrase."""
    found = resolve(record["text"], record.get("date"), record.get("context"))
    return {
        "id": record["id"],
        "country": found.country,
        "sector": found.sector,
        "sector_2": found.second,
        "wiki": None,
    }


def wrong(record: dict[str, Any], said: dict[str, Any]) -> list[str]:
    """Fields of a record that were resolved otherwise than the gold has it; titles are left out."""
    gold = record["expected"]
    return [
        f"{field}: {said[field]} for {gold[field]}"
        for field in ("country", "sector")
        if field in record["fair_fields"] and (said[field] or "") != gold.get(field)
    ]


def main() -> None:
    """Resolve the file's phrases, print the errors asked for and the judge's figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--out", type=Path, default=Path(tempfile.gettempdir()) / "actors.jsonl")
    parser.add_argument("--errors", type=int, default=0)
    given = parser.parse_args()
    opened = gzip.open if given.file.suffix == ".gz" else open
    with opened(given.file, "rt", encoding="utf8") as lines:
        records = [json.loads(line) for line in lines]
    said = [predict(record) for record in records]
    given.out.write_text("".join(json.dumps(line) + "\n" for line in said), encoding="utf8")
    shown = 0
    for record, line in zip(records, said, strict=True):
        faults = wrong(record, line)
        if faults and shown < given.errors:
            shown += 1
            needs = ",".join(record["needs"]) or "plain"
            print(
                f"{record['text']} | {record['context'] or ''} | {record['date'] or ''} | {needs} | {'; '.join(faults)}"
            )
    if JUDGE.exists():
        subprocess.run([sys.executable, str(JUDGE), "actors", str(given.file), str(given.out)], check=True)
    else:
        print(f"no judge at {JUDGE}; predictions are in {given.out}")


if __name__ == "__main__":
    main()
