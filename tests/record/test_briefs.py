"""Marks of briefs: when the record was last looked at for some states."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

from communique.model.asof import AsOf
from communique.record.briefs import last_brief, note_brief
from communique.record.store import Store


def test_the_last_brief_on_exactly_these_states_is_found(store):
    """In any order of the states; without states the last of all."""
    assert last_brief(store, ()) is None
    east = timezone(timedelta(hours=3))
    note_brief(store, ("MLI", "NER"), datetime(2024, 2, 1, 9, tzinfo=UTC))
    note_brief(store, ("NER", "MLI"), datetime(2024, 2, 3, 9, tzinfo=east))
    note_brief(store, ("MLI",), datetime(2024, 2, 2, 9, tzinfo=UTC))
    assert last_brief(store, ("MLI", "NER")) == AsOf("2024-02-03T06:00:00.000000+00:00", "learnt")
    assert last_brief(store, ("MLI",)) == AsOf("2024-02-02T09:00:00.000000+00:00", "learnt")
    assert last_brief(store, ()) == last_brief(store, ("NER", "MLI"))
    assert last_brief(store, ("NER",)) is None


def test_marks_outlast_the_session(tmp_path):
    """They are part of the record."""
    store = Store(tmp_path / "r.sqlite")
    note_brief(store, ("MLI",), datetime(2024, 2, 1, 9, tzinfo=UTC))
    store.close()
    again = Store(tmp_path / "r.sqlite")
    assert last_brief(again, ("MLI",)) is not None
    again.close()
