"""Origins: reports that are copies or rewrites of one text count as one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from communique.model.kinship import Kinship
from communique.record.store import Copy

Pair = tuple[str, str]


def origins_of(
    published: Mapping[str, str | None],
    copies: Sequence[Copy],
    same: Iterable[Pair] = (),
    independent: Iterable[Pair] = (),
) -> dict[str, str]:
    """Find the origin of each report.

    Args:
        published: Publication date of each report, by id.
        copies: Pairs of reports that are copies.
        same: Pairs, in order, that a person ruled to be copies whatever was found.
        independent: Pairs, in order, that a person ruled to be independent: no chain of copies makes them one. Where
            one would, the links between them that were found count from the surest down, as far as they go.

    Returns:
        A map from report id to the id of the report its text was first seen in: the earliest published of
        its copies, ties broken by id. The same for any order of input.
    """
    parent = {i: i for i in published}

    def root(i: str) -> str:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    whole = [c for c in copies if c.kind != Kinship.EXCERPT]  # a passage makes no two reports one
    surest = sorted(whole, key=lambda c: (-c.score, c.first, c.second))
    links = [*sorted(same), *((c.first, c.second) for c in surest)]
    barred = [pair for pair in independent if parent.keys() >= set(pair)]
    for first, second in links:
        if first in parent and second in parent and not _barred(root, (first, second), barred):
            a, b = sorted((root(first), root(second)))
            parent[b] = a
    groups: dict[str, list[str]] = {}
    for i in published:
        groups.setdefault(root(i), []).append(i)
    origin = {key: min(group, key=lambda i: (published[i] or "9999", i)) for key, group in groups.items()}
    return {i: origin[root(i)] for i in published}


def _barred(root: Callable[[str], str], link: Pair, independent: Iterable[Pair]) -> bool:
    """Whether a link would make two reports one that a person ruled to be independent."""
    ends = {root(i) for i in link}
    return any({root(a), root(b)} == ends for a, b in independent)
