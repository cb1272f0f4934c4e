"""Reports, statements and what was dropped, to rows of the tables and back."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Select, case, func, insert, select

from communique.documents.notices import find_notices
from communique.model.interchange import statement_body
from communique.model.kinship import Kinship
from communique.model.notice import Effect, Notice, Reach
from communique.model.report import Block, BlockRole, Report
from communique.model.statement import Dropped, Statement
from communique.record import schema
from communique.record.backend import backend

if TYPE_CHECKING:
    from communique.documents.copies import CopyEvidence
    from communique.documents.fingerprints import Fingerprint

OWN_COLUMNS = (
    "document",
    "sha256",
    "text",
)  # of a report's fields, those that are columns and not in its body


def text_hash(words: str) -> str:
    """SHA-256 of a text as stored, in hexadecimal digits."""
    return hashlib.sha256(words.encode("utf8", "surrogatepass")).hexdigest()


def dump(value: object) -> str:
    """JSON with sorted keys: equal values give equal bytes."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def insert_report(
    connection: Connection, report: Report, statements: Sequence[Statement], reader: str, stamp: str
) -> list[str]:
    """Add a report, its full text, its fingerprint, its copies and its notices.

    Args:
        connection: In a transaction.
        report: The report, not in the record yet.
        statements: The statements read in it.
        reader: Name and version of the reader.
        stamp: When it was learnt, UTC in ISO 8601.

    Returns:
        Ids of the reports it is a copy or a version of, sorted; those it shares a passage with are none.
    """
    from communique.documents.fingerprints import fingerprint  # noqa: PLC0415 - takes seconds to load; only adding needs it

    mark = fingerprint(report)
    row = {
        "id": report.id, "document": report.document, "sha256": report.sha256, "published": report.published,
        "publisher": report.publisher, "title": report.title, "text": report.text, "body": dump(report_body(report)),
        "text_hash": mark.text_hash, "fingerprint": mark.to_bytes(), "stored_hash": text_hash(report.text),
        "statements": len(statements), "others": sum(not s.between_states for s in statements),
        "reader": reader, "learnt": stamp,
    }  # fmt: skip
    connection.execute(insert(schema.reports), row)
    backend(connection).index(connection, report)
    found = sorted(_candidates(connection, report, mark), key=lambda c: c[0])
    for other, evidence in found:
        first, second = sorted((report.id, other))
        pair = {"first": first, "second": second, "kind": evidence.kind, "score": evidence.score}
        connection.execute(insert(schema.copies), {**pair, "reasons": dump(list(evidence.reasons))})
    bands = [{"band": band, "report": report.id} for band in dict.fromkeys(mark.bands())]
    if bands:
        connection.execute(insert(schema.bands), bands)
    told = [{"report": report.id, **notice_row(n, x)} for n, x in enumerate(find_notices(report.title, report.text))]
    if told:
        connection.execute(insert(schema.notices), told)
    return [other for other, evidence in found if evidence.kind != Kinship.EXCERPT]


def _candidates(connection: Connection, report: Report, mark: Fingerprint) -> Iterator[tuple[str, CopyEvidence]]:
    from communique.documents.fingerprints import AGREEING, QUOTED, Fingerprint  # noqa: PLC0415 - see above
    from communique.documents.kinship import Kin, kinship, may_be_kin  # noqa: PLC0415 - see above
    from communique.documents.retelling import told  # noqa: PLC0415 - see above

    columns, bands = schema.reports.c, schema.bands.c
    agreement = func.sum(case((bands.band.startswith(QUOTED), AGREEING), else_=1))
    shared = (
        select(bands.report).where(bands.band.in_(mark.bands())).group_by(bands.report).having(agreement >= AGREEING)
    )
    query = select(columns.id, columns.fingerprint).where(
        (columns.id != report.id) & ((columns.text_hash == mark.text_hash) | columns.id.in_(shared))
    )
    marks = {row.id: Fingerprint.from_bytes(row.fingerprint) for row in connection.execute(query)}
    closer = {other: found for other, found in marks.items() if may_be_kin(mark, found)}
    if not closer:
        return
    this = Kin(mark, told(report))
    for other, found in sorted(closer.items()):
        text = report_from(connection.execute(report_columns().where(columns.id == other)).one())
        # The smaller id first, so that the evidence is the same whichever report came first.
        first, second = sorted(((report.id, this), (other, Kin(found, told(text)))), key=lambda pair: pair[0])
        evidence = kinship(first[1], second[1])
        if evidence.kind != Kinship.NONE:
            yield other, evidence


def insert_statements(connection: Connection, report: Report, statements: Sequence[Statement], stamp: str) -> None:
    """Add the statements of a report and who is party to them."""
    if not statements:
        return
    connection.execute(insert(schema.statements), [_statement_row(report, s, stamp) for s in statements])
    rows = [row for statement in statements for row in party_rows(statement)]
    if rows:
        connection.execute(insert(schema.parties), rows)


def party_rows(statement: Statement) -> list[dict[str, str]]:
    """The rows of the parties table that a statement has: one a country, on the side it is named on first."""
    sides: dict[str, str] = {}
    for side, parties in (("source", statement.source), ("target", statement.target)):
        for party in parties:
            if party.country:
                sides.setdefault(party.country, side)
    return [{"statement": statement.id, "country": code, "side": side} for code, side in sorted(sides.items())]


def _statement_row(report: Report, statement: Statement, stamp: str) -> dict[str, Any]:
    return {
        "id": statement.id, "report": report.id, "kind": statement.kind, "type": statement.type,
        "status": str(statement.status), "date": statement.date, "published": report.published,
        "start": statement.start, "confidence": statement.confidence,
        "body": dump(statement_body(statement)), "learnt": stamp, "others": not statement.between_states,
    }  # fmt: skip


def notice_row(number: int, notice: Notice) -> dict[str, Any]:
    """The columns of a notice but for its report."""
    return {"number": number, **asdict(notice), "effect": str(notice.effect), "reach": str(notice.reach)}


def notice_from(row: Any) -> Notice:
    """A notice from its row."""
    return notice_of({key: value for key, value in row._mapping.items() if key not in ("report", "number")})  # noqa: SLF001 - a row's public name


def notice_of(body: dict[str, Any]) -> Notice:
    """A notice from its fields.

    Raises:
        TypeError: A field is missing, or there is no such field.
        ValueError: There is no such effect or reach.
    """
    return Notice(**{**body, "effect": Effect(body["effect"]), "reach": Reach(body["reach"])})


def insert_dropped(connection: Connection, report: Report, dropped: Sequence[Dropped], first: int = 0) -> None:
    """Add what was considered in a report and dropped, with the reasons, as rows from a number on."""
    rows = [
        {"report": report.id, "number": n, **asdict(d)}
        for n, d in enumerate(dropped, first)
    ]  # fmt: skip
    if rows:
        connection.execute(insert(schema.dropped), rows)


def report_columns() -> Select[Any]:
    """A query for the columns that :func:`report_from` needs."""
    return schema.only(schema.reports, "id", "document", "sha256", "text", "body")


def report_body(report: Report) -> dict[str, Any]:
    """The fields of a report that are not columns of their own."""
    return {key: value for key, value in asdict(report).items() if key not in OWN_COLUMNS}


def report_from(row: Any) -> Report:
    """A report from its row."""
    return report_of(row.document, row.sha256, row.text, json.loads(row.body))


def report_of(document: str, sha256: str, words: str, body: dict[str, Any]) -> Report:
    """A report from its columns and the fields of :func:`report_body`.

    Raises:
        KeyError: A field is missing.
        TypeError: There is no such field.
        ValueError: A block has a role that there is not.
    """
    further = dict(body)
    blocks = tuple(
        Block(
            b["start"],
            b["end"],
            BlockRole(b["role"]),
            b["section"],
            tuple(b["stamp"]) if b["stamp"] else None,
        )
        for b in further.pop("blocks")
    )
    further["notes"] = tuple(further["notes"])
    return Report(document=document, sha256=sha256, text=words, blocks=blocks, **further)
