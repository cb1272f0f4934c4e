"""The record as views see it: statements with their dealings, origins and conflicts at one point in time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from communique.model.dealing import Conflict, Dealing
from communique.model.report import Report
from communique.model.statement import Statement
from communique.record.conflicts import find_conflicts
from communique.record.gather import as_dealings, cluster
from communique.record.judged import Judged, Rulings, judge, united
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
            Judgements that take a statement to or from one of them widen it: views still ask who is party.
        others: Whether dealings inside states and with groups that are no state are shown too. They are not gathered.
        judged: Whether what persons ruled is applied; without it the record is as it was read.
    """

    store: Store
    as_of: str | None = None
    scope: tuple[str, ...] = ()
    others: bool = False
    judged: bool = True
    _texts: dict[str, Report] = field(default_factory=dict, repr=False)

    @cached_property
    def publications(self) -> dict[str, Publication]:
        """Particulars of the reports, by id, without their texts."""
        return {p.id: p for p in self.store.publications(self.as_of)}

    @cached_property
    def rulings(self) -> Rulings:
        """The judgements in force."""
        return Rulings.of(self.store.judgements()) if self.judged else Rulings()

    @cached_property
    def standing(self) -> Judged:
        """What judgements make of the statements."""
        gone = self.store.missing(self.rulings.subjects)
        scope = self.scope
        if scope and self.rulings.held:
            scope = self.rulings.reach(scope, self._beside(gone))
        read = {s.id: s for s in self.store.statements(scope, as_of=self.as_of, others=self.others)}
        return judge(self.rulings, read, self.origins, gone) if self.rulings.held else Judged(read)

    def _beside(self, gone: frozenset[str]) -> list[Statement]:
        """Statements of the reports of judged statements that are there no more: one of them may be the same anew."""
        reports = {a.report for j in self.rulings.held for ident, a in j.statements if ident in gone}
        return [s for report in sorted(reports) for s in self.store.statements_of(report)]

    @property
    def statements(self) -> dict[str, Statement]:
        """Statements by id, as they stand after rulings."""
        return self.standing.statements

    @cached_property
    def published(self) -> dict[str, str | None]:
        """Publication date of each report."""
        return {i: p.published for i, p in self.publications.items()}

    @cached_property
    def dealings(self) -> list[Dealing]:
        """All dealings between states, ordered by id."""
        found = cluster((s for s in self.statements.values() if s.between_states), self.standing.apart)
        dealings = as_dealings(united(found, self.standing.together), self.published)
        return [self.standing.explained(dealing) for dealing in dealings]

    @cached_property
    def dealing_of(self) -> dict[str, str]:
        """The dealing each statement was gathered into."""
        return {i: d.id for d in self.dealings for i in d.statements}

    @cached_property
    def origins(self) -> dict[str, str]:
        """The origin of each report: the id of the earliest of its copies."""
        return origins_of(self.published, self.store.copies(), *self.rulings.pairs())

    @cached_property
    def conflicts(self) -> list[Conflict]:
        """Statements that cannot all be true."""
        found = find_conflicts(self.dealings, self.statements, self.published, self.count_origins)
        return [self.standing.ruled(conflict) for conflict in found]

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
