"""The name that stands right behind an office: 'Chad's defence minister, X, met': the party is the person X.

The reader takes the office for the party and leaves the name aside. Here it is taken up, from the statement's own
sentence, so that what was stored before gains too; the party's words and their place stay. Nothing is taken where it
might be wrong: a surname alone, several ministers, a former one, a name that lists have for something else.
"""

from __future__ import annotations

import re
from dataclasses import replace

from communique.lexicon.gazetteer import fold
from communique.lexicon.tenures import bearing
from communique.lexicon.who import names, ranks, slug
from communique.model.statement import Party, Statement
from communique.record.likeness import is_full

OFFICE = "office:"
WORD = r"(?:[A-ZÀ-Þ][\w’'-]*|[A-Z]\.|(?:al|el|bin|ibn|ben|de|da|van|von|del|della|der|la|du|dos)(?=[ -]))"
NAME = rf"{WORD}(?:[ -]{WORD}){{1,4}}"
# Without a comma the name is the office's; between commas too, if nothing else stands between them.
BEHIND = re.compile(rf"\s+({NAME})(?![\w-])(?!\s+and\s+[A-ZÀ-Þ])|,\s+({NAME})(?=[,.](?:\s|$))")
FORMER = re.compile(
    r"\b(?:former|ex|late|future|incoming|designate|deputy|acting|then)[\s-]+(?:[\w’'-]+\s+){0,2}$", re.IGNORECASE
)
CALENDAR = frozenset(
    "january february march april may june july august september october november december monday tuesday wednesday "
    "thursday friday saturday sunday".split()
)
NO_OFFICE = frozenset({"counterpart", "host"})  # says what one is to another, not which office one holds


def with_names(statement: Statement) -> Statement:
    """A statement whose office holders are the persons named right behind their office; others as they are."""
    if not any((p.id or "").startswith(OFFICE) for p in (*statement.source, *statement.target)):
        return statement
    source, target = (tuple(_named(p, statement) for p in side) for side in (statement.source, statement.target))
    same = (source, target) == (statement.source, statement.target)
    return statement if same else replace(statement, source=source, target=target)


def _named(party: Party, statement: Statement) -> Party:
    inside = statement.start <= party.start and party.end <= statement.end
    if not (party.id or "").startswith(OFFICE) or party.country is None or not inside:
        return party
    quote = statement.quote
    if party.name.lower().endswith("s") or FORMER.search(quote[: party.start - statement.start]):
        return party
    found = BEHIND.match(quote, party.end - statement.start)
    name = _name(found.group(1) or found.group(2)) if found else None
    if name is None:
        return party
    listed = [p for p in bearing(slug(name)) if any(s.country == party.country for s in p.spells)]
    if len(listed) > 1:
        return party
    ident, label = (listed[0].id, listed[0].name) if listed else (f"person:{party.country.lower()}-{slug(name)}", name)
    return replace(party, id=ident, label=label, office=None if party.office in NO_OFFICE else party.office)


def _name(words: str) -> str | None:
    """A full name, ranks left off; None where it is a surname or somebody's or something's name in a list."""
    kept = re.sub(r"['’]s$", "", " ".join(words.split())).split(" ")
    while kept and fold(kept[0].rstrip(".")) in ranks():
        kept.pop(0)
    name = " ".join(kept)
    if not is_full(name) or any(fold(word) in CALENDAR for word in kept):
        return None
    others = names().find(name, lambda n: n.kind != "person")
    return name if bearing(slug(name)) or not others else None
