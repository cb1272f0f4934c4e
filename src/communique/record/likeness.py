"""Whether two names are two spellings of one: by their words, their sounds, and at the last by their letters.

Names come to English by many transliterations. Words are compared one by one, first with first and last with last;
what the spellings of one sound have in common is written by the table below, made from the practice of the
romanisations of Arabic, Persian and the Cyrillic scripts that news uses. Letters are compared only where one word is
left over, and then closely: a wrong join is worse than a missed one. Alone it makes nobody one: see persons.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from communique.lexicon.gazetteer import WORD, fold

PARTICLES = frozenset(
    "al el ul ad as ash an ar at bin ibn ben bint von van de del della da dos du di la le der".split()
)
APOSTROPHES = re.compile(r"['’‘`ʼʻ]")
SERVANT = re.compile(r"\b(abd[aeiu]l)[\s-]+(\w)")  # 'Abdul Aziz', 'Abdul-Aziz', 'Abdelaziz': one name
# One sound, several spellings; in this order.
SOUNDS = tuple(
    (re.compile(pattern), letters)
    for pattern, letters in (
        (r"^abd[aeiu]l(?=.)", "abdal"), (r"tsch|tch|tš|cz", "ch"), (r"sch", "sh"), (r"dzh|dj|zh", "j"),
        (r"ph", "f"), (r"kh|gh", "k"), (r"[dt]h", lambda m: m[0][0]), (r"ck|q", "k"), (r"c(?=[eiy])", "s"),
        (r"c(?!h)", "k"), (r"^g(?=[aou])", "k"), (r"gu(?=[ei])", "g"), (r"ou|oo", "u"), (r"ee|ij|ie|y", "i"),
        (r"(?<=[ae])j$", "i"),
        (r"w|ff$", "v"), (r"x", "ks"), (r"tz", "ts"), (r"(.)\1+", r"\1"), (r"(?<=[aeiou])h$", ""),
    )
)  # fmt: skip
# Vowels that transliterations write for one another; 'e' stands for two that are never each other.
VOWELS = frozenset(frozenset(pair) for pair in ("ae", "ei", "ou"))
ENDING = frozenset("aeiou")
OPENINGS = str.maketrans("eiu", "aao")
SAME_SOUND = 0.95
NEAR = 88.0  # of 100: one letter in seven or eight; 'Mohamud' and 'Mohamed' (86) are two names, so is 'Saleh', 'Salem'
NEAR_LENGTH = 6  # a letter in a shorter word makes another name of it
MIDDLE = 2  # names between the first and the last that one of two spellings may leave out


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two names are, 0 to 1, and why."""

    score: float
    reasons: tuple[str, ...]


@lru_cache(maxsize=65536)
def words_of(name: str) -> tuple[str, ...]:
    """The words of a name that tell it from others, folded: without articles and other particles."""
    plain = SERVANT.sub(r"\1\2", fold(APOSTROPHES.sub("", name)))
    words = WORD.findall(plain)
    return tuple(word for word in words if word not in PARTICLES)


def is_full(name: str) -> bool:
    """Whether a name has more than a surname: two telling words with a blank between, none an initial."""
    telling = [words_of(part) for part in name.split()]
    return sum(any(len(word) > 1 for word in words) for words in telling) > 1


@lru_cache(maxsize=65536)
def _sounded(word: str) -> str:
    for pattern, letters in SOUNDS:
        word = pattern.sub(letters, word)
    return word


@lru_cache(maxsize=65536)
def _opening(word: str) -> str:
    """The sound that a word begins with; vowels that are written for one another are one."""
    return _sounded(word)[:1].translate(OPENINGS)


@lru_cache(maxsize=65536)
def openings(name: str) -> tuple[str, ...]:
    """The sounds that the first and the last word of a name begin with: names are alike only where both agree."""
    words = words_of(name)
    return (_opening(words[0]), _opening(words[-1])) if words else ()


def _like(a: str, b: str) -> tuple[float, str | None] | None:
    if a == b:
        return 1.0, None
    first, second = _sounded(a), _sounded(b)
    # 'Anna' and 'Anne' are two names, 'Saleh' and 'Salih' one: a vowel that a word ends with is its own.
    own = len(first) - 1 if a[-1] in ENDING and b[-1] in ENDING else len(first)
    if len(first) == len(second) and all(
        x == y or (at < own and frozenset((x, y)) in VOWELS)
        for at, (x, y) in enumerate(zip(first, second, strict=True))
    ):
        return SAME_SOUND, f"'{a}' and '{b}' are spellings of one sound"
    near = fuzz.ratio(first, second)
    if min(len(first), len(second)) >= NEAR_LENGTH and near >= NEAR:
        return near / 100, f"'{a}' and '{b}' differ in a letter"
    return None


def alike(a: str, b: str) -> Likeness | None:
    """Compare two full names.

    Args:
        a: A name as written.
        b: Another.

    Returns:
        How alike they are; None where they are two names. First and last words must agree, and the shorter name's
        others in their order; the longer may have up to two more between. At most one word may differ by its letters,
        the first of which must agree.
    """
    short, long = sorted((words_of(a), words_of(b)), key=lambda words: (len(words), words))
    if len(short) < 2 or len(long) - len(short) > MIDDLE:
        return None
    if openings(a) != openings(b):
        return None  # most names: told apart before anything is compared
    pairs = [(short[0], long[0]), *_between(short[1:-1], long[1:-1]), (short[-1], long[-1])]
    if len(pairs) != len(short):
        return None
    found = [_like(one, other) for one, other in pairs]
    likes = [like for like in found if like is not None]
    if len(likes) < len(found) or sum(score < SAME_SOUND for score, _ in likes) > 1:
        return None
    reasons = [why for _, why in likes if why]
    left_out = [word for word in long[1:-1] if word not in {other for _, other in pairs[1:-1]}]
    if len(long) > len(short) and left_out:
        reasons.append(f"one leaves out '{' '.join(left_out)}'")
    score = sum(score for score, _ in likes) / len(likes)
    return Likeness(round(score, 3), tuple(reasons) or ("the same words",))


def _between(short: Iterable[str], long: Iterable[str]) -> list[tuple[str, str]]:
    """Each word of the shorter's middle with the next of the longer's that is like it; too few where one has none."""
    rest = iter(long)
    return [(word, match) for word in short if (match := next((w for w in rest if _like(word, w)), None)) is not None]
