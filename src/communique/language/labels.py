"""Sources set beside what they said without a word of saying: 'Ana Ruiz: "…"' and '"…" — Ana Ruiz, envoy'."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from communique.language.sayings import Draft, Range
from communique.language.scope import MARKS, Sentences
from communique.lexicon.sayings import by_lemma, kinds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

    from communique.language.quotes import Quotation, Quotations

MOST_LABEL = 14  # tokens: 'Deputy Prime Minister and Minister of Defence Ana Ruiz', with a time before it
LEAST_SAID = 4  # tokens after a label's colon; fewer are a title or a datum
_SIGNED = re.compile(r"\s*-{1,2}\s*(?=[A-Z])")


def labelled(doc: Doc, sentences: Sentences, quotes: Quotations) -> Iterator[Draft]:
    """Find what stands after a speaker's name and a colon, or before a dash and a name.

    Args:
        doc: The parsed paragraph.
        sentences: Its sentence bounds.
        quotes: Its quotations.

    Yields:
        Drafts whose cue is the colon or the dash.
    """
    label = _label(doc, sentences)
    if label is not None:
        yield label
    for quotation in quotes.all:
        for draft in (_before_quotation(doc, quotation, label), _signature(doc, quotation)):
            if draft is not None:
                yield draft


def _draft(mark: str, cue: Token, source: Token, content: Range) -> Draft:
    saying = by_lemma("mark")[mark]
    return Draft(saying, (cue.i, cue.i + 1), cue, source, [content], saying.effect, saying.vouches)


def _label(doc: Doc, sentences: Sentences) -> Draft | None:
    """A paragraph that begins with its speaker: '13:15 Minister Ana Ruiz: all ships are to sail by May'."""
    colon = next((t for t in doc[: MOST_LABEL + 1] if t.text == ":"), None)
    if colon is None or colon.i == 0 or len(doc) - colon.i - 1 < LEAST_SAID:
        return None
    if any(t.pos_ in ("VERB", "AUX") or t.text in (",", ".", *MARKS) for t in doc[: colon.i]):
        return None
    source = _speaker(doc[colon.i - 1])
    if source is None:
        return None
    _, last = sentences.of(colon.i + 1)
    if not any(t.pos_ in ("VERB", "AUX") for t in doc[colon.i + 1 : last]):
        return None
    return _draft(":", colon, source, (colon.i + 1, len(doc)))


def _speaker(last: Token) -> Token | None:
    """Head of the name or noun phrase that ends with a token, if it can speak."""
    if last.ent_type_ == "PERSON":
        return last
    head = last
    while head.dep_ in ("pobj", "prep", "compound") and head.head.i < last.i + 1 and head.head.pos_ != "VERB":
        head = head.head
    return head if head.lemma_.lower() in kinds("speaker") else None


def _before_quotation(doc: Doc, quotation: Quotation, label: Draft | None) -> Draft | None:
    """A quotation right after a person's name and a colon: 'It did not surprise Ana Ruiz: "…"'."""
    span = doc.char_span(quotation.start, quotation.end, alignment_mode="expand")
    if label is not None or span is None or span.start < 2 or doc[span.start - 1].text != ":":
        return None
    last = doc[span.start - 2]
    return _draft(":", doc[span.start - 1], last, (span.start, span.end)) if last.ent_type_ == "PERSON" else None


def _signature(doc: Doc, quotation: Quotation) -> Draft | None:
    """A quotation that fills the paragraph up to a dash and the speaker's name."""
    if doc.text[: quotation.start].strip():
        return None
    signed = _SIGNED.match(doc.text, quotation.end)
    if signed is None:
        return None
    quoted = doc.char_span(quotation.start, quotation.end, alignment_mode="expand")
    name = doc.char_span(signed.end(), signed.end() + 1, alignment_mode="expand")
    if quoted is None or name is None or name.start < 1 or quoted.end > name.start:
        return None
    end = next((t.i for t in doc[name.start :] if t.text in (",", ";", "(")), len(doc))
    draft = _draft("-", doc[name.start - 1], doc[end - 1], (quoted.start, quoted.end))
    draft.words = (name.start, end)
    return draft
