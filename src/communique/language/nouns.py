"""Common nouns and pronouns that refer to actors, and how many they speak of (data in actor_nouns.yaml)."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Token

from communique.lexicon.files import load_yaml
from communique.lexicon.gazetteer import fold
from communique.lexicon.who import Person, people

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
FAMOUS = frozenset({"head_of_state", "head_of_government", "minister_of_foreign_affairs", "minister_of_defence"})


@cache
def famous_surnames() -> dict[str, tuple[Person, ...]]:
    """Map surnames, lower case, to the office holders whom news calls by them alone; unique ones only."""
    found: dict[str, list[Person]] = {}
    for person in people().values():
        if any(s.office in FAMOUS for s in person.spells):
            found.setdefault(fold(person.surname), []).append(person)
    return {surname: tuple(held) for surname, held in found.items() if len({p.name for p in held}) == 1}


@cache
def kin(noun: str) -> frozenset[str]:
    """Nouns that a shorter one may take up: 'the ministry' for 'foreign ministry', by their last word."""
    last = noun.replace("_", "-").split("-")[-1]
    return frozenset(n for group in _DATA["kin"] if last in group["short"] for n in group["long"])


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
