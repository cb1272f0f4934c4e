"""Judgements that a reading made anew left without the statements they were given on.

Such a judgement stays in force and in the record, and rules nothing: :mod:`communique.record.anchoring` found no
statement that answers the question it was given on. A person decides anew, or takes it back. It waits no longer once
what is read in its place was ruled on later, or once nothing is left to ask: what was rejected is read no more, the
conflict that was settled is none.
"""

from __future__ import annotations

from dataclasses import dataclass

from communique.model.judgement import Anchor, Judgement, Verb
from communique.record.anchoring import Finder, one_claim
from communique.record.record import Snapshot


@dataclass(frozen=True, slots=True)
class Waiting:
    """A judgement that rules nothing, or not all that it ruled.

    Attributes:
        judgement: The judgement, in force.
        lost: Ids of its statements that nothing which is read now answers for.
        instead: Ids of what is read now at the same words; empty where nothing is.
    """

    judgement: Judgement
    lost: tuple[str, ...]
    instead: tuple[str, ...]


def waiting(snapshot: Snapshot) -> list[Waiting]:
    """The judgements that wait for a person, oldest first.

    Args:
        snapshot: The record, of all states and with the dealings of others.

    Returns:
        Them; one given on another record may be among them, if this one makes no such statement.
    """
    subjects = snapshot.rulings.subjects
    if not (snapshot.store.gone(subjects) or snapshot.store.histories(subjects)):
        return []  # no need to look at all statements
    finder = snapshot.standing.finder
    if finder is None:
        return []
    found = (_of(snapshot, finder, judgement) for judgement in snapshot.rulings.held)
    return [waits for waits in found if waits is not None]


def _of(snapshot: Snapshot, finder: Finder, judgement: Judgement) -> Waiting | None:
    lost: list[str] = []
    instead: list[str] = []
    for ident, anchor in judgement.statements:
        read_otherwise = ident in finder.gone or ident in finder.past
        if not read_otherwise or finder.itself(ident, anchor, judgement) is not None:
            continue
        near = _instead(snapshot, finder, anchor, judgement)
        if any(_later(snapshot, i, judgement) for i in near):
            continue
        if near or judgement.verb in (Verb.ACCEPT, Verb.CORRECT):
            lost.append(ident)
            instead += [i for i in near if i not in instead]
    if judgement.verb is Verb.SETTLE:
        return _settlement(snapshot, finder, judgement)
    return Waiting(judgement, tuple(lost), tuple(instead)) if lost and _known(snapshot, judgement) else None


def _instead(snapshot: Snapshot, finder: Finder, anchor: Anchor, judgement: Judgement) -> list[str]:
    """What is read now at the words of an anchor and was not when it was judged: what stood beside takes no place."""
    near = [s.id for s in finder.near(anchor)]
    found = []
    for ident, history in snapshot.store.histories(near).items():
        then = history.at(judgement.at)
        if then is None or not one_claim(then, history.last):
            found.append(ident)
    return sorted(found, key=near.index)


def _known(snapshot: Snapshot, judgement: Judgement) -> bool:
    """Whether a report of the judged statements is known; as of an earlier day it may not be."""
    return any(anchor.report in snapshot.publications for _, anchor in judgement.statements)


def _later(snapshot: Snapshot, ident: str, judgement: Judgement) -> bool:
    """Whether a statement was ruled on itself after a judgement."""
    given = snapshot.standing.rulings.get(ident, ())
    return any(ident in j.subjects and (j.at, j.id) > (judgement.at, judgement.id) for j in given)


def _settlement(snapshot: Snapshot, finder: Finder, judgement: Judgement) -> Waiting | None:
    """A settlement of which the conflict is open again, on other claims or other statements."""
    if any(judgement.words in conflict.reasons for conflict in snapshot.conflicts):
        return None
    read_otherwise = [i for i, _ in judgement.statements if i in finder.gone or i in finder.past]
    near = {i for ident, anchor in judgement.statements for i in _answering(finder, ident, anchor, judgement)}
    for conflict in snapshot.conflicts:
        if conflict.kind == judgement.field and conflict.settled is None and read_otherwise:
            sides = [set(side.statements) & near for side in conflict.sides]
            if sum(map(bool, sides)) > 1:
                instead = tuple(i for side in conflict.sides for i in side.statements)
                return Waiting(judgement, tuple(read_otherwise), instead)
    return None


def _answering(finder: Finder, ident: str, anchor: Anchor, judgement: Judgement) -> list[str]:
    return [*finder.all_of(ident, anchor, judgement), *(s.id for s in finder.near(anchor))]
