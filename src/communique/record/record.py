"""The record as views see it: statements with their dealings, origins and conflicts at one point in time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from communique.model.dealing import Conflict, Dealing
from communique.model.report import Report
from communique.model.statement import Statement
from communique.record.conflicts import find_conflicts
from communique.record.gather import gather
from communique.record.origins import origins_of
from communique.record.store import Store


@dataclass
class Snapshot:
    """Everything the record holds as of one day.

    Attributes:
        store: Where it comes from.
        as_of: EDTF day; reports published later are left out. None for all.
    """

    store: Store
    as_of: str | None = None
    _reports: dict[str, Report] = field(default_factory=dict, repr=False)

    @cached_property
    def reports(self) -> dict[str, Report]:
        """Reports by id."""
        return {r.id: r for r in self.store.reports(self.as_of)}

    @cached_property
    def statements(self) -> dict[str, Statement]:
        """Statements by id."""
        return {s.id: s for s in self.store.statements(as_of=self.as_of)}

    @cached_property
    def published(self) -> dict[str, str | None]:
        """Publication date of each report."""
        return {i: r.published for i, r in self.reports.items()}

    @cached_property
    def dealings(self) -> list[Dealing]:
        """All dealings, ordered by id."""
        return gather(self.statements.values(), self.store.links(), self.published)

    @cached_property
    def dealing_of(self) -> dict[str, str]:
        """The dealing each statement was gathered into."""
        return {i: d.id for d in self.dealings for i in d.statements}

    @cached_property
    def origins(self) -> dict[str, str]:
        """The origin of each report: the id of the earliest of its copies."""
        return origins_of(self.reports.values(), self.store.copies())

    def count_origins(self, statements: Iterable[str]) -> int:
        """How many independent origins stand behind statements."""
        return len({self.origins[self.statements[i].report] for i in statements})

    @cached_property
    def conflicts(self) -> list[Conflict]:
        """Statements that cannot all be true."""
        return find_conflicts(self.dealings, self.statements, self.published, self.count_origins)

    def between(self, codes: Sequence[str]) -> list[Statement]:
        """Statements whose parties include all the given codes, ordered by report date and place in the text."""
        wanted = set(codes)
        found = [s for s in self.statements.values() if wanted <= set(s.countries)]
        return sorted(found, key=lambda s: (self.published.get(s.report) or "", s.report, s.start, s.id))
