"""Who vouches for a dealing: the sayings whose content holds its trigger, innermost first."""

from __future__ import annotations

from collections.abc import Sequence

from communique.language.marks import Attribution
from communique.language.referents import Referents
from communique.model.statement import Cue, Holder

UNNAMED = ("official", "source", "diplomat", "officer", "aide", "person", "analyst", "expert", "observer", "spokes",
           "adviser", "insider", "scholar", "colonel", "resident", "witness")  # fmt: skip


def sayings_over(start: int, end: int, sayings: Sequence[Attribution]) -> list[Attribution]:
    """The sayings whose content covers a span, innermost (shortest content) first.

    Args:
        start: First code point of the trigger.
        end: One past its last.
        sayings: Attributions of the report, with offsets of its text.
    """
    over = [
        s for s in sayings
        if any(a <= start and end <= b for a, b in s.content) and not (s.cue[0] < end and start < s.cue[1])
    ]  # fmt: skip
    return sorted(over, key=lambda s: (sum(b - a for a, b in s.content), s.cue[0]))


def holder_at(span: tuple[int, int], text: str, offset: int, referents: Referents) -> Holder | None:
    """Make the holder of a source's span.

    Args:
        span: The source's words in the report's text.
        text: The report's text.
        offset: Where the paragraph begins.
        referents: The paragraph's noun phrases.

    Returns:
        The holder, or None where the words name nobody (a pronoun without antecedent).
    """
    words = " ".join(text[span[0] : span[1]].split())
    piece = referents.doc.char_span(span[0] - offset, span[1] - offset, alignment_mode="expand")
    referent = referents.of(piece.root) if piece is not None and len(piece) else None
    pronoun = piece is not None and len(piece) == 1 and piece[0].pos_ in ("PRON", "DET")
    if referent is None:
        if pronoun:
            return None
        kind = "unnamed" if any(w in words.lower() for w in UNNAMED) else "person"
        return Holder(words, None, None, kind, span[0], span[1])
    actor = referent.actors[0]
    name = actor.label if referent.kind == "pronoun" else words
    codes = referent.countries
    return Holder(name, actor.id, codes[0] if codes else None, _kind(actor.kind, words), span[0], span[1])


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
