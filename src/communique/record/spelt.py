"""Which spellings of persons met in reports are one person's, with the evidence; see persons.py for the rules."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations, pairwise

from communique.lexicon.tenures import Held, bearing, listed_holders, sole_offices, spellings
from communique.record.likeness import Likeness, alike, openings

NEAR_DAYS = 366  # reports on one holder of an office; later it may have gone to a namesake
PREFIX = "person:"
Listed = dict[str, dict[str, set[str]]]  # listed persons by report, each with the states acted for there


@dataclass(frozen=True, slots=True)
class Join:
    """A spelling joined to a person, with the evidence.

    Attributes:
        found: Id of the spelling, as by state and name.
        person: Id of the person.
        reasons: Why.
        score: How alike the names are, 0 to 1.
    """

    found: str
    person: str
    reasons: tuple[str, ...]
    score: float


def name_in(ident: str) -> str:
    """The name that the id of a person met in reports holds, as :func:`communique.lexicon.who.slug` writes it."""
    return ident.removeprefix(PREFIX).partition("-")[2]


@dataclass(slots=True)
class Told:
    """All that reports tell of a full name and a state."""

    country: str
    names: dict[str, set[str]] = field(default_factory=dict)  # the reports that write it so
    offices: dict[str, set[int]] = field(default_factory=dict)  # the days, as ordinals, of reports that say so
    days: set[int] = field(default_factory=set)
    reports: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class _Edge:
    """Two names that may be one person's."""

    score: float
    found: str
    other: str  # another name, or a listed person
    reasons: tuple[str, ...]


def find_joins(told: Mapping[str, Told], listed: Listed, own: Collection[str]) -> tuple[Join, ...]:
    """Find the spellings that are one person's.

    Args:
        told: What reports tell of each full name and state, by id.
        listed: The listed persons that each report names.
        own: Ids that a person ruled to be of somebody of their own.

    Returns:
        The spellings, ordered by id, each with the person it is joined to: a listed one, else the one that most
        reports name.
    """
    free = {met: one for met, one in told.items() if met not in own}
    edges = [*_alike_in_office(free), *_alike_to_listed(free, listed)]
    near: dict[str, set[str]] = {}
    for edge in edges:
        near.setdefault(edge.found, set()).add(edge.other)
        near.setdefault(edge.other, set()).add(edge.found)
    torn = {
        name for name in near
        if name in free and any(_told_apart(a, b, told, listed) for a, b in combinations(near[name], 2))
    }  # fmt: skip
    into: dict[str, set[str]] = {}
    used: list[_Edge] = []
    for edge in sorted(edges, key=lambda e: (-e.score, e.found, e.other, e.reasons)):
        if edge.found in torn or edge.other in torn:
            continue
        one, two = (into.setdefault(name, {name}) for name in (edge.found, edge.other))
        if one is not two:
            if any(_told_apart(a, b, told, listed) for a in one for b in two):
                continue
            for name in two:
                into[name] = one
            one |= two
        used.append(edge)
    return tuple(sorted(_named_joins(into, used, told), key=lambda join: join.found))


def _named_joins(into: Mapping[str, set[str]], used: Iterable[_Edge], told: Mapping[str, Told]) -> Iterator[Join]:
    best: dict[str, _Edge] = {}
    for edge in used:  # the best first
        best.setdefault(edge.found, edge)
        best.setdefault(edge.other, edge)
    for name, group in into.items():
        lead = min(group, key=lambda n: (n in told, -len(told[n].reports) if n in told else 0, n))
        if name != lead and name in best:
            yield Join(name, lead, best[name].reasons, best[name].score)


def _told_apart(a: str, b: str, told: Mapping[str, Told], listed: Listed) -> bool:
    """Whether two names are two people: two listed, or both in one report."""
    if a not in told and b not in told:
        return a != b
    if a not in told or b not in told:
        person, met = (a, b) if a not in told else (b, a)
        return any(person in listed.get(report, ()) for report in told[met].reports)
    return not told[a].reports.isdisjoint(told[b].reports)


def _alike_in_office(told: Mapping[str, Told]) -> Iterator[_Edge]:
    """Names of one office that has a single holder at a time, in reports no more than a year apart."""
    held: dict[tuple[str, str, tuple[str, ...]], list[str]] = {}
    for met, one in told.items():
        for office in one.offices.keys() & sole_offices():
            for sounds in {openings(name) for name in one.names}:
                held.setdefault((one.country, office, sounds), []).append(met)
    for (country, office, _), names in held.items():
        for a, b in combinations(sorted(names), 2):
            like = _best(told[a].names, told[b].names)
            gap = _gap(told[a].offices[office], told[b].offices[office]) if like else None
            if like and gap is not None and gap <= NEAR_DAYS and told[a].reports.isdisjoint(told[b].reports):
                words = f"each is called {office} of {country}, in reports {gap} days apart"
                yield _Edge(like.score, a, b, (*like.reasons, words))


def _alike_to_listed(told: Mapping[str, Told], listed: Listed) -> Iterator[_Edge]:
    """Names that are spellings of a person whom the lists have in that office on the day of a report."""
    for met, one in told.items():
        found: dict[str, tuple[Likeness, str]] = {}
        for office in sorted(one.offices.keys() & sole_offices()):
            for held in listed_holders(one.country, office):
                like = _best(one.names, spellings()[held.person.id])
                if like and _in_office(held, one.offices[office]):
                    found.setdefault(held.person.id, (like, f"listed as {_words(held)}"))
        if not one.offices.keys() & sole_offices():
            for person in bearing(name_in(met)):
                spell = next((Held(person, s) for s in person.spells
                              if s.country == one.country and _in_office(Held(person, s), one.days)), None)  # fmt: skip
                if spell:
                    found[person.id] = (Likeness(1.0, ("a listed spelling",)), f"listed as {_words(spell)}")
        for ident, (like, words) in found.items():
            if not _told_apart(met, ident, told, listed):
                yield _Edge(like.score, met, ident, (*like.reasons, words))


def listed_likes(told: Mapping[str, Told]) -> set[str]:
    """The listed persons of whose names some may be spellings, whoever is named beside them."""
    return {edge.other for edge in _alike_to_listed(told, {})}


def _best(names: Iterable[str], others: Iterable[str]) -> Likeness | None:
    found = [like for name in names for other in others if (like := alike(name, other)) is not None]
    return min(found, key=lambda like: (-like.score, like.reasons), default=None)


def _gap(days: Collection[int], others: Collection[int]) -> int | None:
    """The least number of days between two sets of days; None where one is empty."""
    ordered = sorted([(day, 0) for day in days] + [(day, 1) for day in others])
    gaps = [b - a for (a, x), (b, y) in pairwise(ordered) if x != y]
    return min(gaps, default=None)


def _in_office(held: Held, days: Iterable[int]) -> bool:
    return any(held.spell.covers(date.fromordinal(day).isoformat()) for day in days)


def _words(held: Held) -> str:
    spell = held.spell
    title = spell.title or spell.office.replace("_", " ")
    return f"{title} of {spell.country}, {spell.start or '?'} to {spell.end or 'now'}"
