"""The parts of a bare phrase: its listed names and the nouns of a sector, for resolve.py."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from communique.language.names import PRIORITY
from communique.lexicon.files import load_yaml
from communique.lexicon.gazetteer import Gazetteer, fold
from communique.lexicon.who import Name, names, slug

DATA = load_yaml("actor_nouns.yaml")
BODIES = frozenset({"organ", "organisation", "movement", "medium"})
OWNERS = ("state", "demonym", "combining", "metonym", "capital", "people")
# Offices that say little beside the body they are held in ('speaker of the Storting').
GENERIC_OFFICES = frozenset(
    "official spokesperson agency_head chair president speaker lawmaker politician commander general_officer "
    "expert".split()
)
# Words that may stand before a place's name without making it a person's ('East Timor', 'Greater Kano').
PLACE_WORDS = frozenset(
    "north south east west northern southern eastern western central greater new old upper lower".split()
)
_RANK = {kind: rank for rank, kind in enumerate(PRIORITY)}


@dataclass(frozen=True, slots=True)
class Part:
    """A listed name or noun in the phrase, as read here."""

    start: int
    end: int
    kind: str
    country: str | None
    sector: str | None
    second: str | None = None
    plain: bool = False
    open: bool = False  # the country may be another one named beside it


@cache
def _nouns() -> Gazetteer[str]:
    """Index the nouns of actor_nouns.yaml by their sector, with their plurals."""
    index: Gazetteer[str] = Gazetteer()
    for sector, listed in DATA["sectors"].items():
        for noun in listed:
            for form in {noun, _plural(noun)}:
                index.add(form, sector)
    return index


@cache
def _known() -> Gazetteer[tuple[str, str]]:
    """Index the bodies that only bare phrases name as actors: their country and sector."""
    index: Gazetteer[tuple[str, str]] = Gazetteer()
    for entry in DATA["known"]:
        for name in entry["names"]:
            index.add(name, (entry["country"], entry["sector"]))
    return index


@cache
def _peoples() -> Gazetteer[str]:
    """Index peoples and regions as adjectives by the state they live in."""
    index: Gazetteer[str] = Gazetteer()
    for country, listed in DATA["peoples"].items():
        for name in listed:
            index.add(name, country)
    return index


def people_names(text: str) -> list[tuple[int, int]]:
    """Code-point spans of the names of peoples that are no state's demonym ('Catalan', 'Tibetan')."""
    return [(hit.start, hit.end) for hit in _peoples().find(text)]


@cache
def _plain() -> frozenset[str]:
    return frozenset(form for noun in DATA["plain"] for form in (noun, _plural(noun)))


def _plural(noun: str) -> str:
    if noun.endswith(("s", "x", "ch", "sh")):
        return f"{noun}es"
    return f"{noun[:-1]}ies" if noun.endswith("y") and noun[-2:-1] not in "aeou" else f"{noun}s"


@cache
def _unrecognised() -> Gazetteer[str]:
    index: Gazetteer[str] = Gazetteer()
    for name in DATA["unrecognised"]:
        index.add(name, "PRE")
    return index


def parts_of(phrase: str, wanted: tuple[str, ...]) -> list[Part]:
    """Read the phrase's names and nouns in its order; of names and nouns that overlap, the longer one."""
    grouped: dict[tuple[int, int], list[Name]] = {}
    for hit in names().find(phrase, lambda n: n.kind != "person"):
        if hit.value.kind == "place" and " " not in hit.name and _surname_place(phrase, hit.start):
            continue
        grouped.setdefault((hit.start, hit.end), []).append(hit.value)
    parts = [_named(span, values, phrase, wanted) for span, values in grouped.items()]
    for noun in _nouns().find(phrase):
        part = Part(noun.start, noun.end, "noun", None, noun.value, plain=fold(noun.name) in _plain())
        rivals = [p for p in parts if p.start < part.end and part.start < p.end]
        if all(
            p.end - p.start < part.end - part.start
            or (p.kind == "organ_noun" and p.end - p.start == part.end - part.start)
            for p in rivals
        ):
            parts = [p for p in parts if p not in rivals] + [part]
    for known in _known().find(phrase):
        rivals = [p for p in parts if p.start < known.end and known.start < p.end]
        if all(p.end - p.start <= known.end - known.start for p in rivals):
            part = Part(known.start, known.end, "organ", *known.value)
            parts = [p for p in parts if p not in rivals] + [part]
    for people in _peoples().find(phrase):
        if not any(p.start < people.end and people.start < p.end for p in parts if p.kind != "noun" or p.country):
            parts.append(Part(people.start, people.end, "people", people.value or None, None))
    return sorted(parts, key=lambda p: p.start)


def _yields(listed: Part, noun: Part) -> bool:
    """Whether a listed name gives way to a noun with a sector: it is shorter, or a general noun as long."""
    longer = (noun.end - noun.start) - (listed.end - listed.start)
    return longer > 0 or (listed.kind == "organ_noun" and longer == 0)


def _surname_place(phrase: str, start: int) -> bool:
    """Whether a place's name ends a person's name ('Rosa Valencia'): an unlisted capitalised word stands before it."""
    before = re.search(r"([^\W\d_][\w’'-]+)\s$", phrase[:start])
    if before is None or not before[1][0].isupper() or before[1].lower() in PLACE_WORDS:
        return False
    return not names().find(before[1]) and not _nouns().find(before[1])


def _inner_country(text: str) -> str | None:
    """The state or body inside a listed phrase ('head of the African Union mission')."""
    inner = [h.value for h in names().find(text, lambda n: n.kind in (*BODIES, *OWNERS))]
    return next((c for n in inner if (c := code_of(n))), None)


def _named(span: tuple[int, int], values: list[Name], phrase: str, wanted: tuple[str, ...]) -> Part:
    def order(name: Name) -> tuple[bool, int, bool, str]:
        code = code_of(name)
        return (code not in wanted, _RANK[name.kind], name.ambiguous, code or "~")

    name = min(values, key=order)
    same_kind = {code_of(v) for v in values if v.kind == name.kind}
    unsure = name.ambiguous and name.kind in BODIES
    code = code_of(name)
    if unsure and len(same_kind) > 1 and code not in wanted:
        code = None
    if unsure and name.kind == "medium" and code not in wanted:
        code = None
    if name.kind.endswith("_noun"):
        code = _inner_country(phrase[span[0] : span[1]])
    sector, second = _sector_of_name(name)
    if _unrecognised().find(phrase[span[0] : span[1]]):
        sector = "PRE"
    plain = (name.kind == "office_noun" and name.noun in GENERIC_OFFICES) or fold(phrase[span[0] : span[1]]) in _plain()
    return Part(*span, name.kind, code, sector, second, plain, unsure)


def code_of(name: Name) -> str | None:
    """The code a name stands for: its actor's first, else that of the state the place lies in."""
    if name.actor is not None and name.actor.countries:
        return name.actor.countries[0]
    return name.place


def _sector_of_name(name: Name) -> tuple[str | None, str | None]:
    """The sector a name gives: none for states and peoples, government for capitals, the body's own else."""
    if name.kind in ("capital", "metonym"):
        return "GOV", None
    if name.kind == "medium":
        return ("GOV", "JRN") if name.actor and name.actor.id in _state_media() else ("JRN", None)
    if name.kind in BODIES or name.kind.endswith("_noun"):
        return name.sector, None
    return None, None


@cache
def _state_media() -> frozenset[str]:
    """Ids of the media that a state runs (``state: true`` in media.yaml)."""
    return frozenset(
        f"medium:{entry.get('country') or 'x'}:{slug(entry['name'])}"
        for entry in load_yaml("media.yaml")
        if entry.get("state")
    )
