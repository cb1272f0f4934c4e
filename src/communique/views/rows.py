"""Series, links and suggestions in words."""

from __future__ import annotations

from communique.model.dealing import Dealing, Suggestion
from communique.ontology.kinds import load_kinds

# What several of a kind are called where its label with an s does not do.
SEVERAL = {
    "hosting": "visits",
    "summit": "summits",
    "talks": "rounds of talks",
    "training": "trainings",
    "arms_transfer": "deliveries",
    "military_aid": "deliveries",
    "aid": "grants of aid",
    "humanitarian_aid": "deliveries of aid",
}


def row_words(dealing: Dealing) -> str:
    """Of what row a dealing is one: 'one of 4 annual joint exercises since 2019'; empty where it is of none.

    Only occasions that the record tells of are counted.
    """
    series = dealing.series
    if series is None:
        return ""
    several = SEVERAL.get(dealing.kind, f"{load_kinds()[dealing.kind].label}s")
    name = f" “{series.name}”" if series.name else ""
    row = f"{series.word} {several}{name} since {series.since}".strip()
    count = len(series.occasions)
    return f"the row of {row}, of which {count} are told" if dealing.id in series.wholes else f"one of {count} {row}"


def grounds_words(pair: Suggestion) -> str:
    """Why two dealings may be one, and what speaks against it, with the score."""
    against = f"; but {', '.join(pair.against)}" if pair.against else ""
    return f"{', '.join(pair.reasons)}{against} ({pair.score:.2f})"
