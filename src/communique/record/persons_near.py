"""Who the persons are whom some statements name, from what the whole record says of the persons of their states.

That two spellings are one person is decided over all reports that name persons of a state. These are many, and most say
nothing else that is wanted: so they are not read, but what is filed of the persons they name (filing.py).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from communique.lexicon.who import people
from communique.model.statement import Holder, Party, Statement
from communique.record.beside import OFFICE
from communique.record.lookups import Lookups
from communique.record.persons import Met, Persons, Sorted, identified, met_in, named_in, sorted_out
from communique.record.spelt import PREFIX, Told, listed_likes


def persons_near(
    look: Lookups,
    held: Mapping[str, Statement],
    read: Collection[str],
    published: Mapping[str, str | None],
    own: Collection[str],
) -> tuple[Persons, frozenset[str]]:
    """Find who the persons of some statements are.

    Args:
        look: Looks up in the record.
        held: The statements as rulings leave them, by id; all on which a ruling bears that changes a name.
        read: The ids of these and of those that were rejected.
        published: Publication date of each of their reports, by id.
        own: Ids that a person ruled to be of somebody of their own.

    Returns:
        Who they are, as from the whole record, and the states whose persons were looked at for it.
    """
    named = (one for statement in held.values() for one in named_in(statement))
    wanted = {one.country for one in named if one.country and (one.id or "").startswith(PREFIX)}
    lands: set[str] = set()
    found: list[Met] = []
    told: Sorted = ({}, {}, {})
    while wanted - lands:
        found += _met(look, held, read, published, wanted - lands)
        lands |= wanted
        told = sorted_out(found)
        wanted = _lands_of_likes(told[0])
    return identified(*told, own), frozenset(lands)


def _lands_of_likes(told: Mapping[str, Told]) -> set[str]:
    """The states for which listed persons acted of whose names some names may be spellings.

    What is decided of a person in one state rests on those of another where one listed person acted for both.
    """
    return {spell.country for ident in listed_likes(told) for spell in people()[ident].spells}


def _met(
    look: Lookups,
    held: Mapping[str, Statement],
    read: Collection[str],
    published: Mapping[str, str | None],
    lands: Collection[str],
) -> Iterator[Met]:
    yield from (met for met in met_in(held.values(), published) if met[0].country in lands)
    # A person is named in many reports in the same few ways: each is looked at once.
    ways: dict[tuple[str, str, str, str | None, str | None, bool], list[tuple[str, str | None]]] = {}
    unread: list[str] = []
    times: dict[str, str | None] = {}
    for row in look.mentions(lands):
        if row.statement in read:
            continue
        if row.person.startswith(OFFICE):
            unread.append(row.statement)
            times[row.report] = row.published
        else:
            way = (row.country, row.person, row.name, row.label, row.office, row.holder)
            ways.setdefault(way, []).append((row.report, row.published))
    for way, reports in ways.items():
        yield _named(*way), reports
    yield from (met for met in met_in(look.these(unread).values(), times) if met[0].country in lands)


def _named(
    country: str, person: str, name: str, label: str | None, office: str | None, holder: bool
) -> Party | Holder:  # fmt: skip
    if holder:
        return Holder(name, person, country, "person", 0, 0)
    return Party(name, person, label, country, None, office, 0, 0)
