"""Checks of calendar dates: years that are numbers, months that are verbs or names, seasons that are springs.

Each check gets the words left of a match, its own, those right of it, and the match.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from communique.language.time.grammar import around

if TYPE_CHECKING:
    from communique.language.time.scanner import Found

YEARS = (1900, 2060)  # read as years without a preposition
OLD_YEAR = 1500  # read as a year after any preposition; older ones only after 'in', 'of', 'since', 'until'
_NO_YEAR_LEFT = re.compile(
    rf"(?:(?:\b{around('no_year_before')}|\d)\s*\.?\s*|[$€£¥#№/\\@:+*=<>]\s?|\d[.,-]|\b[A-Za-z]+-)$",
    re.IGNORECASE,
)
_NO_YEAR_RIGHT = re.compile(
    rf"\s?(?:%|°|[€£$])|[.,:]\d|/\d{{3}}|-[a-z]|-\d{{3,}}-|\s?[-/]\s?[A-Z]\d"
    rf"|[\s–-]*(?:more\s+)?{around('no_year_after')}\b",
    re.IGNORECASE,
)
_PREPOSITION = re.compile(rf"\b{around('preposition')}[\s-]+(?:the\s+)?$|[(,–—/-]\s?$|^\s*$|\n\s*$", re.IGNORECASE)
_SURE_PREPOSITION = re.compile(r"\b(?:in|of|since|until)\s$")
_NEW_SUBJECT = re.compile(r"\s+(?:[A-Z]|(?:both|the|an?|he|she|it|they|its|his|her|their|all|some|two|three)\b)")
_IN_MONTH = re.compile(r"\b(?:in|since|until|during|last|early|late)\s$", re.IGNORECASE)
_CAPITAL_LEFT = re.compile(r"\b([A-Z][a-z]+)\s+$")
_OPENERS = frozenset(
    [
        "In",
        "On",
        "By",
        "Since",
        "Until",
        "From",
        "Last",
        "Next",
        "This",
        "Early",
        "Late",
        "Mid",
        "During",
        "Between",
        "After",
        "Before",
        "And",
        "Through",
        "To",
        "Of",
        "The",
        "Around",
        "About",
        "For",
        "Every",
        "Each",
        "But",
        "As",
        "When",
        "While",
        "Then",
        "Although",
    ]
)
_VERB_RIGHT = re.compile(
    r"\s+(?:be|have|not|also|he|she|they|it|we|I|you|his|her|on|through|across|towards?|into|to|Day)\b"
)
_SHORT_MONTHS = frozenset(["jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"])
_DOUBTFUL_SHORT = frozenset({"jan", "mar", "jun", "dec"})  # also names and words
_DOUBTFUL = frozenset({"may", "march", "april", "june", "august"})  # also verbs, an adjective and names
_ADJECTIVE_LEFT = re.compile(r"\b(?:a|the|its|his|her|their|our|that)\s+$")
CLAUSE_END = re.compile(r"\s*(?:$|[.,;:!?)\]\"”—–]|\n|(?:and|but|in|at|on|with|for|that|while|when)\b)")
_SEASONED_NAME = re.compile(r"\b(?:arab|prague|croatian|damascus|seoul|budapest|black)\s+$", re.IGNORECASE)
_SEASONED_TITLE = re.compile(r"\s+(?:[Oo]lympics?|[Gg]ames|[Pp]alace|[Ss]chool|of\b|to\b)")
_SEASON_LEFT = re.compile(r"\b(?:in|by|since|until|during|of|this)\s+(?:the\s+)?$")
_FALL_LEFT = re.compile(r"\b(?:in|of|by|until|since|this|last|next)\s+(?:the\s+)?$")


def _year(left: str, words: str, right: str, found: Found) -> bool:
    if _NO_YEAR_RIGHT.match(right):
        return False
    if len(words) > 4:  # 'early 1987', 'the year 2000'
        return True
    if _NO_YEAR_LEFT.search(left):
        return False
    number = int(found.value("year"))
    if YEARS[0] <= number <= YEARS[1]:
        return True
    return bool(_PREPOSITION.search(left)) and (number >= OLD_YEAR or bool(_SURE_PREPOSITION.search(left)))


def _month(left: str, words: str, right: str, found: Found) -> bool:
    word = found.words("month").lower()
    if len(words) > len(word):  # 'late March', 'mid-May'
        return True
    if word in _SHORT_MONTHS:
        return word not in _DOUBTFUL_SHORT and _PREPOSITION.search(left) is not None
    if word not in _DOUBTFUL:
        return True
    capital = _CAPITAL_LEFT.search(left)
    if capital is not None and capital[1] not in _OPENERS:  # 'Theresa May'
        return False
    return _doubtful_month(left, word, right)


def _doubtful_month(left: str, word: str, right: str) -> bool:
    """'May', 'March' and their like: after a preposition, as an adjective, or before a number."""
    if _IN_MONTH.search(left):  # 'In March they met'
        return True
    if _opens_entry(left) and re.match(r"\s*:", right):  # '• April: the envoy leaves'
        return True
    if word in ("may", "march") and _VERB_RIGHT.match(right):
        return False
    if _PREPOSITION.search(left):
        return True
    if word == "may":
        return False
    adjective = _ADJECTIVE_LEFT.search(left) is not None and re.match(r"\s+[a-z]", right) is not None
    return adjective or re.match(r"[\s,]*(?:\d|$)|['’]s", right) is not None


def _yearspan(left: str, words: str, right: str, found: Found) -> bool:
    del right
    short = found.words("short2")
    spaced = re.search(r"\d\s+[-–—]", words) is not None
    return len(short) in (0, 2) and not _NO_YEAR_LEFT.search(left) and not (spaced and short)


def _fiscal(left: str, words: str, right: str, found: Found) -> bool:
    del left, words, right
    return "year" in found.slots or len(found.words("count")) == 2


def _shortyear(left: str, words: str, right: str, found: Found) -> bool:
    del words, found
    said = re.search(r"\b(?:in|of|since|until|by|from|late|early|class of|to|and)\s$", left)
    return said is not None and not right[:1].isalnum()


def _numeric(left: str, words: str, right: str, found: Found) -> bool:
    del right, found
    return not re.search(r"[$€£]\s?$|\bversion\s$", left) and bool(re.fullmatch(r"\d+([/.])\d+\1\d+", words))


def _nth(left: str, words: str, right: str, found: Found) -> bool:
    del words, found
    if re.search(r"\bon\s+$", left, re.IGNORECASE) and _NEW_SUBJECT.match(right):
        return True  # 'on the 18th Lima recalled its envoy'
    return bool(re.search(r"\b(?:on|of|by|until|to|and|from|for)\s+$", left)) and bool(CLAUSE_END.match(right))


def _dayspan(left: str, words: str, right: str, found: Found) -> bool:
    del left, words, right
    return bool(found.value("day2") > found.value("day"))


def _season(left: str, words: str, right: str, found: Found) -> bool:
    word = found.words("season")
    before = left + words[: -len(word)]
    if _SEASONED_NAME.search(left) or (word[0].isupper() and _SEASONED_TITLE.match(right)):
        return False
    word = word.lower()
    if word not in ("spring", "fall"):
        return True
    if len(words.split()) > 1 and not words.lower().startswith("the "):  # 'early spring'
        return True
    if word == "spring":
        return _SEASON_LEFT.search(before) is not None
    ends = CLAUSE_END.match(right) is not None and not re.match(r"\s*of\b", right)
    return ends and _FALL_LEFT.search(before) is not None


def _quarter(left: str, words: str, right: str, found: Found) -> bool:
    del left, right
    if words.lower().startswith("the ") and re.search(r"\w-quarter$", words):
        return False
    return bool(found.value("quarter") == "Q") and int(found.value("ordinal")) <= 4


def _decade(left: str, words: str, right: str, found: Found) -> bool:
    """'in the 50s', no part of a name such as 'MX-50s'."""
    del words, right, found
    return re.search(r"\w-?$", left) is None


def _entry(left: str, words: str, right: str, found: Found) -> bool:
    """'2022, October:' opens an entry of a chronology."""
    del words, found
    return re.match(r"\s*:", right) is not None or _opens_entry(left)


def _opens_entry(left: str) -> bool:
    """Whether nothing but the mark of a list stands before on the line."""
    return re.search(r"(?:^|\n)[\s•▪◦‣●■►▶·*–-]*$", left) is not None


CHECKS = {
    "decade": _decade,
    "entry": _entry,
    "year": _year,
    "month": _month,
    "yearspan": _yearspan,
    "fiscal": _fiscal,
    "shortyear": _shortyear,
    "numeric": _numeric,
    "nth": _nth,
    "dayspan": _dayspan,
    "season": _season,
    "quarter": _quarter,
}
