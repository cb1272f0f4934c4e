"""Conflicts in words: both sides with those who hold them, neither preferred."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from communique.model.dealing import Conflict
from communique.model.statement import Statement, Status
from communique.record.disputes import BLAME, DENIALS
from communique.record.record import Snapshot
from communique.record.store import Publication
from communique.views.naming import holder_name, join
from communique.views.wording import clause, sentence, when

Parts = tuple[tuple[str, tuple[str, ...]], ...]
ABOUT = {"number": "how many or how much", "date": "when", "place": "where", "who": "who did it"}
LISTED = 4  # holders named before the rest are counted


def conflict_parts(snapshot: Snapshot, conflict: Conflict, sides: Sequence[Sequence[Statement]]) -> Parts:
    """Word a conflict as a line of a brief.

    Args:
        snapshot: The record.
        conflict: The conflict.
        sides: The statements of each side that passed their check; none empty.

    Returns:
        Parts of the line with the ids of the statements each rests on.
    """
    ids = [tuple(s.id for s in side) for side in sides]
    if conflict.kind in ("occurrence", "plan"):
        return _occurrence(snapshot, conflict, sides, ids)
    lead = sides[0][0]
    parts: list[tuple[str, tuple[str, ...]]] = [(f"Sources disagree on {ABOUT[conflict.kind]}: {clause(lead)}.", ())]
    for n, (side, held) in enumerate(zip(conflict.sides, sides, strict=True)):
        claim = _claim(conflict.kind, side.claim, held[0])
        opening = claim[0].upper() + claim[1:] if n == 0 else f"Against it, {claim}"
        parts.append((f"{opening}, according to {tellers(snapshot, held)}.", ids[n]))
    return tuple(parts)


def _claim(kind: str, claim: str, statement: Statement) -> str:
    if kind == "date":
        return when(claim) if claim[:1].isdigit() else claim  # 'every year', 'not in 2020'
    return clause(statement) if kind == "who" else claim


def _occurrence(
    snapshot: Snapshot,
    conflict: Conflict,
    sides: Sequence[Sequence[Statement]],
    ids: Sequence[tuple[str, ...]],
) -> Parts:
    yes, no = sides[0], sides[1]
    lead = _lead(yes)
    told = snapshot.published.get(lead.report)
    if conflict.kind == "plan":
        opening = f"Sources disagree on whether this was done or is still planned: {clause(lead)}."
        done = f"It was done, according to {tellers(snapshot, yes)}."
        return (
            (opening, ()),
            (done, ids[0]),
            (f"It is planned, according to {tellers(snapshot, no)}.", ids[1]),
        )
    if lead.kind in BLAME:
        return (
            ("A charge is disputed.", ()),
            (sentence(lead, told), ids[0]),
            (_denial(snapshot, no), ids[1]),
        )
    if all(side[0].status is not Status.DENIED and side[0].kind not in DENIALS for side in sides):
        return (
            ("One deed is told in two ways.", ()),
            (sentence(lead, told), ids[0]),
            (sentence(no[0], snapshot.published.get(no[0].report)), ids[1]),
        )
    planned = conflict.sides[0].claim == "it is planned"  # 'whether Oslo is to recognise', and not 'recognised'
    opening = f"It is disputed whether {clause(lead, affirmed=not planned, published=told)}."
    claim = {"it is planned": "It is planned", "it happened": "It happened"}.get(conflict.sides[0].claim, "So")
    return (
        (opening, ()),
        (f"{claim}, according to {tellers(snapshot, yes)}.", ids[0]),
        (_denial(snapshot, no), ids[1]),
    )


def _denial(snapshot: Snapshot, no: Sequence[Statement]) -> str:
    lead = _lead(no)
    if lead.kind in DENIALS or lead.holder is not None:
        return sentence(lead, snapshot.published.get(lead.report))
    return f"It did not happen, according to {tellers(snapshot, no)}."


def _lead(side: Sequence[Statement]) -> Statement:
    return max(side, key=lambda s: (len(s.parties), len(s.materiel), bool(s.date), s.confidence, s.id))


def tellers(snapshot: Snapshot, statements: Sequence[Statement]) -> str:
    """Who tells something: named holders, else publishers, each once; after a few they are counted."""
    names = {holder_name(s.holder) if s.holder else _outlet(snapshot.publications[s.report]) for s in statements}
    distinct = sorted(names)
    if len(distinct) > LISTED:
        return join([*distinct[:LISTED], f"{len(distinct) - LISTED} more"])
    return join(distinct)


def _outlet(report: Publication) -> str:
    """An outlet's name; where none is known the report's title, else its file's name."""
    if report.publisher:
        return report.publisher
    title = " ".join((report.title or "").split())
    return f"the report “{title}”" if title else Path(report.document).name
