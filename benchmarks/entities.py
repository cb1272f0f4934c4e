"""Measures who and where in plain text on a file in re3d's form: nationalities, organisations, persons, places.

    python benchmarks/entities.py FILE.jsonl[.gz] [--out PREDICTIONS.jsonl] [--errors N]

A line of the file needs ``doc_id`` and ``text``; a line of the predictions holds ``doc_id`` and ``entities`` of
``{start, end, type}``, spans in code points. Nationalities come from the lexicon's demonyms; organisations from its
bodies, from noun phrases whose head is a noun for actors, and from the NLP library's names. The judge is looked for
beside the repository, in shared/benchmarks; without it only the predictions are written.
"""

from __future__ import annotations

import argparse
import gzip
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from communique.language import nouns
from communique.language.names import Named, find_names
from communique.language.phrase_parts import DATA, people_names
from communique.language.pipeline import parse
from communique.lexicon.who import names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Span, Token

JUDGE = Path(__file__).resolve().parents[1].parent / "shared" / "benchmarks" / "score.py"
BODIES = ("organ", "organisation", "movement", "medium", "organ_noun")
WE = frozenset({"we", "us", "our", "ours", "they", "them", "ourselves", "themselves"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "agent", "poss", "conj", "dative"})
ENTITY_TYPES = {"PERSON": "Person", "ORG": "Organisation", "GPE": "Location", "LOC": "Location", "FAC": "Location",
                "DATE": "Temporal", "TIME": "Temporal", "CARDINAL": "Quantity"}  # fmt: skip
GROUPS = nouns.ACTOR_NOUNS | nouns.GROUP_NOUNS | {n for listed in DATA["sectors"].values() for n in listed}
PLACES = ("state", "capital", "place")
Found = tuple[int, int, str]


def entities(doc: Doc) -> list[Found]:
    """Find the entities of a parsed paragraph, each once."""
    found: set[Found] = set(_nationalities(doc))
    phrases = list(_organisations(doc, find_names(doc)))
    found.update(phrases)
    taken = [(a, b) for a, b, _ in phrases]
    for ent in doc.ents:
        kind = ENTITY_TYPES.get(ent.label_)
        if kind and not (kind in ("Organisation", "Location") and _overlaps(ent.start_char, ent.end_char, taken)):
            found.add((ent.start_char, ent.end_char, kind))
    return sorted(found)


def _nationalities(doc: Doc) -> Iterator[Found]:
    """Adjectives of states and peoples, also those within a longer name ('Norwegian Refugee Council')."""
    for hit in names().find(doc.text, lambda n: n.kind == "demonym" and not n.people):
        yield hit.start, hit.end, "Nationality"
    for start, end in people_names(doc.text):
        yield start, end, "Nationality"


def _organisations(doc: Doc, named_at: dict[int, Named]) -> Iterator[Found]:
    taken: list[tuple[int, int]] = []
    for chunk in doc.noun_chunks:
        if _acts(chunk.root, named_at):
            span = _trimmed(chunk)
            taken.append((span.start_char, span.end_char))
            yield span.start_char, span.end_char, "Organisation"
    for named in {id(n): n for n in named_at.values()}.values():
        span = named.span
        if named.kind in BODIES and named.kind != "organ_noun" and not _overlaps(span.start_char, span.end_char, taken):
            yield span.start_char, span.end_char, "Organisation"


def _acts(root: Token, named_at: dict[int, Named]) -> bool:
    """Whether the head of a noun phrase is a group, body or state that does something."""
    if root.lower_ in WE:
        return True
    named = named_at.get(root.i)
    if named is not None and named.kind in BODIES:
        return True
    if named is not None and named.kind == "demonym":
        return named.span.text.endswith("s") or root.dep_ in SUBJECTS
    if named is not None and named.kind in PLACES:
        return root.dep_ in SUBJECTS and named.kind == "state"
    if root.ent_type_ == "ORG":
        return True
    return root.pos_ in ("NOUN", "PROPN") and root.lemma_.lower() in GROUPS and _many(root)


def _many(root: Token) -> bool:
    return root.tag_ in ("NNS", "NNPS") or root.lemma_.lower() in COLLECTIVE


COLLECTIVE = frozenset(
    "government regime army military navy force police group gang militia opposition coalition party community "
    "ministry agency company firm bank parliament council court committee union public population crowd family "
    "leadership authority administration people side state team unit brigade staff crew media press".split()
)


def _trimmed(chunk: Span) -> Span:
    while len(chunk) > 1 and chunk[-1].tag_ == "POS":
        chunk = chunk[:-1]
    return chunk


def _overlaps(start: int, end: int, taken: list[tuple[int, int]]) -> bool:
    return any(a < end and start < b for a, b in taken)


def paragraphs(text: str) -> Iterator[tuple[int, str]]:
    """Yield the non-empty lines of a text with the code point where each begins."""
    at = 0
    for line in text.split("\n"):
        if line.strip():
            yield at, line
        at += len(line) + 1


def predict(record: dict[str, Any]) -> dict[str, Any]:
    """Find a document's entities."""
    lines = list(paragraphs(record["text"]))
    docs = parse(line for _, line in lines)
    found = [
        {"start": at + start, "end": at + end, "type": kind}
        for (at, _), doc in zip(lines, docs, strict=True)
        for start, end, kind in entities(doc)
    ]
    return {"doc_id": record["doc_id"], "entities": found}


def main() -> None:
    """Read the file, write the predictions and print the judge's figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--out", type=Path, default=Path(tempfile.gettempdir()) / "entities.jsonl")
    parser.add_argument("--errors", default="0")
    given = parser.parse_args()
    opened = gzip.open if given.file.suffix == ".gz" else open
    with opened(given.file, "rt", encoding="utf8") as lines:
        said = [json.dumps(predict(json.loads(line))) for line in lines]
    given.out.write_text("\n".join(said) + "\n", encoding="utf8")
    if JUDGE.exists():
        order = [sys.executable, str(JUDGE), "entities", str(given.file), str(given.out), "--errors", given.errors]
        subprocess.run(order, check=True)
    else:
        print(f"no judge at {JUDGE}; predictions are in {given.out}")


if __name__ == "__main__":
    main()
