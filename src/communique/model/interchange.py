"""Statements, conflicts and deals as plain JSON objects (communique.statement/1, communique.conflict/1, …deal/1)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, fields, is_dataclass
from typing import Any

from communique.model.deal import CELLS, Deal
from communique.model.dealing import Conflict, Side
from communique.model.report import Report
from communique.model.statement import (
    SCHEMA,
    Cue,
    Holder,
    Materiel,
    Money,
    Party,
    Place,
    Quantity,
    Statement,
    Status,
)

CONFLICT_SCHEMA = "communique.conflict/1"
DEAL_SCHEMA = "communique.deal/1"
# Fields of the interchange form that come from the report, in its order.
REPORT_FIELDS = ("document", "document_sha256", "publisher", "title", "published", "published_origin")


def statement_object(statement: Statement, report: Report, dealing: str | None = None) -> dict[str, Any]:
    """Write a statement in the interchange form.

    Args:
        statement: The statement.
        report: The report it was read from.
        dealing: Id of the dealing it was gathered into, if any.

    Returns:
        A JSON-ready object with every field of the form.
    """
    head = {
        "schema": SCHEMA,
        "id": statement.id,
        "document": report.document,
        "document_sha256": report.sha256,
        "publisher": report.publisher,
        "title": report.title,
        "published": report.published,
        "published_origin": report.published_origin,
    }
    body = statement_body(statement)
    body.pop("report")
    body["cue"] = _saying(statement.cue)
    return {**head, **body, "dealing": dealing}


def statement_body(statement: Statement) -> dict[str, Any]:
    """Write all fields of a statement as plain values; the inverse of :func:`statement_from`."""
    body = {name: _plain(getattr(statement, name)) for name in Statement.__slots__}  # not what was ruled on it
    body["status"] = str(statement.status)
    return body


def _plain(value: Any) -> Any:
    """A field's value as plain values, as :func:`dataclasses.asdict` gives them, which copies each leaf too."""
    if isinstance(value, tuple):
        return tuple(_plain(v) for v in value)
    if is_dataclass(value):
        return {f.name: _plain(getattr(value, f.name)) for f in fields(value)}
    return value


def _saying(cue: Cue | None) -> dict[str, Any] | None:
    return None if cue is None else {"text": cue.text, "start": cue.start, "end": cue.end, "speech": cue.effect}


def statement_from(body: Mapping[str, Any]) -> Statement:
    """Read a statement back from the plain values of :func:`statement_body`.

    Args:
        body: The values.

    Returns:
        The statement, equal to the one written.

    Raises:
        KeyError: A field is missing.
    """
    values = dict(body)
    values["status"] = Status(values["status"])
    values["contexts"] = tuple(values["contexts"])
    values["reasons"] = tuple(values["reasons"])
    values["source"] = tuple(Party(**p) for p in values["source"])
    values["target"] = tuple(Party(**p) for p in values["target"])
    values["place"] = Place(**values["place"]) if values["place"] else None
    values["status_cues"] = tuple(Cue(**c) for c in values["status_cues"])
    values["holder"] = Holder(**values["holder"]) if values["holder"] else None
    values["holder_chain"] = tuple(Holder(**h) for h in values["holder_chain"])
    values["cue"] = Cue(**values["cue"]) if values["cue"] else None
    values["materiel"] = tuple(
        Materiel(**{**m, "quantity": Quantity(**m["quantity"]) if m["quantity"] else None}) for m in values["materiel"]
    )
    values["money"] = tuple(Money(**m) for m in values["money"])
    return Statement(**values)


def conflict_object(conflict: Conflict) -> dict[str, Any]:
    """Write a conflict in the interchange form."""
    return {
        "schema": CONFLICT_SCHEMA,
        "id": conflict.id,
        "kind": conflict.kind,
        "dealings": list(conflict.dealings),
        "sides": [{"claim": side.claim, "statements": list(side.statements)} for side in conflict.sides],
        "origins": list(conflict.origins),
        "since": conflict.since,
        "settled": conflict.settled,
        "reasons": list(conflict.reasons),
    }


def conflict_from(body: Mapping[str, Any]) -> Conflict:
    """Read a conflict back from the interchange form."""
    return Conflict(
        id=body["id"],
        kind=body["kind"],
        dealings=tuple(body["dealings"]),
        sides=tuple(Side(s["claim"], tuple(s["statements"])) for s in body["sides"]),
        origins=tuple(body["origins"]),
        since=body["since"],
        settled=body["settled"],
        reasons=tuple(body.get("reasons", ())),
    )


def deal_object(deal: Deal) -> dict[str, Any]:
    """Write a deal: each cell with what is shown, the ids it rests on and why it is uncertain."""
    cells = {name: asdict(getattr(deal, name)) for name in CELLS}
    lists = {"dealings": deal.dealings, "statements": deal.statements}
    return {"schema": DEAL_SCHEMA, "id": deal.id, **cells, **lists}
