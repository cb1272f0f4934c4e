"""Statements that cannot all be true: found between and inside dealings, both sides kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from communique.model.dealing import Conflict, Dealing, Side
from communique.model.edtf import Edtf
from communique.model.report import identity
from communique.model.statement import Statement, Status
from communique.ontology.kinds import load_kinds
from communique.record.blocks import block_of, days_of, overlap
from communique.record.disputes import BLAME, Told, contradicted_by
from communique.record.fitting import NEAR_DAYS
from communique.record.yearly import is_yearly, left_out, years_listed

Origins = Callable[[Sequence[str]], int]
Claim = tuple[str, Iterable[str]]
Bounds = tuple[float | None, float | None]
CHARGED = ("the charge is made", "the charge is denied")
HAPPENED = ("it happened", "it did not happen")
PLANNED = ("it is planned", "it is not planned")
ROUNDING = 0.1  # a tenth apart may be one number rounded differently
# Kinds that are often two names for one deed, each side giving it its own.
RIVALS = (
    {"detention", "abduction"},
    {"withdrawal", "expulsion"},
    {"humanitarian_aid", "arms_transfer"},
    {"training", "deployment"},
    {"joint_exercise", "military_buildup"},
    {"peacekeeping", "occupation"},
)
RIVAL_KINDS = frozenset().union(*RIVALS)
VERSIONS = 300  # code points between two versions: the same sentence or the next
EXACT = 3  # digits from which on a number was counted, and not rounded
# Kinds that one side does to another on one occasion: two doers named for one deed are a dispute over who.
DEEDS = frozenset({"attack", "incursion", "seizure", "detention", "request", "invitation", "cyber_attack"})


@dataclass(frozen=True, slots=True)
class Held:
    """What conflicts are looked for in.

    Attributes:
        dealings: All dealings.
        statements: All statements by id.
        published: Publication date of each report, by id.
        origins: Counts the independent origins behind statements, given their ids.
        dealing_of: The id of the dealing each statement is in.
    """

    dealings: Sequence[Dealing]
    statements: Mapping[str, Statement]
    published: Mapping[str, str | None]
    origins: Origins
    dealing_of: Mapping[str, str]

    def conflict(self, kind: str, dealings: Iterable[str], sides: Sequence[tuple[str, Iterable[str]]]) -> Conflict:
        """Write a conflict; it is open since the side that came later was published."""
        written = tuple(Side(claim, tuple(sorted(set(ids)))) for claim, ids in sides)
        first_told = [
            min(
                (self.published.get(self.statements[i].report) or "9999" for i in side.statements),
                default="9999",
            )
            for side in written
        ]
        since = max(first_told)
        about = tuple(sorted(set(dealings)))
        return Conflict(
            id=identity("c", kind, *(f"{side.claim}:{','.join(side.statements)}" for side in written)),
            kind=kind,
            dealings=about,
            sides=written,
            origins=tuple(self.origins(side.statements) for side in written),
            since=None if since == "9999" else since,
        )

    def members(self, dealing: Dealing) -> list[Statement]:
        """The statements of a dealing in its order."""
        return [self.statements[i] for i in dealing.statements]


def find_conflicts(
    dealings: Iterable[Dealing],
    statements: Mapping[str, Statement],
    published: Mapping[str, str | None],
    origins: Origins,
) -> list[Conflict]:
    """List the conflicts of a record.

    Args:
        dealings: All dealings.
        statements: All statements by id.
        published: Publication date of each report, by id.
        origins: Counts the independent origins behind statements, given their ids.

    Returns:
        Conflicts ordered by id; the same for any order of input.
    """
    ordered = sorted(dealings, key=lambda d: d.id)
    dealing_of = {i: d.id for d in ordered for i in d.statements}
    held = Held(ordered, statements, published, origins, dealing_of)
    found: dict[str, Conflict] = {}
    for look in (_occurrence, _versions, _numbers, _dates, _gaps, _places, _plans, _who):
        for conflict in look(held):
            found[conflict.id] = conflict
    return sorted(found.values(), key=lambda c: c.id)


def _occurrence(held: Held) -> Iterator[Conflict]:
    """Somebody denies what others say happened."""
    index = Told.of(held.statements)
    names = {id(s): i for i, s in held.statements.items()}
    for dealing in held.dealings:
        no: list[Statement] = []
        yes: dict[int, Statement] = {}
        for statement in held.members(dealing):
            against = contradicted_by(statement, index, held.published)
            if against:
                no.append(statement)
                yes.update({id(s): s for s in against})
        if no:
            sides = ([names[i] for i in yes], [names[id(s)] for s in no])
            about = {dealing.id, *(held.dealing_of[i] for i in sides[0])}
            yield held.conflict("occurrence", about, tuple(zip(_claims_of(yes.values()), sides, strict=True)))


def _versions(held: Held) -> Iterator[Conflict]:
    """What one state calls an abduction the other, beside it, calls an arrest: one deed told in two ways."""
    told: dict[str, list[Statement]] = {}
    for statement in held.statements.values():
        rival = statement.kind in RIVAL_KINDS and statement.status is Status.OCCURRED
        if rival and statement.holder is not None and statement.holder.country:
            told.setdefault(statement.report, []).append(statement)
    for statements in told.values():
        ordered = sorted(statements, key=lambda s: (s.start, s.trigger_start, s.id))
        for a, b in combinations(ordered, 2):
            if {a.kind, b.kind} in RIVALS and _told_beside(a, b) and set(a.countries) == set(b.countries):
                dealings = [held.dealing_of[a.id], held.dealing_of[b.id]]
                sides = [(load_kinds()[s.kind].label.lower(), [s.id]) for s in (a, b)]
                yield held.conflict("occurrence", dealings, sides)


def _told_beside(a: Statement, b: Statement) -> bool:
    """Whether two states tell their versions one after the other."""
    voices = [s.holder.country if s.holder else None for s in (a, b)]
    apart = bool(a.date and b.date) and not overlap(days_of(a), days_of(b))
    return voices[0] != voices[1] and b.start - a.end <= VERSIONS and not apart


def _claims_of(yes: Iterable[Statement]) -> tuple[str, str]:
    """What the two sides hold, in words."""
    asserted = list(yes)
    if all(s.kind in BLAME for s in asserted):
        return CHARGED
    return PLANNED if all(s.status is Status.PLANNED for s in asserted) else HAPPENED


def _different_voices(first: Iterable[Statement], second: Iterable[Statement]) -> bool:
    """Whether two sides are told by different holders or reports: one teller's two figures are two things."""
    voices = [{(s.report, s.holder.name if s.holder else "") for s in side} for side in (first, second)]
    return not voices[0] & voices[1]


def _numbers(held: Held) -> Iterator[Conflict]:
    """Different numbers of the same thing in one dealing, that no range or rounding reconciles."""
    for dealing in held.dealings:
        if len(dealing.statements) > 1:
            for (_, thing), values in sorted(_claims(held.members(dealing)).items()):
                for a, b in combinations(sorted(values, key=str), 2):
                    if apart(a, b) and _different_voices(values[a], values[b]):
                        sides = [(f"{bounds_in_words(v)} {thing}", [s.id for s in values[v]]) for v in (a, b)]
                        yield held.conflict("number", [dealing.id], sides)


def _claims(members: Iterable[Statement]) -> dict[tuple[str, str], dict[Bounds, list[Statement]]]:
    """The numbers of things and sums, by status: what was done may be more or less than what was planned."""
    claims: dict[tuple[str, str], dict[Bounds, list[Statement]]] = {}
    for statement in members:
        status = str(statement.status)
        for item in statement.materiel:
            if item.quantity is not None and (item.quantity.low, item.quantity.high) != (None, None):
                bounds = (item.quantity.low, item.quantity.high)
                claims.setdefault((status, item.designation or item.category), {}).setdefault(bounds, []).append(
                    statement
                )
        if len(statement.money) == 1:  # of several sums in a sentence one cannot tell which is the dealing's
            money = statement.money[0]
            if (money.low, money.high) != (None, None):
                claims.setdefault((status, money.currency), {}).setdefault((money.low, money.high), []).append(
                    statement
                )
    return claims


def apart(a: Bounds, b: Bounds) -> bool:
    """Whether two numbers or ranges cannot both be true of one thing: they share none and are no roundings."""
    low = max(a[0] if a[0] is not None else 0.0, b[0] if b[0] is not None else 0.0)
    top = float("inf")
    high = min(a[1] if a[1] is not None else top, b[1] if b[1] is not None else top)
    if low <= high:
        return False
    exact = min(_digits(low), _digits(high)) >= EXACT  # 127 and 131 are no roundings of one number
    return exact or (low - high) / low > ROUNDING


def _digits(number: float) -> int:
    """How many digits of a number tell something: two of 1,500, three of 127."""
    return len(f"{number:.10g}".replace(".", "").strip("0"))


def bounds_in_words(bounds: Bounds) -> str:
    """A number or range in words: '4', '10 to 12', 'more than 12', 'up to 5'."""
    low, high = bounds
    if low == high and low is not None:
        return f"{low:,g}" if low < 1e6 else f"{low:,.0f}"
    if low is None:
        return f"up to {high:,g}"
    return f"more than {low:,g}" if high is None else f"{low:,g} to {high:,g}"


def _dates(held: Held) -> Iterator[Conflict]:
    """The same persons at the same kind of occasion on days that nearly meet, both days given in the text."""
    for near in _neighbours(held):
        for a, b in combinations(near, 2):
            people = _people(a) & _people(b)
            both = len({i.split(":")[1][:3] for i in people}) > 1
            if a.kind == b.kind and both and not overlap(days_of(a), days_of(b)) and _different_voices([a], [b]):
                dealings = [held.dealing_of[a.id], held.dealing_of[b.id]]
                yield held.conflict("date", dealings, sorted([(str(a.date), [a.id]), (str(b.date), [b.id])]))


def _neighbours(held: Held) -> Iterator[list[Statement]]:
    """Day-dated encounters of the same parties, in runs no more than a few days apart."""
    blocks: dict[object, list[Statement]] = {}
    for statement in held.statements.values():
        first, last = days_of(statement)
        if first is not None and first == last and statement.date_text and _people(statement):
            blocks.setdefault(block_of(statement), []).append(statement)
    for members in blocks.values():
        run: list[Statement] = []
        for statement in sorted(members, key=lambda s: (s.date or "", s.id)):
            if run and not overlap(days_of(run[-1]), days_of(statement), NEAR_DAYS):
                yield run
                run = []
            run.append(statement)
        yield run


def _people(statement: Statement) -> set[str]:
    return {p.id for p in (*statement.source, *statement.target) if p.id and p.id.startswith("person:")}


def _gaps(held: Held) -> Iterator[Conflict]:
    """'Every year since 2010' against 'in 2010, 2012 and 2013': a year that one side lists and the other leaves out."""
    listed = [s for s in held.statements.values() if years_listed(s)]
    yearly = [s for s in held.statements.values() if is_yearly(s)] if listed else []
    for few in listed:
        for every in yearly:
            years = left_out(few, every)
            if years and _different_voices([few], [every]):
                dealings = sorted({held.dealing_of[few.id], held.dealing_of[every.id]})
                sides = [("every year", [every.id]), (f"not in {' '.join(map(str, years))}", [few.id])]
                yield held.conflict("date", dealings, sides)


def _places(held: Held) -> Iterator[Conflict]:
    """One dealing on one day in two countries."""
    for dealing in held.dealings:
        where: dict[str, list[Statement]] = {}
        for statement in held.members(dealing):
            first, last = days_of(statement)
            if statement.place and statement.place.country and first is not None and first == last:
                where.setdefault(f"{statement.date} {statement.kind} {statement.place.country}", []).append(statement)
        for a, b in combinations(sorted(where), 2):
            same = a.rsplit(" ", 1)[0] == b.rsplit(" ", 1)[0]
            if same and _different_voices(where[a], where[b]):
                sides = [(f"in {_place(where[k][0])}", [s.id for s in where[k]]) for k in (a, b)]
                yield held.conflict("place", [dealing.id], sides)


def _place(statement: Statement) -> str:
    return statement.place.name if statement.place else ""


def _ahead(plan: Statement, told: str) -> bool:
    """Whether a plan's time was still to come, or not over, when its report came out."""
    last, first = days_of(plan)[1], Edtf.parse(told).bounds()[0]
    return plan.date is not None and first is not None and (last is None or last >= first.toordinal())


def _plans(held: Held) -> Iterator[Conflict]:
    """A later report still calls a plan what an earlier one says was done."""
    for dealing in held.dealings:
        members = held.members(dealing)
        done = [s for s in members if s.status is Status.OCCURRED and s.date]
        for plan in members:
            told = held.published.get(plan.report)
            if plan.status is Status.PLANNED and told and _ahead(plan, told):
                before = [
                    s for s in done
                    if (held.published.get(s.report) or "9999") <= told and s.report != plan.report
                    and overlap(days_of(s), days_of(plan)) and str(s.date) <= told
                ]  # fmt: skip
                if before and held.origins([plan.id, *(s.id for s in before)]) > 1:
                    sides = [("it was done", [s.id for s in before]), ("it is still planned", [plan.id])]
                    yield held.conflict("plan", [dealing.id], sides)


def _who(held: Held) -> Iterator[Conflict]:
    """Two doers named for one deed on a day against one side at a place, or a request told both ways."""
    deeds: dict[tuple[object, ...], list[Statement]] = {}
    for statement in held.statements.values():
        first, last = days_of(statement)
        known = statement.status is Status.OCCURRED and first is not None and first == last
        if statement.kind in DEEDS and known and statement.source and statement.target:
            deeds.setdefault((statement.kind, statement.date), []).append(statement)
    for members in deeds.values():
        for a, b in combinations(sorted(members, key=lambda s: s.id), 2):
            if other_doer(a, b) and _different_voices([a], [b]):
                dealings = [held.dealing_of[a.id], held.dealing_of[b.id]]
                sides = [(" ".join(sorted({p.country or "" for p in s.source})), [s.id]) for s in (a, b)]
                yield held.conflict("who", dealings, sorted(sides))


def other_doer(a: Statement, b: Statement) -> bool:
    """Whether two statements name two doers of what may be one deed."""
    doers = [{p.country for p in s.source} for s in (a, b)]
    if doers[0] & doers[1]:
        return False
    targets = [{p.country for p in s.target} for s in (a, b)]
    if a.kind in ("request", "invitation"):
        return doers[0] == targets[1] and doers[1] == targets[0]
    same_place = a.place is not None and b.place is not None and a.place.name == b.place.name
    return targets[0] == targets[1] and same_place
