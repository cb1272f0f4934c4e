"""Common nouns and pronouns that refer to actors, and how many they speak of (data in actor_nouns.yaml)."""

from __future__ import annotations

from collections import Counter
from functools import cache

from spacy.tokens import Token

from communique.lexicon.files import load_yaml
from communique.lexicon.gazetteer import fold
from communique.lexicon.who import Person, Spell, offices, people

_DATA = load_yaml("actor_nouns.yaml")
GROUP_NOUNS = frozenset(_DATA["group"])
STATE_NOUNS = frozenset(_DATA["states"])
ACTOR_NOUNS = frozenset(_DATA["actors"])
COUNTERS = frozenset({"both", "four", "three", "two", "trio", "pair", "duo"})
RELATIVE = frozenset({"which", "who", "whom", "that", "whose"})
HE = frozenset({"he", "him", "his", "himself"})
SHE = frozenset({"she", "her", "hers", "herself"})
IT = frozenset({"it", "its", "itself"})
THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
PRONOUNS = HE | SHE | IT | THEY | RELATIVE
NUMBERS = {"both": 2, "two": 2, "pair": 2, "duo": 2, "three": 3, "trio": 3, "four": 4, "five": 5, "six": 6}
# Offices whose holders news calls by surname alone.
_HEADS = frozenset({"head_of_state", "head_of_government"})
_NOT_HEADS = frozenset({"vice_president", "president_elect"})
_MINISTERS = frozenset({"minister_of_foreign_affairs", "minister_of_defence", "secretary_of_state"})


def famous_office(office: str) -> bool:
    """Whether news calls the holders of an office by surname alone."""
    entry = offices().get(office)
    level = entry.get("level") if entry else None
    return office in _MINISTERS or (level in _HEADS and office not in _NOT_HEADS)


@cache
def _by_surname() -> dict[str, tuple[tuple[Person, Spell], ...]]:
    found: dict[str, list[tuple[Person, Spell]]] = {}
    for person in people().values():
        for spell in person.spells:
            if famous_office(spell.office):
                found.setdefault(fold(person.surname), []).append((person, spell))
    return {surname: tuple(held) for surname, held in found.items()}


@cache
def _given_names() -> frozenset[str]:
    """Words that are the first name of many listed persons: alone they are nobody's surname ('Ali', 'James')."""
    first = Counter(fold(person.name.split()[0]) for person in people().values())
    return frozenset(name for name, times in first.items() if times >= MANY)


MANY = 8


def famous(surname: str, day: str | None) -> tuple[Person, Spell] | None:
    """Find the head of state or government, foreign or defence minister meant by a surname alone.

    Args:
        surname: The surname, as written.
        day: EDTF day of publication; without it nobody is meant.

    Returns:
        The one person of that surname in such an office on that day with the spell, or None.
    """
    if not day or fold(surname) in _given_names():
        return None
    held = [(p, s) for p, s in _by_surname().get(fold(surname), ()) if s.start and s.covers(day)]
    return held[0] if len({p.id for p, _ in held}) == 1 else None


@cache
def kin(noun: str) -> frozenset[str]:
    """Nouns that a shorter one may take up: 'the ministry' for 'foreign ministry', by their last word."""
    last = noun.replace("_", "-").split("-")[-1]
    return frozenset(n for group in _DATA["kin"] if last in group["short"] for n in group["long"])


def juntas(day: str | None) -> frozenset[str]:
    """Codes of the states that soldiers ruled on a day; of all listed where no day is known."""
    terms = ((code, *term.split("/")) for code, listed in _DATA["juntas"].items() for term in listed)
    return frozenset(code for code, first, last in terms if not day or first <= day < (last or "9999"))


def size_of(token: Token) -> tuple[int | None, bool]:
    """How many a group noun speaks of, and whether it is definite.

    Args:
        token: Head of the phrase ('countries', 'sides', or 'both' itself).

    Returns:
        The number, or None where the words do not say, and whether a definite determiner stands there.
    """
    size = NUMBERS.get(token.lower_)
    definite = size is not None and token.lower_ == "both"
    for child in token.children:
        size = NUMBERS.get(child.lower_, size)
        definite = definite or child.lower_ in ("the", "these", "those", "both", "their", "our")
    if token.i and token.nbor(-1).lower_ in ("both", "the"):
        definite = True
        size = 2 if token.nbor(-1).lower_ == "both" else size
    return size, definite
