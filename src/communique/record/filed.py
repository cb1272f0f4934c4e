"""Whether what is filed beside the statements is what the reports give: one part of the proof of a record."""

from __future__ import annotations

import json
import re
import struct
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, Table, select

from communique.record import schema
from communique.record.candidates import band_rows
from communique.record.rows import text_hash

CODE = re.compile("[A-Z]{3}")  # of a state: ISO 3166-1 alpha-3


def filed_faults(connection: Connection) -> Iterator[str]:
    """Check the tables that rest on the reports, and the columns that repeat what stands elsewhere.

    Args:
        connection: Of a reader; it must see one state throughout.

    Yields:
        One sentence a fault, naming the row.
    """
    yield from _reports(connection)
    yield from _statements(connection)
    yield from _dropped(connection)
    yield from _gaps(connection, schema.notices, "notices")
    yield from _copies(connection)
    yield from _briefs(connection)


def _reports(connection: Connection) -> Iterator[str]:
    """Texts are those that were stored, columns repeat the fields, fingerprints are filed under their keys."""
    columns = schema.reports.c
    bands: dict[str, set[tuple[str, str]]] = {}
    for row in connection.execute(select(schema.bands)):
        bands.setdefault(row.report, set()).add((row.band, row.day))
    wanted = ("id", "text", "stored_hash", "published", "publisher", "title", "body", "text_hash", "fingerprint",
              "learnt")  # fmt: skip
    query = schema.only(schema.reports, *wanted).order_by(columns.id)
    for row in connection.execution_options(yield_per=50).execute(query):
        name = f"report {row.id}"
        if text_hash(row.text) != row.stored_hash:
            yield f"{name}: its text is not the one that was stored."
        body = json.loads(row.body)
        if (row.published, row.publisher, row.title) != (body["published"], body["publisher"], body["title"]):
            yield f"{name}: its columns differ from its fields."
        if not is_stamp(row.learnt):
            yield f"{name}: {row.learnt!r}, when it was learnt, is no time in UTC."
        yield from (f"{name}: {fault}" for fault in _mark_faults(row, bands.get(row.id)))


def _mark_faults(report: Row[Any], filed: set[tuple[str, str]] | None) -> Iterator[str]:
    from communique.documents.fingerprints import Fingerprint  # noqa: PLC0415 - takes seconds to load

    try:
        mark = Fingerprint.from_bytes(report.fingerprint)
        keys = {(row["band"], row["day"]) for row in band_rows(mark, report.published)}
    except (struct.error, ValueError, IndexError):
        yield "its fingerprint cannot be read."
        return
    if mark.text_hash != report.text_hash:
        yield "its fingerprint is of another text."
    if keys != (filed or set()):
        yield "its fingerprint is filed wrongly."


def _statements(connection: Connection) -> Iterator[str]:
    """Statements were published when their reports were; when they were learnt is told by the readings."""
    theirs, reports = schema.statements.c, schema.reports.c
    query = (
        select(theirs.id)
        .join(schema.reports, reports.id == theirs.report)
        .where(theirs.published.is_distinct_from(reports.published))
        .order_by(theirs.id)
    )
    yield from (f"statement {ident}: it has other times than its report." for ident in connection.scalars(query))


def _dropped(connection: Connection) -> Iterator[str]:
    """What was dropped lies in its text and has a reason; its rows are numbered without a gap."""
    yield from _gaps(connection, schema.dropped, "what was dropped")
    rows, reports = schema.dropped.c, schema.reports.c
    query = (
        select(rows.report, rows.number, rows.start, rows.end, rows.reason, reports.text)
        .join(schema.reports, reports.id == rows.report)
        .order_by(rows.report, rows.number)
    )
    for row in connection.execution_options(yield_per=50).execute(query):
        if not 0 <= row.start <= row.end <= len(row.text):
            yield f"report {row.report}: what was dropped at {row.start}-{row.end} lies outside its text."
        if not row.reason:
            yield f"report {row.report}: what was dropped at {row.start}-{row.end} has no reason."


def _gaps(connection: Connection, table: Table, words: str) -> Iterator[str]:
    last, expected = "", 0
    query = schema.only(table, "report", "number").order_by(table.c.report, table.c.number)
    for row in connection.execute(query):
        expected = expected + 1 if row.report == last else 0
        if row.number != expected:
            yield f"report {row.report}: its {words} are not numbered without a gap: {expected} is missing."
            expected = row.number
        last = row.report


def _copies(connection: Connection) -> Iterator[str]:
    """Pairs stand in the order of their ids, with a kind, a score and reasons that there can be."""
    query = select(schema.copies).order_by(schema.copies.c.first, schema.copies.c.second)
    for row in connection.execute(query):
        name = f"copies {row.first} {row.second}"
        if row.first >= row.second:
            yield f"{name}: the pair is not in the order of its ids."
        if row.kind in ("", "none") or not 0 <= row.score <= 1 or not is_reasons(row.reasons):
            yield f"{name}: its kind, score or reasons are none that there can be."


def is_reasons(words: str) -> bool:
    """Whether words are a JSON list of one reason or more."""
    try:
        value = json.loads(words)
    except ValueError:
        return False
    return isinstance(value, list) and bool(value) and all(isinstance(reason, str) for reason in value)


def _briefs(connection: Connection) -> Iterator[str]:
    """The marks of briefs are on states, at times."""
    for row in connection.execute(select(schema.briefs).order_by(schema.briefs.c.number)):
        codes = row.states.split()
        if row.states != " ".join(sorted(set(codes))) or not all(map(CODE.fullmatch, codes)):
            yield f"brief {row.number}: {row.states!r} are not codes of states in their order."
        if not is_stamp(row.written):
            yield f"brief {row.number}: {row.written!r}, when it was written, is no time in UTC."


def is_stamp(words: str) -> bool:
    """Whether a time is written as all times of the record are, so that they sort as words."""
    try:
        moment = datetime.fromisoformat(words)
    except ValueError:
        return False
    return moment.utcoffset() == timedelta(0) and moment.isoformat(timespec="microseconds") == words
