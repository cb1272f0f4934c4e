"""Dealings of one block made one where their fields, compared, say so: what dates alone could not bring together.

The vaguer dealing joins the one that is dated more closely, and only where one stands out; nothing is made one through
a third that two cannot both be. So the outcome is a function of the set, as that of the clustering before it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import product

from communique.record.comparing import MERGED, Comparison, Profile, compare, profile_of
from communique.record.fitting import Cluster
from communique.record.pairing import candidates

CLEAR = 0.2  # points by which the best of several must lead: as much as the kind or the parties count

# What no two members of one dealing may differ in, whatever else makes it one.
DIFFER = frozenset(("another occasion", "other things", "dates apart", "dates far apart", "dates apart within a month"))


def joined(clusters: Sequence[Cluster], apart: Mapping[str, frozenset[str]]) -> list[Cluster]:
    """Make one what belongs together.

    Args:
        clusters: The dealings of a block, the most closely dated first, in an order that the set alone decides.
        apart: Ids of statements that a person keeps apart from a statement, by its id; both ways.

    Returns:
        The dealings; each that joined another is among its members, with the reasons.
    """
    if len(clusters) < 2:
        return list(clusters)
    profiles = [profile_of(cluster.members) for cluster in clusters]
    options: dict[int, list[tuple[float, int, Comparison]]] = {}
    for closer, vaguer in candidates(profiles, across=False):
        found = compare(profiles[closer], profiles[vaguer])
        if found is not None and found.joinable and found.points >= MERGED:
            options.setdefault(vaguer, []).append((-found.points, closer, found))
    groups = {n: [n] for n in range(len(clusters))}
    home = list(range(len(clusters)))
    for vaguer in sorted(options):
        best, *rest = sorted(options[vaguer], key=lambda option: option[:2])
        into, own = home[best[1]], home[vaguer]
        clear = all(other[0] - best[0] >= CLEAR or home[other[1]] == into for other in rest)
        if clear and into != own and _may_be_one(groups[into], groups[own], profiles, clusters, apart):
            clusters[into].take(clusters[own], f"{', '.join(best[2].reasons)} ({best[2].points:.2f})")
            groups[into] += groups.pop(own)
            for n in groups[into]:
                home[n] = into
    return [clusters[n] for n in groups]


def _may_be_one(
    first: Sequence[int],
    second: Sequence[int],
    profiles: Sequence[Profile],
    clusters: Sequence[Cluster],
    apart: Mapping[str, frozenset[str]],
) -> bool:
    """Whether nothing that differs, and no person, keeps any of two groups from any of the other."""
    for a, b in product(first, second):
        found = compare(profiles[a], profiles[b])
        if found is None or any(reason in DIFFER for reason in found.against):
            return False
        if apart and any(other.id in apart.get(m.id, ()) for m in profiles[a].members for other in profiles[b].members):
            return False
    return True
