"""The record as views see it: statements with their dealings, origins and conflicts at one point in time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property, partial

from communique.model.asof import AsOf, Basis
from communique.model.deal import Deal
from communique.model.dealing import Conflict, Dealing, Link, Suggestion
from communique.model.notice import Notice
from communique.model.report import Report
from communique.model.statement import Statement
from communique.record.beside import with_names
from communique.record.clustering import cluster
from communique.record.conflicts import find_conflicts
from communique.record.deals import find_deals
from communique.record.focus import Focus
from communique.record.gather import as_dealings
from communique.record.judged import Judged, Rulings, judge, united
from communique.record.kin import one_origin
from communique.record.linking import find_links
from communique.record.lookups import batches
from communique.record.persons import Persons, identify
from communique.record.readings import History
from communique.record.recurring import with_series
from communique.record.store import Copy, Publication, Store
from communique.record.suggesting import find_suggestions
from communique.record.tellers import Tellers
from communique.record.versions import Supersession, supersessions
from communique.record.withdrawals import Withdrawal, withdrawals


def where_told(statement: Statement) -> tuple[str, int, int, int, str, str]:
    """A key to sort by: the report, then the place of the sentence and of the trigger in its text."""
    return (
        statement.report, statement.start, statement.trigger_start, statement.trigger_end, statement.kind, statement.id
    )  # fmt: skip


def _ends(copy: Copy) -> tuple[str, str]:
    return copy.first, copy.second


KEPT = 64  # reports with their texts held at a time; a brief cites few, a listing needs none


@dataclass
class Snapshot:
    """What the record holds as of one point in time.

    Attributes:
        store: Where it comes from.
        as_of: Reports not known by then are left out. None for all.
        scope: Codes of which at least one is party to every statement looked at; all statements if empty.
            Judgements that take a statement to or from one of them widen it: views still ask who is party.
        others: Whether dealings inside states and with groups that are no state are shown too. They are not gathered.
        judged: Whether what persons ruled is applied; without it the record is as it was read.
        shared: Whether only what all codes of the scope are party to is asked for. It is told as from the whole record;
            dealings and conflicts that none of those statements is in may be missing or incomplete.
    """

    store: Store
    as_of: AsOf | None = None
    scope: tuple[str, ...] = ()
    others: bool = False
    judged: bool = True
    shared: bool = False
    _texts: dict[str, Report] = field(default_factory=dict, repr=False)

    @cached_property
    def focus(self) -> Focus | None:
        """The part of the record that tells what is shared; None where all of the scope is looked at."""
        if not self.shared or not self.scope or not self.judged or self.others:
            return None
        return Focus(self.store, self.scope, self.as_of, self.rulings, self._gone, self._past)

    @cached_property
    def publications(self) -> dict[str, Publication]:
        """Particulars of the reports, by id, without their texts."""
        if self.focus is not None:
            return dict(sorted(self.focus.kin.publications.items()))
        return {p.id: p for p in self.store.publications(self.as_of)}

    @cached_property
    def rulings(self) -> Rulings:
        """The judgements in force; as had been read by a day, those given by then."""
        if not self.judged:
            return Rulings()
        last = self.as_of.last if self.as_of is not None and self.as_of.basis == Basis.LEARNT else None
        return Rulings.of(j for j in self.store.judgements() if last is None or j.at <= last)

    @cached_property
    def standing(self) -> Judged:
        """What judgements make of the statements."""
        if self.focus is not None:
            read = dict(sorted(self.focus.read.items()))
        else:
            scope = self.scope
            if scope and self.rulings.held:
                scope = self.rulings.reach(scope, self._beside(self._gone))
            read = {s.id: s for s in self.store.statements(scope, as_of=self.as_of, others=self.others)}
            if self.judged:
                read = {i: with_names(s) for i, s in read.items()}
        if not self.rulings.held:
            return Judged(read)
        return judge(self.rulings, read, self.origins, self._gone, self._past)

    @cached_property
    def _gone(self) -> frozenset[str]:
        """Ids of judged statements that no reading known makes."""
        return self.store.gone(self.rulings.subjects, self.as_of)

    @cached_property
    def _past(self) -> dict[str, History]:
        """Of the judged statements those that were ever read otherwise, through their readings, by id."""
        return self.store.histories(self.rulings.subjects)

    def _beside(self, gone: frozenset[str]) -> list[Statement]:
        """Statements of the reports of judged statements that are made no more: one of them may be the same anew."""
        reports = {a.report for j in self.rulings.held for ident, a in j.statements if ident in gone}
        return [s for report in sorted(reports) for s in self.store.statements_of(report, self.as_of)]

    @cached_property
    def told(self) -> dict[str, Statement]:
        """All statements by id as rulings leave them, those withdrawn since among them."""
        held = self.standing.statements
        return {i: self.persons.shown(s) for i, s in held.items()} if self.judged else held

    @cached_property
    def persons(self) -> Persons:
        """Which persons met in reports are one; without judgements each is as it was read."""
        if not self.judged:
            return Persons()
        if self.focus is not None:
            return self.focus.persons
        return identify(self.standing.statements.values(), self.published, self.scope, self.rulings.own)

    @cached_property
    def statements(self) -> dict[str, Statement]:
        """The statements that stand, by id."""
        return {i: s for i, s in self.told.items() if i not in self.withdrawn}

    @cached_property
    def copies(self) -> list[Copy]:
        """Pairs of reports that hang together, with the evidence."""
        return self.store.copies() if self.focus is None else sorted(self.focus.kin.copies.values(), key=_ends)

    @cached_property
    def notices(self) -> dict[str, tuple[Notice, ...]]:
        """By report, where it says that it corrects, retracts or updates another."""
        return {i: notices for i, notices in self.store.notices().items() if i in self.publications}

    @cached_property
    def supersessions(self) -> list[Supersession]:
        """Reports that later ones of the same publisher take the place of."""
        if self.focus is not None:
            return self.focus.kin.supersessions
        return supersessions(self.publications, self.copies, self.notices)

    @cached_property
    def withdrawn(self) -> dict[str, Withdrawal]:
        """The statements of all states that stand no longer, by id, with the reasons."""
        if self.focus is not None:
            return self.focus.kin.withdrawn
        told = cache(partial(self.store.statements_of, as_of=self.as_of))
        return withdrawals(self.supersessions, self.notices, told, self.published)

    @cached_property
    def published(self) -> dict[str, str | None]:
        """Publication date of each report."""
        return {i: p.published for i, p in self.publications.items()}

    @cached_property
    def dealings(self) -> list[Dealing]:
        """All dealings between states, ordered by id."""
        found = cluster((s for s in self.statements.values() if s.between_states), self.standing.apart)
        dealings = as_dealings(united(found, self.standing.together), self.published)
        return with_series([self.standing.explained(dealing) for dealing in dealings], self.statements)

    @cached_property
    def dealing_of(self) -> dict[str, str]:
        """The dealing each statement was gathered into."""
        return {i: d.id for d in self.dealings for i in d.statements}

    @cached_property
    def _by_id(self) -> dict[str, Dealing]:
        return {d.id: d for d in self.dealings}

    def dealing(self, ident: str) -> Dealing:
        """A dealing by its id.

        Raises:
            KeyError: There is none.
        """
        return self._by_id[ident]

    @cached_property
    def suggestions(self) -> list[Suggestion]:
        """Pairs of dealings that may be one and that nobody ruled on, the likeliest first."""
        return find_suggestions(self.dealings, self.statements, self.standing.apart)

    @cached_property
    def links(self) -> list[Link]:
        """What denies, answers, alleges, carries out or delivers what, statement by statement."""
        return find_links(self.dealings, self.statements, self.published)

    @cached_property
    def origins(self) -> dict[str, str]:
        """The origin of each report: the id of the earliest of its copies; versions of one report are one origin."""
        return one_origin(self.published, self.copies, self.supersessions, self.rulings.pairs())

    @cached_property
    def conflicts(self) -> list[Conflict]:
        """Statements that cannot all be true."""
        found = find_conflicts(self.dealings, self.statements, self.published, self.count_origins)
        if self.focus is not None:
            shown = self.focus.chosen
            found = [c for c in found if any(i in shown for side in c.sides for i in side.statements)]
        return [self.standing.ruled(conflict) for conflict in found]

    @cached_property
    def deals(self) -> list[Deal]:
        """The register of deals: supplies of arms followed through their life."""
        return find_deals(self.dealings, self.statements, self.conflicts)

    def count_origins(self, statements: Iterable[str]) -> int:
        """How many independent origins stand behind statements."""
        return len({self.origin_of(i) for i in statements})

    def origin_of(self, statement: str) -> str:
        """The origin that a statement, by id, counts to: of its report, or of the medium that it is taken from."""
        return self.tellers.origin_of(statement)

    @cached_property
    def tellers(self) -> Tellers:
        """Who told first what reports take from one another."""
        _, independent = self.rulings.pairs()
        return Tellers(
            self.told, self.publications, self.origins, self.dealing_of, self.copies, independent, self.report
        )

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

    def texts(self, reports: Iterable[str]) -> Iterator[tuple[str, str]]:
        """The texts of reports, each with its report's id, in the order asked for; a few in memory at a time."""
        for some in batches(reports, KEPT):
            held = self.store.texts(some)
            yield from ((ident, held[ident]) for ident in some)

    def between(self, codes: Sequence[str]) -> list[Statement]:
        """Statements whose parties include all the codes, ordered by report date and place in the text."""
        wanted = set(codes)
        found = [s for s in self.statements.values() if wanted <= set(s.countries)]
        return sorted(found, key=lambda s: (self.published.get(s.report) or "", *where_told(s)))
