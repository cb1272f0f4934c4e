"""Dyad series: what two states did by month, cooperation and conflict apart, with how sure each figure is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from communique.model.dealing import Dealing
from communique.model.edtf import Edtf
from communique.model.errors import InvalidDate
from communique.model.statement import Statement, Status
from communique.record.gather import best_date
from communique.record.record import Snapshot
from communique.views.bands import Band, against, band, support
from communique.views.listing import Listing
from communique.views.tables import Filter, chosen

UNDATED = "undated"
OPEN = ("planned", "possible", "denied", "disputed")
COLUMNS = {
    "states": "string", "period": "string", "precision": "string", "dealings": "int", "kinds": "string",
    **{f"dealings_{part}": "float" for part in ("expected", "low", "high")},
    "cooperation": "float", **{f"cooperation_{part}": "float" for part in ("expected", "low", "high")},
    "conflict": "float", **{f"conflict_{part}": "float" for part in ("expected", "low", "high")},
    **dict.fromkeys(OPEN, "int"), "statements": "int", "origins": "int", "dealing_ids": "string",
    "statement_ids": "string",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Row:
    """What a record holds of two states in one month; or in one year, of what is dated no closer; or undated.

    Attributes:
        states: The two codes, sorted.
        period: ``YYYY-MM``; ``YYYY`` for dealings dated to less than a month in one year; ``undated`` for those
            without a date, or with one that spans years.
        precision: ``month``, ``year`` or ``undated``.
        dealings: How many occurred and are denied by nobody.
        kinds: The same by kind.
        count: How many hold, by how sure each is: those that occurred, and those disputed.
        cooperation: Sum of the Goldstein weights above 0 of those that occurred.
        cooperation_band: The same by how sure each is, those disputed with them.
        conflict: Sum of the weights below 0.
        conflict_band: As for cooperation.
        planned: How many are only planned.
        possible: How many are only possible.
        denied: How many are only denied.
        disputed: How many some assert and others deny.
        statements: Ids of all statements on these dealings.
        origins: How many independent origins stand behind them.
        dealing_ids: Ids of all these dealings.
    """

    states: tuple[str, str]
    period: str
    precision: str
    dealings: int
    kinds: Mapping[str, int]
    count: Band
    cooperation: float
    cooperation_band: Band
    conflict: float
    conflict_band: Band
    planned: int
    possible: int
    denied: int
    disputed: int
    statements: tuple[str, ...]
    origins: int
    dealing_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Told:
    """A dealing with what a row needs of it."""

    dealing: Dealing
    members: tuple[Statement, ...]
    weight: float
    chance: float


def series(snapshot: Snapshot, states: tuple[str, str], limit: Filter) -> Listing[Row]:
    """The series of two states.

    Args:
        snapshot: The record.
        states: Their codes.
        limit: Which statements make a dealing count; a dealing counts whole where one of them passes.

    Returns:
        A row for each month, year and undated rest that has a dealing, in the order of time; a month without a row
        has none in the record.
    """
    pair = (min(states), max(states))
    ids = {snapshot.dealing_of[s.id] for s in chosen(snapshot, limit) if set(pair) <= set(s.countries)}
    rows: dict[tuple[str, str], list[_Told]] = {}
    for dealing in (d for d in snapshot.dealings if d.id in ids):
        told = _told(snapshot, dealing)
        rows.setdefault(period_of(_when(told)), []).append(told)
    found = [_row(snapshot, pair, key, rows[key]) for key in sorted(rows, key=_in_time)]
    return Listing("periods", COLUMNS, found, _object, _flat)


def period_of(date: str | None) -> tuple[str, str]:
    """The row a date falls into.

    Args:
        date: EDTF, or None.

    Returns:
        Period and precision: a month where all its days lie in one, a year where they do not but lie in one year,
        else ``undated``: no dealing is spread over several rows.
    """
    try:
        first, last = Edtf.parse(date).bounds() if date else (None, None)
    except InvalidDate:  # verify reports it
        first = last = None
    if first is None or last is None or first.year != last.year:
        return UNDATED, UNDATED
    return (f"{first:%Y-%m}", "month") if first.month == last.month else (f"{first:%Y}", "year")


def _in_time(key: tuple[str, str]) -> tuple[bool, str]:
    """A year's row stands after its months."""
    period, precision = key
    return precision == UNDATED, period if precision == "month" else f"{period}-99"


def _told(snapshot: Snapshot, dealing: Dealing) -> _Told:
    members = tuple(snapshot.statements[i] for i in dealing.statements)
    weights = [s.goldstein for s in members if s.kind == dealing.kind and s.goldstein is not None]
    yes, no = (
        support((snapshot.origin_of(s.id), s.confidence) for s in members if s.status is status)
        for status in (Status.OCCURRED, Status.DENIED)
    )
    return _Told(dealing, members, weights[0] if weights else 0.0, against(yes, no) if no else yes)


def _when(told: _Told) -> str | None:
    """When it took place by those who say that it did; else as the dealing is dated."""
    happened = [s for s in told.members if s.status is Status.OCCURRED]
    return best_date(happened) or told.dealing.date


def _row(snapshot: Snapshot, pair: tuple[str, str], key: tuple[str, str], held: Sequence[_Told]) -> Row:
    ordered = sorted(held, key=lambda t: t.dealing.id)
    sure = [t for t in ordered if t.dealing.status == "occurred"]
    weighed = [t for t in ordered if t.dealing.status in ("occurred", "disputed") and t.chance > 0]
    numbers = Counter(t.dealing.status for t in ordered)
    kinds = Counter(t.dealing.kind for t in sure)
    statements = tuple(s.id for t in ordered for s in t.members)
    return Row(
        states=pair,
        period=key[0],
        precision=key[1],
        dealings=len(sure),
        kinds=dict(sorted(kinds.items())),
        count=band([(t.chance, 1.0) for t in weighed]),
        cooperation=_sum(t.weight for t in sure if t.weight > 0),
        cooperation_band=band([(t.chance, t.weight) for t in weighed if t.weight > 0]),
        conflict=_sum(t.weight for t in sure if t.weight < 0),
        conflict_band=band([(t.chance, t.weight) for t in weighed if t.weight < 0]),
        **{status: numbers[status] for status in OPEN},
        statements=statements,
        origins=snapshot.count_origins(statements),
        dealing_ids=tuple(t.dealing.id for t in ordered),
    )


def _sum(weights: Iterable[float]) -> float:
    return round(sum(weights), 1)


def _object(row: Row) -> dict[str, Any]:
    values = asdict(row)
    for name, key in (("count", "dealings"), ("cooperation_band", "cooperation"), ("conflict_band", "conflict")):
        values |= _parts(key, values.pop(name))
    return {"schema": "communique.month/1", **values}


def _flat(row: Row) -> dict[str, Any]:
    values = _object(row)
    values |= {
        "states": " ".join(row.states), "kinds": ", ".join(f"{kind} {n}" for kind, n in row.kinds.items()),
        "statements": len(row.statements), "dealing_ids": " ".join(row.dealing_ids),
        "statement_ids": " ".join(row.statements),
    }  # fmt: skip
    return {column: values[column] for column in COLUMNS}


def _parts(name: str, values: Mapping[str, float]) -> dict[str, float]:
    return {f"{name}_{part}": round(values[part], 2) + 0.0 for part in ("expected", "low", "high")}
