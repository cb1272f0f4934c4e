"""Origins: reports that are copies or rewrites of one text count as one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from communique.record.store import Copy


def origins_of(published: Mapping[str, str | None], copies: Sequence[Copy]) -> dict[str, str]:
    """Find the origin of each report.

    Args:
        published: Publication date of each report, by id.
        copies: Pairs of reports that are copies.

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

    for copy in copies:
        if copy.first in parent and copy.second in parent:
            a, b = sorted((root(copy.first), root(copy.second)))
            parent[b] = a
    groups: dict[str, list[str]] = {}
    for i in published:
        groups.setdefault(root(i), []).append(i)
    origin = {key: min(group, key=lambda i: (published[i] or "9999", i)) for key, group in groups.items()}
    return {i: origin[root(i)] for i in published}
