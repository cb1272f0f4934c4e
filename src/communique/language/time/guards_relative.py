"""Checks of relative expressions, durations, the clock and vague words.

Each check gets the words left of a match, its own, those right of it, and the match.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from communique.language.time.guards_calendar import CLAUSE_END

if TYPE_CHECKING:
    from communique.language.time.scanner import Found

VAGUE_WORDS = frozenset({"few", "several", "many", "some", "numerous", "countless", "couple"})
_FEAST_LEFT = re.compile(r"\b(?:Black|Bloody|Good|Ash|Palm|Holy|Easter|Ruby|Joe|Robinson|Man)\s+$")
_OVERNIGHT_NOUN = re.compile(r"[\s-]+(?:success|stay|flights?|trip|delivery|train|bag|rates?|visit|sensation)|-\w")
_DAYPART_NOUN = re.compile(r"\s+(?:sky|vision|shift|life|club|train|market|before|of\s+(?!the\b|[A-Z\d]))")
_DAYPART_LEFT = re.compile(r"\b(?:in|during|on|of|for|through|until|by|that|later)\s+$|^\s*$|[.,;]\s+$", re.IGNORECASE)
_SHIFT_HEAD = re.compile(r"\s+(?:last|next|yesterday|Christmas|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|\d)")
_NOUN_OF_TIME = re.compile(
    r"\b(?:the|his|her|their|its|our|my|these|those|early|teen|school|golden|office|working|\d)\s$"
)
_SCORE_LEFT = re.compile(r"\b(?:won|lost|score|scored|ratio|odds|verse|beat|led)\s+(?:by\s+)?$|[A-Z][a-z]+\s$")
_CLOCK_LEFT = re.compile(r"\b(?:at|by|from|until|till|about|around|on|of|to)\s+$", re.IGNORECASE)


def unit_slot(found: Found) -> object:
    """The unit in a match, in either number."""
    return found.value("unit") or found.value("units")


def _weekday(left: str, words: str, right: str, found: Found) -> bool:
    del words
    if "shortday" in found.slots:
        return not left.strip() and not right.strip()
    return not re.match(r"\s+(?:Night Live|Evening Post)", right) and not _FEAST_LEFT.search(left)


def _overnight(left: str, words: str, right: str, found: Found) -> bool:
    del words, found
    return not _OVERNIGHT_NOUN.match(right) and not re.search(r"\b(?:an|the|his|her|their)\s$", left)


def _thedaypart(left: str, words: str, right: str, found: Found) -> bool:
    del found
    if _DAYPART_NOUN.match(right):
        return False
    return "that" in words.lower().split() or _DAYPART_LEFT.search(left) is not None


def _relunit(left: str, words: str, right: str, found: Found) -> bool:
    del left
    if found.value("unit") is None or re.match(r"-(?:old|long)", right):
        return False
    if words.lower().endswith("that day"):
        return not re.match(r"\s+(?:when|will|would)\b", right)
    if words.lower().endswith("that week"):
        return not re.match(r"\s+(?:the|he|she|they|we|I|when|will|would)\b", right)
    return True


def _partunit(left: str, words: str, right: str, found: Found) -> bool:
    del left
    if found.value("unit") == "D" and not re.match(r"(?:earlier|later|early|late) in", words.lower()):
        return False
    return found.value("unit") != "E" and not re.match(r"\s+(?:award|in\b|of\b|when|that)", right)


def _unitend(left: str, words: str, right: str, found: Found) -> bool:
    del left, right
    possessive = "-" in words or "'" in words or "’" in words or words.lower() == "year end"
    return possessive and found.words("late").lower() == "end" and found.value("unit") in ("Y", "M", "W")


def _unitofmonth(left: str, words: str, right: str, found: Found) -> bool:
    del left, words, right
    return bool(found.value("unit") == "W")


def _thequarter(left: str, words: str, right: str, found: Found) -> bool:
    del left
    return (found.value("unit") == "Q" or "period" in words) and not re.match(r"\s+of\b", right)


def _beforelast(left: str, words: str, right: str, found: Found) -> bool:
    del left, words, found
    return not re.match(r"\s+(?:[A-Z]|week|month|year|night|spring|summer|autumn|fall|winter)", right)


def _weekend(left: str, words: str, right: str, found: Found) -> bool:
    del left, words, right
    return bool(found.value("unit") == "E")


def _shifted(left: str, words: str, right: str, found: Found) -> bool:
    del left, words
    word = (found.words("before") or found.words("after")).lower()
    if word == "prior":
        return not re.match(r"\s+to\b", right)
    if word not in ("before", "after"):  # 'later', 'earlier'
        return True
    return CLAUSE_END.match(right) is not None or _SHIFT_HEAD.match(right) is not None


def _duration(left: str, words: str, right: str, found: Found) -> bool:
    amount = found.words("amount").lower()
    opening = words.split(None, 1)[0].lower()
    if found.value("clockunit") == "s" and "seconds" not in words:  # 'a second' is mostly an ordinal
        return False
    if re.match(r"\s+old\b|-old\b", right) or re.search(r"[\s-]old$", words) or unit_slot(found) == "Q":
        return False
    if opening == "over" and (" the " in words or VAGUE_WORDS & set(amount.split())):
        return False
    if opening == "the" and (amount in ("a", "an") or ("unit" in found.slots and amount != "one")):
        return False  # 'the two day rally'
    hyphened = re.search(r"\w-\w+$", words) is not None and "-" not in amount
    return not (hyphened and opening in ("the", "a", "an")) and not re.search(r"\b(?:in|mid)-$", left)


def _bareunits(left: str, words: str, right: str, found: Found) -> bool:
    if re.search(r"[\s-]long$", words.lower()):
        return True
    if found.value("clockunit") is not None:
        told = re.search(r"\b(?:for|within|in|after|just|lasted|took)\s$", left)
        after = re.match(r"\s+(?:after|before|later)\b", right)
        return words.lower() in ("hours", "minutes") and bool(told or after)
    return "units" in found.slots and unit_slot(found) not in ("Q", "E") and not _NOUN_OF_TIME.search(left)


def _each(left: str, words: str, right: str, found: Found) -> bool:
    del left, words, right
    slots = ("unit", "units", "clockunit", "weekday", "month", "season", "daypart")
    return any(s in found.slots for s in slots)


def _often(left: str, words: str, right: str, found: Found) -> bool:
    del right, found
    return not words[0].isupper() or not left.strip()


def _clock(left: str, words: str, right: str, found: Found) -> bool:
    del words
    hour = int(found.words("clock").partition(":")[0])
    if hour > 24 or re.match(r"\s*(?:to|ratio)\b\s*\d|[.]\d", right):
        return False
    return "meridiem" in found.slots or not _SCORE_LEFT.search(left) or bool(_CLOCK_LEFT.search(left))


def _hourname(left: str, words: str, right: str, found: Found) -> bool:
    del found, right
    return (words[0].islower() and not re.search(r"\bhigh\s$", left, re.IGNORECASE)) or not left.strip()


def _military(left: str, words: str, right: str, found: Found) -> bool:
    del left, right
    return len(found.words("count") or found.words("year")) == 4 and words[:1].isdigit()


def _adverb(left: str, words: str, right: str, found: Found) -> bool:
    del right, found
    return not words[0].isupper() or not left.strip() or bool(re.search(r"[.!?”\"]\s*$", left))


def _noun(left: str, words: str, right: str, found: Found) -> bool:
    del found
    low = words.lower()
    if low == "past":
        return False
    if low == "future":
        return bool(re.search(r"\b(?:in|for|of)\s$", left)) and not re.match(r"\s+[a-z]{4}", right)
    if low.endswith("past"):
        return bool(re.match(r"\s*(?:[.,;:!?)\"”]|$|and\b|\n|when\b|but\b|to\b)", right))
    return not re.match(r"\s+of\b", right) or "near" in low


def _adjective(left: str, words: str, right: str, found: Found) -> bool:
    del left, found
    return words.islower() and bool(re.match(r"[\s-]+\w", right)) and not re.match(r"\s+(?:of|affairs)\b", right)


def _thistime(left: str, words: str, right: str, found: Found) -> bool:
    del found
    if words.lower() in ("this time", "this moment"):
        return bool(re.search(r"\b(?:at|by|until|during|since)\s+$", left, re.IGNORECASE))
    return not re.match(r"\s+of\b", right)


CHECKS = {
    "weekday": _weekday,
    "overnight": _overnight,
    "thedaypart": _thedaypart,
    "relunit": _relunit,
    "partunit": _partunit,
    "unitend": _unitend,
    "unitofmonth": _unitofmonth,
    "thequarter": _thequarter,
    "weekend": _weekend,
    "beforelast": _beforelast,
    "shifted": _shifted,
    "duration": _duration,
    "bareunits": _bareunits,
    "each": _each,
    "often": _often,
    "clock": _clock,
    "hourname": _hourname,
    "military": _military,
    "adverb": _adverb,
    "noun": _noun,
    "adjective": _adjective,
    "thistime": _thistime,
}
