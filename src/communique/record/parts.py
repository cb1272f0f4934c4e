"""What an exported record is made of: the tables that are written, in which order and form, and those that are not."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from sqlalchemy import Boolean, Connection, Float, Integer, Table, select

from communique.record import schema

SCHEMA = "communique.export/1"
MANIFEST = "manifest.json"
ROWS = 200  # rows read, and written to Parquet as one group, at a time

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Part:
    """One table of an exported record.

    Attributes:
        table: The table.
        order: By which columns its rows are sorted; no two rows that are written are alike in all of them.
        columns: The columns that are written; those left out follow from the others.
        fields: Of these, the columns that are fields of the JSON object.
        body: The column that holds all further fields of the object as JSON, or None.
        values: Columns that hold JSON, or nothing, which is one field of the object.
        once: Whether rows that are alike in what is written are written once.
    """

    table: Table
    order: tuple[str, ...]
    columns: tuple[str, ...]
    fields: tuple[str, ...]
    body: str | None = None
    values: tuple[str, ...] = ()
    once: bool = False

    @property
    def name(self) -> str:
        """What its two files are called."""
        return self.table.name

    def rows(self, connection: Connection) -> Iterator[list[Row]]:
        """Its rows in order, some at a time."""
        columns = self.table.c
        query = select(*(columns[c] for c in self.columns)).order_by(*(columns[c] for c in self.order))
        query = query.distinct() if self.once else query
        for rows in connection.execution_options(yield_per=ROWS).execute(query).mappings().partitions(ROWS):
            yield [dict(row) for row in rows]

    def to_object(self, row: Row) -> dict[str, Any]:
        """A row as a JSON object, complete."""
        further: dict[str, Any] = json.loads(row[self.body]) if self.body else {}
        return {**further, **{c: json.loads(row[c]) if c in self.values and row[c] else row[c] for c in self.fields}}

    def types(self) -> dict[str, str]:
        """The Arrow type of each column: string, int, float or bool."""
        return {name: _type(self.table, name) for name in self.columns}


def _type(table: Table, name: str) -> str:
    kind = table.c[name].type
    if isinstance(kind, Boolean):
        return "bool"
    return "int" if isinstance(kind, Integer) else "float" if isinstance(kind, Float) else "string"


def _whole(table: Table, order: tuple[str, ...], values: tuple[str, ...] = ()) -> Part:
    columns = tuple(c.name for c in table.columns)
    return Part(table, order, columns, columns, values=values)


# Reports first, the rest in any order: a row rests on reports alone.
PARTS: Mapping[str, Part] = MappingProxyType({
    part.name: part
    for part in (
        Part(
            schema.reports, ("id",),
            ("id", "document", "sha256", "published", "publisher", "title", "text", "body", "statements", "others",
             "reader", "learnt"),
            ("id", "document", "sha256", "text", "reader", "learnt"), "body",
        ),
        Part(
            schema.statements, ("report", "start", "id"),
            ("id", "report", "kind", "type", "status", "date", "published", "start", "confidence", "body", "learnt",
             "others"),
            ("id",), "body",
        ),
        _whole(schema.dropped, ("report", "number")),
        _whole(schema.notices, ("report", "number")),
        _whole(schema.readings, ("report", "number")),
        _whole(schema.revisions, ("report", "number", "statement"), ("body",)),
        _whole(schema.copies, ("first", "second"), ("reasons",)),
        Part(schema.judgements, ("at", "id"), ("id", "verb", "author", "at", "undoes", "body"), (), "body"),
        Part(schema.briefs, ("written", "states"), ("states", "written"), ("states", "written"), once=True),
    )
})  # fmt: skip
# Tables that hold nothing but what the others give; they are made anew.
DERIVED = frozenset({"parties", "bands", "statement_keys", "report_keys", "mentions"})
