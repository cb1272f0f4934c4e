"""Which statements are about the same dealing: fields compared, never words alone; and what they sum up to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from communique.model.dealing import Dealing
from communique.model.report import identity
from communique.model.statement import Statement, Status
from communique.record.blocks import LEVEL, days_in, family, overlap, span
from communique.record.clustering import cluster
from communique.record.fitting import Cluster


def gather(statements: Iterable[Statement], published: Mapping[str, str | None]) -> list[Dealing]:
    """Gather statements into dealings.

    Args:
        statements: Statements of the record.
        published: Publication date of each report, by id.

    Returns:
        Dealings, each statement in exactly one, ordered by id; the same for any order of input.
    """
    return as_dealings(cluster(statements), published)


def as_dealings(clusters: Iterable[Cluster], published: Mapping[str, str | None]) -> list[Dealing]:
    """Write clusters as dealings, ordered by id; ``published`` gives the publication date of each report."""
    return sorted((_dealing(found, published) for found in clusters), key=lambda d: d.id)


def _dealing(cluster: Cluster, published: Mapping[str, str | None]) -> Dealing:
    ordered = sorted(cluster.members, key=lambda s: (published.get(s.report) or "9999", s.report, s.start, s.id))
    kinds = [s.kind for s in ordered]
    kind = max(sorted(set(kinds)), key=kinds.count)
    lead = next(s for s in ordered if s.kind == kind)
    source = {p.country for p in lead.source if p.country}
    target = {p.country for p in lead.target if p.country}
    if family(kind) in LEVEL:
        source, target = source | target, set()
    parties = " ".join(sorted(source | target))
    reasons = [f"kind {' '.join(sorted(set(kinds)))}", f"parties {parties}", *sorted(cluster.reasons)]
    return Dealing(
        id=identity("d", ordered[0].id),
        kind=kind,
        source=tuple(sorted(source)),
        target=tuple(sorted(target)),
        date=best_date(ordered),
        status=_status(ordered),
        statements=tuple(s.id for s in ordered),
        reasons=tuple(reasons) if len(ordered) > 1 else (),
    )


def best_date(group: Sequence[Statement]) -> str | None:
    """The most precise date; of equals the one most statements give, then the earliest."""
    dates = [s.date for s in group if s.date]
    if not dates:
        return None
    return min(sorted(set(dates)), key=lambda d: (span(days_in(d)), -dates.count(d)))


def is_narrower(date: str, than: str | None) -> bool:
    """Whether a date tells more closely when something was than another that it agrees with, or than none."""
    if than is None:
        return True
    return span(days_in(date)) < span(days_in(than)) and overlap(days_in(date), days_in(than))


def _status(group: Sequence[Statement]) -> str:
    """What the statements say together: one status, or disputed where some deny what others assert."""
    held = {s.status for s in group}
    if Status.DENIED in held and held - {Status.DENIED}:
        return "disputed"
    for status in (Status.OCCURRED, Status.PLANNED, Status.POSSIBLE, Status.DENIED):
        if status in held:
            return str(status)
    return str(Status.OCCURRED)
