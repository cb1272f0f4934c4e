"""Pairs of dealings that may be one, as a list: what each tells, what speaks for it and against."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from communique.model.dealing import Suggestion
from communique.record.record import Snapshot
from communique.views.listing import Listing
from communique.views.tables import Filter, chosen
from communique.views.wording import sentence

SUGGESTION_COLUMNS = {
    "score": "float", "first": "string", "second": "string", "reasons": "string", "against": "string",
    "reading": "string", "other_reading": "string",
}  # fmt: skip


def suggestions(snapshot: Snapshot, limit: Filter) -> Listing[Suggestion]:
    """Suggested pairs of which a statement of either dealing passes the filter, the likeliest first."""
    ids = {snapshot.dealing_of.get(s.id) for s in chosen(snapshot, limit)}
    lead = {d.id: d.statements[0] for d in snapshot.dealings}

    def reading(dealing: str) -> str:
        statement = snapshot.statements[lead[dealing]]
        return sentence(statement, snapshot.published.get(statement.report))

    def to_row(pair: Suggestion) -> dict[str, Any]:
        first, second = pair.dealings
        return {
            "score": pair.score, "first": first, "second": second, "reasons": ", ".join(pair.reasons),
            "against": ", ".join(pair.against), "reading": reading(first), "other_reading": reading(second),
        }  # fmt: skip

    def to_object(pair: Suggestion) -> dict[str, Any]:
        return {"schema": "communique.suggestion/1", **asdict(pair), "readings": [reading(d) for d in pair.dealings]}

    found = [pair for pair in snapshot.suggestions if not ids.isdisjoint(pair.dealings)]
    return Listing("suggestions", SUGGESTION_COLUMNS, found, to_object, to_row)
