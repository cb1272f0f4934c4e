"""Whether reports, statements and persons are filed as they must be: what is filed wrongly no brief would find."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Table, select

from communique.model.statement import Statement
from communique.record import schema
from communique.record.filing import report_keys, statement_keys
from communique.record.rows import mention_rows

Filed = dict[str, list[tuple[Any, ...]]]


def filing_faults(connection: Connection, statements: Mapping[str, Statement]) -> Iterator[str]:
    """Compare what is filed with what must be.

    Args:
        connection: Of a reader; it must see one state throughout.
        statements: All statements as read, by id.

    Yields:
        One sentence a fault, naming the row.
    """
    reports: Filed = {}
    times: dict[str, tuple[str | None, str]] = {}
    query = schema.only(schema.reports, "id", "document", "publisher", "title", "published", "learnt", "body")
    for row in connection.execution_options(yield_per=50).execute(query):
        url = json.loads(row.body)["url"]
        reports[row.id] = [(key,) for key in report_keys(row.document, url, row.publisher, row.title)]
        times[row.id] = (row.published, row.learnt)
    told: Filed = {i: [(key,) for key in statement_keys(s)] for i, s in statements.items()}
    named: Filed = {}
    order = [column.name for column in schema.mentions.columns if column.name != "statement"]
    for ident, statement in statements.items():
        rows = mention_rows(statement, *times.get(statement.report, (None, "")))
        named[ident] = [tuple(row[name] for name in order) for row in rows]
    for name, table, columns, wanted, fault in (
        ("report", schema.report_keys, ("key",), reports, "it is filed under other keys than its own"),
        ("statement", schema.statement_keys, ("key",), told, "it is filed under other keys than its own"),
        ("statement", schema.mentions, order, named, "the persons it names are filed wrongly"),
    ):
        filed = _filed(connection, table, name, columns)
        for ident in sorted(wanted.keys() | filed.keys()):
            if ident not in wanted:
                yield f"key of {name} {ident}: the {name} is not in the record."
            elif sorted(filed.get(ident, ()), key=str) != sorted(wanted[ident], key=str):
                yield f"{name} {ident}: {fault}."


def _filed(connection: Connection, table: Table, name: str, columns: Sequence[str]) -> Filed:
    found: Filed = {}
    for row in connection.execute(select(table.c[name], *(table.c[column] for column in columns))):
        found.setdefault(row[0], []).append(tuple(row)[1:])
    return found
