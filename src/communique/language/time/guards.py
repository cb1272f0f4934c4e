"""Checks on what stands around a match: years that are numbers, months that are verbs, adverbs that are titles."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from communique.language.time.scanner import Found

Check = Callable[[str, str, str, Found], bool]  # left of the match, its words, right of it, the match

# What makes the number right of it no year: names of texts, rooms, flights, sums.
_NO_YEAR_LEFT = re.compile(
    r"(?:\b(?:resolutions?|unscr|res|flight|no|nos|number|article|section|chapter|page|pages|room|route|highway|"
    r"bill|case|file|channel|model|hull|code|law|act|decree|order|paragraph|record|about|than|least|almost|nearly|"
    r"type|mark|mk|class|boeing|airbus|convoy|unit|brigade|battalion|regiment|division|some|another|these|those|"
    r"(?:un|u\.n\.)(?: security council)? resolution|\d)\s*\.?\s*|[$€£¥#№/\\@:+*=<>]\s?|[\d][.,-]|\b[A-Za-z]+-)$",
    re.IGNORECASE,
)
_NO_YEAR_RIGHT = re.compile(
    r"\s?(?:%|percent|per cent|°|[€£$])|[-–]?(?:mm|km|kg|kw|mw)\b|[.,:]\d|/\d{3}|-[a-z]|-\d{3,}-|\s?[-/]\s?[A-Z]\d"
    r"|\s+(?:more\s+)?(?:tons?|tonnes?|troops?|soldiers?|people|men|women|dollars?|euros?|pounds?|rubles?|roubles?|miles?|"
    r"kilomet(?:er|re)s?|met(?:er|re)s?|feet|foot|acres?|hectares?|rounds?|shells?|missiles?|drones?|tanks?|vehicles?|"
    r"aircraft|planes?|jets?|ships?|vessels?|barrels?|bpd|megawatts?|employees|workers|jobs|points?|shares|cases|deaths|"
    r"casualties|dead|killed|wounded|injured|prisoners|refugees|migrants|civilians|residents|members|delegates|students|"
    r"pages?|units?|gallons?|liters?|litres?|cubic|square|hours|hrs|kilograms?|pieces|million|billion|thousand|personnel|"
    r"fighters|guns?|howitzers?|homes|houses|companies|firms|families|households|voters|votes|seats|mph|kph|knots|days|"
    r"weeks|months|years|times|degrees|names|officers|policemen|guards|cars|trucks|buses|containers|visitors|guests)\b",
    re.IGNORECASE,
)
_PREPOSITION = re.compile(
    r"\b(?:in|of|since|by|until|till|from|to|before|after|during|for|last|next|this|late|early|mid|between|and|or|through|"
    r"around|about|on|as of|ending|beginning|starting|following|each|every|per|via|with|against|than|over|throughout|"
    r"earlier|later|back in|previous|past)[\s-]+(?:the\s+)?$|[(,–—/-]\s?$|^\s*$|\n\s*$",
    re.IGNORECASE,
)
_NAME_LEFT = re.compile(r"\b(?!(?:In|On|By|Since|Until|From|Last|Next|This|Early|Late|Mid|During|Between|After|Before|And|"
                        r"Through|To|Of|The|Around|About|For|Every|Each|But|As|When|While|Then|Although)\b)"
                        r"[A-Z][a-z]+\s+$")  # fmt: skip
_VERB_RIGHT = re.compile(r"\s+(?:be|have|not|also|he|she|they|it|we|I|you|his|her|on|through|across|toward|towards|into|to|"
                         r"in the streets|Day)\b")  # fmt: skip
_SURE_MONTH = frozenset({"january", "february", "july", "september", "october", "november", "december", "sept.", "nov.",
                         "oct.", "feb.", "dec.", "jan.", "aug.", "apr.", "sept", "nov", "oct"})  # fmt: skip
_END = re.compile(r"\s*(?:$|[.,;:!?)\]\"”’—–]|\n|-\s|(?:and|but|that|when|in|at|on|with|for|as|to|from|by|the|he|she|they|it|"
                  r"a|an|his|her|after|before|under|than)\b)")  # fmt: skip
_CLAUSE_END = re.compile(r"\s*(?:$|[.,;:!?)\]\"”—–]|\n|(?:and|but|in|at|on|with|for|that|while|when)\b)")


def _year(left: str, words: str, right: str, found: Found) -> bool:
    if len(words) > 4:  # 'early 1987', 'the year 2000'
        return not _NO_YEAR_RIGHT.match(right)
    number = int(found.value("year"))
    if _NO_YEAR_LEFT.search(left) or _NO_YEAR_RIGHT.match(right):
        return False
    if 1900 <= number <= 2060:
        return True
    return bool(_PREPOSITION.search(left)) and (
        number >= 1500 or bool(re.search(r"\b(?:in|of|since|until)\s$", left))
    )


def _month(left: str, words: str, right: str, found: Found) -> bool:
    word = found.words("month").lower()
    if len(words) > len(word) or word in _SURE_MONTH:
        return not (word in ("jan", "jun", "mar", "dec") and len(words) <= 4)
    if word in ("jan", "mar", "jun", "jul", "dec", "sep", "apr", "aug", "feb", "oct", "nov", "sept"):
        return bool(_PREPOSITION.search(left)) and word not in ("jan", "mar", "jun")
    if _NAME_LEFT.search(left) or _VERB_RIGHT.match(right) and word in ("may", "march"):
        return False
    if word in ("may", "march", "april", "june", "august"):
        adjective = re.search(r"\b(?:a|the|its|his|her|their|our|that)\s+$", left) and re.match(
            r"\s+[a-z]", right
        )
        return (
            bool(_PREPOSITION.search(left))
            or (bool(adjective) and word != "may")
            or (word != "may" and bool(re.match(r"[\s,]*(?:\d|$)|['’]s", right)))
        )
    return True


def _yearspan(left: str, words: str, right: str, found: Found) -> bool:
    del right
    short = found.words("short2")
    spaced = bool(re.search(r"\d\s+[-–—]", words))
    return len(short) in (0, 2) and not _NO_YEAR_LEFT.search(left) and not (spaced and bool(short))


def _fiscal(left: str, words: str, right: str, found: Found) -> bool:
    del left, words, right
    return "year" in found.slots or len(found.words("count")) == 2


def _shortyear(left: str, words: str, right: str, found: Found) -> bool:
    del words, found
    return (
        bool(re.search(r"\b(?:in|of|since|until|by|from|late|early|class of|to|and)\s$", left))
        and not right[:1].isalnum()
    )


def _numeric(left: str, words: str, right: str, found: Found) -> bool:
    del right, found
    return not re.search(r"[$€£]\s?$|\bversion\s$", left) and bool(re.fullmatch(r"\d+([/.])\d+\1\d+", words))


def _nth(left: str, words: str, right: str, found: Found) -> bool:
    del words, found
    if re.search(r"\bon\s+$", left, re.IGNORECASE) and re.match(r"\s+[A-Z]", right):
        return True  # 'on the 18th Lima recalled its envoy'
    return bool(re.search(r"\b(?:on|of|by|until|to|and|from|for)\s+$", left)) and bool(
        _CLAUSE_END.match(right)
    )


def _dayspan(left: str, words: str, right: str, found: Found) -> bool:
    del left
    return found.value("day2") > found.value("day") and not ("and" in words and re.match(r"[\s-]+[a-z]", right) is None
                                                             and re.match(r"\s+[A-Z][a-z]+ [A-Z]", right))  # fmt: skip


def _season(left: str, words: str, right: str, found: Found) -> bool:
    word = found.words("season")
    if re.search(r"\b(?:arab|prague|croatian|damascus|seoul|budapest|black)\s+$", left, re.IGNORECASE):
        return False
    if (
        re.match(r"\s+(?:(?:o|O)lympics?|(?:g|G)ames|(?:p|P)alace|(?:s|S)chool|of\b|to\b)", right)
        and word[0].isupper()
    ):
        return False
    if word.lower() in ("summer", "autumn", "winter", "summertime", "wintertime", "springtime"):
        return True
    if len(words.split()) > 1 and words.split()[0].lower() != "the":
        return True
    if word.lower() == "fall":
        return bool(re.search(r"\b(?:in|of|by|until|since|this|last|next)\s+(?:the\s+)?$", left + words[: -len(word)])) and bool(
            _CLAUSE_END.match(right)) and not re.match(r"\s*of\b", right)  # fmt: skip
    return bool(
        re.search(r"\b(?:in|by|since|until|during|of|this)\s+(?:the\s+)?$", left + words[: -len(word)])
    )


def _quarter(left: str, words: str, right: str, found: Found) -> bool:
    del left, right
    if words.lower().startswith("the ") and re.search(r"\w-quarter$", words):
        return False
    return found.value("quarter") == "Q" and int(found.value("ordinal")) <= 4


def _weekday(left: str, words: str, right: str, found: Found) -> bool:
    del words
    if "shortday" in found.slots:
        return not left.strip() and not right.strip()
    if re.match(r"\s+(?:Night Live|Evening Post)", right):
        return False
    return not re.search(
        r"\b(?:Black|Bloody|Good|Ash|Palm|Holy|Easter|Ruby|Joe|Sheffield|Robinson|Man)\s+$", left
    )


def _overnight(left: str, words: str, right: str, found: Found) -> bool:
    del words, found
    return not re.match(r"[\s-]+(?:success|stay|flights?|trip|delivery|train|bag|rates?|visit|sensation)", right) and not re.search(
        r"\b(?:an|the|his|her|their)\s$", left)  # fmt: skip


def _thedaypart(left: str, words: str, right: str, found: Found) -> bool:
    del found
    if re.match(r"\s+(?:sky|vision|shift|life|club|train|market|before|of\s+(?!the\b|[A-Z\d]))", right):
        return False
    before = left + ("that " if "that" in words else "")
    return bool(
        re.search(
            r"\b(?:in|during|on|of|for|through|until|by|that|later)\s+$|^\s*$|[.,;]\s+$",
            before,
            re.IGNORECASE,
        )
    )


_NUMBERED_UNITS = frozenset(
    {"day", "week", "month", "year", "quarter", "decade", "century", "weekend", "fortnight"}
)


def _relunit(left: str, words: str, right: str, found: Found) -> bool:
    del left
    if found.value("unit") is None:
        return False
    low = words.lower()
    if re.match(r"-(?:old|long)", right):
        return False
    if low.endswith(("that day", "that week")) and re.match(
        r"\s+(?:the|he|she|they|we|I|when|will|would)\b", right
    ):
        return "day" in low and not re.match(r"\s+(?:when|will|would)", right)
    return True


def _partunit(left: str, words: str, right: str, found: Found) -> bool:
    del left, words
    return found.value("unit") not in ("D", "E") and not re.match(r"\s+(?:award|in\b|of\b|when|that)", right)


def _unitend(left: str, words: str, right: str, found: Found) -> bool:
    del left, right
    return found.words("late").lower() == "end" and found.value("unit") in ("Y", "M", "W") and (
        "-" in words or "'" in words or "’" in words or words.lower() == "year end")  # fmt: skip


def _unitofmonth(left: str, words: str, right: str, found: Found) -> bool:
    del left, words, right
    return found.value("unit") == "W"


def _thequarter(left: str, words: str, right: str, found: Found) -> bool:
    del left
    return (found.value("unit") == "Q" or "period" in words) and not re.match(r"\s+of\b", right)


def _weekend(left: str, words: str, right: str, found: Found) -> bool:
    del left, words, right
    return found.value("unit") == "E"


def _amountunit(left: str, words: str, right: str, found: Found) -> bool:
    del left, right, words, found
    return True


def _shifted(left: str, words: str, right: str, found: Found) -> bool:
    word = (found.words("before") or found.words("after")).lower()
    del left
    if word in ("earlier", "later", "afterwards", "afterward", "thereafter", "previously"):
        return True
    if word == "prior":
        return not re.match(r"\s+to\b", right)
    return bool(_CLAUSE_END.match(right)) or bool(
        re.match(r"\s+(?:last|next|yesterday|Christmas|" + _DAYS + r"|\d)", right)
    )


def unit_slot(found: Found) -> object:
    """The unit in a match, in either number."""
    return found.value("unit") or found.value("units")


VAGUE_WORDS = frozenset({"few", "several", "many", "some", "numerous", "countless", "couple"})
_DAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"


def _duration(left: str, words: str, right: str, found: Found) -> bool:
    amount = found.words("amount").lower()
    opening = words.split(None, 1)[0].lower()
    if opening == "over" and any(a in VAGUE_WORDS for a in amount.split()):
        return False
    if opening == "the" and amount in ("a", "an") or opening == "over" and " the " in words:
        return False
    if opening == "the" and "unit" in found.slots and amount != "one":  # 'the two day rally'
        return False
    joined = re.search(r"\w-\w+$", words) is not None and "-" not in amount
    if re.search(r"-old$|-\w+-old$", words) or joined and opening in ("the", "a", "an"):
        return False
    if amount in ("a", "an") and found.value("clockunit") == "s":
        return False
    if (
        found.value("clockunit") == "s"
        and words.lower().startswith(("one second", "half second")) is False
        and "second" in words
    ):
        return "seconds" in words
    if re.match(r"\s+old\b|-old\b", right) or words.endswith(" old") or unit_slot(found) == "Q":
        return False
    return not re.search(r"\b(?:in|mid)-$", left)


def _bareunits(left: str, words: str, right: str, found: Found) -> bool:
    low = words.lower()
    if low.endswith("-long") or " long" in low:
        return True
    if found.value("clockunit") is not None:
        return low in ("hours", "minutes") and bool(
            re.search(r"\b(?:for|within|in|after|just|lasted|took)\s$", left) or re.match(r"\s+(?:after|before|later)\b", right))  # fmt: skip
    if "units" not in found.slots or unit_slot(found) in ("Q", "E"):
        return False
    if re.search(
        r"\b(?:the|his|her|their|its|our|my|these|those|early|teen|school|golden|office|working|\d)\s$", left
    ):
        return False
    return True


def _each(left: str, words: str, right: str, found: Found) -> bool:
    del left, right
    return any(
        s in found.slots for s in ("unit", "units", "clockunit", "weekday", "month", "season", "daypart")
    )


def _often(left: str, words: str, right: str, found: Found) -> bool:
    del right, found
    return not words[0].isupper() or not left.strip()


def _clock(left: str, words: str, right: str, found: Found) -> bool:
    hour = int(found.words("clock").split(":")[0])
    if hour > 24 or re.match(r"\s*(?:to|ratio)\b\s*\d|[.]\d", right):
        return False
    del words
    return "meridiem" in found.slots or not re.search(r"\b(?:won|lost|score|scored|ratio|odds|verse|beat|led)\s+(?:by\s+)?$|[A-Z][a-z]+\s$", left) or bool(
        re.search(r"\b(?:at|by|from|until|till|about|around|on|of|to)\s+$", left, re.IGNORECASE))  # fmt: skip


def _hourname(left: str, words: str, right: str, found: Found) -> bool:
    del found, right
    return (
        not re.search(r"\b(?:high|burning the)\s$", left, re.IGNORECASE)
        and words[0].islower()
        or not left.strip()
    )


def _military(left: str, words: str, right: str, found: Found) -> bool:
    del left, right
    return len(found.words("count") or found.words("year")) == 4 and words[:1].isdigit()


def _adverb(left: str, words: str, right: str, found: Found) -> bool:
    del right, found
    return not words[0].isupper() or not left.strip() or bool(re.search(r"[.!?”\"]\s*$", left))


def _noun(left: str, words: str, right: str, found: Found) -> bool:
    del found
    low = words.lower()
    if low in ("past", "future"):
        return (
            low == "future"
            and bool(re.search(r"\b(?:in|for|of)\s$", left))
            and not re.match(r"\s+[a-z]{4}", right)
        )
    if low.endswith("past"):
        return bool(re.match(r"\s*(?:[.,;:!?)\"”]|$|and\b|\n|when\b|but\b|to\b)", right)) and "past" in low
    return not re.match(r"\s+of\b", right) or "near" in low


def _adjective(left: str, words: str, right: str, found: Found) -> bool:
    del left, found
    return (
        words.islower() and bool(re.match(r"[\s-]+\w", right)) and not re.match(r"\s+(?:of|affairs)\b", right)
    )


def _thistime(left: str, words: str, right: str, found: Found) -> bool:
    del found
    if words.lower() in ("this time", "this moment"):
        return bool(re.search(r"\b(?:at|by|until|during|since)\s+$", left, re.IGNORECASE))
    return not re.match(r"\s+of\b", right)


_CHECKS: Mapping[str, Check] = {
    "year": _year, "month": _month, "yearspan": _yearspan, "fiscal": _fiscal, "shortyear": _shortyear,
    "numeric": _numeric, "nth": _nth, "dayspan": _dayspan, "season": _season, "quarter": _quarter,
    "weekday": _weekday, "overnight": _overnight, "thedaypart": _thedaypart, "relunit": _relunit,
    "partunit": _partunit, "unitend": _unitend, "weekend": _weekend, "unitofmonth": _unitofmonth, "thequarter": _thequarter, "amountunit": _amountunit,
    "shifted": _shifted, "duration": _duration, "bareunits": _bareunits, "each": _each, "often": _often,
    "clock": _clock, "hourname": _hourname, "military": _military, "adverb": _adverb, "noun": _noun,
    "adjective": _adjective, "thistime": _thistime,
}  # fmt: skip
WINDOW = 40  # characters to either side that a check looks at


def _check(check: Check) -> Callable[[str, Found], bool]:
    def guard(text: str, found: Found) -> bool:
        left, right = text[max(0, found.start - WINDOW) : found.start], text[found.end : found.end + WINDOW]
        return check(left, text[found.start : found.end], right, found)

    return guard


GUARDS = {name: _check(check) for name, check in _CHECKS.items()}
