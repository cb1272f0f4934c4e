"""Weapon designations and categories (materiel.yaml)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from communique.lexicon.files import load_yaml
from communique.lexicon.gazetteer import Gazetteer, Hit


@dataclass(frozen=True, slots=True)
class Designation:
    """A weapon's name, its category and the state that makes it."""

    name: str
    category: str
    maker: str | None


@cache
def designations() -> Gazetteer[Designation]:
    """Index all listed designations."""
    index: Gazetteer[Designation] = Gazetteer()
    for value, names, _ in _listed():
        for name in names:
            index.add(name, value)
    return index


@cache
def _shared() -> Gazetteer[Designation]:
    """Index the names that are also words or people ('Boxer', 'Lynx'), with their plurals."""
    index: Gazetteer[Designation] = Gazetteer()
    for value, _, shared in _listed():
        for name in shared:
            index.add(name, value)
            index.add(name + "s", value)
    return index


@cache
def _by_name() -> Mapping[str, Designation]:
    return {name.lower(): value for value, names, _ in _listed() for name in names}


@cache
def _listed() -> list[tuple[Designation, list[str], list[str]]]:
    """The entries of the file: what is designated, its own names, and those it shares with other things."""
    return [
        (
            Designation(entry["name"], entry["category"], entry.get("maker")),
            [str(n) for n in dict.fromkeys((entry["name"], *(entry.get("names") or ())))],
            [str(n) for n in entry.get("shared") or ()],
        )
        for entry in _entries()
    ]


def _entries() -> list[Mapping[str, Any]]:
    data = load_yaml("materiel.yaml")
    entries = data["designations"] if isinstance(data, dict) else data
    return [e for e in entries if "name" in e]


# Shapes of designations no list has yet: 'Type 054A', 'CHD620', 'Su-75'. Two capitals or a capital and a number.
SHAPE = re.compile(r"\b(?:Type \d{2,3}[A-Z]*(?:/[A-Z])?|(?:[A-Z]{1,4}|Su|Yak|Mi|Ka|Tu|Il|Kh)-\d{1,4}[A-Z]{0,3})\b")
PLURAL = re.compile(r"(?<=[A-Z0-9])s\b")  # 'FA-50s': the ending goes, its place stays
NOT_WEAPONS = re.compile(
    r"\b(?:G-\d+|P5|COVID-\d+|U-\d\d|Covid-\d+|E-\d|M-\d|A-\d{4}|[HLJ]-\d[A-Z]?|EB-\d|K-12|D-8|GMT-\d+|UTC-\d+"
    r"|A-3\d\d|M-23)\b"
)


# A listed designation with a suffix that the list has not: 'MiG-29SE', 'T-72B3M', '2S19M2', 'Mi-17V-5'.
VARIANT = re.compile(r"\b(\d?[A-Z][A-Za-z/]{0,4}-?\d{1,4})[A-Z][A-Za-z0-9]{0,4}(?:-\d{1,2})?\b")

# What must follow a shared name, by category: 'Boxer vehicles', 'Lynx KF41 infantry fighting vehicles'.
_JETS = r"jets?|fighters?|(?:war|air)?planes?|aircraft"
_MISSILES = r"missiles?|rockets?|interceptors?|launchers?|MANPADS?|ATGMs?|SAMs?"
_VEHICLES = r"vehicles?|APCs?|IFVs?|AFVs?|MRAPs?|carriers?|4x4s?|6x6s?|8x8s?|armou?r"
_SHIPS = r"frigates?|corvettes?|destroyers?|warships?|ships?|vessels?|boats?|OPVs?|carriers?|cutters?|class"
_GUNS = r"howitzers?|guns?|artillery|mortars?|obusiers?"
_DRONES = r"drones?|UAVs?|UCAVs?|UASs?|unmanned|quadcopters?"
NOUNS = {
    "fighter aircraft": _JETS,
    "bomber": rf"bombers?|{_JETS}",
    "trainer aircraft": rf"trainers?|{_JETS}",
    "transport aircraft": rf"transports?|airlifters?|{_JETS}",
    "tanker aircraft": rf"tankers?|{_JETS}",
    "surveillance aircraft": _JETS,
    "helicopter": r"helicopters?|choppers?|gunships?|rotorcraft",
    "drone": _DRONES,
    "loitering munition": rf"munitions?|{_DRONES}",
    "tank": r"tanks?|MBTs?",
    "infantry fighting vehicle": _VEHICLES,
    "armoured vehicle": _VEHICLES,
    "artillery": _GUNS,
    "rocket artillery": rf"MLRS|artillery|{_MISSILES}",
    "air defence system": rf"batter(?:y|ies)|air[ -]defen[cs]es?|systems?|{_MISSILES}",
    "missile": _MISSILES,
    "anti-tank missile": _MISSILES,
    "anti-tank weapon": _MISSILES,
    "cruise missile": _MISSILES,
    "anti-ship missile": _MISSILES,
    "ballistic missile": _MISSILES,
    "munition": r"munitions?|bombs?|shells?|torpedo(?:es)?|kits?|mines?",
    "small arms": r"rifles?|(?:machine )?guns?|carbines?|pistols?|launchers?",
    "ship": _SHIPS,
    "submarine": r"submarines?|subs?|class",
    "radar": r"radars?|systems?",
    "engine": r"engines?",
}
_BETWEEN = (
    r"(?:(?:armou?red|infantry|fighting|combat|attack|utility|transport|main|battle|light|heavy|multi-?role|guided|"
    r"self-propelled|wheeled|tracked|towed|personnel|patrol|protected|mobility|anti-\w+|air-to-\w+|surface-to-\w+|"
    r"air[ -]defen[cs]e|cruise|ballistic|active|protection|advanced|jet|naval|stealth|loitering|surveillance|missile|"
    r"(?:and|or) [A-Z][\w-]*|[A-Z]*\d[\w/.-]*|[IVX]+|[A-Z]{2,4})[ -]){0,4}"
)
_FOLLOWED = {category: re.compile(rf"[ -]{_BETWEEN}(?:{nouns})\b") for category, nouns in NOUNS.items()}
_COUNTED = re.compile(r"\b(?:\d+|two|three|four|five|six|seven|eight|nine|ten|twelve|dozen|twenty)(?: more| new)? \Z")


@cache
def _own_nouns() -> Mapping[str, re.Pattern[str]]:
    return {category: re.compile(nouns) for category, nouns in NOUNS.items()}


def categories_of(noun: str) -> frozenset[str]:
    """The listed categories that a plain noun may stand for.

    Args:
        noun: In lower case, one or several: 'jets' may be fighters, bombers or trainers.

    Returns:
        The categories; none where the noun is no listed one.
    """
    return frozenset(c for c, pattern in _own_nouns().items() if c == noun or pattern.fullmatch(noun))


def find_designation(text: str) -> Designation | None:
    """The first weapon designation in a short text, or None."""
    hits = find_designations(text)
    return hits[0].value if hits else None


def find_designations(text: str) -> list[Hit[Designation]]:
    """Find weapon designations.

    Args:
        text: Any text.

    Returns:
        Hits with code-point spans; listed ones, and those of a known shape.
    """
    text = PLURAL.sub(" ", text)
    hits = list(dict.fromkeys(designations().find(text)))
    _add(hits, (h for h in _shared().find(text) if _plain(text, h)))
    _add(hits, _variants(text))
    _add(hits, _shapes(text))
    return _joined(text, sorted(hits, key=lambda h: h.start))


def _add(hits: list[Hit[Designation]], more: Iterable[Hit[Designation]]) -> None:
    """Add hits where none is yet."""
    for hit in more:
        if not any(h.start < hit.end and hit.start < h.end for h in hits):
            hits.append(hit)


def _plain(text: str, hit: Hit[Designation]) -> bool:
    """Whether a noun of its category follows a shared name, or a number counts its jets ('48 Typhoons')."""
    if _FOLLOWED[hit.value.category].match(text, hit.end):
        return True
    counted = hit.value.category == "fighter aircraft" and hit.name[-1] == "s"  # 'two Senators', 'six Vikings' are men
    return counted and _COUNTED.search(text[: hit.start]) is not None


def _variants(text: str) -> Iterator[Hit[Designation]]:
    for match in VARIANT.finditer(text):
        value = _by_name().get(match[1].lower())
        if value and not NOT_WEAPONS.match(match[0]):
            yield Hit(match.start(), match.end(), match[0], value)


def _shapes(text: str) -> Iterator[Hit[Designation]]:
    for match in SHAPE.finditer(text):
        if not NOT_WEAPONS.match(match[0]):
            yield Hit(match.start(), match.end(), match[0], Designation(match[0], "materiel", None))


def _joined(text: str, hits: list[Hit[Designation]]) -> list[Hit[Designation]]:
    """Make one hit of neighbours that stand for the same weapon ('F/A-18F Super Hornet')."""
    joined: list[Hit[Designation]] = []
    for hit in hits:
        last = joined[-1] if joined else None
        if last and last.value == hit.value and last.end <= hit.start and not text[last.end : hit.start].strip():
            joined[-1] = Hit(last.start, hit.end, text[last.start : hit.end], hit.value)
        else:
            joined.append(hit)
    return joined
