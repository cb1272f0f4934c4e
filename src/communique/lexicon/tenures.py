"""Who held an office when, as the lists of office holders tell it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from communique.lexicon.files import load_table
from communique.lexicon.gazetteer import fold
from communique.lexicon.who import PEOPLE_COLUMNS, Person, Spell, offices, people, slug

# An office is one of a single holder at a time where the lists show it: of at least ten spells no more than one in
# twenty shares a year with a spell of somebody else. Measured on the lists of 0.1.0 (15,391 spells): head of state 0 %,
# foreign minister 1 %, speaker 9 %, deputy prime minister 60 %, ambassador 76 %, senator 98 %.
LEAST_SPELLS = 10
MOST_SHARED = 0.05


@dataclass(frozen=True, slots=True)
class Held:
    """A time an office was held, with who held it."""

    person: Person
    spell: Spell


@cache
def offices_named(words: str) -> frozenset[str]:
    """The offices that words name, by id: 'defence secretary' and 'minister of defence' are one."""
    return _by_name().get(fold(" ".join(words.split())), frozenset())


@cache
def _by_name() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for ident, entry in offices().items():
        for name in (entry["label"], ident.replace("_", " "), *entry["names"]):
            found.setdefault(fold(str(name)), set()).add(ident)
    return {name: frozenset(held) for name, held in found.items()}


@cache
def offices_of(spell: Spell) -> frozenset[str]:
    """The offices that a spell is of: its own and its title's, as of a head of state who is president or king."""
    return frozenset({spell.office}) | offices_named(spell.title)


@cache
def sole_offices() -> frozenset[str]:
    """Offices that one person holds at a time, as the lists show."""
    spells: dict[str, dict[str, list[tuple[str, str, str]]]] = {}
    for held in _all():
        spell = held.spell
        years = (spell.start[:4], spell.end[:4] or "9999", held.person.id)
        spells.setdefault(spell.office, {}).setdefault(spell.country, []).append(years)
    found = set()
    for office, lands in spells.items():
        number = sum(map(len, lands.values()))
        shared = sum(_is_shared(one, held) for held in lands.values() for one in held)
        if number >= LEAST_SPELLS and shared <= MOST_SHARED * number:
            found.add(office)
    return frozenset(found)


def _is_shared(one: tuple[str, str, str], held: list[tuple[str, str, str]]) -> bool:
    return any(other[2] != one[2] and max(one[0], other[0]) < min(one[1], other[1]) for other in held)


def _all() -> Iterator[Held]:
    return (Held(person, spell) for person in people().values() for spell in person.spells)


@cache
def _by_office() -> dict[tuple[str, str], tuple[Held, ...]]:
    found: dict[tuple[str, str], list[Held]] = {}
    for held in _all():
        for office in offices_of(held.spell):
            found.setdefault((held.spell.country, office), []).append(held)
    return {key: tuple(sorted(held, key=lambda h: (h.spell.start, h.person.id))) for key, held in found.items()}


def listed_holders(country: str, office: str) -> tuple[Held, ...]:
    """All who held an office of a state, as listed, the earliest first.

    Args:
        country: Code of the state or organisation.
        office: Id of the office.
    """
    return _by_office().get((country, office), ())


@cache
def spellings() -> dict[str, tuple[str, ...]]:
    """The names that the lists have for each person, by id: the usual one first."""
    found: dict[str, list[str]] = {}
    for row in load_table("people", PEOPLE_COLUMNS):
        names = (row["name"], *(alias.strip() for alias in row["aliases"].split("|") if alias.strip()))
        found.setdefault(f"person:{slug(row['name'])}", []).extend(names)
    return {ident: tuple(dict.fromkeys(names)) for ident, names in found.items()}


@cache
def bearing(name: str) -> tuple[Person, ...]:
    """The listed persons of whom a full name is a listed spelling, by id; ``name`` as :func:`slug` writes it."""
    return _by_spelling().get(name, ())


@cache
def _by_spelling() -> dict[str, tuple[Person, ...]]:
    found: dict[str, dict[str, Person]] = {}
    for ident, names in spellings().items():
        for name in names:
            found.setdefault(slug(name), {})[ident] = people()[ident]
    return {name: tuple(held[ident] for ident in sorted(held)) for name, held in found.items()}
