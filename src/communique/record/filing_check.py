"""Whether reports, statements and persons are filed as they must be: what is filed wrongly no brief would find."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Table, select

from communique.model.statement import Statement
from communique.record import schema
from communique.record.filing import keys_read_again, report_keys, statement_keys
from communique.record.readings import History
from communique.record.rows import mention_rows
from communique.record.store import BATCH

Filed = list[tuple[Any, ...]]
OTHER_KEYS = "it is filed under other keys than its own"
OTHER_PERSONS = "the persons it names are filed wrongly"


def filing_faults(
    connection: Connection, statements: Mapping[str, Statement], revised: Mapping[str, History]
) -> Iterator[str]:
    """Compare what is filed with what must be.

    Args:
        connection: Of a reader; it must see one state throughout.
        statements: All statements that stand, as read, by id.
        revised: Those that a later reading made otherwise, first or no more, through their readings, by id.

    Yields:
        One sentence a fault, naming the row.
    """
    reports: dict[str, Filed] = {}
    times: dict[str, tuple[str | None, str]] = {}
    query = schema.only(schema.reports, "id", "document", "publisher", "title", "published", "learnt", "body")
    for row in connection.execution_options(yield_per=50).execute(query):
        url = json.loads(row.body)["url"]
        reports[row.id] = [(key,) for key in report_keys(row.document, url, row.publisher, row.title)]
        times[row.id] = (row.published, row.learnt)
    persons = [column.name for column in schema.mentions.columns if column.name != "statement"]

    every = statements.keys() | revised.keys()

    def made(ident: str) -> Iterator[tuple[int, Statement]]:
        """A statement with the fields of each reading that gave it any, by number; by 0 those of the first time."""
        history = revised.get(ident)
        yield 0, history.first if history else statements[ident]
        yield from ((r.number, r.body) for r in (history.revisions if history else ()) if r.body is not None)

    def keys(ident: str) -> Filed:
        (_, first), *again = made(ident)
        found = {*statement_keys(first), *(key for _, s in again for key in keys_read_again(s, first.date))}
        return [(key,) for key in found]

    def named(ident: str) -> Filed:
        found: Filed = []
        for number, statement in made(ident):
            published, learnt = times.get(statement.report, (None, ""))
            learnt = revised[ident].learnt if ident in revised else learnt
            rows = mention_rows(statement, published, learnt, number)
            found += [tuple(row[name] for name in persons) for row in rows]
        return found

    yield from _faults(_rows(connection, schema.report_keys, "report", ("key",)), reports, reports.__getitem__,
                       "report", OTHER_KEYS)  # fmt: skip
    for table, columns, wanted, fault in (
        (schema.statement_keys, ("key",), keys, OTHER_KEYS),
        (schema.mentions, persons, named, OTHER_PERSONS),
    ):
        yield from _faults(_rows(connection, table, "statement", columns), every, wanted, "statement", fault)


def _rows(connection: Connection, table: Table, owner: str, columns: Sequence[str]) -> Iterator[tuple[str, Filed]]:
    """What is filed, owner by owner; one owner's rows in memory at a time."""
    query = select(table.c[owner], *(table.c[column] for column in columns)).order_by(table.c[owner])
    found = connection.execution_options(yield_per=BATCH).execute(query)
    for ident, rows in groupby(found, key=lambda row: str(row[0])):
        yield ident, [tuple(row)[1:] for row in rows]


def _faults(
    filed: Iterator[tuple[str, Filed]],
    owners: Collection[str],
    wanted: Callable[[str], Filed],
    name: str,
    fault: str,
) -> Iterator[str]:
    seen: set[str] = set()
    for ident, rows in filed:
        seen.add(ident)
        if ident not in owners:
            yield f"key of {name} {ident}: the {name} is not in the record."
        elif sorted(rows, key=str) != sorted(wanted(ident), key=str):
            yield f"{name} {ident}: {fault}."
    yield from (f"{name} {ident}: {fault}." for ident in sorted(set(owners) - seen) if wanted(ident))
