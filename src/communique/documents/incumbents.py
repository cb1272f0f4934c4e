"""Office holders as anchors in time: who of those that a text names held office on a day."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from communique.lexicon.gazetteer import Hit
from communique.lexicon.who import Name, Spell, names, offices, people

# Offices whose dates are public knowledge to the day and change often enough to tell years apart.
LEVELS = frozenset(
    {"head_of_state", "head_of_government", "deputy_head_of_government", "head_of_organisation", "minister"}
)
# Offices that no other of their level stands for: a vice president is not meant by 'President'.
_OWN = frozenset({"vice_president", "president_elect"})
_ANY_MINISTER = frozenset({"minister", "secretary_of_state"})
# Levels of titles that say nothing of the office: 'his counterpart', 'the official'.
_VAGUE = frozenset({"counterpart", "official", "other"})
# Words before a name, or after its title, that put the office into another time.
_PAST = re.compile(
    r"(?:\b(?:former|late|then|future|outgoing|onetime|ousted|deposed|previous|predecessors?|successors?)\b|\bex-)"
    r"[\w\s.,'’-]{0,40}$",
    re.IGNORECASE,
)
_BEFORE_NAME = re.compile(r"[\s,]{0,2}(?:(?:Mr|Mrs|Ms|Dr|Gen|General|Sir|Sheikh|H\.E)\.?\s+)?")
_AFTER_NAME = re.compile(r",?\s+(?:(?:who is|the|its|his|her|their|\w+['’]s|[A-Z]\w+)\s+){0,2}", re.ASCII)
_REACH = 60


@dataclass(frozen=True, slots=True)
class Incumbent:
    """A person named in a text, with the spells in office that the text's title for them allows."""

    name: str
    spells: tuple[Spell, ...]

    def in_office(self, day: date) -> bool:
        """Whether one of the offices was held on a day."""
        return any(spell.covers(day.isoformat()) for spell in self.spells)


@lru_cache(maxsize=2)
def named_incumbents(text: str) -> tuple[Incumbent, ...]:
    """Find the heads of state and government and the ministers that a text names by their full names.

    Persons whom the text calls former, late or the like are left out, as are those to whom it gives a lower
    office than one of these.

    Args:
        text: The running text of a report.
    """
    hits = names().find(text, keep=lambda value: value.kind in ("person", "office_noun"))
    titles = [h for h in hits if h.value.noun is not None and _level(h.value.noun) not in _VAGUE]
    found: dict[str, tuple[Spell, ...] | None] = {}
    for hit in hits:
        if hit.value.kind == "person" and hit.value.actor is not None:
            key = hit.value.actor.id
            spells = _spells(text, hit, titles)
            if spells is not None:
                found[key] = tuple(s for s in spells if s in (found.get(key) or spells))
            else:
                found[key] = None
    return tuple(Incumbent(people()[key].name, spells) for key, spells in found.items() if spells)


@cache
def horizon() -> int:
    """The latest year in which the lists of office holders know of a new one."""
    return max(int(s.start[:4]) for person in people().values() for s in person.spells if s.start)


def _spells(text: str, hit: Hit[Name], titles: Sequence[Hit[Name]]) -> tuple[Spell, ...] | None:
    """The spells that a mention of a person allows; None for one of a former office holder."""
    if hit.value.actor is None or _PAST.search(_clause(text, hit.start)):
        return None
    held = tuple(s for s in people()[hit.value.actor.id].spells if _level(s.office) in LEVELS)
    title = _title(text, hit, titles)
    return held if title is None else tuple(s for s in held if _fits(title, s.office))


def _clause(text: str, end: int) -> str:
    """The words before a position, within the sentence or list that it stands in."""
    return re.split(r"[.!?;:]\s|\n|\band\b|,\s", text[max(0, end - _REACH) : end])[-1]


def _title(text: str, hit: Hit[Name], titles: Sequence[Hit[Name]]) -> str | None:
    """The office that stands directly before or in apposition after a name."""
    for title in titles:
        if title.end <= hit.start and _BEFORE_NAME.fullmatch(text[title.end : hit.start]):
            return title.value.noun
        if title.start >= hit.end:
            gap = text[hit.end : title.start]
            return title.value.noun if gap.startswith(",") and _AFTER_NAME.fullmatch(gap) else None
    return None


def _fits(title: str, office: str) -> bool:
    """Whether a title may be that of an office: the same, or another word for one of its level."""
    if title == office:
        return True
    if _level(title) != _level(office) or title in _OWN or office in _OWN:
        return False
    return _level(title) != "minister" or title in _ANY_MINISTER or office in _ANY_MINISTER


def _level(office: str) -> str | None:
    entry = offices().get(office)
    return str(entry["level"]) if entry else None
