"""What the language room finds in a text: mentions, sayings and cues, as frozen values.

All offsets are Unicode code points of the report's text, ends exclusive.
"""

from __future__ import annotations

from dataclasses import dataclass

from communique.model.actor import Actor


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that refer to an actor or a place.

    Attributes:
        start: First code point.
        end: One past the last.
        text: The words.
        actor: Who is meant, or None when only a place or unresolved.
        role: ``actor`` (name or noun phrase), ``modifier`` (adjective or possessor inside a larger
            phrase, such as 'Iranian' in 'Iranian drones'), ``place`` or ``pronoun``.
        origin: How it was resolved: name, surname, office, counterpart, group, pronoun, metonym, possessive.
        rule: Id of the rule or lexicon entry.
    """

    start: int
    end: int
    text: str
    actor: Actor | None
    role: str
    origin: str
    rule: str


@dataclass(frozen=True, slots=True)
class Attribution:
    """Somebody says something: source, cue and content.

    Attributes:
        source: Span of the words naming who says it (whole noun phrase), or None (as in 'reportedly').
        cue: Span of the words of saying ('said', 'according to', 'denied').
        content: Spans of what is said; several when the saying interrupts it.
        speech: ``direct``, ``indirect`` or ``mixed``.
        effect: What the cue does to the content: ``asserted`` (said, announced), ``denied`` (denied,
            rejected, refuted), ``claimed`` (claimed, alleged: asserted, source-distant), ``hedged``
            (believes, expects, suspects), ``planned`` (promised, vowed), ``asked`` (urged, demanded).
        source_head: Code-point span of the head word of the source, or None.
        anaphoric: True if the source is a pronoun or was inherited from the sentence before ('it added').
        rule: Id of the cue's lexicon entry.
        via: Source span of an outer saying ('Interfax, citing a ministry official'), or None.
        vouches: Whether the source vouches for the content. False for wishes, plans, judgements and
            things not said ('plans to', 'welcomed', 'did not confirm'): attributions, but not holders.
    """

    source: tuple[int, int] | None
    cue: tuple[int, int]
    content: tuple[tuple[int, int], ...]
    speech: str
    effect: str
    source_head: tuple[int, int] | None
    anaphoric: bool
    rule: str
    via: tuple[int, int] | None = None
    vouches: bool = True


@dataclass(frozen=True, slots=True)
class StatusCue:
    """A word that makes an event denied, planned, possible or hedged, with the words it governs.

    Attributes:
        start: First code point of the cue.
        end: One past the last.
        text: Its words.
        effect: ``denied``, ``planned``, ``possible``, ``occurred`` (factive or implicative, restoring) or ``question``.
        scope: Spans of text it governs.
        rule: Id of the cue's lexicon entry.
    """

    start: int
    end: int
    text: str
    effect: str
    scope: tuple[tuple[int, int], ...]
    rule: str
