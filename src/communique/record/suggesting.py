"""Pairs of dealings that may be one and are left to a person: the band below what merges."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from communique.model.dealing import Dealing, Suggestion
from communique.model.statement import Statement
from communique.record.comparing import SUGGESTED, compare, profile_of
from communique.record.pairing import candidates


def find_suggestions(
    dealings: Iterable[Dealing], statements: Mapping[str, Statement], apart: Mapping[str, frozenset[str]]
) -> list[Suggestion]:
    """List the pairs of dealings that a person should rule on.

    Args:
        dealings: All dealings.
        statements: All statements by id.
        apart: Ids of statements that a person keeps apart from a statement, by its id; both ways.

    Returns:
        The pairs, the likeliest first, those of equal score by their ids; the same for any order of input.
    """
    ordered = sorted(dealings, key=lambda d: d.id)
    profiles = [profile_of([statements[i] for i in dealing.statements]) for dealing in ordered]
    found = []
    for a, b in candidates(profiles, across=True):
        first, second = ordered[a], ordered[b]
        comparison = compare(profiles[a], profiles[b])
        if comparison is None or comparison.points < SUGGESTED or comparison.ruled_out:
            continue
        if not _ruled_apart(first.statements, second.statements, apart):
            pair = (first.id, second.id)
            found.append(Suggestion(pair, comparison.score, comparison.reasons, comparison.against))
    return sorted(found, key=lambda s: (-s.score, s.dealings))


def _ruled_apart(first: Sequence[str], second: Sequence[str], apart: Mapping[str, frozenset[str]]) -> bool:
    return bool(apart) and any(not apart.get(i, frozenset()).isdisjoint(second) for i in first)
