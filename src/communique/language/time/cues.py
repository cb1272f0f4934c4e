"""What stands around a time expression: whether its clause speaks of what is to come."""

from __future__ import annotations

import re

REACH = 160  # characters to either side that can hold the clause's verb
_FUTURE = re.compile(
    r"\b(?:will|would|shall|won['’]t|going to|(?:is|are|was|were|be) (?:to|set|due|scheduled|expected|slated|planned)"
    r"|scheduled|due|slated|expected|planned|plans?|planning|intends?|upcoming|forthcoming|hopes?|expects?|prepar\w+"
    r"|(?:must|should|may|might|could|can) (?:\w+ )?(?:be|begin|start|take|meet|hold|end|visit|arrive)|to be"
    r"|until|till|up to|ahead of|next|deadline|expires?|effective|payable)\b|['’]ll\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:said|says|told|was|were|had|has|have|did|met|held|came|went|took|began|made|gave|saw|led|became|left|sent"
    r"|wrote|spoke|flew|fell|rose|won|lost|struck|shot|broke|brought|bought|sold|paid|put|ran|hit|got|kept|killed|since)\b"
    r"|\b\w{3,}ed\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<![A-Z])(?<!Mr)(?<!Dr)(?<!Gen)[.!?]['”\"’)]*\s+(?=[\"“‘'A-Z])|\n\s*\n|;\s")
_PASSIVE = 4  # words between 'will' and the participle it governs: 'will then be formally signed'


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


def to_come(text: str, start: int, end: int) -> bool:
    """Whether the clause around text[start:end] speaks of the future.

    The nearest verb or cue to the left decides; where the expression opens its sentence, the first one to its right.
    """
    left = clause_left(text, start)
    future = [m for m in _FUTURE.finditer(left)]
    past = [m for m in _PAST.finditer(left)]
    if future:
        last = future[-1]
        after = [m for m in past if m.start() > last.end() and not _governed(left, last.end(), m)]
        return not after
    if past:
        return False
    right = clause_right(text, end)
    first_future, first_past = _FUTURE.search(right), _PAST.search(right)
    return first_future is not None and (first_past is None or first_future.start() <= first_past.start())


def _governed(left: str, cue_end: int, verb: re.Match[str]) -> bool:
    """Whether a participle belongs to the future cue before it."""
    return verb.group().endswith("ed") and len(left[cue_end : verb.start()].split()) <= _PASSIVE
