"""Who vouches for a dealing: the sayings whose content holds its trigger, innermost first."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Span, Token

from communique.language.marks import Attribution
from communique.language.nouns import HE, IT, SHE
from communique.language.referent import Referent
from communique.language.referents import Referents
from communique.language.sources import phrase
from communique.model.statement import Cue, Holder

UNNAMED = ("official", "source", "diplomat", "officer", "aide", "person", "analyst", "expert", "observer", "spokes",
           "adviser", "insider", "scholar", "colonel", "resident", "witness")  # fmt: skip
Source = tuple[int, int]


def sayings_over(start: int, end: int, sayings: Sequence[Attribution]) -> list[Attribution]:
    """The sayings whose content covers a span and whose source vouches for it, innermost (shortest content) first.

    Args:
        start: First code point of the trigger.
        end: One past its last.
        sayings: Attributions of the report, with offsets of its text.
    """
    over = [
        s for s in sayings
        if s.vouches and any(a <= start and end <= b for a, b in s.content)
        and not (s.cue[0] < end and start < s.cue[1])
    ]  # fmt: skip
    return sorted(over, key=lambda s: (sum(b - a for a, b in s.content), s.cue[0]))


class Speakers:
    """The holders of a report's sayings, found in the order of the text.

    A pronoun that says something ('it added', 'he noted') takes up whoever spoke last before it, person for
    person and body for body; only where nobody spoke does it mean the last one mentioned.
    """

    def __init__(self, text: str) -> None:
        """Begin a report.

        Args:
            text: Its text, which all spans refer to.
        """
        self.text = text
        self._of: dict[Source, Holder | None] = {}
        self._spoken: list[Holder] = []

    def listen(self, sayings: Sequence[Attribution], start: int, end: int, offset: int, referents: Referents) -> None:
        """Find the holders of the sayings in a stretch of text.

        Args:
            sayings: Attributions of the report.
            start: First code point of the stretch.
            end: One past its last.
            offset: Where its paragraph begins.
            referents: The paragraph's noun phrases.
        """
        here = [s for s in sayings if start <= s.cue[0] < end]
        vouching = {s.source for s in here if s.vouches}
        spans = {span for s in sayings for span in (s.source, s.via) if span is not None and start <= span[0] < end}
        for span in sorted(spans):
            if span not in self._of:
                self._of[span] = self._holder(span, offset, referents)
            holder = self._of[span]
            if holder is not None and span in vouching:
                self._spoken.append(holder)

    def holder(self, source: Source) -> Holder | None:
        """The holder named by a source's span, or None where the words name nobody."""
        return self._of.get(source)

    def named(self, head: Token, offset: int, referents: Referents) -> Holder | None:
        """The holder that a noun phrase names.

        Args:
            head: Head of the phrase.
            offset: Where its paragraph begins.
            referents: The paragraph's noun phrases.
        """
        words = phrase(head)
        return self._holder((offset + words.start_char, offset + words.end_char), offset, referents)

    def _holder(self, span: Source, offset: int, referents: Referents) -> Holder | None:
        words = " ".join(self.text[span[0] : span[1]].split())
        piece = referents.doc.char_span(span[0] - offset, span[1] - offset, alignment_mode="expand")
        if piece is not None and len(piece) == 1 and piece[0].pos_ in ("PRON", "DET"):
            return self._pronoun(piece, span, offset, referents)
        referent = referents.of(piece.root) if piece is not None and len(piece) else None
        if referent is None or not referent.actors:
            kind = "unnamed" if any(w in words.lower() for w in UNNAMED) else "person"
            return Holder(words, None, None, kind, span[0], span[1])
        actor = referent.actors[0]
        codes = referent.countries
        return Holder(words, actor.id, codes[0] if codes else None, _kind(actor.kind, words), span[0], span[1])

    def _pronoun(self, piece: Span, span: Source, offset: int, referents: Referents) -> Holder | None:
        word = piece[0].lower_
        since = _subject_before(piece[0], referents) if word in HE | SHE else None
        if since is not None and not any(h.start >= offset + since.start for h in self._spoken[-4:]):
            actor = since.actors[0]
            return Holder(actor.label, actor.id, actor.countries[0], _kind(actor.kind, actor.label), span[0], span[1])
        wanted = {"person", "unnamed"} if word in HE | SHE else {"organ", "state", "medium"} if word in IT else set()
        for earlier in reversed(self._spoken[-4:]):
            if not wanted or earlier.kind in wanted:
                return Holder(earlier.name, earlier.id, earlier.country, earlier.kind, span[0], span[1])
        referent = referents.of(piece[0])
        if referent is None or not referent.actors:
            return None
        actor = referent.actors[0]
        code = referent.countries[0] if referent.countries else None
        return Holder(actor.label, actor.id, code, _kind(actor.kind, actor.label), span[0], span[1])


def _subject_before(pronoun: Token, referents: Referents) -> Referent | None:
    """'Ruiz met Silva on Monday. He said': the person who is the subject of the sentence right before."""
    start = pronoun.sent.start
    if start == 0:
        return None
    root = referents.doc[start - 1].sent.root
    subject = next((c for c in root.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    found = referents.of(subject) if subject is not None else None
    named = found is not None and found.actors[0].kind == "person" and bool(found.countries)
    return found if named and found is not None and len(found.actors) == 1 else None


def _kind(kind: str, words: str) -> str:
    if kind in ("person", "medium", "state"):
        return kind
    if kind == "office" and any(w in words.lower() for w in UNNAMED):
        return "unnamed"
    return "person" if kind == "office" else "organ"


def cue_of(saying: Attribution, text: str) -> Cue:
    """The words of saying as a cue."""
    start, end = saying.cue
    speech = "direct" if saying.speech in ("direct", "mixed") else "indirect"
    return Cue(text[start:end], start, end, speech)
