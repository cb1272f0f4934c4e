"""Finding the dealings of a sentence: every trigger with every entry that fits it, the first sound one stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from spacy.tokens import Span, Token

from communique.language.referents import Referents
from communique.lexicon.triggers import Trigger, TriggerIndex, trigger_index
from communique.statements.decide import refuse
from communique.statements.event import Event, Rejected
from communique.statements.frames import fill

Completer = Callable[[Event], bool]


def find_events(
    sentence: Span, referents: Referents, complete: Completer | None = None
) -> tuple[list[Event], list[Rejected]]:
    """Find the dealings of a sentence.

    Args:
        sentence: The sentence.
        referents: The resolved noun phrases of its paragraph.
        complete: Fills a side that a clause leaves unsaid; says whether it could. Tried only where no entry of
            the words gives a dealing without it.

    Returns:
        Events in the order of the text, and the triggers considered and dropped with the reason.
    """
    events: list[Event] = []
    rejected: list[Rejected] = []
    used: set[int] = set()
    for token in sentence:
        if token.i in used or _inside_name(token, referents):
            continue
        event, lost = _at(token, referents, used, _barring(token, events, complete))
        rejected.extend(lost)
        if event is not None:
            events.append(event)
            used.update(w.i for w in event.words)
    return events, rejected


def _barring(token: Token, events: list[Event], complete: Completer | None) -> Completer | None:
    """Keep whoever accuses out of the sides that the context fills in under the accusation; tell a denial of them."""
    accusers = frozenset(
        code
        for event in events
        if event.kind.type == "ACCUSE" and any(a.i == event.token.i for a in token.ancestors)
        for code in event.codes("source")
    )
    charges = [event for event in events if event.kind.type == "ACCUSE"]
    if complete is None or not (accusers or charges):
        return complete

    def informed(event: Event) -> bool:
        event.barred = accusers
        own = set(event.codes("source"))
        event.accusers = next((e.codes("source") for e in reversed(charges) if own & set(e.codes("target"))), ())
        return complete(event)

    return informed


def _at(
    token: Token, referents: Referents, used: set[int], complete: Completer | None
) -> tuple[Event | None, list[Rejected]]:
    """The dealing that a token states, or why it states none."""
    refused: list[Rejected] = []
    partial: list[Event] = []
    for entry, words in matches(token, trigger_index()):
        if any(w.i in used for w in words):
            continue
        event = fill(entry, words, referents)
        if isinstance(event, Rejected):
            refused.append(event)
            continue
        reason = refuse(event)
        if reason is None:
            if complete is not None and not event.kind.mutual and not event.target:
                complete(event)
            return event, []
        refused.append(Rejected(token, entry, reason))
        partial.append(event)
    for event in partial if complete is not None else ():
        if complete is not None and complete(event) and refuse(event) is None:
            return event, []
    return None, refused[:1]


def _inside_name(token: Token, referents: Referents) -> bool:
    named = referents.names.get(token.i)
    return named is not None and (len(named.span) > 1 or token.pos_ == "PROPN") and named.kind != "organ_noun"


def matches(token: Token, index: TriggerIndex) -> Iterator[tuple[Trigger, list[Token]]]:
    """The entries of the lexicon that a token begins to spell, with the tokens that spell them, best entry first."""
    lemma = token.lemma_.lower()
    if token.pos_ == "PROPN" and lemma not in index.words:
        lemma = lemma.removesuffix("s")  # 'the Cooperation Agreements': the lemmatizer leaves names as they are
    if lemma not in index.words and token.lower_ not in index.words:
        return
    hyphen = token.i + 1 < len(token.doc) and token.nbor(1).text == "-"
    parts = _parts(token)
    near: set[str] = set()
    for pos in (*parts, *(("verb",) if hyphen and "verb" not in parts else ())):
        for words, trigger in index.entries.get((pos, token.lower_ if hyphen else lemma), ()):
            if len(words) > 1:
                near = near or _near(token)
                if not near.issuperset(words[1:]):
                    continue
            found = _words(token, words, pos)
            if found and not (len(words) == 1 and _turned(token)):
                yield trigger, found
    for form in sorted(_openings(token)):
        for words, trigger in index.entries.get(("noun", form), ()):
            found = _words(token, words, "noun") if len(words) > 1 else []
            if found:
                yield trigger, found


def _near(token: Token) -> set[str]:
    """Forms and lemmas of the words of a token's sentence after it: what the rest of a lemma may be spelt by."""
    after = [t for t in token.sent if t.i > token.i]
    return {form for t in after for form in (t.lower_, t.lemma_.lower())} | {""}


# Particles that make another verb of one: 'gave up Lima', 'cut short his trip', 'put off by'.
TURNING = {
    verb: frozenset(particles.split())
    for verb, particles in {
        "give": "up in way", "send": "back", "push": "out off aside",
        "hammer": "out", "take": "off on aback", "put": "off down",
        "call": "off",
        "turn": "down off up",
        "hold": "up off out", "make": "up out off", "set": "off out", "get": "by off up", "cut": "short",
        "go": "off", "bring": "up about",
    }.items()
}  # fmt: skip


def _turned(verb: Token) -> bool:
    """Whether a particle makes another verb of this one; where the lexicon lists them together they are matched so."""
    particles = TURNING.get(verb.lemma_.lower(), frozenset())
    return any(c.lower_ in particles and c.dep_ in ("prt", "advmod", "acomp", "oprd") for c in verb.children)


def _openings(token: Token) -> set[str]:
    """Forms by which a noun lemma of several words may begin with this adjective, participle or name."""
    if token.pos_ in ("ADJ", "VERB", "PROPN", "ADV", "NUM"):
        return {token.lemma_.lower(), token.lower_}
    return set()


def _parts(token: Token) -> tuple[str, ...]:
    if token.pos_ in ("VERB", "AUX"):
        return ("verb", "adjective") if token.dep_ == "amod" or token.tag_ == "VBN" else ("verb",)
    if token.pos_ in ("NOUN", "PROPN"):
        return ("noun",)
    if token.pos_ == "ADJ":
        return ("adjective", "verb") if token.tag_ in ("VBN", "VBG") else ("adjective",)
    return ()


def _words(token: Token, words: tuple[str, ...], pos: str) -> list[Token]:
    """The tokens that spell a lemma from a token on, side by side or, for verbs, with their objects between."""
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
        return found if pos != "noun" or found[-1].pos_ in ("NOUN", "PROPN") else []
    if pos == "verb":
        below = _below(token, found)
        if all(word in below for word in rest):
            spelt = [below[word] for word in rest]
            if any(t.dep_ == "prt" or t.pos_ not in ("ADP", "PART") for t in spelt):
                return sorted([*found, *spelt], key=lambda t: t.i)
    return []


def _below(token: Token, found: list[Token]) -> dict[str, Token]:
    """Words under a verb that may spell the rest of its lemma: particles, objects and their prepositions.

    A preposition of its own ('put the budget in doubt') spells no phrasal verb.
    """
    held = {t.i for t in found}
    below: dict[str, Token] = {}
    for child in token.subtree:
        if child.i <= token.i or child.head.i not in held or child.nbor(-1).text == "-":
            continue  # the 'up' of 'build-up' is no particle
        if child.dep_ == "prt":
            below[child.lower_] = child
        elif child.dep_ in ("dobj", "nsubjpass", "attr", "acomp", "oprd", "advmod"):
            below[child.lemma_.lower()] = child
            below.setdefault(child.lower_, child)
            below.update({c.lower_: c for c in child.children if c.dep_ == "prep"})
        elif child.dep_ == "prep":
            for inner in child.children:
                if inner.dep_ == "pobj":
                    below[child.lower_] = child
                    below[inner.lemma_.lower()] = inner
                    below.update((t.lemma_.lower(), t) for t in _of_a_row(inner))
    return below


def _of_a_row(noun: Token) -> list[Token]:
    """What a noun of number holds: the sanctions in 'a raft of sanctions'."""
    phrases = (c for c in noun.children if c.lower_ == "of" and noun.lemma_.lower() in ROWS)
    return [t for phrase in phrases for t in phrase.children if t.dep_ == "pobj"]


ROWS = frozenset("raft slew series range barrage wave package list string host battery round set number flurry".split())
