"""When briefs were written, so that 'what is new since my last brief' has an answer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from sqlalchemy import insert, select

from communique.model.asof import AsOf
from communique.record import schema
from communique.record.store import Store


def note_brief(store: Store, states: Sequence[str], written: datetime) -> None:
    """Leave a mark that a brief was written; marks are only ever added.

    Args:
        store: The record.
        states: Codes of the states it is on.
        written: When the record was looked at for it, with the time zone.

    Raises:
        RecordError: The record cannot be written.
    """
    stamp = written.astimezone(UTC).isoformat(timespec="microseconds")
    with store.writing() as connection:
        connection.execute(insert(schema.briefs), {"states": _key(states), "written": stamp})


def last_brief(store: Store, states: Sequence[str]) -> AsOf | None:
    """What the last brief on some states could know.

    Args:
        store: The record.
        states: Codes of exactly the states it is on, in any order; none for the last brief on any.

    Returns:
        The record by reading time at that moment, or None where there is no such brief.
    """
    columns = schema.briefs.c
    query = select(columns.written).order_by(columns.written.desc()).limit(1)
    if states:
        query = query.where(columns.states == _key(states))
    with store.reading() as connection:
        stamp = connection.scalar(query)
    return AsOf.at(datetime.fromisoformat(stamp)) if stamp else None


def _key(states: Sequence[str]) -> str:
    return " ".join(sorted(set(states)))
