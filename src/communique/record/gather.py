"""Which statements are about the same dealing: fields compared, never words alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from communique.model.dealing import Dealing
from communique.model.edtf import Edtf
from communique.model.report import identity
from communique.model.statement import Statement, Status

NEAR_DAYS = 3  # successive days of one visit are told as one; a month apart they are two
FAMILIES = (
    frozenset({"visit", "meeting", "call", "talks"}),
    frozenset({"arms_transfer", "military_aid", "arms_order", "co_production"}),
    frozenset({"agreement", "arms_order", "promise"}),
    frozenset({"attack", "war", "incursion", "occupation"}),
    frozenset({"sanction", "embargo"}),
    frozenset({"accusation", "criticism", "complaint"}),
    frozenset({"denial", "rejection"}),
    frozenset({"request", "demand", "appeal"}),
    frozenset({"aid", "humanitarian_aid"}),
    frozenset({"threat", "warning", "ultimatum"}),
    frozenset({"joint_exercise", "training"}),
    frozenset({"cooperation", "relations", "trade"}),
)
# Kinds that only one dated occasion can be meant by; others ('cooperation') go on and need no date to be one.
OCCASIONS = frozenset({"visit", "meeting", "call", "talks", "agreement", "joint_exercise", "attack", "sanction"})


@dataclass(frozen=True, slots=True)
class Link:
    """Two statements about one dealing, and why."""

    first: str
    second: str
    reasons: tuple[str, ...]


def kin(kind: str) -> tuple[str, ...]:
    """The kinds that may tell of the same dealing as a kind, itself included; sorted."""
    return tuple(sorted({kind}.union(*(family for family in FAMILIES if kind in family))))


def compare(a: Statement, b: Statement) -> Link | None:
    """Decide whether two statements are about the same dealing.

    Args:
        a: A statement.
        b: Another.

    Returns:
        A link with reasons, or None. The order of the arguments does not matter.
    """
    if a.id > b.id:
        a, b = b, a
    reasons = []
    if a.kind == b.kind:
        reasons.append(f"kind {a.kind}")
    elif any(a.kind in f and b.kind in f for f in FAMILIES):
        reasons.append(f"kinds {a.kind} and {b.kind} go together")
    else:
        return None
    if not _same_parties(a, b):
        return None
    reasons.append(f"parties {' '.join(sorted(set(a.countries) & set(b.countries)))}")
    dates = _same_date(a, b)
    if dates is None:
        return None
    things = _same_things(a, b)
    if things is None:
        return None
    reasons.extend(r for r in (dates, things) if r)
    return Link(a.id, b.id, tuple(reasons))


def _same_parties(a: Statement, b: Statement) -> bool:
    if not set(a.countries) or not set(b.countries):
        return False
    if _directed(a) and _directed(b):
        sources = {p.country for p in a.source} == {p.country for p in b.source}
        targets = {p.country for p in a.target} == {p.country for p in b.target}
        return sources and targets
    return set(a.countries) == set(b.countries)


def _directed(statement: Statement) -> bool:
    return statement.kind not in ("meeting", "talks", "call", "visit", "agreement", "joint_exercise", "cooperation",
                                  "trade", "relations", "intelligence_sharing", "mediation")  # fmt: skip


def _same_date(a: Statement, b: Statement) -> str | None:
    if not a.date or not b.date:
        if a.kind in OCCASIONS or b.kind in OCCASIONS:
            same_report = a.report == b.report and abs(a.start - b.start) < 600  # noqa: PLR2004 - two paragraphs
            return "" if same_report else None
        return ""
    first, second = Edtf.parse(a.date), Edtf.parse(b.date)
    if a.date == b.date:
        return f"date {a.date}"
    days = _apart(first, second)
    if days is None:
        return None
    if a.kind in OCCASIONS and (_precise(first) != _precise(second)):
        return f"dates {a.date} and {b.date} fit" if days == 0 and _narrow(first, second) else None
    limit = NEAR_DAYS if a.kind in ("visit", "meeting", "talks") and a.kind != b.kind else 0
    return f"dates {a.date} and {b.date} fit" if days <= limit else None


def _precise(date: Edtf) -> bool:
    return date.precision == "day"


def _narrow(a: Edtf, b: Edtf) -> bool:
    """Whether the less precise date is at most a month: a year says too little to know the occasion by."""
    month = 31
    return all(d.span_days is not None and d.span_days <= month for d in (a, b))


def _apart(a: Edtf, b: Edtf) -> int | None:
    """Days between two dates, 0 where they overlap; None where an end is open and they do not meet."""
    (a_first, a_last), (b_first, b_last) = a.bounds(), b.bounds()
    if a_last and b_first and a_last < b_first:
        return (b_first - a_last).days
    if b_last and a_first and b_last < a_first:
        return (a_first - b_last).days
    return 0


def _same_things(a: Statement, b: Statement) -> str | None:
    """Compare materiel: categories named on both sides must meet."""
    first = {m.designation or m.category for m in a.materiel}
    second = {m.designation or m.category for m in b.materiel}
    if first and second and not first & second:
        return None
    return f"materiel {', '.join(sorted(first & second))}" if first & second else ""


def gather(statements: Iterable[Statement], links: Iterable[Link], published: Mapping[str, str | None]) -> list[Dealing]:
    """Gather linked statements into dealings.

    Args:
        statements: All statements of the record.
        links: Which of them belong together.
        published: Publication date of each report, by id.

    Returns:
        Dealings, each statement in exactly one, ordered by id; the same for any order of input.
    """
    by_id = {s.id: s for s in statements}
    parent = {i: i for i in by_id}

    def root(i: str) -> str:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    reasons: dict[str, set[str]] = {}
    for link in sorted(links, key=lambda k: (k.first, k.second)):
        if link.first in parent and link.second in parent:
            a, b = sorted((root(link.first), root(link.second)))
            parent[b] = a
    for link in links:
        if link.first in parent and link.second in parent:
            reasons.setdefault(root(link.first), set()).update(link.reasons)
    groups: dict[str, list[Statement]] = {}
    for i in sorted(by_id):
        groups.setdefault(root(i), []).append(by_id[i])
    return sorted(
        (_dealing(group, tuple(sorted(reasons.get(key, ()))), published) for key, group in groups.items()),
        key=lambda d: d.id,
    )


def _dealing(group: Sequence[Statement], reasons: tuple[str, ...], published: Mapping[str, str | None]) -> Dealing:
    ordered = sorted(group, key=lambda s: (published.get(s.report) or "", s.report, s.start, s.id))
    kinds = [s.kind for s in ordered]
    kind = max(sorted(set(kinds)), key=kinds.count)
    lead = next(s for s in ordered if s.kind == kind)
    return Dealing(
        id=identity("d", *sorted(s.id for s in group)),
        kind=kind,
        source=tuple(sorted({p.country for p in lead.source if p.country})),
        target=tuple(sorted({p.country for p in lead.target if p.country})),
        date=_best_date(ordered),
        status=_status(ordered),
        statements=tuple(s.id for s in ordered),
        reasons=reasons,
    )


def _best_date(group: Sequence[Statement]) -> str | None:
    """The most precise date; of equals the one most statements give, then the earliest."""
    dates = [s.date for s in group if s.date]
    if not dates:
        return None
    spans = {d: Edtf.parse(d).span_days for d in set(dates)}
    open_ended = 10**9  # an open interval is the least precise of all
    return min(sorted(spans), key=lambda d: (spans[d] if spans[d] is not None else open_ended, -dates.count(d)))


def _status(group: Sequence[Statement]) -> str:
    """What the statements say together: one status, or disputed where some deny what others assert."""
    held = {s.status for s in group}
    if Status.DENIED in held and held - {Status.DENIED}:
        return "disputed"
    for status in (Status.OCCURRED, Status.PLANNED, Status.POSSIBLE, Status.DENIED):
        if status in held:
            return str(status)
    return str(Status.OCCURRED)
