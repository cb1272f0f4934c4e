"""What stands around a time expression: whether its clause speaks of what is to come."""

from __future__ import annotations

import re

from communique.language.time.grammar import around

REACH = 160  # characters to either side that can hold the clause's verb
_FUTURE = re.compile(rf"\b{around('future')}\b|['’]ll\b", re.IGNORECASE)
_WILL = re.compile(rf"\b{around('will')}\b|['’]ll\b", re.IGNORECASE)
_PAST = re.compile(rf"\b{around('past')}\b", re.IGNORECASE)
# A clause beside the story: a relative one to the end of its sentence, one of time up to its comma.
_RELATIVE = re.compile(r"\w,? (?:who|whom|whose|which)\b|\bas in $|\bof having \w+[^,;]*$", re.IGNORECASE)
_WHEN = re.compile(r",? when\b")
_BOUNDING = re.compile(r"\w (?:when|after|before|since|while|where|because)\b[^,;]*$|\bhad \w+[^,;]*$")
_SENTENCE = re.compile(r"(?<![A-Z])(?<!Mr)(?<!Dr)(?<!Gen)[.!?]['”\"’)]*\s+(?=[\"“‘'A-Z])|\n\s*\n|;\s")


def clause_left(text: str, start: int) -> str:
    """The words of the sentence left of a place."""
    left = text[max(0, start - REACH) : start]
    ends = [m.end() for m in _SENTENCE.finditer(left)]
    return left[ends[-1] :] if ends else left


def clause_right(text: str, end: int) -> str:
    """The words of the sentence right of a place."""
    right = text[end : end + REACH]
    stop = _SENTENCE.search(right)
    return right[: stop.start()] if stop else right


def aside(text: str, start: int, end: int) -> bool:
    """Whether text[start:end] stands in a clause beside what the sentence tells: relative, of time, earlier.

    What goes on with 'when' is told after all: 'since May 2016, when the pact was signed'.
    """
    left = clause_left(text, start)
    bounding = _BOUNDING.search(left) is not None and _WHEN.match(text, end) is None
    return bounding or _RELATIVE.search(left) is not None


def apart(text: str, start: int, end: int) -> bool:
    """Whether a sentence ends between two places."""
    return _SENTENCE.search(text, start, min(end + 1, len(text))) is not None


_WHEN = re.compile(r",?\s+when\s([^.;]{4,80})")


def to_come(text: str, start: int, end: int) -> bool | None:
    """Whether the clause around text[start:end] speaks of the future; None where nothing says.

    The nearest verb or cue to the left decides; where there is none, the first one to the right. The cues
    are data (time.yaml, ``around``). A clause with 'when' right behind, told in the past, settles it.
    """
    when = _WHEN.match(text, end)
    if when is not None and _PAST.search(when[1]) and not _WILL.search(when[1]):
        return False
    left = clause_left(text, start)
    future = _last(_FUTURE, left)
    past = [m for m in _PAST.finditer(left) if future is None or m.start() >= future.end()]
    if future is not None:
        return not [m for m in past if not _governed(left, future, m)]
    if past:
        return False
    right = clause_right(text, end)
    first_future, first_past = _WILL.search(right), _PAST.search(right)
    if first_future is None:
        return False if first_past is not None else None
    return first_past is None or first_future.start() <= first_past.start()


def _last(pattern: re.Pattern[str], words: str) -> re.Match[str] | None:
    found = None
    for found in pattern.finditer(words):  # noqa: B007 - the last one is wanted
        pass
    return found


def _governed(left: str, cue: re.Match[str], verb: re.Match[str]) -> bool:
    """Whether a participle belongs to the future cue before it: 'will be formally signed'."""
    between = left[cue.end() : verb.start()].split()
    passive = cue.group().lower().endswith("be")
    if any("," in w for w in between) or not (passive or verb.group().lower().endswith("ed")):
        return False
    limit = 2 if passive else 1
    return len(between) < limit or between[:1] == ["be"]
