"""Statements parted into dealings in the making, block by block: the same for any order of reading.

Statements of one family of kinds and the same parties form a block. Inside a block the best-dated statements
found dealings first, and vaguer ones join a dealing only where exactly one fits; so no vague statement ever
chains two dated dealings together.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from communique.model.statement import Statement
from communique.record.blocks import MONTH, Block, Days, block_of, days_of, is_occasion, span, things_of
from communique.record.fitting import NEAR_DAYS, Cluster, alone, distance, fits
from communique.record.joining import joined

ENOUGH = 12  # dealings that fit, after which it is plain that a statement belongs to no one of them

Apart = Mapping[str, frozenset[str]]
TOGETHER: Apart = MappingProxyType({})  # nothing is kept apart


def cluster(statements: Iterable[Statement], apart: Apart = TOGETHER) -> list[Cluster]:
    """Gather statements into dealings in the making.

    Args:
        statements: Statements of the record.
        apart: Ids of statements that a person keeps apart from a statement, by its id; both ways.

    Returns:
        Clusters, each statement in exactly one; the same for any order of input, but for their own order.
    """
    blocks: dict[Block, list[Statement]] = {}
    nobodys: list[Statement] = []
    for statement in statements:
        key = block_of(statement)
        if key is None:
            nobodys.append(statement)
        else:
            blocks.setdefault(key, []).append(statement)
    clusters = [alone(statement) for statement in nobodys]
    for members in blocks.values():
        clusters.extend(clusters_of(members, apart))
    return clusters


def clusters_of(block: Iterable[Statement], apart: Apart = TOGETHER) -> list[Cluster]:
    """Part a block into dealings, the most precisely dated statements first; ``apart`` as for :func:`cluster`."""
    index = _Index(apart)
    for statement in sorted(block, key=_precedence):
        days = days_of(statement)
        home = _home(statement, days, index)
        if home is None:
            home = alone(statement)
            index.add(home)
        index.by_report.setdefault(statement.report, {})[id(home)] = home
    return joined(index.found, apart)


@dataclass(slots=True)
class _Index:
    """The dealings of a block so far, by what a statement may know them by."""

    apart: Apart
    found: list[Cluster] = field(default_factory=list)
    by_core: dict[Days, list[Cluster]] = field(default_factory=dict)
    by_day: dict[int, list[Cluster]] = field(default_factory=dict)
    by_report: dict[str, dict[int, Cluster]] = field(default_factory=dict)

    def add(self, cluster: Cluster) -> None:
        """Take up a new dealing; those of a month or less are found by each of their days."""
        core = (cluster.first, cluster.last)
        self.found.append(cluster)
        self.by_core.setdefault(core, []).append(cluster)
        if span(core) <= MONTH and cluster.first is not None and cluster.last is not None:
            for day in range(cluster.first, cluster.last + 1):
                self.by_day.setdefault(day, []).append(cluster)

    def barred(self, statement: Statement, cluster: Cluster) -> bool:
        """Whether a person keeps a statement apart from one of a dealing's members."""
        if not self.apart:  # an id is a hash: it is taken only where somebody ruled
            return False
        kept = self.apart.get(statement.id, frozenset())
        return bool(kept) and any(member.id in kept for member in cluster.members)

    def around(self, days: Days, slack: int) -> list[Cluster]:
        """Dealings of a month or less with a day in a stretch, or within some days of it."""
        first, last = days
        if first is None or last is None:
            return []
        wanted = range(first - slack, last + slack + 1)
        return list({id(c): c for day in wanted for c in self.by_day.get(day, ())}.values())

    def candidates(self, statement: Statement, days: Days) -> Iterable[Cluster]:
        """Where a statement may belong; more than enough to see whether it is exactly one."""
        occasion = is_occasion(statement.kind)
        if statement.date is None and occasion:
            return list(self.by_report.get(statement.report, {}).values())
        if span(days) == 1 or (occasion and span(days) <= MONTH):
            return self.around(days, NEAR_DAYS)
        return [] if occasion else self.found


def _precedence(statement: Statement) -> tuple[int, bool, int, str, int, str]:
    days = days_of(statement)
    return (
        span(days),
        not statement.materiel,
        days[0] or 0,
        statement.report,
        statement.start,
        statement.id,
    )


def _home(statement: Statement, days: Days, index: _Index) -> Cluster | None:
    """The one dealing a statement belongs to, if there is exactly one."""
    near = index.by_report.get(statement.report, {}).values()
    for clusters in (index.by_core.get(days, ()), near, index.candidates(statement, days)):
        fitting: list[tuple[Cluster, str]] = []
        for cluster in clusters:
            why = None if index.barred(statement, cluster) else fits(statement, days, cluster)
            if why is not None and (clusters is not near or distance(statement, cluster) is not None):
                fitting.append((cluster, why))
            if len(fitting) > ENOUGH:
                break
        closest = _closest(statement, fitting) if len(fitting) > 1 else fitting
        if len(closest) == 1:
            cluster, why = closest[0]
            cluster.join(statement, why)
            return cluster
    return None


def _closest(statement: Statement, candidates: Sequence[tuple[Cluster, str]]) -> Sequence[tuple[Cluster, str]]:
    """Of several dealings that fit, the one told beside the statement, or of the same things."""
    gaps = [distance(statement, cluster) for cluster, _ in candidates]
    beside = [(gap, n) for n, gap in enumerate(gaps) if gap is not None]
    if beside:
        return [candidates[min(beside)[1]]]
    things = things_of(statement)
    same = [(c, why) for c, why in candidates if (c.named, c.classes) == things]
    return same if len(candidates) <= ENOUGH and same else candidates
