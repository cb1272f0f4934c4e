"""How well a record of the made world agrees with its truth: origins, dealings, conflicts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from itertools import product
from math import comb

from communique.model.dealing import Conflict
from communique.record.record import Snapshot

from .stream import Told
from .writing import Truth

Groups = Mapping[str, Hashable]
Figures = dict[str, float]


def score(snapshot: Snapshot, world: Iterable[Told]) -> Figures:
    """Score a record.

    Args:
        snapshot: The whole record of some of the world's reports.
        world: These reports as they were told.

    Returns:
        Precision and recall, 0 to 1 each, of pairs of reports of one origin, of statements on one dealing (B-cubed and
        by pairs) and of conflicts; and how many conflicts there are and are reported.
    """
    origins: dict[str, str] = {}
    truths: dict[str, Truth] = {}
    for told in world:
        origins[told.report.id] = told.origin
        truths |= {s.id: t for s, t in zip(told.reading.statements, told.truths, strict=True)}
    held = {i: truths[i] for i in snapshot.statements}
    events = {i: t.event for i, t in held.items()}
    dealings = {i: snapshot.dealing_of[i] for i in held}
    figures = dict(zip(("origins precision", "origins recall"), by_pairs(origins, snapshot.origins), strict=True))
    figures |= zip(("merge precision", "merge recall"), b_cubed(events, dealings), strict=True)
    figures |= zip(("merged pairs precision", "merged pairs recall"), by_pairs(events, dealings), strict=True)
    return figures | conflicts(held, snapshot.conflicts)


def by_pairs(wanted: Groups, said: Groups) -> tuple[float, float]:
    """Precision and recall of the pairs of members that two groupings put together."""
    both = _pairs((wanted[i], said[i]) for i in wanted)
    return both / max(1, _pairs(said[i] for i in wanted)), both / max(1, _pairs(wanted.values()))


def _pairs(groups: Iterable[Hashable]) -> int:
    return sum(comb(size, 2) for size in Counter(groups).values())


def b_cubed(wanted: Groups, said: Groups) -> tuple[float, float]:
    """B-cubed precision and recall (Bagga and Baldwin 1998)."""
    both = Counter((wanted[i], said[i]) for i in wanted)
    sizes, found = Counter(wanted.values()), Counter(said[i] for i in wanted)
    total = max(1, len(wanted))
    precision = sum(n * n / found[group] for (_, group), n in both.items()) / total
    return precision, sum(n * n / sizes[event] for (event, _), n in both.items()) / total


def conflicts(truths: Mapping[str, Truth], reported: Iterable[Conflict]) -> Figures:
    """Precision and recall of conflicts: of those reported the right, of the true (by kind and event) those found.

    A reported conflict is right where a statement of one side truly stands against one of the other.
    """
    reported = list(reported)
    true = _true(truths.values())
    found: set[tuple[str, int]] = set()
    right = 0
    for conflict in reported:
        first, second = (side.statements for side in conflict.sides[:2])
        shown = {
            k for a, b in product(first, second) if (k := _against(truths[a], truths[b])) and k[0] == conflict.kind
        }
        right += bool(shown)
        found |= shown
    return {
        "conflicts precision": right / max(1, len(reported)), "conflicts recall": len(found & true) / max(1, len(true)),
        "conflicts": len(true), "reported": len(reported),
    }  # fmt: skip


def _true(truths: Iterable[Truth]) -> set[tuple[str, int]]:
    """What is truly in conflict: events that some tell wrongly, or deny, and others tell as they were."""
    truths = list(truths)
    plain = {t.event for t in truths if t.wrong is None and t.answers is None}
    wrong = {(t.wrong, t.event) for t in truths if t.wrong is not None and t.event in plain}
    told = {t.event for t in truths if t.answers is None}
    return wrong | {("occurrence", t.answers) for t in truths if t.answers is not None and t.answers in told}


def _against(a: Truth, b: Truth) -> tuple[str, int] | None:
    """The conflict that two statements truly make, or None."""
    for one, other in ((a, b), (b, a)):
        if one.answers is not None and other.answers is None and one.answers == other.event:
            return "occurrence", other.event
    if a.event == b.event and a.wrong != b.wrong and (a.answers, b.answers) == (None, None):
        return str(a.wrong or b.wrong), a.event
    return None
