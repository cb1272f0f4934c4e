"""Origins: reports that are copies or rewrites of one text count as one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from communique.documents.copies import CopyEvidence


def origins_of(
    published: Mapping[str, str | None], copies: Sequence[tuple[str, str, CopyEvidence]]
) -> dict[str, str]:
    """Find the origin of each report.

    Args:
        published: Publication date of each report, by id.
        copies: Pairs of report ids that are copies, with the evidence.

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

    for first, second, _ in copies:
        if first in parent and second in parent:
            a, b = sorted((root(first), root(second)))
            parent[b] = a
    groups: dict[str, list[str]] = {}
    for i in published:
        groups.setdefault(root(i), []).append(i)
    origin = {key: min(group, key=lambda i: (published[i] or "9999", i)) for key, group in groups.items()}
    return {i: origin[root(i)] for i in published}
