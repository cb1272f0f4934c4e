"""Time expressions: what was found, what it means, what it hangs on."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """Words of a text that say when, how long or how often.

    Attributes:
        start: First code point in the text.
        end: One past its last code point.
        text: The words.
        type: TIMEX3 type: DATE, TIME, DURATION or SET.
        value: TIMEX3 value, such as ``2023-08-21``, ``2023-W34``, ``P3D``, ``PRESENT_REF``; unknown digits
            are X.
        interval: EDTF of days, months, years or an interval of them, good for dating a dealing; prepositions
            ('since 2015': ``2015/..``) and ranges ('from 11 to 17 May') are in it. None where unresolved.
        alone: What the words say without prepositions and without the expressions they are joined to.
        rule: The rule of the lexicon (time.yaml) that found it.
        anchor: What it was reckoned from: ``text`` (says it all), ``publication``, ``narrative`` or None.
        part_of: Start of the first expression of the range or list this one belongs to, or None.
    """

    start: int
    end: int
    text: str
    type: str
    value: str
    interval: str | None
    alone: str | None
    rule: str
    anchor: str | None
    part_of: int | None = None
