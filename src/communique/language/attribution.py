"""Who says what: sources, words of saying and what is said, in a paragraph and across paragraphs."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from communique.language.cues import drafts, source_words
from communique.language.labels import labelled
from communique.language.marks import Attribution
from communique.language.quotes import MIN_SPOKEN, Quotation, Quotations, find_quotations
from communique.language.scope import Sentences, around_phrase, cut, join, trim
from communique.language.sources import RELATIVE
from communique.lexicon.sayings import saying_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc, Token

    from communique.language.sayings import Draft, Range

_LABEL = re.compile(r"\s*[A-Z]\w+(?: \w+)?: (?=\")")  # 'Quote: "…'
SHORT = 2  # words: a line such as 'Advertisement:' between two paragraphs of speech says nothing
MERGED = frozenset({"go_on.v", "decline.v", "refuse.v", "decide.v", "seek.v"})


def find_attributions(doc: Doc, offset: int) -> list[Attribution]:
    """Find who says what in one paragraph.

    Args:
        doc: The parsed paragraph (language.pipeline).
        offset: Code point of the report's text where the paragraph begins.

    Returns:
        Attributions in the order of their cues, spans in code points of the report's text. One whose saying
        the next paragraph holds ('He said:') has no content yet: link_paragraphs gives it, or drops the
        attribution.
    """
    if not len(doc):
        return []
    sentences = Sentences(doc)
    quotes = Quotations(find_quotations(doc.text))
    found = [*drafts(doc, sentences, quotes), *labelled(doc, sentences, quotes)]
    _cite(found, doc, sentences)
    found = _without_merged(found)
    _soften(found)
    said = [_finish(draft, doc, quotes) for draft in found]
    kept = [(d, a) for d, a in zip(found, said, strict=True) if a.content or d.open]
    carried = _carry(kept, doc, sentences, quotes)
    return [_moved(a, offset) for a in sorted(carried, key=lambda a: a.cue)]


# -- among the drafts of a paragraph -------------------------------------------------------------


def _cite(found: list[Draft], doc: Doc, sentences: Sentences) -> None:
    """Give what is cited ('NDTV, citing an official, said X') the content of the saying it supports."""
    for draft in found:
        if draft.saying.pos != "citing":
            continue
        bounds = sentences.of(draft.anchor.i)
        outer = [d for d in found if d is not draft and d.content and d.saying.takes_clause
                 and sentences.of(d.anchor.i) == bounds and d.saying.pos == "verb"]  # fmt: skip
        above = next((d for d in outer if d.anchor == draft.anchor.head), None) or (outer[-1] if outer else None)
        if above is not None:
            draft.content = [r for r in above.content if not r[0] <= draft.anchor.i < r[1]] or [
                cut(r, doc) for r in above.content
            ]
            draft.via = above.source
            if draft.vouches:
                above.vouches = False  # the chain holds it as the outer source
        elif not draft.content:
            draft.content = around_phrase(draft.anchor.left_edge.i, draft.anchor.right_edge.i + 1, sentences, doc)
            draft.vouches = False


def _without_merged(found: list[Draft]) -> list[Draft]:
    """Drop verbs that only lead to another word of saying: 'went on to say', 'declined to confirm'."""
    anchors = {d.anchor.i for d in found if d.saying.pos == "verb"}

    def leads(draft: Draft) -> bool:
        return any(c.dep_ in ("xcomp", "advcl") and c.i in anchors for c in draft.anchor.children)

    return [d for d in found if d.saying.id not in MERGED or not leads(d)]


def _soften(found: list[Draft]) -> None:
    """A claim that is denied has the denier as its holder, not the one whose claim it is."""
    for draft in found:
        if draft.effect != "denied":
            continue
        for other in found:
            if other.saying.pos == "noun" and any(a <= other.anchor.i < b for a, b in draft.content):
                other.vouches = False


def _finish(draft: Draft, doc: Doc, quotes: Quotations) -> Attribution:
    """Turn a draft into an attribution in code points of the paragraph."""
    words = source_words(draft)
    source = _chars(words, doc) if words is not None else None
    cue = _chars(draft.cue, doc)
    content = _content(draft, cue, words, doc, quotes)
    head = draft.source
    return Attribution(
        source=source,
        cue=cue,
        content=content,
        speech=quotes.speech(content),
        effect=draft.effect,
        source_head=(head.idx, head.idx + len(head)) if head is not None else None,
        anaphoric=head is not None and _anaphoric(head),
        rule=draft.saying.id,
        via=_chars((draft.via.left_edge.i, draft.via.i + 1), doc) if draft.via is not None else None,
        vouches=draft.vouches,
    )


def _anaphoric(head: Token) -> bool:
    return (head.pos_ == "PRON" and head.lower_ not in RELATIVE) or head.tag_ in ("PRP", "PRP$")


def _chars(piece: Range, doc: Doc) -> Range:
    start, end = piece
    last = doc[end - 1]
    return doc[start].idx, last.idx + len(last)


def _content(draft: Draft, cue: Range, words: Range | None, doc: Doc, quotes: Quotations) -> tuple[Range, ...]:
    """What is said, in code points: cut where it ends, widened to whole quotations, trimmed."""
    outer = quotes.at(cue[0])
    pieces: list[Range] = []
    for piece in draft.content:
        kept = cut(piece, doc) if draft.saying.pos == "verb" else piece
        for start, end in _around(kept, [draft.cue, *([words] if words else [])]):
            pieces.append(_quoted(_chars((start, end), doc), outer, quotes))
    text = doc.text
    trimmed = (trim(start, end, text, quotes) for start, end in join([p for p in pieces if p[0] < p[1]]))
    return tuple((start, end) for start, end in trimmed if start < end)


def _around(piece: Range, holes: Sequence[Range]) -> list[Range]:
    """A range without the cue and the source that stand in it."""
    pieces = [piece]
    for start, end in holes:
        pieces = [
            part
            for a, b in pieces
            for part in ((a, min(b, start)), (max(a, end), b))
            if part[0] < part[1] and not (start >= b and part != (a, b)) and not (end <= a and part != (a, b))
        ]
    return join(pieces)


def _quoted(piece: Range, outer: Quotation | None, quotes: Quotations) -> Range:
    """Widen a stretch to the whole of the quotations it cuts; keep it within the one that holds the cue."""
    start, end = piece
    if outer is not None:
        return max(start, outer.start + 1), min(end, outer.end - 1 if outer.closed else outer.end)
    first, last = quotes.at(start), quotes.at(end - 1)
    if first is not None:
        start = min(start, first.start)
    if last is not None:
        end = max(end, last.end)
    return start, end


def _carry(
    kept: Sequence[tuple[Draft, Attribution]], doc: Doc, sentences: Sentences, quotes: Quotations
) -> list[Attribution]:
    """Carry the source on to quotations that follow without a cue of their own: '…, she said. "…"'."""
    said = [a for _, a in kept]
    free = [q for q in quotes.all if not _covered(q, said) and _spoken(q, doc)]
    for quotation in free:
        number = _sentence_at(quotation.start, doc, sentences)
        introduced = doc.text[: quotation.start].rstrip()[-1:] == ":"
        before = [
            n
            for n, a in enumerate(said)
            if a.cue[1] <= quotation.start
            and number - _sentence_at(_reach(a) - 1, doc, sentences) in (0, 1)
            and (_may_speak(a, quotes) or (introduced and _same_sentence(a, number, doc, sentences)))
        ]
        if not before or not _opens_sentence(quotation, doc):
            continue
        n = before[-1]
        content = (*said[n].content, (quotation.start, quotation.end))
        said[n] = replace(said[n], content=content, speech=quotes.speech(content))
    return said


def _same_sentence(attribution: Attribution, number: int, doc: Doc, sentences: Sentences) -> bool:
    """Whether a named source has a cue in the sentence that a colon ends: 'apologized for the delay: "…"'."""
    return attribution.source is not None and _sentence_at(attribution.cue[0], doc, sentences) == number


def _covered(quotation: Quotation, said: Sequence[Attribution]) -> bool:
    return any(
        start < quotation.end and quotation.start < end
        for a in said
        if not quotation.holds(*a.cue)
        for start, end in a.content
    )


def _spoken(quotation: Quotation, doc: Doc) -> bool:
    inside = doc.char_span(quotation.start, quotation.end, alignment_mode="expand")
    return inside is not None and len(inside.text.split()) >= MIN_SPOKEN


def _opens_sentence(quotation: Quotation, doc: Doc) -> bool:
    before = doc.text[: quotation.start].rstrip()
    return not before or before[-1] in '.!?:"'


def _may_speak(attribution: Attribution, quotes: Quotations) -> bool:
    """Whether more of the same source's words may follow: a saying, not itself inside a quotation."""
    saying = saying_of(attribution.rule)
    if saying is None or attribution.source is None or quotes.at(attribution.cue[0]) is not None:
        return False
    return "quote" in saying.frames if saying.pos == "verb" else saying.pos in ("prep", "mark")


def _reach(attribution: Attribution) -> int:
    return max([attribution.cue[1], *(end for _, end in attribution.content)])


def _sentence_at(place: int, doc: Doc, sentences: Sentences) -> int:
    span = doc.char_span(place, place + 1, alignment_mode="expand")
    return sentences.number(span.start if span is not None else len(doc) - 1)


def _moved(attribution: Attribution, offset: int) -> Attribution:
    if not offset:
        return attribution

    def move(span: Range) -> Range:
        return span[0] + offset, span[1] + offset

    return replace(
        attribution,
        source=move(attribution.source) if attribution.source else None,
        cue=move(attribution.cue),
        content=tuple(move(piece) for piece in attribution.content),
        source_head=move(attribution.source_head) if attribution.source_head else None,
        via=move(attribution.via) if attribution.via else None,
    )


# -- across paragraphs ---------------------------------------------------------------------------


def link_paragraphs(
    by_paragraph: Sequence[Sequence[Attribution]], docs: Sequence[Doc], offsets: Sequence[int]
) -> list[Attribution]:
    """Join what runs over paragraphs, and carry a source on to quotations that follow it.

    Args:
        by_paragraph: Attributions of each paragraph (find_attributions).
        docs: The parsed paragraphs.
        offsets: Where each begins in the report's text.

    Returns:
        All attributions of the report in the order of their cues. A quotation that opens a paragraph, has no
        cue of its own and follows the same source's speech is a further piece of what that source said.
    """
    done: list[Attribution] = []
    speaker: int | None = None  # place in done of the one who may go on speaking
    running = False  # whether the quotation or a colon leaves what is said open
    for found, doc, offset in zip(by_paragraph, docs, offsets, strict=True):
        if len(doc.text.split()) <= SHORT and not found:
            continue
        quotations = find_quotations(doc.text)
        taken = False
        if speaker is not None:
            piece = _next_piece(doc, offset, quotations, found, running=running)
            if piece is not None:
                done[speaker] = _extended(done[speaker], piece)
                taken = True
        first = len(done)
        done.extend(found)
        own = _last_speaker(found, doc, offset, Quotations(quotations))
        unclosed = bool(quotations) and not quotations[-1].closed
        if own is not None:
            speaker = first + own
            running = unclosed or not found[own].content
        elif taken:
            running = unclosed
        else:
            speaker, running = None, False
    return sorted((a for a in done if a.content), key=lambda a: a.cue)


def _next_piece(
    doc: Doc, offset: int, quotations: Sequence[Quotation], found: Sequence[Attribution], *, running: bool
) -> Range | None:
    """The stretch of a paragraph that goes on with what the speaker before it said."""
    text = doc.text
    lead = len(text) - len(text.lstrip())
    label = _LABEL.match(text)
    if label is not None:
        lead = label.end()
    if lead == len(text):
        return None
    first = quotations[0] if quotations and quotations[0].start == lead else None
    if first is None:
        if running and not found:
            return offset + lead, offset + len(text.rstrip())
        return None
    start, end = first.start + offset, first.end + offset
    outside = [a for a in found if not (start <= a.cue[0] and a.cue[1] <= end)]
    if any(s < end and start < e for a in outside for s, e in a.content):
        return None
    return (start, end) if running or len(text[first.start : first.end].split()) >= MIN_SPOKEN else None


def _last_speaker(found: Sequence[Attribution], doc: Doc, offset: int, quotes: Quotations) -> int | None:
    """The attribution at the end of a paragraph whose source may go on speaking in the next one."""
    tail = offset + len(doc.text.rstrip())
    last = list(doc.sents)[-1].start_char + offset if len(doc) else tail
    for n in range(len(found) - 1, -1, -1):
        a = found[n]
        local = _moved(a, -offset)
        if _may_speak(local, quotes) and max(_reach(a), a.cue[1]) >= last:
            return n
    return None


def _extended(attribution: Attribution, piece: Range) -> Attribution:
    speech = "direct" if attribution.speech == "direct" or not attribution.content else "mixed"
    return replace(attribution, content=(*attribution.content, piece), speech=speech)
