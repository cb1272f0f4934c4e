"""The name of the occasion that a statement is on: an exercise, operation, summit or treaty."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from communique.lexicon.occasions import Named, occasion_names
from communique.model.statement import Statement
from communique.record.blocks import family

NAMED_WITHIN = 120  # code points from the trigger: farther off in the sentence is told something else
YEAR_DIGITS = 4


def occasion_of(statement: Statement) -> Named | None:
    """The name of the occasion that a statement is on, by the words nearest its trigger.

    Names that are those of its parties, holder or things are left out, and such as are of another sort of occasion.

    Returns:
        The name, its offsets in the quote; or None.
    """
    begin, end = statement.trigger_start - statement.start, statement.trigger_end - statement.start
    other = (*statement.parties, *((statement.holder,) if statement.holder else ()), *statement.materiel)
    taken = [(o.start - statement.start, o.end - statement.start) for o in other]
    kind = family(statement.kind)
    near: list[tuple[int, int, Named]] = []
    for named in _names_in(statement.quote):
        gap = max(named.start - end, begin - named.end, 0)
        free = all(named.end <= a or b <= named.start for a, b in taken)
        if (kind in named.families or statement.kind in named.families) and gap <= NAMED_WITHIN and free:
            near.append((gap, named.start, named))
    return min(near, key=lambda n: n[:2])[2] if near else None


@lru_cache(maxsize=50_000)
def _names_in(sentence: str) -> tuple[Named, ...]:
    return tuple(occasion_names(sentence))


def one_of_name(a: frozenset[str] | set[str], b: frozenset[str] | set[str]) -> bool:
    """Whether marks told of two occasions of one name let them be one: a year and a number do not contradict."""
    if not a or not b:
        return True
    return bool(a & b) or {len(m) == YEAR_DIGITS for m in a}.isdisjoint({len(m) == YEAR_DIGITS for m in b})


def another_occasion(statement: Statement, occasions: Mapping[str, set[str]]) -> bool:
    """Whether a statement names an occasion that is none of those a dealing is known by."""
    named = occasion_of(statement) if occasions else None
    if named is None:
        return False
    marks = {named.mark} if named.mark else set[str]()
    return named.name not in occasions or not one_of_name(marks, occasions[named.name])
