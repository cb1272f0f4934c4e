"""The echo map as a list: a line a report, below the one that it took the story from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from communique.model.errors import UnknownNameError
from communique.record.echoes import Echo, Origin, find_echoes
from communique.record.judging import find_report
from communique.record.record import Snapshot
from communique.record.store import Publication
from communique.views.listing import Listing
from communique.views.states import find_states

SCHEMA = "communique.echo/1"
COLUMNS = {
    "origin": "string", "published": "string", "outlet": "string", "title": "string", "kind": "string",
    "from": "string", "score": "float", "depth": "int", "report": "string", "source": "string",
    "document": "string", "statements": "string", "reasons": "string",
}  # fmt: skip
STEP = "   "  # a report stands so much further in than the one it took the story from


@dataclass(frozen=True, slots=True)
class Row:
    """A report of an echo map.

    Attributes:
        origin: The origin it is shown under.
        echo: Where it took the story from.
        report: Its particulars.
        source: Those of the report it took the story from; None for the first.
    """

    origin: Origin
    echo: Echo
    report: Publication
    source: Publication | None


def echoes(snapshot: Snapshot, wanted: Sequence[str] = ()) -> Listing[Row]:
    """Who took which story from whom.

    Args:
        snapshot: The record as of a point in time.
        wanted: A report, by its id or document, or states of which all are party to a statement of one of an
            origin's reports; all origins that have echoes if empty.

    Raises:
        UnknownNameError: Nothing answers to the words.
    """
    found = find_echoes(snapshot, _reports(snapshot, wanted) if wanted else None)
    held = snapshot.publications
    rows = [Row(o, e, held[e.report], held[e.source] if e.source else None) for o in found for e in o.echoes]
    return Listing("echoes", COLUMNS, rows, _to_object, _to_row)


def _reports(snapshot: Snapshot, wanted: Sequence[str]) -> frozenset[str]:
    """The reports that words mean: one by its id or document, else those with statements on the states named."""
    if len(wanted) == 1:
        try:
            return frozenset({find_report(snapshot.store, wanted[0])})
        except UnknownNameError as none_such:
            try:
                codes = set(find_states(wanted))
            except UnknownNameError:
                if any(c.isdigit() or c in "./" for c in wanted[0]):  # as ids and documents have and states have not
                    raise none_such from None
                raise
    else:
        codes = set(find_states(wanted))
    return frozenset(s.report for s in snapshot.statements.values() if codes <= set(s.countries))


def outlet(report: Publication) -> str:
    """How a report is called in a map: its publisher, else its document."""
    return report.publisher or report.document


def taken_from(row: Row) -> str:
    """Whom a report took the story from: an outlet, or the medium credited whose own report is missing; else ''."""
    if row.source is not None:
        return outlet(row.source)
    return row.origin.medium or ""


def _to_row(row: Row) -> dict[str, Any]:
    echo, report = row.echo, row.report
    return {
        "origin": row.origin.id, "published": report.published,
        "outlet": f"{STEP * max(0, echo.depth - 1)}{'└─ ' if echo.depth else ''}{outlet(report)}",
        "title": report.title, "kind": echo.kind, "from": taken_from(row), "score": echo.score, "depth": echo.depth,
        "report": report.id, "source": echo.source, "document": report.document,
        "statements": " ".join(echo.statements), "reasons": "; ".join(echo.reasons),
    }  # fmt: skip


def _to_object(row: Row) -> dict[str, Any]:
    echo, report = row.echo, row.report
    return {
        "schema": SCHEMA, "origin": row.origin.id, "medium": row.origin.medium, "report": report.id,
        "document": report.document, "publisher": report.publisher, "title": report.title,
        "published": report.published, "depth": echo.depth, "source": echo.source, "kind": echo.kind,
        "score": echo.score, "reasons": list(echo.reasons), "statements": list(echo.statements),
    }  # fmt: skip
