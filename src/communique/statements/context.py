"""What the statements of a paragraph share, and who vouches for what is told at a place of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Span

from communique.language.marks import Attribution, StatusCue
from communique.language.referents import Referents
from communique.model.report import Report
from communique.model.statement import MAX_EVIDENCE, Cue, Holder
from communique.statements.holders import Speakers, cue_of, sayings_over

DENYING = frozenset({"denied"})


@dataclass(frozen=True, slots=True)
class Context:
    """What the statements of one paragraph need beside the sentence.

    Attributes:
        report: The report.
        offset: Where the paragraph begins in the report's text.
        referents: The paragraph's noun phrases.
        sayings: All attributions of the report, report offsets.
        cues: Status cues of the paragraph, report offsets.
        speakers: Holders of the report's sayings.
        speaker: Source of the whole paragraph (a quotation signed below), or None.
        reader: Name and version of the reader.
    """

    report: Report
    offset: int
    referents: Referents
    sayings: Sequence[Attribution]
    cues: Sequence[StatusCue]
    speakers: Speakers
    speaker: Holder | None
    reader: str


def evidence(text: str, sentence: Span, offset: int, first: int, last: int) -> tuple[int, int]:
    """The stretch of a report that a statement rests on: its sentence, or what of a very long one is near.

    Args:
        text: The report's text.
        sentence: The sentence.
        offset: Where its paragraph begins.
        first: First code point of the trigger, in the report.
        last: One past its last.

    Returns:
        First code point and one past the last, of the report's text.
    """
    start, end = offset + sentence.start_char, offset + sentence.end_char
    while end > start and text[end - 1].isspace():
        end -= 1
    if end - start <= MAX_EVIDENCE:
        return start, end
    room = (MAX_EVIDENCE - (last - first)) // 2
    start, end = max(start, first - room), min(end, last + room)
    while start < first and not text[start - 1].isspace():
        start += 1
    while end > last and not text[end : end + 1].isspace():
        end -= 1
    return start, end


@dataclass(frozen=True, slots=True)
class Vouched:
    """Who vouches for what stands at a place, and what that makes of its status.

    Attributes:
        holder: The innermost holder; None for the publisher.
        chain: All holders, outermost first.
        cue: The words of saying.
        status: The status, which a word of denying makes 'denied'.
        reasons: The rules that found the sayings.
    """

    holder: Holder | None
    chain: tuple[Holder, ...]
    cue: Cue | None
    status: str
    reasons: tuple[str, ...]


def vouched(context: Context, start: int, end: int, status: str) -> Vouched:
    """Find who vouches for a stretch of the report.

    Args:
        context: The paragraph.
        start: First code point of the trigger, in the report.
        end: One past its last.
        status: Its status but for the words of saying.
    """
    chain: list[Holder] = []
    cue: Cue | None = None
    reasons: list[str] = []
    for saying in sayings_over(start, end, context.sayings):
        if saying.source is None:
            reasons.append(saying.rule)
            continue
        if context.speaker is not None and not _here(saying, context):
            continue
        holder = context.speakers.holder(saying.source)
        if holder is None:
            continue
        if not chain:
            cue = cue_of(saying, context.report.text)
            reasons.append(saying.rule)
            if saying.effect in DENYING:
                status = "denied"
        chain.append(holder)
        inner = context.speakers.holder(saying.via) if saying.via is not None else None
        if inner is not None:
            chain.append(inner)
    if context.speaker is not None:
        chain.append(context.speaker)
        reasons.append("paragraph.signed")
    if not chain:
        return Vouched(None, (), None, status, tuple(reasons))
    return Vouched(chain[0], tuple(reversed(chain)), cue, status, tuple(reasons))


def _here(saying: Attribution, context: Context) -> bool:
    """Whether a saying stands in the paragraph itself: a quotation signed below is nobody else's."""
    last = context.referents.doc[-1]
    end = context.offset + last.idx + len(last)
    return context.offset <= saying.cue[0] < end
