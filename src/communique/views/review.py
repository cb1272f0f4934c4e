"""What a person should look at first: rulings that a new reading left behind, what is least sure or disputed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from communique.model.judgement import Verb
from communique.model.statement import DOUBTFUL, FROM_CONTEXT, LEFT_OPEN, SENTENCE_BEFORE, Statement
from communique.record.fitting import NO_DATE
from communique.record.record import Snapshot, where_told
from communique.record.waiting import Waiting
from communique.views.listing import Listing
from communique.views.rows import grounds_words
from communique.views.wording import sentence

# What each ground takes off the reader's confidence, to order by: a party from the context as much as the reader
# itself takes off again, as much for a dispute, half for what only the gathering left open.
GROUND, WEAK = 0.2, 0.1
UNANSWERED = 10.0  # a ruling that a new reading left behind: before all that the reader doubts by itself
REVIEW_COLUMNS = {
    "id": "string", "confidence": "float", "doubts": "string", "reading": "string", "quote": "string",
    "dealing": "string", "conflicts": "string", "suggested": "string", "waiting": "string",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Doubt:
    """A statement that a person should look at.

    Attributes:
        statement: The statement as it stands.
        reading: What was read, in words, as a brief would have it.
        doubts: Why it is doubtful, one phrase a ground.
        rank: To order by, the most doubtful first: confidence less what the grounds take off.
        dealing: The dealing it was gathered into, or None.
        conflicts: Open conflicts it is a side of.
        suggested: Dealings that may be one with its own: judge merge or split settles each.
        waiting: Ids of judgements that were given on other readings of its words and rule nothing now: a ruling on
            the statement takes their place, judge undo takes one back.
        made: Whether it is made now; a statement that is not stands here for the judgement that waits.
    """

    statement: Statement
    reading: str
    doubts: tuple[str, ...]
    rank: float
    dealing: str | None
    conflicts: tuple[str, ...]
    suggested: tuple[str, ...] = ()
    waiting: tuple[str, ...] = ()
    made: bool = True


def review(snapshot: Snapshot, waits: Iterable[Waiting] = ()) -> Listing[Doubt]:
    """The doubtful statements that nobody accepted, rejected or settled, the most doubtful first.

    Args:
        snapshot: The record.
        waits: Judgements that rule nothing since their reports were read again: their statements come first.

    Returns:
        The list; of equally doubtful ones the order is that of report and text.
    """
    left, beside = _left_behind(snapshot, waits)
    disputed: dict[str, list[str]] = {}
    for conflict in snapshot.conflicts:
        if conflict.settled is None:
            for ident in {i for side in conflict.sides for i in side.statements}:
                disputed.setdefault(ident, []).append(conflict.id)
    loose = {i for d in snapshot.dealings if NO_DATE in d.reasons for i in d.statements}
    pairs = _suggested(snapshot)
    ruled = {i for i, js in snapshot.standing.rulings.items() if any(j.verb is Verb.ACCEPT for j in js)}
    linked = {i for i, js in snapshot.standing.rulings.items() if any(j.verb in LINKING for j in js)}
    found = []
    for ident, statement in snapshot.statements.items():
        merged = ident in loose - linked and statement.date is None
        grounds = _grounds(statement, disputed.get(ident, ()), merged) if ident not in ruled else []
        open_pairs = pairs.get(ident, ())
        grounds = [(words, UNANSWERED) for words in left.get(ident, {}).values()] + grounds
        grounds += [(f"may be of one dealing with {other}: {why}", WEAK) for other, why in open_pairs]
        if grounds:
            doubt = Doubt(
                statement, sentence(statement, snapshot.published.get(statement.report)),
                tuple(words for words, _ in grounds), statement.confidence - sum(weight for _, weight in grounds),
                snapshot.dealing_of.get(ident), tuple(sorted(disputed.get(ident, ()))),
                tuple(other for other, _ in open_pairs), tuple(left.get(ident, ())),
            )  # fmt: skip
            found.append(doubt)
    found += beside
    found.sort(key=lambda d: (round(d.rank, 6), *where_told(d.statement)))
    return Listing("doubts", REVIEW_COLUMNS, found, _row, _row)


LINKING = (Verb.MERGE, Verb.SPLIT)


def _left_behind(
    snapshot: Snapshot, waits: Iterable[Waiting]
) -> tuple[Mapping[str, Mapping[str, str]], Sequence[Doubt]]:
    """By statement what judgements wait for it, each in words; and doubts of those that are in no list of doubts.

    These are the statements of others and, for a judgement in whose place nothing is read, what it was given on.
    """
    left: dict[str, dict[str, str]] = {}
    beside: list[Doubt] = []
    for each in waits:
        given, told = each.judgement, f"{each.judgement.words} ({each.judgement.id})"
        shown = [i for i in each.instead if i in snapshot.statements]
        for ident in shown:
            left.setdefault(ident, {})[given.id] = f"read otherwise when it was ruled on: {told}"
        first = next(iter((*each.instead, *each.lost)), None)
        statement = snapshot.store.statement(first) if first and not shown else None
        if statement is not None:
            made = bool(each.instead)
            why = f"read otherwise when it was ruled on: {told}" if made else f"read no more, and was ruled on: {told}"
            line = sentence(statement, snapshot.published.get(statement.report))
            rank = statement.confidence - UNANSWERED
            beside.append(Doubt(statement, line, (why,), rank, None, (), waiting=(given.id,), made=made))
    return left, beside


def _suggested(snapshot: Snapshot) -> dict[str, list[tuple[str, str]]]:
    """By the first statement of the later dealing of each suggested pair: the other dealing, and the grounds.

    A pair is asked about once, and until it is ruled on: that its statement was accepted does not settle it.
    """
    lead = {d.id: d.statements[0] for d in snapshot.dealings}
    found: dict[str, list[tuple[str, str]]] = {}
    for pair in snapshot.suggestions:
        first, second = sorted(pair.dealings, key=lambda d: where_told(snapshot.statements[lead[d]]))
        found.setdefault(lead[second], []).append((first, grounds_words(pair)))
    return found


def _grounds(statement: Statement, disputed: Sequence[str], merged: bool) -> list[tuple[str, float]]:
    """Why a statement is doubtful, each with what it takes off."""
    reasons = statement.reasons
    grounds = (
        (f"read with a confidence of {statement.confidence:.2f}", 0.0, statement.confidence < DOUBTFUL),
        (f"others say otherwise (conflict {' '.join(sorted(disputed))})", GROUND, bool(disputed)),
        ("a party is taken from the context", GROUND, FROM_CONTEXT in reasons),
        ("a party is left open", WEAK, LEFT_OPEN in reasons),
        ("its date is that of the sentence before", WEAK, statement.date_origin == SENTENCE_BEFORE),
        ("gathered though no date says so", WEAK, merged),
    )
    return [(words, weight) for words, weight, holds in grounds if holds]


def _row(doubt: Doubt) -> dict[str, Any]:
    return {
        "id": doubt.statement.id, "confidence": doubt.statement.confidence, "doubts": "; ".join(doubt.doubts),
        "reading": doubt.reading, "quote": doubt.statement.quote, "dealing": doubt.dealing,
        "conflicts": " ".join(doubt.conflicts), "suggested": " ".join(doubt.suggested),
        "waiting": " ".join(doubt.waiting),
    }  # fmt: skip
