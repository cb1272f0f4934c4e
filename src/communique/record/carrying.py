"""Judgements taken from one record into another: those that are on something the other holds, by id or by anchor."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from communique.model.judgement import Judgement, Verb
from communique.record.anchoring import Finder
from communique.record.record import Snapshot
from communique.record.store import Store


@dataclass(frozen=True, slots=True)
class Carried:
    """How many judgements were added, were known already, and were left because nothing here is what they are on."""

    added: int
    known: int
    left: int

    def __str__(self) -> str:
        """In words."""
        return f"{self.added:,} added, {self.known:,} already known, {self.left:,} on nothing in this record"


def carry(store: Store, judgements: Iterable[Judgement]) -> Carried:
    """Add judgements given elsewhere to a record.

    Args:
        store: The record.
        judgements: Judgements; an undo comes after what it undoes once they are ordered by time.

    Returns:
        What became of them.
    """
    held = {j.id for j in store.judgements()}
    added = known = left = 0
    rests = Resting(store, judgements := list(judgements))
    for judgement in sorted(judgements, key=lambda j: (j.at, j.verb is Verb.UNDO, j.id)):
        if judgement.id in held:
            known += 1
        elif judgement.undoes in held if judgement.verb is Verb.UNDO else rests.on_something(judgement):
            store.add_judgement(judgement)
            held.add(judgement.id)
            added += 1
        else:
            left += 1
    return Carried(added, known, left)


class Resting:
    """Tells whether what judgements are on is in a record."""

    def __init__(self, store: Store, judgements: Iterable[Judgement]) -> None:
        """Look up what there is.

        Args:
            store: The record.
            judgements: All that will be asked about.
        """
        raw = Snapshot(store, others=True, judged=False)
        wanted = sorted({ident for j in judgements for ident, _ in j.statements})
        self.reports = raw.publications
        self.unknown = store.missing(wanted)
        self.finder = Finder(raw.told, raw.origins, store.gone(wanted), store.histories(wanted))

    def held(self, judgement: Judgement) -> bool:
        """Whether the record holds the very statements it is on, whether they stand or not."""
        return bool(judgement.statements) and not any(i in self.unknown for i, _ in judgement.statements)

    def on_something(self, judgement: Judgement) -> bool:
        """Whether it is; a rename is on a name, which any report may hold."""
        if judgement.verb in (Verb.COPY, Verb.INDEPENDENT):
            return all(ident in self.reports for ident in judgement.subjects)
        found = [bool(self.finder.all_of(ident, anchor, judgement)) for ident, anchor in judgement.statements]
        if judgement.verb is Verb.SETTLE:
            sides = {anchor.side for _, anchor in judgement.statements}
            held = {a.side for (_, a), there in zip(judgement.statements, found, strict=True) if there}
            return sides == held
        if judgement.verb is Verb.SPLIT:
            return found[0] and any(found[1:])
        return sum(found) >= min(len(found), 2)  # of a merge two
