"""Common nouns and pronouns that refer to actors, and how many they speak of (data in actor_nouns.yaml)."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from spacy.tokens import Token

from communique.lexicon.files import load_yaml
from communique.lexicon.gazetteer import fold
from communique.lexicon.who import Person, Spell, offices, people, states

_DATA = load_yaml("actor_nouns.yaml")
GROUP_NOUNS = frozenset(_DATA["group"])
STATE_NOUNS = frozenset(_DATA["states"])
ACTOR_NOUNS = frozenset(_DATA["actors"])
COUNTERS = frozenset({"both", "four", "three", "two", "trio", "pair", "duo"})
# Words that stand for a part of those named after 'of': 'the last of the troops'.
PARTS = frozenset(
    "last first most some many all half rest majority dozens scores hundreds thousands none part one each several few "
    "couple number group members trio pair duo".split()
)
REGIONS: dict[str, list[str]] = _DATA["regions"]
SHIP = "ship"  # what ships of all sorts are noted as, so that 'the vessel' takes up 'the frigate'
CRAFT = frozenset("ship warship vessel frigate destroyer corvette submarine cutter trawler tanker".split())
RELATIVE = frozenset({"which", "who", "whom", "that", "whose"})
HE = frozenset({"he", "him", "his", "himself"})
SHE = frozenset({"she", "her", "hers", "herself"})
IT = frozenset({"it", "its", "itself"})
THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
WE = frozenset({"we", "us", "our", "ours", "ourselves"})
PRONOUNS = HE | SHE | IT | THEY | RELATIVE | WE
# One state: the one spoken of last; and the other of the pair that a report is about.
LANDS = frozenset("country nation state republic kingdom capital".split())
NEXT_TO = frozenset("neighbour neighbor rival foe ally partner".split())
# Those of them that are never the state whose neighbour they are.
OPPOSED = frozenset("neighbour neighbor rival foe archrival arch-rival".split())
HEADS = frozenset("people person man woman".split())  # counted one by one
HOMELANDS = frozenset("country nation homeland".split())  # 'his country': the state he is of
NUMBERS = {"both": 2, "two": 2, "pair": 2, "duo": 2, "three": 3, "trio": 3, "four": 4, "five": 5, "six": 6}
# Offices whose holders news calls by surname alone.
_HEADS = frozenset({"head_of_state", "head_of_government"})
_NOT_HEADS = frozenset({"vice_president", "president_elect"})
_RULERS = frozenset({"junta_leader", "crown_prince", "interim_president", "supreme_leader"})
_MINISTERS = frozenset({"minister_of_foreign_affairs", "minister_of_defence", "secretary_of_state"})


def famous_office(office: str) -> bool:
    """Whether news calls the holders of an office by surname alone."""
    entry = offices().get(office)
    level = entry.get("level") if entry else None
    return office in _MINISTERS or office in _RULERS or (level in _HEADS and office not in _NOT_HEADS)


@cache
def _by_surname() -> dict[str, tuple[tuple[Person, Spell], ...]]:
    found: dict[str, list[tuple[Person, Spell]]] = {}
    for person in people().values():
        for spell in person.spells:
            spelt = dict.fromkeys(map(fold, (person.surname, *person.spellings)))
            for surname in spelt if famous_office(spell.office) else ():
                found.setdefault(surname, []).append((person, spell))
    return {surname: tuple(held) for surname, held in found.items()}


def bearers(surname: str) -> tuple[Person, ...]:
    """The persons of a surname who ever held an office whose holders news calls by surname alone, each once."""
    return tuple({person.id: person for person, _ in _by_surname().get(fold(surname), ())}.values())


@cache
def _given_names() -> frozenset[str]:
    """Words that are the first name of many listed persons: alone they are nobody's surname ('Ali', 'James')."""
    names = ((fold(person.name.split()[0]), fold(person.surname)) for person in people().values())
    first = Counter(given for given, surname in names if given != surname)  # 'Wang Yi' is called Wang
    return frozenset(name for name, times in first.items() if times >= MANY)


MANY = 8
ARTICLE = re.compile(r"^(?:al|el|as|ash|ad|an|ar|at|az)[-\s]")


def famous(surname: str, day: str | None, lands: frozenset[str] = frozenset()) -> tuple[Person, Spell] | None:
    """Find the head of state or government, foreign or defence minister meant by a surname alone.

    Args:
        surname: The surname, as written; an Arabic article before it ('al-') may be there or not.
        day: EDTF day of publication; without it nobody is meant.
        lands: Codes of the states that the report names; they decide between namesakes of several states.

    Returns:
        The person of that surname in such an office on that day with the spell, the most senior of one state; None
        where there is none, or where namesakes leave it open.
    """
    name = fold(surname)
    if not day or name in _given_names():
        return None
    bearers = _by_surname().get(name) or _by_surname().get(ARTICLE.sub("", name), ())
    held = [(p, s) for p, s in bearers if s.start and s.covers(day)]
    here = [(p, s) for p, s in held if s.country in lands]
    if not here and {s.country for _, s in bearers} & lands:
        return None  # somebody else of that name, of a state that the report is about
    chosen = sorted(here or held, key=lambda h: (_seniority(h[1].office), h[0].id))
    return chosen[0] if len({s.country for _, s in chosen}) == 1 else None


def _seniority(office: str) -> int:
    return 1 if office in _MINISTERS else 0


@cache
def kin(noun: str) -> frozenset[str]:
    """Nouns that a shorter one may take up: 'the ministry' for 'foreign ministry', by their last word."""
    last = noun.replace("_", "-").split("-")[-1]
    return frozenset(n for group in _DATA["kin"] if last in group["short"] for n in group["long"])


def juntas(day: str | None) -> frozenset[str]:
    """Codes of the states that soldiers ruled on a day; of all listed where no day is known."""
    terms = ((code, *term.split("/")) for code, listed in _DATA["juntas"].items() for term in listed)
    return frozenset(code for code, first, last in terms if not day or first <= day < (last or "9999"))


# Endings of plural nouns for people: herders, musicians.
_PEOPLE = ("ers", "ors", "ists", "ians", "ants", "men", "women", "ees")


@cache
def acting_nouns() -> frozenset[str]:
    """The nouns of whoever can act: those that have a sector, and those for people, bodies and forces."""
    listed = [*_DATA["people"], *(noun for held in _DATA["sectors"].values() for noun in held)]
    listed += [name for entry in load_yaml("organ_patterns.yaml") for name in (entry["pattern"], *entry["names"])]
    return ACTOR_NOUNS | {str(noun).lower().split()[-1] for noun in listed}


def states_of_region(token: Token) -> tuple[str, ...]:
    """The states that a plural names by their region ('the Baltic states', 'Nordic ministers'), by ISO alpha-3 code."""
    if token.tag_ not in ("NNS", "NNPS"):
        return ()
    before = f" {' '.join(t.lower_ for t in token.doc[token.left_edge.i : token.i])} "
    codes = (code for region, held in REGIONS.items() if f" {region} " in before for code in held)
    return tuple(dict.fromkeys(codes))


@cache
def _located() -> dict[str, frozenset[str]]:
    """Codes of the states that lie where the words before 'country' say, the longest words first."""
    held: dict[str, frozenset[str]] = {}
    for words in sorted(_DATA["located"], key=len, reverse=True):
        places = frozenset(_DATA["located"][words])
        held[words] = frozenset(code for code, e in states().items() if code in places or e.get("region") in places)
    return held


def lying_where(token: Token) -> frozenset[str] | None:
    """The states that may be meant by 'the North African country', by ISO alpha-3 code; None where no place is told."""
    if token.tag_ != "NN" or token.lemma_.lower() not in LANDS - {"capital"}:
        return None
    before = f" {' '.join(t.lower_ for t in token.doc[token.left_edge.i : token.i])} ".replace(" - ", "-")
    return next((codes for words, codes in _located().items() if f" {words} " in before), None)


def can_act(token: Token) -> bool:
    """Whether a common noun is one of people, bodies or forces."""
    return token.lemma_.lower() in acting_nouns() or (token.tag_ == "NNS" and token.lower_.endswith(_PEOPLE))


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
        if child.lower_ == "each" and token.lemma_ == "side":
            size, definite = 2, True  # 'each side blamed the other'
    if token.i and token.nbor(-1).lower_ in ("both", "the"):
        definite = True
        size = 2 if token.nbor(-1).lower_ == "both" else size
    return size, definite
