"""Origins: reports that are copies or rewrites of one text count as one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from communique.documents.copies import CopyEvidence
from communique.model.report import Report


def origins_of(reports: Iterable[Report], copies: Sequence[tuple[str, str, CopyEvidence]]) -> dict[str, str]:
    """Find the origin of each report.

    Args:
        reports: All reports.
        copies: Pairs of report ids that are copies, with the evidence.

    Returns:
        A map from report id to the id of the report its text was first seen in: the earliest published of
        its copies, ties broken by id. The same for any order of input.
    """
    held = {r.id: r for r in reports}
    parent = {i: i for i in held}

    def root(i: str) -> str:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for first, second, _ in sorted(copies, key=lambda c: c[:2]):
        if first in parent and second in parent:
            a, b = sorted((root(first), root(second)))
            parent[b] = a
    groups: dict[str, list[str]] = {}
    for i in held:
        groups.setdefault(root(i), []).append(i)
    origin = {key: min(group, key=lambda i: (held[i].published or "9999", i)) for key, group in groups.items()}
    return {i: origin[root(i)] for i in held}
