"""The trigger lexicon: the verbs, nouns and adjectives that state a dealing, with their frames."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from communique.lexicon.files import DATA, load_entries, load_yaml
from communique.model.errors import LexiconError

ROLES = frozenset(
    {"source", "target", "party", "theme", "place", "host", "home", "owned", "whose", "topic", "inner", "none"}
)
THINGS = frozenset({"owned", "whose"})  # roles of a thing dealt in that also tell the target
REQUIREMENTS = frozenset({"source", "target", "theme", "party2", "inner", "place", "host", "infinitive"})
ALLOWED = (
    *("kind", "by_object", "by_subject", "requires", "context", "predicate", "unless", "without"),
    *("status", "weak", "examples", "not", "note"),
)


@dataclass(frozen=True, slots=True)
class Trigger:
    """One entry of the trigger lexicon.

    Attributes:
        id: Unique id such as ``supply.v``; named in the reasons of statements.
        pos: verb, noun or adjective.
        lemmas: Lemmas, some of several words ('hand over').
        kind: Kind of dealing, or None where only the object's class decides.
        by_object: Class of the thing dealt in to kind.
        by_subject: Class of the subject to kind ('troops arrived' is no visit).
        roles: Syntactic place (subject, object, dative, possessive, a preposition ...) to role.
        owned: Places of things dealt in whose owner is the target ('seized a Maltese tanker').
        whose: The same where the place of a thing tells no owner ('closed the office in Lima').
        requires: Parts that must be present.
        context: Words one of which must be in the sentence.
        predicate: Words one of which must be what the clause inside says of its subject ('said that it was untrue').
        unless: Words none of which may be in the sentence.
        without: Places that must be empty ('returned to Lima' is a visit, 'returned a statue to Lima' is none).
        status: What the word itself does to the status, or None.
        weak: Whether both sides must be states, the word being too general otherwise.
        examples: Sentences with the reading they must give.
        counter: Sentences that must give no such reading.
    """

    id: str
    pos: str
    lemmas: tuple[str, ...]
    kind: str | None
    by_object: Mapping[str, str]
    by_subject: Mapping[str, str]
    roles: Mapping[str, str]
    owned: frozenset[str]
    whose: frozenset[str]
    requires: frozenset[str]
    context: frozenset[str]
    predicate: frozenset[str]
    unless: frozenset[str]
    without: frozenset[str]
    status: str | None
    weak: bool
    examples: tuple[Mapping[str, Any], ...] = field(default=())
    counter: tuple[Mapping[str, Any], ...] = field(default=())


@cache
def triggers(folder: str = "triggers") -> tuple[Trigger, ...]:
    """Load all triggers of a folder.

    Args:
        folder: ``triggers``, or ``triggers/others`` for those that state dealings only with or among non-states.

    Raises:
        LexiconError: An entry breaks the schema, or an id stands twice.
    """
    found: dict[str, Trigger] = {}
    for path in sorted((DATA / folder).iterdir(), key=lambda p: p.name):
        if path.name.endswith(".yaml"):
            for entry in load_entries(f"{folder}/{path.name}", ("id", "pos", "lemmas", "roles"), ALLOWED):
                trigger = _trigger(path.name, entry)
                if trigger.id in found:
                    raise LexiconError(f"lexicon: {folder}/{path.name}: id {trigger.id} stands twice.", "Rename one.")
                found[trigger.id] = trigger
    return tuple(found.values())


def _trigger(file: str, entry: Mapping[str, Any]) -> Trigger:
    for what, known in (("roles", ROLES), ("requires", REQUIREMENTS)):
        values = entry.get(what) or ()
        values = values.values() if isinstance(values, Mapping) else values
        if unknown := set(values) - known:
            raise LexiconError(
                f"lexicon: triggers/{file}: {entry['id']}: unknown {what} {', '.join(sorted(unknown))}.",
                f"Allowed are {', '.join(sorted(known))}.",
            )
    if odd := [place for place in entry["roles"] if not isinstance(place, str)]:
        raise LexiconError(
            f"lexicon: triggers/{file}: {entry['id']}: roles has {odd[0]!r} for a place.",
            'YAML reads a bare on or off as true or false: write "on": host.',
        )
    if not (entry.get("kind") or entry.get("by_object") or entry.get("by_subject")):
        raise LexiconError(
            f"lexicon: triggers/{file}: {entry['id']} has no kind.", "Give kind, by_object or by_subject."
        )
    return Trigger(
        id=entry["id"],
        pos=entry["pos"],
        lemmas=tuple(str(lemma).lower() for lemma in entry["lemmas"]),
        kind=entry.get("kind"),
        by_object=entry.get("by_object") or {},
        by_subject=entry.get("by_subject") or {},
        roles={place: "theme" if role in THINGS else role for place, role in entry["roles"].items()},
        owned=frozenset(place for place, role in entry["roles"].items() if role == "owned"),
        whose=frozenset(place for place, role in entry["roles"].items() if role == "whose"),
        requires=frozenset(entry.get("requires") or ()),
        context=frozenset(str(word) for word in entry.get("context") or ()),
        predicate=frozenset(str(word) for word in entry.get("predicate") or ()),
        unless=frozenset(str(word) for word in entry.get("unless") or ()),
        without=frozenset(entry.get("without") or ()),
        status=entry.get("status"),
        weak=bool(entry.get("weak")),
        examples=tuple(entry.get("examples") or ()),
        counter=tuple(entry.get("not") or ()),
    )


def _generality(trigger: Trigger) -> int:
    """How little an entry asks for: context words, then a class of thing, then nothing; weak words last."""
    return (0 if trigger.context else 1 if trigger.kind is None else 2) + (2 if trigger.weak else 0)


def _firsts(words: tuple[str, ...]) -> tuple[str, ...]:
    """Forms to look a lemma up by: 'arms sale' is found from the lemma 'arm' too."""
    plural = len(words) > 1 and words[0].endswith("s") and not words[0].endswith("ss")
    return (words[0], words[0][:-1]) if plural else (words[0],)


def _order(entry: tuple[tuple[str, ...], Trigger]) -> tuple[int, int]:
    words, trigger = entry
    return -len(words), _generality(trigger)


@dataclass(frozen=True, slots=True)
class TriggerIndex:
    """Entries by their first words.

    Attributes:
        entries: (pos, first word of the lemma) to the entries that begin so: longest, then most exact, first.
        words: All first words.
    """

    entries: Mapping[tuple[str, str], tuple[tuple[tuple[str, ...], Trigger], ...]]
    words: frozenset[str]


def _words(lemma: str, pos: str) -> tuple[str, ...]:
    """The words of a lemma as the tokenizer cuts them: at hyphens, but for the verbs it keeps whole."""
    whole = frozenset(load_yaml("lemmas.yaml")["hyphened"]) if pos == "verb" and "-" in lemma else frozenset()
    kept = (word in whole or word.startswith("re-") for word in lemma.split())  # as language/pipeline.py keeps them
    cut = (word if keep else word.replace("-", " - ") for word, keep in zip(lemma.split(), kept, strict=True))
    return tuple(" ".join(cut).split())


@cache
def trigger_index(folder: str = "triggers") -> TriggerIndex:
    """Index the entries of a folder."""
    index: dict[tuple[str, str], list[tuple[tuple[str, ...], Trigger]]] = {}
    for trigger in triggers(folder):
        for lemma in trigger.lemmas:
            words = _words(lemma, trigger.pos)
            for first in _firsts(words):
                index.setdefault((trigger.pos, first), []).append((words, trigger))
    entries = {key: tuple(sorted(found, key=_order)) for key, found in index.items()}
    return TriggerIndex(entries, frozenset(first for _, first in entries))


def other_index() -> TriggerIndex:
    """The index of the entries for dealings with or among non-states."""
    return trigger_index("triggers/others")


@dataclass(frozen=True, slots=True)
class LightVerb:
    """A verb that only lends a noun its subject: 'hold' in 'hold talks'.

    Attributes:
        lemma: The verb.
        aspect: What it does to the noun's event: null, planned or denied.
        lends: Place its subject takes at the noun: subject, or recipient ('received aid', 'drew criticism').
    """

    lemma: str
    aspect: str | None
    lends: str = "subject"


@cache
def light_verbs() -> dict[str, LightVerb]:
    """Map lemmas to light verbs (light_verbs.yaml)."""
    return {
        str(entry["lemma"]): LightVerb(str(entry["lemma"]), entry.get("aspect"), entry.get("lends", "subject"))
        for entry in load_yaml("light_verbs.yaml")
    }


@cache
def object_classes() -> dict[str, str]:
    """Map lower-case nouns and phrases to their object class (objects.yaml and materiel.yaml)."""
    classes: dict[str, str] = {}
    for entry in load_yaml("objects.yaml"):
        for noun in entry["nouns"]:
            classes.setdefault(str(noun).lower(), entry["class"])
    return classes


@cache
def class_kinds() -> dict[str, str]:
    """Map object classes to the kind that a general verb of giving takes from them."""
    return {e["class"]: e["kind"] for e in load_yaml("objects.yaml") if e.get("kind")}
