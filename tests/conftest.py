"""Made reports and statements for tests of the record, the views and the faces."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from communique.model.report import Block, BlockRole, Report
from communique.model.statement import Cue, Holder, Materiel, Party, Place, Quantity, Statement, Status
from communique.ontology.kinds import load_kinds
from communique.record.store import Store

# benchmarks and checks are no packages of the distribution; tests reach them from the repository's root.
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

# The verdict on one state of the code is always the same; COMMUNIQUE_FUZZ=1 draws other examples each time. The first
# example of a test may load the lexicon, so none has a deadline.
settings.register_profile("fixed", derandomize=True, deadline=None)
settings.register_profile("fuzz", deadline=None, max_examples=2000)
settings.load_profile("fuzz" if os.environ.get("COMMUNIQUE_FUZZ") else "fixed")

MakeReport = Callable[..., Report]
MakeStatement = Callable[..., Statement]


def made_report(
    document: str, text: str, published: str | None = None, publisher: str | None = "Daily Ledger"
) -> Report:
    """A report whose paragraphs are all running text."""
    blocks = []
    at = 0
    for paragraph in text.split("\n"):
        if paragraph.strip():
            blocks.append(Block(at, at + len(paragraph), BlockRole.BODY))
        at += len(paragraph) + 1
    return Report(
        document=document,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        text=text,
        title=text.split(".", maxsplit=1)[0][:60],
        publisher=publisher,
        published=published,
        published_origin="metadata" if published else None,
        blocks=tuple(blocks),
    )


def made_statement(
    report: Report,
    trigger: str,
    kind: str,
    source: dict[str, str],
    target: dict[str, str] | None = None,
    **more: Any,
) -> Statement:
    """A statement on the sentence that holds the trigger; parties as {words: country}, holder as (words, country)."""
    at = report.text.index(trigger)
    start = max(
        report.text.rfind(". ", 0, at) + 2 if ". " in report.text[:at] else 0,
        report.text.rfind("\n", 0, at) + 1,
    )
    ends = [i for i in (report.text.find(". ", at), report.text.find(".\n", at)) if i >= 0]
    end = min(ends) + 1 if ends else len(report.text.rstrip())

    def span(words: str) -> tuple[int, int]:
        found = report.text.find(words, start)
        found = found if 0 <= found < end else report.text.index(words)
        return found, found + len(words)

    def party(words: str, code: str) -> Party:
        person = any(c.islower() for c in words) and len(words.split()) > 1 and more.get("persons", False)
        ident = f"person:{code.lower()}-{words.lower().replace(' ', '-')}" if person else f"state:{code}"
        return Party(words, ident, words, code, "GOV", None, *span(words))

    holder = more.pop("holder", None)
    materiel = tuple(
        Materiel(None, words, Quantity(n, n, False, str(n)) if n else None, *span(words))
        for words, n in more.pop("materiel", ())
    )
    place = more.pop("place", None)
    cue = more.pop("said", None)
    entry = load_kinds()[kind]
    values: dict[str, Any] = {
        "report": report.id, "start": start, "end": end, "quote": report.text[start:end], "trigger_start": at,
        "trigger_end": at + len(trigger), "kind": kind, "type": entry.type, "mode": entry.mode,
        "contexts": tuple(entry.contexts), "cameo": entry.cameo, "goldstein": entry.goldstein,
        "source": tuple(party(w, c) for w, c in source.items()),
        "target": tuple(party(w, c) for w, c in (target or {}).items()),
        "place": Place(place[0], place[1], None, None, None, *span(place[0])) if place else None,
        "date": more.pop("date", None), "status": Status(more.pop("status", "occurred")),
        "holder": Holder(holder[0], None, holder[1], "state", *span(holder[0])) if holder else None,
        "holder_chain": (), "materiel": materiel, "reader": "made/1", "reasons": ("made",),
        "cue": Cue(cue, *span(cue), "indirect") if cue else None, "confidence": more.pop("confidence", 0.9),
    }  # fmt: skip
    if words := more.pop("date_text", None):
        first, last = span(words)
        values |= {"date_text": words, "date_start": first, "date_end": last, "date_origin": "text"}
    more.pop("persons", None)
    return Statement(**values, **more)


@pytest.fixture
def make_report() -> MakeReport:
    """A maker of reports."""
    return made_report


@pytest.fixture
def make_statement() -> MakeStatement:
    """A maker of statements."""
    return made_statement


def made_meeting(document: str, day: str | None, name: str, code: str, office: str | None = None, *, title: str = "Mr",
                 body: str = "") -> tuple[Report, Statement]:  # fmt: skip
    """A report in which a person, as the reader finds one in no list, meets Oman; and the statement of it."""
    text = f"{title} {name} met Oman in Muscat." + (f" {body}" if body else "")
    report = made_report(document, text, day)
    statement = made_statement(report, "met", "meeting", {name: code}, {"Oman": "OMN"})
    ident = f"person:{code.lower()}-{'-'.join(name.lower().split())}"
    party = replace(statement.source[0], id=ident, label=name, office=office)
    return report, replace(statement, source=(party,))


@pytest.fixture
def make_meeting() -> Callable[..., tuple[Report, Statement]]:
    """A maker of meetings of persons."""
    return made_meeting


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty record."""
    opened = Store(tmp_path / "record.sqlite")
    yield opened
    opened.close()
