"""The lexicon of saying: verbs, nouns, prepositions, adverbs and adjectives that name who says what."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from communique.lexicon.files import load_entries
from communique.model.errors import LexiconError

if TYPE_CHECKING:
    from collections.abc import Mapping

FILE = "sayings.yaml"
NOUN_CLASSES = ("speaker", "document", "arrangement")
PARTS_OF_SPEECH = frozenset({"verb", "noun", "prep", "owned", "citing", "adverb", "adjective", "mark", *NOUN_CLASSES})
EFFECTS = frozenset({"asserted", "denied", "claimed", "hedged", "planned", "asked"})
CONSTRUCTIONS = frozenset(
    {"clause", "quote", "infinitive", "object_to", "gerund", "object", "claim", "as", "predicate", "raised",
     "source", "attributive"}
)  # fmt: skip
PREPOSITIONS = frozenset(
    {"about", "against", "at", "by", "for", "from", "in", "into", "of", "on", "over", "to", "with"}
)
FINITE = frozenset({"clause", "quote"})
_MARKED = re.compile(r"\[([^]]*)\]|\{([^}]*)\}")


@dataclass(frozen=True, slots=True)
class Saying:
    """One entry of the lexicon of saying.

    Attributes:
        id: Unique id such as ``say.v``.
        pos: verb, noun, prep, owned, citing, adverb or adjective; speaker, document or arrangement for
            classes of nouns.
        lemmas: Base forms; of several words for phrasal verbs ('rule out') and prepositions.
        effect: asserted, denied, claimed, hedged, planned or asked.
        vouches: Whether its source vouches that the dealing took place; false for wishes and judgements.
        frames: Where what is said may stand: constructions and prepositions.
        example: A sentence with its [source] and {content} marked.
    """

    id: str
    pos: str
    lemmas: tuple[str, ...]
    effect: str
    vouches: bool
    frames: frozenset[str]
    example: str

    @property
    def prepositions(self) -> frozenset[str]:
        """The prepositions that may introduce what is said."""
        return self.frames - CONSTRUCTIONS

    @property
    def takes_clause(self) -> bool:
        """Whether a whole sentence, spoken or quoted, may be what is said."""
        return bool(self.frames & FINITE)


@dataclass(frozen=True, slots=True)
class Example:
    """An example with the marks taken out.

    Attributes:
        text: The plain sentence.
        source: The words marked as the source, or None.
        content: The words marked as what is said, in pieces.
    """

    text: str
    source: str | None
    content: tuple[str, ...]


def read_example(marked: str) -> Example:
    """Take the marks out of an example: ``[source]`` and ``{content}``."""
    source: str | None = None
    content: list[str] = []
    for match in _MARKED.finditer(marked):
        if match[1] is not None:
            source = match[1]
        else:
            content.append(match[2])
    return Example(_MARKED.sub(lambda m: m[1] if m[1] is not None else m[2], marked), source, tuple(content))


@cache
def sayings() -> tuple[Saying, ...]:
    """Load all entries.

    Raises:
        LexiconError: An entry breaks the schema, or an id stands twice.
    """
    found: dict[str, Saying] = {}
    for entry in load_entries(FILE, ("id", "pos", "lemmas", "effect", "frames", "example"), ("vouches",)):
        saying = _saying(entry)
        if saying.id in found:
            raise LexiconError(f"lexicon: {FILE}: id {saying.id} stands twice.", "Rename one.")
        found[saying.id] = saying
    return tuple(found.values())


def _saying(entry: Mapping[str, Any]) -> Saying:
    for what, said, known in (
        ("pos", {entry["pos"]}, PARTS_OF_SPEECH),
        ("effect", {entry["effect"]}, EFFECTS),
        ("frames", set(entry["frames"]), CONSTRUCTIONS | PREPOSITIONS),
    ):
        if unknown := said - known:
            raise LexiconError(
                f"lexicon: {FILE}: {entry['id']}: unknown {what} {', '.join(sorted(map(str, unknown)))}.",
                f"Allowed are {', '.join(sorted(known))}.",
            )
    return Saying(
        id=entry["id"],
        pos=entry["pos"],
        lemmas=tuple(str(lemma) for lemma in entry["lemmas"]),
        effect=entry["effect"],
        vouches=entry.get("vouches", True),
        frames=frozenset(entry["frames"]),
        example=entry["example"],
    )


@cache
def by_lemma(pos: str) -> dict[str, Saying]:
    """Map the lemmas of one part of speech to their entries."""
    return {lemma: saying for saying in sayings() if saying.pos == pos for lemma in saying.lemmas}


@cache
def phrasal() -> dict[str, frozenset[str]]:
    """Map the first words of phrasal verbs to the particles that make them so."""
    found: dict[str, set[str]] = {}
    for lemma in by_lemma("verb"):
        first, _, particle = lemma.partition(" ")
        if particle:
            found.setdefault(first, set()).add(particle)
    return {first: frozenset(particles) for first, particles in found.items()}


@cache
def kinds(noun_class: str) -> frozenset[str]:
    """The nouns of a class: speaker (can be cited), document (says), arrangement (only lays down)."""
    return frozenset(by_lemma(noun_class))


@cache
def saying_of(rule: str) -> Saying | None:
    """The entry of an id, or None for rules that are not lexicon entries."""
    return next((saying for saying in sayings() if saying.id == rule), None)
