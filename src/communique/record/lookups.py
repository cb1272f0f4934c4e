"""Look-ups in a record by what bears on what: statements by parties, kinds, reports and days, without reading all."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Row, and_, exists, or_, select, union

from communique.model.asof import AsOf
from communique.model.statement import Statement
from communique.record import schema
from communique.record.beside import OFFICE, with_names
from communique.record.filing import date_key, pair_key, statement_keys
from communique.record.standing import mentions_standing
from communique.record.store import BATCH, Copy, Publication, Store

T = TypeVar("T")
Found = dict[str, Statement]


@dataclass(frozen=True, slots=True)
class Lookups:
    """Finds statements and reports in a record as known at a point in time.

    Statements are those on dealings between states, their office holders with the names that stand behind them.

    Attributes:
        store: The record.
        as_of: Reports not known by then are left out. None for all.
    """

    store: Store
    as_of: AsOf | None = None

    def sharing(self, codes: Sequence[str]) -> Found:
        """Statements that all of some codes are party to, by id."""
        if len(codes) == 1:
            return {s.id: with_names(s) for s in self.store.statements(codes, self.as_of)}
        found = self.under([pair_key(*codes[:2])])
        return {i: s for i, s in found.items() if set(codes) <= set(s.countries)}

    def under(self, keys: Iterable[str]) -> Found:
        """Statements filed under at least one of some keys, by id, as the reading that counts has them."""
        filed, found, wanted = schema.statement_keys.c, Found(), frozenset(keys)
        for some in batches(sorted(wanted)):
            found |= self._where(
                schema.statements.c.id.in_(select(filed.statement).where(filed.key.in_(some))),
                lambda s: not wanted.isdisjoint(statement_keys(s)),  # it is filed by its other readings too
            )
        return found

    def these(self, statements: Iterable[str]) -> Found:
        """Those of some statements, asked for by id, that are known, by id."""
        found = Found()
        for some in batches(statements):
            found |= self._where(schema.statements.c.id.in_(some))
        return found

    def told_in(self, reports: Iterable[str], kinds: Collection[str] = ()) -> Found:
        """Statements of some reports, by id; those of some kinds, or of all."""
        columns, found = schema.statements.c, Found()
        for some in batches(sorted(reports)):
            of = columns.report.in_(some)
            found |= self._where(and_(of, columns.kind.in_(sorted(kinds))) if kinds else of)
        return found

    def of_kind(self, kind: str, codes: Iterable[str]) -> Found:
        """Statements of a kind with one of some codes for a party, by id."""
        party = schema.parties.c
        theirs = select(party.statement).where(party.country.in_(sorted(codes)))
        return self._where((schema.statements.c.kind == kind) & schema.statements.c.id.in_(theirs))

    def on_days(self, kind: str, days: Iterable[str], codes: Iterable[str]) -> Found:
        """Statements of a kind and one of some dates, with one of some codes for a party, by id."""
        columns, party, filed, found = schema.statements.c, schema.parties.c, schema.statement_keys.c, Found()
        wanted, lands = frozenset(days), frozenset(codes)
        theirs = exists().where(party.statement == columns.id, party.country.in_(sorted(lands)))
        for some in batches(sorted(wanted)):
            # Of all that was done on those days most is of others: their rows are not read, only the index is.
            deeds = select(columns.id).where(columns.kind == kind, columns.date.in_(some), theirs).correlate(None)
            again = select(filed.statement).where(filed.key.in_([date_key(kind, day) for day in some]))
            found |= self._where(
                columns.id.in_(union(deeds, again)),
                lambda s: s.date in wanted and not lands.isdisjoint(s.countries),
            )
        return found

    def _where(self, wanted: ColumnElement[bool], fits: Callable[[Statement], bool] = bool) -> Found:
        held = self.store.statements_where(wanted, self.as_of)
        return {i: with_names(s) for i, s in held.items() if fits(s)}

    def mentions(self, countries: Collection[str]) -> Iterator[Row[Any]]:
        """The rows of the table of mentions of some states' persons, and of office holders who may be named."""
        query = mentions_standing(self.as_of).where(schema.mentions.c.country.in_(sorted(countries)))
        with self.store.reading() as connection:
            yield from connection.execution_options(yield_per=BATCH).execute(query)

    def office_holders(self, countries: Collection[str]) -> Found:
        """Statements that name an office holder of some states behind whom a name may stand, by id."""
        columns = schema.mentions.c
        query = select(columns.statement).where(
            columns.country.in_(sorted(countries)), columns.person.startswith(OFFICE, autoescape=True)
        )
        with self.store.reading() as connection:
            return self.these(list(connection.scalars(query)))

    def publications(self, reports: Iterable[str]) -> dict[str, Publication]:
        """Particulars of those of some reports that are known, by id."""
        found: dict[str, Publication] = {}
        for some in batches(reports):
            found |= {p.id: p for p in self.store.publications(self.as_of, some)}
        return found

    def copies(self, reports: Iterable[str]) -> dict[tuple[str, str], Copy]:
        """The pairs of reports that hang together of which at least one is among some reports."""
        columns = schema.copies.c
        found: dict[tuple[str, str], Copy] = {}
        for some in batches(reports):
            held = self.store.copies(or_(columns.first.in_(some), columns.second.in_(some)))
            found |= {(c.first, c.second): c for c in held}
        return found

    def filed(self, keys: Iterable[str]) -> set[str]:
        """Ids of the reports filed under at least one of some keys."""
        columns, found = schema.report_keys.c, set[str]()
        with self.store.reading() as connection:
            for some in batches(keys):
                found |= set(connection.scalars(select(columns.report).where(columns.key.in_(some))))
        return found


def batches(values: Iterable[T], size: int = BATCH) -> Iterator[list[T]]:
    """Distinct values in their order, as many at a time as a query takes."""
    distinct = list(dict.fromkeys(values))
    for at in range(0, len(distinct), size):
        yield distinct[at : at + size]
