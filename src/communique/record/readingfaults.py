"""Whether the readings of a report and what they made otherwise hang together: for the proof, and for an import."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from communique.model.statement import Statement
from communique.record.readings import Effect, History, ReadingEntry, Revision, alike


def reading_faults(
    came: tuple[str, str], readings: Sequence[ReadingEntry], held: Sequence[History], dropped: int
) -> Iterator[str]:
    """Check the readings of one report.

    Args:
        came: Reader and time with which the report came in.
        readings: Its readings, by number.
        held: All statements ever made of it.
        dropped: How many rows of dropped triggers it has.

    Yields:
        What is wrong, each in words that go on from the report's name.
    """
    if [r.number for r in readings] != list(range(1, len(readings) + 1)) or not readings:
        yield "the readings are not numbered from 1 without a gap."
        return
    if (readings[0].reader, readings[0].learnt) != came:
        yield "the first reading is not the one it came in with."
    times = [r.learnt for r in readings]
    if times != sorted(times):
        yield "a reading is told as made before the one before it."
    for entry in readings:
        made = [s for h in held if (s := _made(h, entry.number)) is not None]
        told = (len(made), sum(not s.between_states for s in made))
        if told != (entry.statements, entry.others):
            yield (
                f"{entry.statements} statements were read in it, {told[0]} are in the record (reading {entry.number})."
                if told[0] != entry.statements
                else f"reading {entry.number}: {entry.others} statements were of others, {told[1]} are in the record."
            )
        if not 0 <= entry.first_dropped <= entry.first_dropped + entry.dropped <= dropped:
            yield f"reading {entry.number}: what it dropped is not all there."
    by_number = {entry.number: entry for entry in readings}
    for history in held:
        for fault in _faults(history, by_number):
            yield f"statement {history.first.id}: {fault}"


def _made(history: History, number: int) -> Statement | None:
    """A statement as a reading made it, or None where it did not."""
    known = [r for r in history.revisions if r.number <= number]
    if (history.added and not known) or (known and known[-1].effect is Effect.ENDED):
        return None
    return (known[-1].body or history.first) if known else history.first


def _faults(history: History, readings: dict[int, ReadingEntry]) -> Iterator[str]:
    """What is wrong with the revisions of a statement: each has a reading, and says what that made of it."""
    if history.learnt != (history.revisions[0].learnt if history.added else readings[1].learnt):
        yield "it has other times than its report, or than the reading that made it first."
    for n, revision in enumerate(history.revisions):
        entry = readings.get(revision.number)
        if entry is None or entry.number == 1 or entry.learnt != revision.learnt:
            yield f"what reading {revision.number} made of it has no such reading, or another time."
            continue
        if revision.body is not None and revision.body.id != history.first.id:
            yield f"its fields in reading {revision.number} do not give its id."
        was, now = _made(history, revision.number - 1), _made(history, revision.number)
        if not _is(revision, n, None if was is None else not (now and alike(was, now))):
            yield f"reading {revision.number} did not make of it what is told ({revision.effect})."
        said = now or was
        if said is not None and revision.others == said.between_states:
            yield f"reading {revision.number}: whether it is between states is told wrongly."


def _is(revision: Revision, place: int, otherwise: bool | None) -> bool:
    """Whether an effect is the one that there was; ``otherwise`` is None where the statement did not stand before."""
    if revision.effect is Effect.ADDED:
        return place == 0 and revision.body is None
    if revision.effect is Effect.RESUMED:
        return otherwise is None
    return otherwise is True and (revision.effect is not Effect.ENDED or revision.body is None)
