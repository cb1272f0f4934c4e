"""What judgements make of the record: statements, dealings, origins and conflicts as they stand after rulings.

Nothing stored is changed: a snapshot reads the raw record and asks here what holds. Judgements are taken in the order
of their times (of one time, of their ids), never in that of their rows; the later prevails, and a ruling on a
statement itself prevails over one carried over from another report.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from communique.model.dealing import Conflict, Dealing
from communique.model.judgement import Field, Judgement, Ruled, Verb, in_force
from communique.model.statement import Holder, Party, Statement
from communique.record.anchoring import Finder, folded
from communique.record.corrections import code_of, corrected, fits, nameable, renamed, renamed_holder
from communique.record.fitting import Cluster
from communique.record.origins import Pair
from communique.record.persons import met_id, own_id
from communique.record.readings import History

SURE = 1.0  # confidence of a reading that a person vouches for
SHARED = (Verb.MERGE, Verb.SETTLE)  # of several statements together
ON_ONE = (Verb.ACCEPT, Verb.REJECT, Verb.CORRECT)
Name = tuple[str, str | None]  # a name, folded, with the code it was resolved to; or an id and None


@dataclass(frozen=True, slots=True)
class Rulings:
    """The judgements in force, oldest first."""

    held: tuple[Judgement, ...] = ()

    @classmethod
    def of(cls, judgements: Iterable[Judgement]) -> Rulings:
        """Those of all judgements ever given that were not undone."""
        return cls(in_force(judgements))

    def by(self, *verbs: Verb) -> tuple[Judgement, ...]:
        """Those of some verbs."""
        return tuple(j for j in self.held if j.verb in verbs)

    @property
    def subjects(self) -> tuple[str, ...]:
        """Ids of all statements judged, sorted."""
        return tuple(sorted({ident for j in self.held for ident, _ in j.statements}))

    def reach(self, scope: Sequence[str], gone: Iterable[Statement]) -> tuple[str, ...]:
        """Codes by which all statements are found that touch some codes once judgements are applied.

        Args:
            scope: The codes looked for; all if empty.
            gone: Statements of the reports of judged statements that are made no more.

        Returns:
            The codes, widened by those from which, or to which, a ruling takes a statement; none for all.
        """
        groups = [{judgement.country, code_of(str(judgement.value))} for judgement in self.names().values()]
        for judgement in self.by(Verb.CORRECT, Verb.MERGE, Verb.SPLIT):
            if judgement.verb is not Verb.CORRECT or judgement.field in (Field.SOURCE, Field.TARGET):
                codes = {code for _, anchor in judgement.statements for code in (*anchor.source, *anchor.target)}
                groups.append({*codes, *(judgement.value or "").split()})
        groups += [set(statement.countries) for statement in gone]
        found = set(scope)
        while found:
            touched = [group for group in groups if group & found]
            if any(None in group for group in touched):
                return ()
            wider = found.union(*({code for code in group if code} for group in touched))
            if wider == found:
                break
            found = wider
        return tuple(sorted(found))

    def pairs(self) -> tuple[tuple[Pair, ...], tuple[Pair, ...]]:
        """Pairs of reports ruled to be copies, and pairs ruled to be independent; of two rulings the later."""
        last: dict[Pair, Verb] = {}
        for judgement in self.by(Verb.COPY, Verb.INDEPENDENT):
            first, second = sorted(judgement.subjects)
            last[first, second] = judgement.verb
        ruled = sorted(last.items())
        return (
            tuple(pair for pair, verb in ruled if verb is Verb.COPY),
            tuple(pair for pair, verb in ruled if verb is Verb.INDEPENDENT),
        )

    def names(self) -> dict[Name, Judgement]:
        """The renames by what they rename; of two for one name the later."""
        return {name_of(j): j for j in self.by(Verb.RENAME) if nameable(str(j.value))}

    @property
    def own(self) -> frozenset[str]:
        """Ids of persons met in reports who were ruled to be nobody but themselves: a name renamed to its own id."""
        return frozenset(
            str(judgement.value)
            for (found, country), judgement in self.names().items()
            if found == judgement.value or (country and own_id(country, found) == judgement.value)
        )


def name_of(judgement: Judgement) -> Name:
    """What a rename is on: a name as found with its code, or the id of an actor."""
    (found,) = judgement.subjects
    return (found, None) if ":" in found else (folded(found), judgement.country)


@dataclass(slots=True)
class Judged:
    """What judgements make of some statements.

    Attributes:
        statements: Those that stand, by id.
        rulings: The judgements that each statement is touched by, the rejected ones too.
        apart: Statements kept apart from a statement, by its id; both ways.
        together: Statements ruled to be about one dealing, with the ruling.
        settled: Rulings on conflicts, each with the statements by the claim of their side.
        finder: What finds the statements of rulings; None where there are none.
    """

    statements: dict[str, Statement]
    rulings: dict[str, tuple[Judgement, ...]] = field(default_factory=dict)
    apart: dict[str, frozenset[str]] = field(default_factory=dict)
    together: list[tuple[frozenset[str], Judgement]] = field(default_factory=list)
    settled: list[tuple[Judgement, dict[str, set[str]]]] = field(default_factory=list)
    finder: Finder | None = None

    def touch(self, judgement: Judgement, statements: Iterable[str]) -> None:
        """Note that a judgement is on statements."""
        for ident in statements:
            self.rulings[ident] = (*self.rulings.get(ident, ()), judgement)

    def explained(self, dealing: Dealing) -> Dealing:
        """A dealing with the rulings on it and on its statements among its reasons."""
        said: dict[Judgement, list[str]] = {}
        for ident in dealing.statements:
            for judgement in self.rulings.get(ident, ()):
                said.setdefault(judgement, []).append(ident)
        if not said:
            return dealing
        given = sorted(said.items(), key=lambda item: (item[0].at, item[0].id))
        words = [j.words if j.verb in SHARED else f"{' '.join(ids)} {j.words}" for j, ids in given]
        return replace(dealing, reasons=(*dealing.reasons, *words))

    def ruled(self, conflict: Conflict) -> Conflict:
        """A conflict, settled where a person did so: of its kind and claims, on each side a statement judged then."""
        found = conflict
        for judgement, sides in self.settled:
            held = {side.claim: set(side.statements) for side in conflict.sides}
            same = judgement.field == conflict.kind and held.keys() == sides.keys()
            if same and all(held[claim] & sides[claim] for claim in held):
                later = len(set().union(*held.values()) - set().union(*sides.values()))
                came = (f"{later} of its statements came after that ruling or were read anew",) if later else ()
                found = replace(conflict, settled=judgement.at[:10], reasons=(judgement.words, *came))
        return found


def judge(
    rulings: Rulings,
    read: Mapping[str, Statement],
    origins: Mapping[str, str],
    gone: frozenset[str],
    past: Mapping[str, History],
) -> Judged:
    """Apply judgements to statements.

    Args:
        rulings: The judgements in force.
        read: Statements as read, by id, in the order wanted.
        origins: The origin of each report.
        gone: Ids of judged statements that no reading known makes.
        past: Those judged that were read otherwise before, through their readings.

    Returns:
        What holds; the same for any order of the judgements' rows.
    """
    finder = Finder(read, origins, gone, past)
    given = _given(rulings, finder)
    names = rulings.names()
    judged = Judged({}, finder=finder)
    for ident, statement in read.items():
        found = _ruled(statement, given.get(ident, ()), names) if names or ident in given else statement
        if found is None:
            judged.rulings[ident] = (given[ident][-1],)
            continue
        judged.statements[ident] = found
        if isinstance(found, Ruled):
            judged.rulings[ident] = found.rulings
    _link(judged, rulings, finder)
    for judgement in rulings.by(Verb.SETTLE):
        sides: dict[str, set[str]] = {}
        for ident, anchor in judgement.statements:
            sides.setdefault(str(anchor.claim), set()).update(finder.all_of(ident, anchor, judgement))
        judged.settled.append((judgement, sides))
        judged.touch(judgement, sorted(set().union(*sides.values())))
    return judged


def _given(rulings: Rulings, finder: Finder) -> dict[str, list[Judgement]]:
    """Rulings on each statement, in the order in which they prevail: those carried over first, then by time."""
    carried: dict[str, list[Judgement]] = {}
    own: dict[str, list[Judgement]] = {}
    for judgement in rulings.by(*ON_ONE):
        ((ident, anchor),) = judgement.statements
        if itself := finder.itself(ident, anchor, judgement):
            own.setdefault(itself, []).append(judgement)
        for other in finder.elsewhere(anchor):
            carried.setdefault(other, []).append(judgement)
    return {ident: [*carried.get(ident, ()), *own.get(ident, ())] for ident in carried.keys() | own.keys()}


def _ruled(statement: Statement, given: Sequence[Judgement], names: Mapping[Name, Judgement]) -> Statement | None:
    """A statement after the rulings on it; None where the last of them rejects it, itself where there are none."""
    if given and given[-1].verb is Verb.REJECT:
        return None
    found, used = _renamed(statement, names) if names else (statement, [])
    values = {str(j.field): j for j in given if j.verb is Verb.CORRECT}
    for judgement in values.values():
        name, value = Field(str(judgement.field)), str(judgement.value)
        changed = corrected(found, name, value) if fits(found, name, value) else found
        if changed.parties:  # two corrections that are each possible may leave none
            found = changed
            used.append(judgement)
    accepted = [j for j in given if j.verb is Verb.ACCEPT]
    if accepted:
        used.append(accepted[-1])
        found = replace(found, confidence=SURE)
    if not used:
        return statement
    order = tuple(sorted(used, key=lambda j: (j.at, j.id)))
    reasons = (*statement.reasons, *(f"judgement.{j.id}" for j in order))
    fields = {name: getattr(found, name) for name in Statement.__slots__}
    return Ruled(**{**fields, "reasons": reasons, "read": statement, "rulings": order})


def _renamed(statement: Statement, names: Mapping[Name, Judgement]) -> tuple[Statement, list[Judgement]]:
    used: dict[str, Judgement] = {}

    def ruling(named: Party | Holder) -> Judgement | None:
        keys: tuple[Name, ...] = (
            (named.id or "", None), (met_id(named) or "", None), (folded(named.name), named.country)
        )  # fmt: skip
        found = [names[key] for key in keys if key in names]
        last = max(found, key=lambda j: (j.at, j.id), default=None)
        if last is not None:
            used[last.id] = last
        return last

    def side(parties: Iterable[Party]) -> tuple[Party, ...]:
        return tuple(renamed(p, str(j.value), statement.date) if (j := ruling(p)) else p for p in parties)

    def vouching(holder: Holder) -> Holder:
        return renamed_holder(holder, str(j.value)) if (j := ruling(holder)) else holder

    changed = replace(
        statement,
        source=side(statement.source),
        target=side(statement.target),
        holder=vouching(statement.holder) if statement.holder else None,
        holder_chain=tuple(vouching(h) for h in statement.holder_chain),
    )
    return changed, list(used.values())


def _link(judged: Judged, rulings: Rulings, finder: Finder) -> None:
    """What is one dealing and what is kept apart; a split takes its statement out of merges given before it."""
    ties: list[tuple[set[str], Judgement]] = []
    apart: dict[str, set[str]] = {}
    for judgement in rulings.by(Verb.MERGE, Verb.SPLIT):
        each = [finder.all_of(ident, anchor, judgement) for ident, anchor in judgement.statements]
        if judgement.verb is Verb.MERGE:
            ties.append(({i for ids in each for i in ids}, judgement))
            continue
        others = {i for ids in each[1:] for i in ids}
        for ident in each[0]:
            for tied, _ in ties:
                if tied & others:
                    tied.discard(ident)
            apart.setdefault(ident, set()).update(others - {ident})
            for other in others - {ident}:
                apart.setdefault(other, set()).add(ident)
        judged.touch(judgement, each[0])
    for tied, judgement in ties:
        judged.together.append((frozenset(tied), judgement))
        if len(tied) > 1:
            judged.touch(judgement, sorted(tied))
    judged.apart = {ident: frozenset(others) for ident, others in apart.items()}


def united(clusters: Sequence[Cluster], together: Iterable[tuple[frozenset[str], Judgement]]) -> list[Cluster]:
    """Clusters with those made one that hold statements ruled to be about one dealing."""
    together = list(together)
    if not together:
        return list(clusters)
    home = {member.id: n for n, found in enumerate(clusters) for member in found.members}
    into = list(range(len(clusters)))

    def root(n: int) -> int:
        while into[n] != n:
            n = into[n]
        return n

    for statements, _ in together:
        roots = sorted({root(home[i]) for i in statements if i in home})
        for n in roots[1:]:
            into[n] = roots[0]
    groups: dict[int, list[Cluster]] = {}
    for n, found in enumerate(clusters):
        groups.setdefault(root(n), []).append(found)
    return [group[0] if len(group) == 1 else _one(group) for group in groups.values()]


def _one(group: Sequence[Cluster]) -> Cluster:
    """Several clusters as one; no statement is to join it any more, so its days and things are those of the first."""
    lead = group[0]
    members = [member for found in group for member in found.members]
    reasons = {why for found in group for why in found.reasons}
    return Cluster(members, lead.first, lead.last, lead.named, lead.classes, reasons)
