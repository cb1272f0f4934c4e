"""Statements that cannot all be true: found between and inside dealings, both sides kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import combinations

from communique.model.dealing import Conflict, Dealing, Side
from communique.model.edtf import Edtf
from communique.model.report import identity
from communique.model.statement import Statement, Status
from communique.record.gather import FAMILIES

Origins = Callable[[Sequence[str]], int]
ROUNDING = 0.1  # a tenth apart may be one number rounded differently
ASSERTED = (Status.OCCURRED, Status.PLANNED)


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
    held = list(dealings)
    found: dict[str, Conflict] = {}
    for conflict in (*_occurrence(held, statements, published, origins), *_numbers(held, statements, published, origins),
                     *_dates(held, statements, published, origins)):  # fmt: skip
        found[conflict.id] = conflict
    return sorted(found.values(), key=lambda c: c.id)


def _make(
    kind: str,
    dealings: Sequence[str],
    sides: Sequence[Side],
    statements: Mapping[str, Statement],
    published: Mapping[str, str | None],
    origins: Origins,
) -> Conflict:
    days = [
        max((published.get(statements[i].report) or "" for i in side.statements), default="") for side in sides
    ]
    ids = sorted({i for side in sides for i in side.statements})
    return Conflict(
        id=identity("c", kind, *sorted(dealings), *(side.claim for side in sides)) if not ids else identity("c", kind, *ids),
        kind=kind,
        dealings=tuple(sorted(dealings)),
        sides=tuple(sides),
        origins=tuple(origins(side.statements) for side in sides),
        since=max(days) or None,
    )


def _occurrence(
    dealings: Sequence[Dealing],
    statements: Mapping[str, Statement],
    published: Mapping[str, str | None],
    origins: Origins,
) -> list[Conflict]:
    """Somebody denies what others say happened: the same kind family, parties and fitting date."""
    out = []
    by_pair: dict[tuple[str, ...], list[Dealing]] = {}
    for dealing in dealings:
        by_pair.setdefault(_pair(dealing), []).append(dealing)
    for group in by_pair.values():
        for family in _families(group):
            denied = [i for d in family for i in d.statements if statements[i].status is Status.DENIED]
            if not denied:
                continue
            for no in denied:
                yes = [
                    i
                    for d in family
                    for i in d.statements
                    if statements[i].status in ASSERTED and _opposed(statements[i], statements[no])
                ]
                if yes:
                    about = sorted({d.id for d in family if set(d.statements) & {no, *yes}})
                    sides = (Side("it happened", tuple(sorted(yes))), Side("it did not happen", (no,)))
                    out.append(_make("occurrence", about, sides, statements, published, origins))
    return out


def _pair(dealing: Dealing) -> tuple[str, ...]:
    return tuple(sorted({*dealing.source, *dealing.target}))


def _families(group: Sequence[Dealing]) -> list[list[Dealing]]:
    kinds = sorted({d.kind for d in group})
    families = [f for f in FAMILIES if any(k in f for k in kinds)]
    lone = [frozenset({k}) for k in kinds if not any(k in f for f in FAMILIES)]
    return [[d for d in group if d.kind in f] for f in (*families, *lone)]


def _opposed(yes: Statement, no: Statement) -> bool:
    """Whether a denial is about what is asserted: direction, materiel and date must not keep them apart."""
    if yes.report == no.report and yes.holder == no.holder and yes.start == no.start:
        return False
    if {p.country for p in yes.source} != {p.country for p in no.source} and not _mutual(yes):
        return False
    first = {m.designation or m.category for m in yes.materiel}
    second = {m.designation or m.category for m in no.materiel}
    if first and second and not first & second:
        return False
    if yes.date and no.date:
        a, b = Edtf.parse(yes.date), Edtf.parse(no.date)
        return a.overlaps(b)
    return True


def _mutual(statement: Statement) -> bool:
    return statement.kind in ("meeting", "talks", "call", "agreement", "joint_exercise", "cooperation")


def _numbers(
    dealings: Sequence[Dealing],
    statements: Mapping[str, Statement],
    published: Mapping[str, str | None],
    origins: Origins,
) -> list[Conflict]:
    """Different numbers of the same thing in one dealing, that no range or rounding reconciles."""
    out = []
    for dealing in dealings:
        claims: dict[str, dict[tuple[float | None, float | None], list[str]]] = {}
        for i in dealing.statements:
            for item in statements[i].materiel:
                if item.quantity is not None:
                    bounds = (item.quantity.low, item.quantity.high)
                    claims.setdefault(item.designation or item.category, {}).setdefault(bounds, []).append(i)
        for thing, values in sorted(claims.items()):
            for a, b in combinations(sorted(values, key=str), 2):
                if _apart(a, b):
                    sides = tuple(Side(f"{_words(v)} {thing}", tuple(sorted(set(values[v])))) for v in (a, b))
                    if not set(sides[0].statements) & set(sides[1].statements):
                        out.append(_make("number", [dealing.id], sides, statements, published, origins))
    return out


def _apart(a: tuple[float | None, float | None], b: tuple[float | None, float | None]) -> bool:
    low = max(a[0] if a[0] is not None else 0.0, b[0] if b[0] is not None else 0.0)
    top = float("inf")
    high = min(a[1] if a[1] is not None else top, b[1] if b[1] is not None else top)
    return low > high and (low - high) / low > ROUNDING


def _words(bounds: tuple[float | None, float | None]) -> str:
    low, high = bounds
    if low == high and low is not None:
        return f"{low:g}"
    if low is None:
        return f"up to {high:g}"
    return f"more than {low:g}" if high is None else f"{low:g} to {high:g}"


def _dates(
    dealings: Sequence[Dealing],
    statements: Mapping[str, Statement],
    published: Mapping[str, str | None],
    origins: Origins,
) -> list[Conflict]:
    """One dealing, dates that share no day, both given in the text."""
    out = []
    for dealing in dealings:
        dated: dict[str, list[str]] = {}
        for i in dealing.statements:
            statement = statements[i]
            if statement.date and statement.date_text:
                dated.setdefault(statement.date, []).append(i)
        for a, b in combinations(sorted(dated), 2):
            if not Edtf.parse(a).overlaps(Edtf.parse(b)):
                sides = (Side(a, tuple(sorted(dated[a]))), Side(b, tuple(sorted(dated[b]))))
                out.append(_make("date", [dealing.id], sides, statements, published, origins))
    return out
