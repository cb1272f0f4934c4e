"""Judgements as a list, and in the words of a brief: what was read, what a person put in its place, and why."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from communique.model.errors import JudgementError
from communique.model.judgement import (
    Field,
    Judgement,
    Verb,
    as_read,
    corrections,
    in_force,
    judgement_from,
    judgement_object,
)
from communique.model.statement import Party, Statement
from communique.views.listing import Listing
from communique.views.naming import join
from communique.views.states import plain_name
from communique.views.wording import things

JUDGEMENT_COLUMNS = {
    "id": "string", "at": "string", "author": "string", "verb": "string", "subjects": "string", "field": "string",
    "value": "string", "reason": "string", "state": "string",
}  # fmt: skip


def judgements(given: Iterable[Judgement], waiting: Iterable[str] = ()) -> Listing[Judgement]:
    """All judgements, oldest first; their objects are complete (communique.judgement/1).

    ``state`` is ``in force``, ``waiting`` for one that answers for nothing that is read now (``waiting`` are the ids
    of these), ``undone by`` with the id of the undo, or empty for an undo.
    """
    left = frozenset(waiting)
    items = sorted(given, key=lambda j: (j.at, j.id))
    held = {j.id for j in in_force(items)}
    undos = {j.undoes: j.id for j in reversed(items) if j.undoes}

    def to_row(judgement: Judgement) -> dict[str, Any]:
        body = judgement_object(judgement)
        undone = f"undone by {undos[judgement.id]}" if judgement.id in undos else ""
        state = undone if judgement.id not in held else "waiting" if judgement.id in left else "in force"
        own = {"subjects": " ".join(judgement.subjects), "state": state}
        return {column: own.get(column, body.get(column)) for column in JUDGEMENT_COLUMNS}

    return Listing("judgements", JUDGEMENT_COLUMNS, items, judgement_object, to_row)


def load(path: Path) -> list[Judgement]:
    """Read judgements from a file as JSON Lines, as their list writes them.

    Raises:
        JudgementError: It cannot be read, or a line is no judgement or has been changed.
    """
    try:
        lines = path.read_text(encoding="utf8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise JudgementError(f"judgements: {path} cannot be read: {error}.", "Give a file in JSON Lines.") from error
    return [_loaded(path, number, line) for number, line in enumerate(lines, 1) if line.strip()]


def _loaded(path: Path, number: int, line: str) -> Judgement:
    remedy = "Write the file anew: communique judgements --format jsonl -o FILE."
    try:
        body = json.loads(line)
        found = judgement_from(body)
    except (ValueError, KeyError, TypeError) as error:
        raise JudgementError(f"judgements: line {number} of {path} is no judgement ({error}).", remedy) from error
    if body.get("id") != found.id:
        raise JudgementError(f"judgements: line {number} of {path} was changed: it has another id.", remedy)
    return found


def correction_note(statement: Statement) -> str:
    """What a person put in the place of what was read, for a line that rests on it; empty where nothing was."""
    read = as_read(statement)
    notes = []
    for judgement in corrections(statement):
        if judgement.verb is Verb.RENAME:
            notes.append(f"Corrected: {judgement.done}; {judgement.ruling}")
        else:
            field = Field(str(judgement.field))
            before, after = value_words(read, field), value_words(statement, field)
            notes.append(f"Corrected: {field} read as {before}, ruled to be {after}; {judgement.ruling}")
    return " ".join(f"({note.rstrip('.')}.)" for note in notes)


def value_words(statement: Statement, field: Field) -> str:
    """The value of a field of a statement in words; 'none' where it has none."""
    if field in (Field.SOURCE, Field.TARGET):
        return join([_named(p) for p in getattr(statement, field)]) or "none"
    if field is Field.PLACE:
        return statement.place.name if statement.place else "none"
    if field is Field.HOLDER:
        return statement.holder.name if statement.holder else "the publisher"
    if field is Field.QUANTITY:
        return things(statement) or "none"
    return str(getattr(statement, field) or "none")


def _named(party: Party) -> str:
    return plain_name(party.country) if party.country else party.label or party.name
