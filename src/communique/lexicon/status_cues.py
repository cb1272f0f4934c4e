"""The lexicon of status cues: the words that make an event denied, planned, possible or certain again."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from communique.lexicon.files import load_entries, load_yaml
from communique.model.errors import LexiconError

if TYPE_CHECKING:
    from collections.abc import Mapping

EFFECTS = frozenset({"occurred", "planned", "possible", "denied", "question"})
STATUSES = frozenset({"occurred", "planned", "possible", "denied"})
PARTS = frozenset(
    {
        "verb",
        "noun",
        "adjective",
        "adverb",
        "auxiliary",
        "determiner",
        "pronoun",
        "conjunction",
        "preposition",
        "phrase",
    }
)
# Which words a cue governs.
SCOPES: Mapping[str, str] = {
    "modifies": "the word it hangs on",
    "complement": "its clause",
    "bidding": "its infinitive or subjunctive, or a thing to be done ('agreed on the sale'); no report",
    "gerund": "its -ing clause",
    "argument": "its clause, or else its object, passive subject or the noun it describes",
    "prospect": "its clause, or else an object that is a thing to be done, such as a sale",
    "verdict": "what the claim says that it judges",
    "infinitive": "the infinitive right after it",
    "introduces": "what the preposition or conjunction opens",
    "presupposes": "its clause, which stands whatever is done to the cue",
    "nothing": "nothing: an idiom that must not be read as the cue inside it",
    "construction": "what language/status_constructions.py finds by structure",
}
REQUIRED = ("id", "words", "pos", "effect", "scope", "example")
ALLOWED = ("negated", "degree", "counter", "tags", "note")

# How sure the holder is of what stands in the scope, -3 (certainly not) to 3, where the entry says nothing.
DEGREES: Mapping[str, float] = {
    "occurred": 3.0,
    "planned": 2.0,
    "possible": 1.2,
    "denied": -2.5,
    "question": 0.0,
}


@dataclass(frozen=True, slots=True)
class CueExample:
    """A sentence, a word in it and the status that the word must have.

    Attributes:
        text: The sentence.
        target: The word; its first occurrence.
        status: The status.
    """

    text: str
    target: str
    status: str


@dataclass(frozen=True, slots=True)
class CueEntry:
    """One entry of the lexicon of status cues.

    Attributes:
        id: Unique id such as ``refuse.v``; named in the cues of statements.
        words: Word sequences, of lemmas or of forms.
        pos: Part of speech of the word that the scope hangs on.
        effect: What it makes of the words in its scope.
        scope: Which words it governs (SCOPES).
        negated: What becomes of the scope where the cue itself is denied.
        degree: How sure the holder is of the scope, -3 to 3.
        tags: Fine tags the word must have, or empty.
        example: A sentence that it decides.
        counter: A sentence that it must leave alone, or None.
    """

    id: str
    words: tuple[tuple[str, ...], ...]
    pos: str
    effect: str
    scope: str
    negated: str
    degree: float
    tags: frozenset[str]
    example: CueExample
    counter: CueExample | None


@cache
def status_cues() -> Mapping[str, CueEntry]:
    """Load all cues, by id, in the file's order.

    Raises:
        LexiconError: An entry breaks the schema, or an id stands twice.
    """
    found: dict[str, CueEntry] = {}
    for raw in load_entries("status_cues.yaml", REQUIRED, ALLOWED):
        entry = _entry(raw)
        if entry.id in found:
            raise LexiconError(f"lexicon: status_cues.yaml: id {entry.id} stands twice.", "Rename one.")
        found[entry.id] = entry
    return found


def _entry(raw: Mapping[str, Any]) -> CueEntry:
    for what, known in (("effect", EFFECTS), ("scope", SCOPES), ("pos", PARTS), ("negated", STATUSES)):
        if what in raw and raw[what] not in known:
            raise LexiconError(
                f"lexicon: status_cues.yaml: {raw['id']} has the {what} {raw[what]!r}.",
                f"Allowed are {', '.join(sorted(known))}.",
            )
    effect = str(raw["effect"])
    default = "occurred" if effect == "denied" else "possible" if effect == "question" else "denied"
    return CueEntry(
        id=str(raw["id"]),
        words=tuple(tuple(str(words).lower().split()) for words in raw["words"]),
        pos=raw["pos"],
        effect=effect,
        scope=raw["scope"],
        negated=raw.get("negated", default),
        degree=float(raw.get("degree", DEGREES[effect])),
        tags=frozenset(str(raw.get("tags", "")).split()),
        example=_example(raw["id"], raw["example"]),
        counter=_example(raw["id"], raw["counter"]) if raw.get("counter") else None,
    )


def _example(name: str, raw: object) -> CueExample:
    if not (isinstance(raw, list) and len(raw) == 3 and raw[1] in raw[0] and raw[2] in STATUSES):
        raise LexiconError(
            f"lexicon: status_cues.yaml: {name} has the example {raw!r}.",
            "Write [sentence, word in it, status].",
        )
    return CueExample(*map(str, raw))


@cache
def cue_index() -> Mapping[str, tuple[tuple[tuple[str, ...], CueEntry], ...]]:
    """Map the first word of a cue to the cues that begin so, longest first."""
    index: dict[str, list[tuple[tuple[str, ...], CueEntry]]] = {}
    for entry in status_cues().values():
        if entry.scope != "construction":
            for words in entry.words:
                index.setdefault(words[0], []).append((words, entry))
    return {word: tuple(sorted(found, key=lambda e: -len(e[0]))) for word, found in index.items()}


@cache
def word_class(name: str) -> frozenset[str]:
    """Look up a class of words that decides how far a cue reaches (status_words.yaml).

    Args:
        name: The class, such as ``light`` or ``reporting``.

    Returns:
        Lower-case lemmas.

    Raises:
        LexiconError: There is no such class.
    """
    classes = load_yaml("status_words.yaml")
    if name not in classes:
        raise LexiconError(
            f"lexicon: status_words.yaml has no class {name!r}.", f"It has {', '.join(sorted(classes))}."
        )
    return frozenset(str(classes[name]["words"]).split())
