"""What a brief on some states rests on: their statements, and of all others those that stand against them.

Which dealing a statement is in depends on the statements of the same parties alone, and these are all read. Conflicts
reach further: a state denies what it is said to have done to anybody, a denial answers what its report told before
it, two states are named for one deed. So those are followed, to the last statement that a conflict with one of theirs
shows: the brief is then the one that the whole record gives, byte for byte.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import combinations, product

from communique.model.asof import AsOf
from communique.model.statement import Statement, Status
from communique.record.blocks import FAMILIES, family, named_codes
from communique.record.conflicts import DEEDS, other_doer
from communique.record.disputes import ASSERTED, BLAME, DENIALS, Told, contradicted_by
from communique.record.filing import codes_of, doers_key, own_names_key, pair_key, parties_key
from communique.record.judged import Judged, Rulings, judge
from communique.record.kin import Kin
from communique.record.lookups import Found, Lookups
from communique.record.moved import Moved
from communique.record.persons import Persons, named_in
from communique.record.persons_near import persons_near
from communique.record.readings import History
from communique.record.store import Store
from communique.record.yearly import is_yearly, years_listed

Circle = tuple[str, tuple[str, ...], tuple[str, ...]]
MANY = 6  # parties from which on the smaller circles among them are too many to be asked for one by one


class Focus:
    """The part of a record that tells what some states share.

    Attributes:
        read: The statements, as read, by id: those that all the states are party to, what stands against them, and of
            each dealing shown all. Office holders have the names that stand behind them.
        chosen: Ids of the statements that all the states are party to, as rulings leave them.
        kin: The reports of all these, with what bears on them.
        persons: Who the persons are whom the statements name.
    """

    def __init__(
        self,
        store: Store,
        codes: Sequence[str],
        as_of: AsOf | None,
        rulings: Rulings,
        gone: frozenset[str],
        past: Mapping[str, History],
    ) -> None:
        """Look for it.

        Args:
            store: The record.
            codes: Codes that must all be party.
            as_of: Reports not known by then are left out.
            rulings: The judgements in force.
            gone: Ids of judged statements that no reading known makes.
            past: Those judged that were read otherwise before, through their readings.
        """
        self._look = Lookups(store, as_of)
        self._codes = frozenset(codes)
        self._rulings, self._gone, self._past = rulings, gone, past
        self.read: Found = {}
        self.chosen: frozenset[str] = frozenset()
        self.kin = Kin(store, as_of, rulings.pairs())
        moved = Moved(self._look, rulings, gone | past.keys())
        own = self._look.sharing(sorted(self._codes))
        self._gather(own, moved)
        self.persons, met = self._persons()
        while moved.reach(self._lands | met, self.kin.publications.keys()):  # rulings that bear on what was read
            self._gather(own, moved)
            self.persons, met = self._persons()

    def _persons(self) -> tuple[Persons, frozenset[str]]:
        published, own = self.kin.published, self._rulings.own
        return persons_near(self._look, self.held.statements, self.read, published, own)

    def _gather(self, own: Found, moved: Moved) -> None:
        self._take(own, moved.statements)
        held = self.held.statements
        self.chosen = frozenset(i for i, s in held.items() if self._codes <= set(s.countries))
        mine = self._now(self.chosen)
        near = self._denials_near(mine)
        self._take(near)
        noes = {i: s for i, s in self._now({*near, *moved.statements, *self.chosen}).items() if is_denial(s)}
        self._take(self._denied_by(noes.values()))
        # The dealings that are shown, and those in which a denial of one is: of these all is read.
        shown = [*mine.values(), *self._touching(noes), *self._now(moved.merged).values()]
        self._take(self._together(shown))
        circles = {_circle(s) for s in shown}
        told = [s for s in self.held.statements.values() if _circle(s) in circles]
        self._take(self._denied_by(told))
        # And of whatever stands against them, so that it is known in which dealing, and who told it first.
        self._take(
            self._together([*self._against(circles), *self._rivals(mine.values()), *self._listing(mine.values())])
        )

    def _take(self, *found: Found) -> None:
        for some in found:
            self.read |= some
        self.kin.take({s.report for s in self.read.values()})

    @property
    def held(self) -> Judged:
        """What judgements make of the statements."""
        if not self._rulings.held:
            return Judged(self.read)
        return judge(self._rulings, self.read, self.kin.origins, self._gone, self._past)

    @property
    def _lands(self) -> frozenset[str]:
        """The codes asked for, and those of all parties and holders read."""
        named = (one.country for s in self.read.values() for one in named_in(s))
        return self._codes.union(code for code in named if code)

    def _now(self, statements: Iterable[str]) -> Found:
        """Some statements as rulings leave them, by id."""
        held = self.held.statements
        return {i: held[i] for i in sorted(statements) if i in held}

    def _standing(self) -> Found:
        gone = self.kin.withdrawn
        return {i: s for i, s in self.held.statements.items() if i not in gone}

    # -- who denies ------------------------------------------------------------------------------------

    def _denials_near(self, mine: Found) -> Found:
        """Statements that may deny one of these."""
        told = self._look.told_in({s.report for s in mine.values()}, DENIALS)
        keys: set[str] = set()
        for statement in mine.values():
            source, target = codes_of(statement.source), codes_of(statement.target)
            if statement.kind in BLAME:
                keys.update(self._pairs(target, source))
            if statement.status in ASSERTED:
                keys.update(parties_key(kind, source) for kind in _kin_of(statement.kind))
                keys.update(self._pairs(source, target))
        return {i: s for i, s in {**told, **self._look.under(keys)}.items() if is_denial(s)}

    def _pairs(self, first: Iterable[str], second: Iterable[str]) -> Iterator[str]:
        """Keys of the statements that two codes are party to, but for those that were read at the beginning."""
        for a, b in product(sorted(first), sorted(second)):
            if a != b and not self._codes <= {a, b}:
                yield pair_key(a, b)

    def _touching(self, noes: Found) -> list[Statement]:
        """The denials that are of a chosen statement."""
        standing = self._standing()
        told = Told.of(standing)
        theirs = {id(standing[i]) for i in self.chosen if i in standing}
        found = [standing[i] for i in sorted(noes.keys() & standing.keys())]
        published = self.kin.published
        return [no for no in found if any(id(s) in theirs for s in contradicted_by(no, told, published))]

    # -- what they deny ----------------------------------------------------------------------------------

    def _denied_by(self, statements: Iterable[Statement]) -> Found:
        """All that the denials among some statements may be of."""
        keys: set[str] = set()
        reports: set[str] = set()
        for statement in filter(is_denial, statements):
            source, target = codes_of(statement.source), codes_of(statement.target)
            keys.update(self._pairs(source, target))
            if statement.kind in DENIALS:
                reports.add(statement.report)
                continue
            for kind in _kin_of(statement.kind):
                keys.add(parties_key(kind, source))
                keys.add(parties_key(kind, statement.countries))
                if not target:
                    keys.add(doers_key(kind, source))
        return {**self._look.under(keys), **self._look.told_in(reports)}

    def _against(self, circles: Collection[Circle]) -> list[Statement]:
        """What the denials in some circles of statements are of."""
        standing = self._standing()
        told, published = Told.of(standing), self.kin.published
        noes = [s for s in standing.values() if is_denial(s) and _circle(s) in circles]
        return [s for no in noes for s in contradicted_by(no, told, published)]

    # -- the rest ------------------------------------------------------------------------------------------

    def _rivals(self, mine: Iterable[Statement]) -> list[Statement]:
        """Statements that name another doer for a deed of these."""
        deeds: dict[tuple[str, str], list[Statement]] = {}
        for statement in mine:
            if statement.kind in DEEDS and statement.date and statement.status is Status.OCCURRED:
                deeds.setdefault((statement.kind, statement.date), []).append(statement)
        found = Found()
        for kind in sorted({kind for kind, _ in deeds}):
            days = sorted(day for k, day in deeds if k == kind)
            found |= self._look.on_days(kind, days, {c for day in days for s in deeds[kind, day] for c in s.countries})
        return self._kept({i for i, s in found.items() if _is_rival(s, deeds)}, found)

    def _kept(self, wanted: Collection[str], found: Found) -> list[Statement]:
        self._take({i: found[i] for i in sorted(wanted)})
        return list(self._now(wanted).values())

    def _listing(self, mine: Iterable[Statement]) -> list[Statement]:
        """Of yearly occasions and of lists of years among these: what is told of the same by fewer of the parties."""
        found, keys = Found(), set[str]()
        for statement in mine:
            if years_listed(statement) or is_yearly(statement):
                codes = statement.countries
                if len(codes) > MANY:
                    found |= self._look.of_kind(statement.kind, codes)
                    continue
                some = (few for n in range(1, len(codes)) for few in combinations(codes, n))
                keys.update(parties_key(statement.kind, few) for few in some)
        found |= self._look.under(keys)
        return self._kept({i for i, s in found.items() if years_listed(s) or is_yearly(s)}, found)

    def _together(self, statements: Iterable[Statement]) -> Found:
        """All statements that may be on one dealing with some."""
        keys: set[str] = set()
        for name, countries, named in {_circle(s) for s in statements}:
            for kind in _kin_of(name):
                if not self._codes <= set(countries):
                    keys.add(parties_key(kind, countries))
                if named != countries:
                    keys.add(own_names_key(kind, named))
        return self._look.under(keys)


def _circle(statement: Statement) -> Circle:
    """What statements on one dealing have in common: the family of kinds, and the parties, by code and by own name."""
    return family(statement.kind), statement.countries, named_codes((*statement.source, *statement.target))


def _is_rival(other: Statement, deeds: Mapping[tuple[str, str], Sequence[Statement]]) -> bool:
    return any(other_doer(mine, other) for mine in deeds.get((other.kind, str(other.date)), ()))


def is_denial(statement: Statement) -> bool:
    """Whether a statement may deny another: by its status, or as an act."""
    if statement.kind in DENIALS:
        return statement.status is Status.OCCURRED
    return statement.status is Status.DENIED


def _kin_of(kind: str) -> Collection[str]:
    """The kinds of the family that a kind, or a family, is of."""
    name = family(kind)
    return sorted({name, kind, *(k for k, f in FAMILIES.items() if f == name)})
