"""What stands around a time expression: whether its clause speaks of what is to come."""

from __future__ import annotations

import re

REACH = 160  # characters to either side that can hold the clause's verb
# Words that turn a clause to the future. Those that end in 'be' also take the participle right after them.
_FUTURE = re.compile(
    r"\b(?:(?:will|would|shall|should|must|may|might|could|to)(?: \w+ly)?(?: not| also| then)? be"
    r"|will|would|shall|won['’]t|going to|(?:is|are|was|were|be|been) (?:to|set to|due|scheduled|expected|slated|planned)"
    r"|scheduled|slated|due|set to|plans?|planning|intends?|hopes?|expects?|preparing|supposed to|expected|"
    r"(?:agree[ds]?|vow(?:s|ed)|invited \w+|decided|wants?|promised?|ready) to|upcoming|forthcoming|effective|expires?|ends|begins|starts|takes effect"
    r"|(?:should|must|may|might|could)(?= \w+)"
    r"|to (?:meet|visit|hold|begin|start|end|conclude|vote|sign|open|close|travel|arrive|discuss|take|attend|return|"
    r"deliver|receive|host|send|finish|complete|reach|join|leave|resume|go|come|run|elect|decide|announce|launch))\b"
    r"|['’]ll\b",
    re.IGNORECASE,
)
# Right of the expression only a finite verb tells: 'Monday to discuss the deal' may be past.
_WILL = re.compile(
    r"\b(?:will|would|shall|won['’]t|(?:is|are) (?:going|set|due|scheduled|expected|slated|planned)? ?to|plans? to)\b|['’]ll\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:said|says|told|was|were|had|has|have|did|met|held|came|went|took|began|made|gave|saw|led|became|left|sent"
    r"|wrote|spoke|flew|fell|rose|won|lost|struck|shot|broke|brought|bought|sold|paid|ran|got|kept|since)\b"
    r"|\b\w{3,}ed\b",
    re.IGNORECASE,
)
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


def to_come(text: str, start: int, end: int) -> bool | None:
    """Whether the clause around text[start:end] speaks of the future; None where nothing says so or otherwise.

    The nearest verb or cue to the left decides; where there is none, the first one to the right.
    """
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
