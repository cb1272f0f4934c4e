"""Measures the status cues on a factuality file: how sure is the text of each event, from -3 to 3?

    python benchmarks/factuality.py FILE.jsonl[.gz] [OUT.jsonl]

Reads records {sent_id, text, targets: [{start, end}]}, writes {sent_id, targets: [{start, end, factuality}]},
and calls the scorer of the shared folder where that stands beside the repository.
"""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from communique.language.pipeline import parse
from communique.language.status import factuality, find_status_cues

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

SCORER = Path(__file__).resolve().parents[1].parent / "shared" / "benchmarks" / "score.py"


def records(path: Path) -> Iterator[dict[str, Any]]:
    """Read JSON lines, gzipped or not."""
    reader = gzip.open if path.suffix == ".gz" else open
    with reader(path, "rt", encoding="utf8") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)


def _token(doc: Doc, place: int) -> Token:
    """The token that holds a place, or the one after it."""
    return next((t for t in doc if place < t.idx + len(t)), doc[-1])


def judge(path: Path) -> Iterator[dict[str, Any]]:
    """Judge every target of a file.

    Args:
        path: JSON lines of sentences with targets.

    Yields:
        One prediction a sentence.
    """
    sentences = list(records(path))
    for record, doc in zip(sentences, parse(r["text"] for r in sentences), strict=True):
        cues = find_status_cues(doc)
        targets = [
            {
                "start": t["start"],
                "end": t["end"],
                "factuality": factuality(doc, _token(doc, t["start"]), cues),
            }
            for t in record["targets"]
        ]
        yield {"sent_id": record["sent_id"], "targets": targets}


def main(arguments: list[str]) -> int:
    """Write the predictions and score them; returns the scorer's exit code."""
    if not arguments:
        print(__doc__)
        return 2
    gold = Path(arguments[0])
    out = Path(arguments[1]) if len(arguments) > 1 else Path(tempfile.mkdtemp()) / "factuality.jsonl"
    with out.open("w", encoding="utf8") as lines:
        lines.writelines(json.dumps(prediction) + "\n" for prediction in judge(gold))
    if not SCORER.exists():
        print(f"predictions in {out}; no scorer at hand")
        return 0
    return subprocess.run([sys.executable, str(SCORER), "factuality", str(gold), str(out)], check=False).returncode


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
