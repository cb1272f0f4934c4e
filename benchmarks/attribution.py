"""Measures who-says-what on a file in PolNeAR's form: writes predictions, has an outside judge score them.

    python benchmarks/attribution.py FILE.jsonl[.gz] [--out PREDICTIONS.jsonl] [--score SCORE.py] [--errors N]

A line of the file needs ``doc_id`` and ``text``; a line of the predictions holds ``doc_id`` and the list
``attributions`` of ``{source, cue, content}``, with spans in code points of the text. The judge is looked for
beside the repository, in shared/benchmarks; without it only the predictions are written. The share of
the time that parsing takes is printed, as the attribution pass should cost less than a tenth of it.
"""

from __future__ import annotations

import argparse
import gzip
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from communique.language.attribution import find_attributions, link_paragraphs
from communique.language.pipeline import parse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from communique.language.marks import Attribution

JUDGE = Path(__file__).resolve().parents[1].parent / "shared" / "benchmarks" / "score.py"


def records(path: Path) -> Iterator[dict[str, Any]]:
    """Read the records of a JSON Lines file, gzipped or not."""
    with gzip.open(path, "rt", encoding="utf8") if path.suffix == ".gz" else path.open(encoding="utf8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def paragraphs(text: str) -> list[tuple[int, str]]:
    """Split a text into its non-empty lines, each with the code point where it begins."""
    found, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            found.append((at, line))
        at += len(line) + 1
    return found


def outermost(attributions: list[Attribution]) -> list[Attribution]:
    """Keep the sayings that no other holds: PolNeAR's annotators marked no saying within what is said."""
    return [
        a
        for a in attributions
        if not any(
            b is not a and not (b.cue[0] < a.cue[1] and a.cue[0] < b.cue[1]) and start <= a.cue[0] and a.cue[1] <= end
            for b in attributions
            for start, end in b.content
        )
    ]


def predicted(doc_id: str, attributions: list[Attribution]) -> dict[str, Any]:
    """Write a document's attributions as the judge reads them."""
    return {
        "doc_id": doc_id,
        "attributions": [
            {
                "source": [list(a.source)] if a.source else [],
                "cue": [list(a.cue)],
                "content": [list(piece) for piece in a.content],
            }
            for a in attributions
        ],
    }


def main() -> int:
    """Predict, time and score."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    arguments.add_argument("file", type=Path)
    arguments.add_argument("--out", type=Path)
    arguments.add_argument("--score", type=Path, default=JUDGE)
    arguments.add_argument("--errors", type=int, default=0)
    given = arguments.parse_args()
    out = given.out or Path(tempfile.mkdtemp()) / "attribution.jsonl"
    parsing = finding = 0.0
    with out.open("w", encoding="utf8") as file:
        for record in records(given.file):
            parts = paragraphs(record["text"])
            offsets = [at for at, _ in parts]
            begun = time.perf_counter()
            docs = list(parse(line for _, line in parts))
            parsed = time.perf_counter()
            found = [find_attributions(doc, at) for doc, at in zip(docs, offsets, strict=True)]
            linked = link_paragraphs(found, docs, offsets)
            parsing, finding = parsing + parsed - begun, finding + time.perf_counter() - parsed
            file.write(json.dumps(predicted(record["doc_id"], outermost(linked))) + "\n")
    print(f"parsed in {parsing:.1f} s, attributed in {finding:.1f} s ({finding / parsing:.1%}): {out}")
    if not given.score.exists():
        print(f"no judge at {given.score}")
        return 0
    command = [sys.executable, str(given.score), "attribution", str(given.file), str(out)]
    return subprocess.run([*command, "--errors", str(given.errors)], check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
