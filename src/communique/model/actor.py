"""An actor: a state, organ, office holder or organisation, resolved to the state it acts for."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Actor:
    """Who is meant by a name or noun phrase, as far as the words and the lexicon tell.

    Attributes:
        id: Stable id such as ``state:IRN``, ``organ:IRN:irgc``, ``person:wang-yi``.
        label: Usual name.
        countries: ISO alpha-3 codes (or codes of organisations) it acts for; several for groups.
        sector: PLOVER sector code, or None.
        kind: state, organ, person, office, organisation, movement, medium, group, people or territory (a
            breakaway entity, which carries the code of the state it is counted to).
        office: Office id for office holders, or None.
    """

    id: str
    label: str
    countries: tuple[str, ...]
    sector: str | None
    kind: str
    office: str | None = None
