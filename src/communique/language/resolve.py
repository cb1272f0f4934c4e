"""Resolves a bare name or phrase to the state it acts for and the PLOVER sector, without a parsed report.

For lists of actors from elsewhere ('Chile's Pacific squadron', 'a sacked envoy', 'timber thieves'), where there is
no sentence to parse. The words before the first comma or preposition are the phrase's head: its last office, organ or
noun with a sector says what sort of actor it is, and its first state or body says for whom it acts. What follows is
looked at only for what the head leaves open.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from rapidfuzz.distance import OSA

from communique.language.nouns import famous_office
from communique.language.phrase_parts import BODIES, DATA, OWNERS, Part, code_of, parts_of
from communique.language.referents import sector_of
from communique.lexicon.gazetteer import fold
from communique.lexicon.who import Person, Spell, names, people, states

FORMER = re.compile(rf"\b(?:{'|'.join(map(re.escape, DATA['former']))})\b[\s-]", re.IGNORECASE)
BREAK = re.compile(
    r",|\s(?:of|to|in|for|from|at|by|with|on|against|who|whose|which|that|named|called)\b", re.IGNORECASE
)
# Those whose former holders are the codebook's elites; former rebels and former policemen stay what they are.
STATE_SECTORS = frozenset({"GOV", "LEG", "SPY", "JUD", "PTY", "IGO"})
LEAST_SPELT = 7  # letters; of shorter names too many others are one letter away
PLAIN_WORDS = 4  # a bare person's name is no longer than this
STATE_RUN = re.compile(
    r"\b(?:state|official|government|national|state-run|state-owned|state-controlled)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Resolved:
    """Who a phrase means.

    Attributes:
        country: ISO alpha-3 code, or the codebook's for bodies of states (IGO, UNO, EUR, NGO); None if unknown.
        sector: PLOVER sector; None if unknown or for a state as such.
        second: A further sector ('GOV' news agency: 'JRN'), or None.
        rule: What settled the country and what the sector, by name.
    """

    country: str | None = None
    sector: str | None = None
    second: str | None = None
    rule: str = "none"


def resolve(phrase: str, day: str | None = None, context: str | None = None) -> Resolved:
    """Resolve a name or phrase.

    Args:
        phrase: 'Peru's tax office', 'the Danish premier', 'herders', 'Michelle Bachelet'.
        day: EDTF day on which offices were held; without it, as of the lexicon's last entry.
        context: Words that tell of which state is spoken where the phrase names none ('Uruguay').

    Returns:
        Country, sector and how they were found; both None where nothing in the phrase is known.
    """
    wanted = _countries_in(context) if context else ()
    person = _person(phrase, day)
    if person is not None:
        return person
    parts = parts_of(phrase, wanted)
    cut = _head_end(phrase, parts)
    head = [p for p in parts if p.start < cut]
    tail = [p for p in parts if p.start >= cut]
    country, by = _country(head, tail, wanted)
    chosen = _sector(head, tail)
    if chosen is None:
        return Resolved(country, None, None, by) if country else _misspelt(phrase)
    sector, second = chosen.sector, chosen.second
    if sector == "JRN" and STATE_RUN.search(phrase):
        sector, second = "GOV", "JRN"
    if FORMER.search(phrase[:cut]) and sector in STATE_SECTORS and chosen.kind != "capital":
        sector, second = "ELI", None
    return Resolved(country, "GOV" if sector == "IGO" else sector, second, f"{by}+{chosen.kind}")


def _misspelt(phrase: str) -> Resolved:
    """A single word one slip of the pen away from the names of one state or people ('Moroccns')."""
    word = phrase.strip()
    if not re.fullmatch(rf"[A-Z][a-z]{{{LEAST_SPELT - 1},}}", word):
        return Resolved()
    near = {code for name, code in _demonyms() if OSA.distance(fold(word), name, score_cutoff=1) <= 1}
    return Resolved(near.pop(), None, None, "misspelt") if len(near) == 1 else Resolved()


@cache
def _demonyms() -> tuple[tuple[str, str], ...]:
    """Names of states and peoples of one word, folded, long enough to bear a slip."""
    found: list[tuple[str, str]] = []
    for code, entry in states().items():
        demonyms = entry["demonyms"] or {}
        listed = (entry["name"], *(demonyms.get("adjectives") or ()), *(demonyms.get("nouns") or ()))
        found += [(fold(n), code) for n in listed if " " not in n and len(n) >= LEAST_SPELT]
    return tuple(dict.fromkeys(found))


# -- persons -------------------------------------------------------------------------------------------


def _person(phrase: str, day: str | None) -> Resolved | None:
    """A listed person, or a surname that means one head of state or holder of the office before it."""
    hits = names().find(phrase, lambda n: n.kind == "person")
    if hits and hits[0].value.actor is not None:
        person = people()[hits[0].value.actor.id]
        held = _held(person, person.office_at(day), day)
        title = _title(phrase[: hits[0].start]) if day is None else None
        return replace(held, sector=title) if title and held.sector == "ELI" else held
    words = re.findall(r"[^\W\d_][\w’'-]*", phrase)
    if not words or len(words) > PLAIN_WORDS or not words[-1][0].isupper():
        return None
    found = _by_surname().get(fold(words[-1]), ())
    title = " ".join(fold(w) for w in words[:-1])
    if title:
        found = tuple((p, s) for p, s in found if set(title.split()) <= set(fold(s.title).split()))
    else:
        found = tuple((p, s) for p, s in found if famous_office(s.office) and p.office_at(day) == s)
    if day:
        found = tuple((p, s) for p, s in found if s.covers(day)) or found
    if len({p.id for p, _ in found}) != 1:
        return None
    return _held(*found[-1], day)


def _title(before: str) -> str | None:
    """The sector of the office that stands before a person's name; none for a former one."""
    if FORMER.search(before):
        return None
    found = [h.value.sector for h in names().find(before, lambda n: n.kind == "office_noun")]
    return found[-1] if found else None


def _held(person: Person, spell: Spell, day: str | None) -> Resolved:
    """What a person is by the spell on a day: out of office, an elite (offices of parties and rebels stay)."""
    sector = sector_of(spell.office)
    over = bool(spell.end) and (day is None or spell.end[: len(day)] < day[: len(spell.end)])
    if spell.country == "VAT":
        sector = "REL"
    elif over and sector in STATE_SECTORS | {"MIL", "COP"}:
        sector = "ELI"
    return Resolved(spell.country, "GOV" if sector == "IGO" else sector, None, f"person.{spell.office}")


@cache
def _by_surname() -> dict[str, tuple[tuple[Person, Spell], ...]]:
    found: dict[str, list[tuple[Person, Spell]]] = {}
    for person in people().values():
        for spell in person.spells:
            found.setdefault(fold(person.surname), []).append((person, spell))
    return {surname: tuple(held) for surname, held in found.items()}


# -- the choice ----------------------------------------------------------------------------------------


def _head_end(phrase: str, parts: list[Part]) -> int:
    """Where the head ends: at the first comma or preposition outside a name, if the head names anything."""
    for match in BREAK.finditer(phrase):
        inside = any(p.start < match.end() and match.start() < p.end for p in parts)
        if not inside and any(p.end <= match.start() for p in parts):
            return match.start()
    return len(phrase)


def _country(head: list[Part], tail: list[Part], wanted: tuple[str, ...]) -> tuple[str | None, str]:
    """The state named in the head, its bodies' state, then the same of the tail, then the context."""
    for group in (head, tail):
        bodies = [p for p in group if p.kind in BODIES and p.country]
        owners = [p for p in group if (p.kind in OWNERS or p.kind.endswith("_noun")) and p.country]
        places = [p for p in group if p.kind == "place" and p.country]
        sure = [p for p in bodies if not p.open]
        for found in (sure[-1:] if not owners else [], owners[:1], bodies[-1:], places[:1]):
            if found:
                return found[0].country, found[0].kind
    return (wanted[0], "context") if wanted and (head or tail) else (None, "none")


def _sector(head: list[Part], tail: list[Part]) -> Part | None:
    """The last part of the head with a sector; plain nouns give way to a body named beside or after them."""
    with_sector = [p for p in head if p.sector]
    telling = [p for p in with_sector if not p.plain]
    if telling:
        titled = [p for p in telling if p.kind != "capital"]
        return (titled or telling)[-1]
    bodies = [p for p in tail if p.sector and p.kind in BODIES | {"organ_noun"}]
    if bodies and (with_sector or not head):
        return bodies[0]
    if with_sector:
        return with_sector[-1]
    if head and any(p.kind in BODIES for p in head):
        return None
    return next((p for p in tail if p.sector), None)


def _countries_in(text: str) -> tuple[str, ...]:
    """Codes of the states named in a text, in its order."""
    hits = names().find(text, lambda n: n.kind in (*OWNERS, "place"))
    return tuple(dict.fromkeys(c for h in hits if (c := code_of(h.value))))
