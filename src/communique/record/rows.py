"""Reports, statements and what was dropped, to rows of the tables and back."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Select, insert, select

from communique.documents.notices import find_notices
from communique.model.interchange import statement_body
from communique.model.kinship import Kinship
from communique.model.notice import Effect, Notice, Reach
from communique.model.report import Block, BlockRole, Report
from communique.model.statement import Dropped, Statement
from communique.record import schema
from communique.record.backend import backend
from communique.record.candidates import band_rows
from communique.record.filing import keys_read_again, mentions, report_keys, statement_keys

if TYPE_CHECKING:
    from communique.record.kindred import Kindred

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
    connection: Connection, report: Report, statements: Sequence[Statement], reader: str, stamp: str, kindred: Kindred
) -> list[str]:
    """Add a report, its full text, its fingerprint, its copies and its notices.

    Args:
        connection: In a transaction.
        report: The report, not in the record yet.
        statements: The statements read in it.
        reader: Name and version of the reader.
        stamp: When it was learnt, UTC in ISO 8601.
        kindred: Finds what it is a copy of.

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
    found = kindred.find(connection, report, mark)
    for other, evidence in found:
        first, second = sorted((report.id, other))
        pair = {"first": first, "second": second, "kind": evidence.kind, "score": evidence.score}
        connection.execute(insert(schema.copies), {**pair, "reasons": dump(list(evidence.reasons))})
    bands = band_rows(mark, report.published)
    if bands:
        connection.execute(insert(schema.bands), [{**row, "report": report.id} for row in bands])
    told = [{"report": report.id, **notice_row(n, x)} for n, x in enumerate(find_notices(report.title, report.text))]
    if told:
        connection.execute(insert(schema.notices), told)
    keys = report_keys(report.document, report.url, report.publisher, report.title)
    connection.execute(insert(schema.report_keys), [{"key": key, "report": report.id} for key in keys])
    return [other for other, evidence in found if evidence.kind != Kinship.EXCERPT]


def insert_statements(connection: Connection, report: Report, statements: Sequence[Statement], stamp: str) -> None:
    """Add the statements of a report and who is party to them."""
    if not statements:
        return
    connection.execute(insert(schema.statements), [_statement_row(report, s, stamp) for s in statements])
    rows = [row for statement in statements for row in party_rows(statement)]
    if rows:
        connection.execute(insert(schema.parties), rows)
    filed = [{"key": key, "statement": s.id} for s in statements for key in statement_keys(s)]
    connection.execute(insert(schema.statement_keys), filed)
    named = [row for s in statements for row in mention_rows(s, report.published, stamp)]
    if named:
        connection.execute(insert(schema.mentions), named)


def file_again(connection: Connection, statement: Statement, reading: int) -> None:
    """File a statement of the record as a later reading of its report, by number, makes it; what is filed stays."""
    columns, filed = schema.statements.c, schema.statement_keys
    query = select(columns.published, columns.learnt, columns.date).where(columns.id == statement.id)
    first = connection.execute(query).one()
    keys = keys_read_again(statement, first.date)
    held = select(filed.c.key).where(filed.c.statement == statement.id, filed.c.key.in_(keys))
    if new := sorted(set(keys).difference(connection.scalars(held))):
        connection.execute(insert(filed), [{"key": key, "statement": statement.id} for key in new])
    if named := mention_rows(statement, first.published, first.learnt, reading):
        connection.execute(insert(schema.mentions), named)


def mention_rows(statement: Statement, published: str | None, learnt: str, reading: int = 0) -> list[dict[str, Any]]:
    """The rows of the table of mentions that a statement has.

    Args:
        statement: The statement as a reading made it.
        published: When its report was published.
        learnt: When the statement was made first, UTC in ISO 8601.
        reading: Number of the reading that made it so; 0 for the one that made it first.
    """
    more = {"report": statement.report, "published": published, "learnt": learnt, "reading": reading}
    return [{**row, **more} for row in mentions(statement)]


def party_rows(statement: Statement) -> list[dict[str, str]]:
    """The rows of the parties table that a statement has: one a country, on the side it is named on first."""
    sides: dict[str, str] = {}
    for side, parties in (("source", statement.source), ("target", statement.target)):
        for party in parties:
            if party.country:
                sides.setdefault(party.country, side)
    ident = statement.id
    return [{"statement": ident, "country": code, "side": side} for code, side in sorted(sides.items())]


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
