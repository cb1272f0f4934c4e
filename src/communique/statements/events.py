"""Candidate dealings in a sentence: triggers found, their frames filled. Nothing is decided here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Span, Token

from communique.language.referents import Referent, Referents
from communique.lexicon.triggers import Trigger, light_verbs, trigger_index
from communique.ontology.kinds import Kind, load_kinds
from communique.statements.arguments import Places, noun_places, verb_places
from communique.statements.themes import class_of

# After these prepositions a capital is a place, not a government.
LOCATIVE = frozenset("in at near outside around inside throughout across within off from over above".split())


@dataclass(slots=True)
class Event:
    """A trigger in a sentence with its frame filled.

    Attributes:
        trigger: The lexicon entry.
        token: The trigger's head token.
        words: All tokens of the trigger, the light verb with it.
        kind: The kind of dealing.
        source: Who acts.
        target: Who is acted on.
        party: Parties of either side.
        themes: Tokens of the things dealt in.
        inner: Tokens of clauses that state a dealing inside this one.
        host: Tokens of places whose state is the target.
        reasons: Rules that led here.
    """

    trigger: Trigger
    token: Token
    words: list[Token]
    kind: Kind
    places: Places
    source: list[Referent] = field(default_factory=list)
    target: list[Referent] = field(default_factory=list)
    party: list[Referent] = field(default_factory=list)
    themes: list[Token] = field(default_factory=list)
    inner: list[Token] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)

    def codes(self, side: str) -> tuple[str, ...]:
        """The codes of one side: source, target or party."""
        referents: list[Referent] = getattr(self, side)
        return tuple(dict.fromkeys(c for r in referents for c in r.countries))

    @property
    def all_codes(self) -> tuple[str, ...]:
        """All codes, in no particular order."""
        return tuple(dict.fromkeys((*self.codes("source"), *self.codes("target"), *self.codes("party"))))


@dataclass(frozen=True, slots=True)
class Rejected:
    """A trigger that gave no event, and why."""

    token: Token
    trigger: Trigger
    reason: str


def find_events(sentence: Span, referents: Referents) -> tuple[list[Event], list[Rejected]]:
    """Find the triggers of a sentence and fill their frames.

    Args:
        sentence: The sentence.
        referents: The resolved noun phrases of its paragraph.

    Returns:
        Events in the order of the text, and the triggers considered and dropped.
    """
    events: list[Event] = []
    rejected: list[Rejected] = []
    used: set[int] = set()
    for token in sentence:
        if token.i in used or _inside_name(token, referents):
            continue
        for entry, words in _matches(token):
            if any(w.i in used for w in words):
                continue
            event = _fill(entry, words, referents)
            if isinstance(event, Rejected):
                rejected.append(event)
                continue
            events.append(event)
            used.update(w.i for w in words)
            break
    return events, rejected


def _inside_name(token: Token, referents: Referents) -> bool:
    named = referents.names.get(token.i)
    return named is not None and (len(named.span) > 1 or token.pos_ == "PROPN") and named.kind != "organ_noun"


def _matches(token: Token) -> Iterator[tuple[Trigger, list[Token]]]:
    for pos in _parts(token):
        for words, trigger in trigger_index().get((pos, token.lemma_.lower()), ()):
            found = _words(token, words, pos)
            if found:
                yield trigger, found


def _parts(token: Token) -> tuple[str, ...]:
    if token.pos_ in ("VERB", "AUX"):
        return ("verb", "adjective") if token.dep_ == "amod" else ("verb",)
    if token.pos_ in ("NOUN", "PROPN"):
        return ("noun",)
    if token.pos_ == "ADJ":
        return ("adjective", "verb") if token.tag_ in ("VBN", "VBG") else ("adjective",)
    return ()


def _words(token: Token, words: tuple[str, ...], pos: str) -> list[Token]:
    if len(words) == 1:
        return [token]
    found = [token]
    rest = list(words[1:])
    i = token.i + 1
    while rest and i < len(token.doc) and rest[0] in (token.doc[i].lower_, token.doc[i].lemma_.lower()):
        found.append(token.doc[i])
        rest.pop(0)
        i += 1
    if not rest:
        return found
    if pos == "verb":
        below = {c.lower_: c for c in token.subtree if c.i > token.i and c.head.i in {t.i for t in found}}
        objects = [c for c in token.children if c.dep_ in ("dobj", "prep")]
        below.update({c.lemma_.lower(): c for o in objects for c in (o, *o.children)})
        if all(word in below for word in rest):
            return sorted([*found, *(below[word] for word in rest)], key=lambda t: t.i)
    return []


def _fill(trigger: Trigger, words: list[Token], referents: Referents) -> Event | Rejected:
    token = words[0] if trigger.pos == "verb" else words[-1]
    if trigger.pos == "verb":
        places = verb_places(token)
    else:
        places = noun_places(token, frozenset(light_verbs()))
    if trigger.context and not trigger.context & {t.lemma_.lower() for t in token.sent}:
        return Rejected(token, trigger, "none of the words that this one needs beside it")
    kind = _kind(trigger, places)
    if kind is None:
        return Rejected(token, trigger, "what it acts on is of no class that makes a dealing")
    spread = [places.light, *words] if places.light is not None else words
    event = Event(trigger, token, sorted(spread, key=lambda t: t.i), kind, places, reasons=[trigger.id])
    for place, role in trigger.roles.items():
        for argument in places.get(place):
            _place(event, place, role, argument, referents)
    _mend(event, referents)
    return event


def _kind(trigger: Trigger, places: Places) -> Kind | None:
    kind = trigger.kind
    themes = [t for place, role in trigger.roles.items() if role == "theme" for t in places.get(place)]
    for theme in themes:
        found, _ = class_of(theme)
        if found and found in trigger.by_object:
            kind = trigger.by_object[found]
            break
    return load_kinds().get(kind) if kind else None


def _place(event: Event, place: str, role: str, argument: Token, referents: Referents) -> None:
    if role == "inner":
        event.inner.append(argument)
        return
    if role in ("none", "topic", "place"):
        return
    found = [r for r in referents.all_of(argument) if _fits(r, place, role)]
    if place == "adjective":
        found = list(_adjective(argument, referents))
    if role == "host":
        event.target.extend(_hosts(argument, referents))
    elif role == "theme":
        if found and not class_of(argument)[0] and event.trigger.pos == "verb":
            event.target.extend(found)
        else:
            event.themes.append(argument)
    else:
        getattr(event, role).extend(found)


def _fits(referent: Referent, place: str, role: str) -> bool:
    return bool(referent.countries) and not (
        referent.kind == "place" and (place in LOCATIVE and role != "host")
    )


def _adjective(argument: Token, referents: Referents) -> Iterator[Referent]:
    """States named by adjectives: 'Russian-Iranian talks', 'Indo-French drill', 'US sanctions'."""
    for token in (argument, *(c for c in argument.children if c.dep_ in ("amod", "compound", "conj", "npadvmod", "punct"))):
        named = referents.names.get(token.i)
        if named is None or named.span.root.i != token.i:
            continue
        actors = tuple(n.actor for n in named.names[:1] if n.actor and n.kind != "medium")
        if actors:
            yield Referent(actors, named.span.start_char, named.span.end_char, "people", "adjective")


def _hosts(argument: Token, referents: Referents) -> list[Referent]:
    found = [r for r in referents.all_of(argument) if r.countries]
    if found:
        return found
    owners = referents.owners(argument)
    if owners:
        return [Referent(owners, argument.idx, argument.idx + len(argument), "place", "host.owner")]
    return []


def _mend(event: Event, referents: Referents) -> None:
    """Fill a side that the frame left empty from the nationality of the things: 'Russian arms to Iran'."""
    if event.kind.mutual:
        return
    for theme in event.themes:
        owners = tuple(a for a in referents.owners(theme) if a.countries)
        if not owners:
            continue
        owner = Referent(owners, theme.left_edge.idx, theme.idx, "people", "theme.owner")
        known = set(event.all_codes)
        if set(owner.countries) & known:
            continue
        if not event.source and not event.party:
            event.source.append(owner)
            event.reasons.append("theme.owner")
