"""Occasions in a deal: orders and deliveries with their numbers and days, and what they come to together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from communique.record.blocks import Days, overlap
from communique.record.conflicts import Bounds, apart

MOST = 4  # alternatives shown; more of them are a range
MANY = 64  # ways to add alternatives up that are looked at; ten disputed deliveries have a thousand


@dataclass(frozen=True, slots=True)
class Occasion:
    """One order or delivery: a dealing's days and the numbers told of it, none where no number is."""

    days: Days
    numbers: tuple[Bounds, ...]


def at_odds(numbers: Iterable[Bounds]) -> tuple[Bounds, ...]:
    """Those of several numbers for one thing that cannot all be true, the most exact first taken.

    Ranges that hold another number, and roundings of it (see :func:`communique.record.conflicts.apart`), go.

    Args:
        numbers: Bounds, with None for an open end.

    Returns:
        The numbers in rising order; one where nothing contradicts it.
    """
    kept: list[Bounds] = []
    for number in sorted(set(numbers), key=lambda n: (_width(n), _low(n))):
        if all(apart(number, other) for other in kept):
            kept.append(number)
    return tuple(sorted(kept, key=lambda n: (_low(n), _width(n))))


def _width(bounds: Bounds) -> float:
    low, high = bounds
    return high - (low or 0.0) if high is not None else float("inf")


def _low(bounds: Bounds) -> float:
    return bounds[0] if bounds[0] is not None else 0.0


def summed(occasions: Sequence[Occasion]) -> tuple[Bounds, ...]:
    """What occasions that may each be one of several come to: the numbers that are possible.

    Occasions on different days add up. Where days overlap or are not told, one may be the other told again, or hold
    it ('twelve in 2003', 'four in May 2003'): then the sum is a range from the most that are surely apart to all.

    Args:
        occasions: Distinct dealings.

    Returns:
        The alternatives in rising order; none where no occasion has a number. Where a delivery that is surely
        another one has no number, the upper end is open.
    """
    told = [o for o in occasions if o.numbers]
    if not told:
        return ()
    more = any(all(not _meet(o, t) for t in told) for o in occasions if not o.numbers)
    if len(_runs(told)) == len(told):
        found = _sums([o.numbers for o in told])
    else:
        highs = [_hull(o.numbers)[1] for o in told]
        found = ((_surely(told), None if None in highs else sum(high for high in highs if high is not None)),)
    return tuple(dict.fromkeys((low, None) for low, _ in found)) if more else found


def same_order(occasions: Sequence[Occasion]) -> tuple[Bounds, ...]:
    """How many were ordered: orders of different times add up, mentions that may be of one order are alternatives.

    Args:
        occasions: Distinct dealings.

    Returns:
        The alternatives in rising order; none where no occasion has a number.
    """
    runs = _runs([o for o in occasions if o.numbers and o.days != (None, None)])
    sums = _sums([at_odds(n for o in run for n in o.numbers) for run in runs])
    undated = {n for o in occasions if o.days == (None, None) for n in o.numbers}
    found = at_odds({*sums, *undated})
    return found if len(found) <= MOST else (_hull(found),)


def _runs(occasions: Sequence[Occasion]) -> list[list[Occasion]]:
    """Occasions parted where no day is shared across; an undated one shares its day with all."""
    runs: list[list[Occasion]] = []
    reached = float("-inf")
    for occasion in sorted(occasions, key=_by_start):
        first, last = occasion.days
        if runs and (first is None or first <= reached):
            runs[-1].append(occasion)
        else:
            runs.append([occasion])
        reached = max(reached, float("inf") if last is None else last)
    return runs


def _sums(parts: Sequence[tuple[Bounds, ...]]) -> tuple[Bounds, ...]:
    """What parts come to, each with its alternatives; a range where there are too many ways to tell them apart."""
    ways: set[Bounds] = set(parts[0]) if parts else set()
    for numbers in parts[1:]:
        ways = {_plus(way, number) for way in ways for number in numbers}
        if len(ways) > MANY:
            hulls = [_hull(p) for p in parts]
            highs = [high for _, high in hulls]
            return ((sum(low for low, _ in hulls), None if None in highs else sum(h for h in highs if h is not None)),)
    found = sorted(ways, key=lambda n: (_low(n), _width(n)))
    return tuple(found) if len(found) <= MOST else (_hull(found),)


def _meet(a: Occasion, b: Occasion) -> bool:
    return overlap(a.days, b.days)


def _by_end(occasion: Occasion) -> tuple[float, float]:
    first, last = occasion.days
    return (float("inf") if last is None else last, float("-inf") if first is None else first)


def _by_start(occasion: Occasion) -> tuple[float, float]:
    first, last = occasion.days
    return (float("-inf") if first is None else first, float("inf") if last is None else last)


def _plus(a: Bounds, b: Bounds) -> Bounds:
    return _low(a) + _low(b), None if a[1] is None or b[1] is None else a[1] + b[1]


def _hull(numbers: Sequence[Bounds]) -> tuple[float, float | None]:
    highs = [high for _, high in numbers]
    return min(map(_low, numbers)), None if None in highs else max(h for h in highs if h is not None)


def _surely(occasions: Sequence[Occasion]) -> float:
    """The most that occasions no two of which share a day come to (weighted interval scheduling, by last day)."""
    ordered = sorted(occasions, key=_by_end)
    best = [0.0] * (len(ordered) + 1)
    for n, occasion in enumerate(ordered):
        before = 0
        for m in range(n, 0, -1):
            if not _meet(ordered[m - 1], occasion):
                before = m
                break
        best[n + 1] = max(best[n], best[before] + min(map(_low, occasion.numbers)))
    return best[-1]
