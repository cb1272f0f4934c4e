"""The record as views see it: statements with their dealings, origins and conflicts at one point in time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from communique.model.deal import Deal
from communique.model.dealing import Conflict, Dealing
from communique.model.report import Report
from communique.model.statement import Statement
from communique.record.conflicts import find_conflicts
from communique.record.deals import find_deals
from communique.record.gather import gather
from communique.record.origins import origins_of
from communique.record.store import Publication, Store


def where_told(statement: Statement) -> tuple[str, int, int, int, str, str]:
    """A key to sort by: the report, then the place of the sentence and of the trigger in its text."""
    return (
        statement.report, statement.start, statement.trigger_start, statement.trigger_end, statement.kind, statement.id
    )  # fmt: skip


KEPT = 64  # reports with their texts held at a time; a brief cites few, a listing needs none


@dataclass
class Snapshot:
    """What the record holds as of one day.

    Attributes:
        store: Where it comes from.
        as_of: EDTF day; reports published later are left out. None for all.
        scope: Codes of which at least one is party to every statement looked at; all statements if empty.
        others: Whether dealings inside states and with groups that are no state are shown too. They are not gathered.
    """

    store: Store
    as_of: str | None = None
    scope: tuple[str, ...] = ()
    others: bool = False
    _texts: dict[str, Report] = field(default_factory=dict, repr=False)

    @cached_property
    def publications(self) -> dict[str, Publication]:
        """Particulars of the reports, by id, without their texts."""
        return {p.id: p for p in self.store.publications(self.as_of)}

    @cached_property
    def statements(self) -> dict[str, Statement]:
        """Statements by id."""
        return {s.id: s for s in self.store.statements(self.scope, as_of=self.as_of, others=self.others)}

    @cached_property
    def published(self) -> dict[str, str | None]:
        """Publication date of each report."""
        return {i: p.published for i, p in self.publications.items()}

    @cached_property
    def dealings(self) -> list[Dealing]:
        """All dealings between states, ordered by id."""
        return gather((s for s in self.statements.values() if s.between_states), self.published)

    @cached_property
    def dealing_of(self) -> dict[str, str]:
        """The dealing each statement was gathered into."""
        return {i: d.id for d in self.dealings for i in d.statements}

    @cached_property
    def origins(self) -> dict[str, str]:
        """The origin of each report: the id of the earliest of its copies."""
        return origins_of(self.published, self.store.copies())

    @cached_property
    def conflicts(self) -> list[Conflict]:
        """Statements that cannot all be true."""
        return find_conflicts(self.dealings, self.statements, self.published, self.count_origins)

    @cached_property
    def deals(self) -> list[Deal]:
        """The register of deals: supplies of arms followed through their life."""
        return find_deals(self.dealings, self.statements, self.conflicts)

    def count_origins(self, statements: Iterable[str]) -> int:
        """How many independent origins stand behind statements."""
        return len({self.origins[self.statements[i].report] for i in statements})

    def report(self, ident: str) -> Report:
        """A report with its text, by id; the last few are kept.

        Raises:
            KeyError: It is not in the record.
        """
        held = self._texts.pop(ident, None) or self.store.report(ident)
        if held is None:
            raise KeyError(ident)
        self._texts[ident] = held
        if len(self._texts) > KEPT:
            self._texts.pop(next(iter(self._texts)))
        return held

    def between(self, codes: Sequence[str]) -> list[Statement]:
        """Statements whose parties include all the codes, ordered by report date and place in the text."""
        wanted = set(codes)
        found = [s for s in self.statements.values() if wanted <= set(s.countries)]
        return sorted(found, key=lambda s: (self.published.get(s.report) or "", *where_told(s)))
