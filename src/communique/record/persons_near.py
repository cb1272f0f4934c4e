"""Who the persons are whom some statements name, from what the whole record says of the persons of their states.

That two spellings are one person is decided over all reports that name persons of a state. These are many, and most say
nothing else that is wanted: so they are not read, but what is filed of the persons they name (filing.py).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache

from communique.model.statement import Holder, Party, Statement
from communique.record.beside import OFFICE
from communique.record.lookups import Lookups
from communique.record.persons import Met, Persons, identified, lands_of_likes, met_in, named_in
from communique.record.spelt import PREFIX


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
    while wanted - lands:
        found += _met(look, held, read, published, wanted - lands)
        lands |= wanted
        wanted = lands_of_likes(found)
    return identified(found, own), frozenset(lands)


def _met(
    look: Lookups,
    held: Mapping[str, Statement],
    read: Collection[str],
    published: Mapping[str, str | None],
    lands: Collection[str],
) -> Iterator[Met]:
    yield from (met for met in met_in(held.values(), published) if met[0].country in lands)
    offices: dict[str, str | None] = {}
    for row in look.mentions(lands):
        if row.statement in read:
            continue
        if row.person.startswith(OFFICE):
            offices[row.report] = row.published
            continue
        yield _stub(row.country, row.person, row.name, row.label, row.office, holder=row.holder), row.report, row.published
    unread = {i: s for i, s in look.office_holders(lands).items() if i not in read} if offices else {}
    for one, report, day in met_in(unread.values(), offices):
        if one.country in lands:
            yield one, report, day


@lru_cache(maxsize=1 << 14)  # a person is named in many reports in the same few ways
def _stub(country: str, person: str, name: str, label: str | None, office: str | None, *, holder: bool) -> Party | Holder:
    if holder:
        return Holder(name, person, country, "person", 0, 0)
    return Party(name, person, label, country, None, office, 0, 0)
