"""Which candidate events become statements; every refusal says why."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from communique.lexicon.topics import off_topic
from communique.lexicon.who import states
from communique.model.statement import OUTSPOKEN
from communique.statements.event import Event

# Kinds that an analyst enters with one side unnamed ('Beijing denied any wrongdoing', 'sanctions on Iran').
ONE_SIDED = frozenset(
    "denial rejection refusal sanction sanction_easing embargo accusation criticism complaint request demand appeal "
    "threat warning ultimatum border_closure border_opening break_relations attack war withdrawal legal_action judgment "
    "incursion weapons_test military_buildup mobilization show_of_force deployment backing_armed_group".split()
)
# Kinds that need a named target where the source is missing ('sanctions on Iran').
PASSIVE_OK = frozenset("sanction sanction_easing embargo attack air_strike".split())

# What sources ask and refuse for themselves ('declined to be named').
UNNAMING = frozenset({"name", "identify", "quote"})
PAIR = 2
# Types whose bare nouns under another dealing only say what it is about ('a pact on security cooperation').
TOPICS = frozenset({"COOPERATE", "CONSULT"})
# Kinds that under talks or agreements only name the subject, in whatever words ('ways to deepen their ties').
VAGUE = frozenset({"cooperation", "military_cooperation", "relations", "trade"})


def refuse(event: Event) -> str | None:
    """Say why an event is no dealing between states.

    Args:
        event: A candidate with its frame filled.

    Returns:
        The reason, or None where it is a dealing.
    """
    requires = event.trigger.requires
    source, target, party = event.codes("source"), event.codes("target"), event.codes("party")
    codes = set(event.all_codes)
    real = {c for c in codes if c in states()}
    if not real:
        return "no state on either side"
    if "theme" in requires and not event.themes:
        return "nothing named that is dealt in"
    if "source" in requires and not (source or party) and not (target and event.kind.id in PASSIVE_OK):
        return "nobody named who acts"
    if "target" in requires and not (target or party) and not _addressed_to_nobody(event):
        return "nobody named who is acted on"
    if source and source == target and len(codes) == 1:
        return "the same state on both sides"
    if any(c.lemma_ in UNNAMING for c in event.places.get("comp")):
        return "about the naming of a source"
    if "party2" in requires and len(codes) < PAIR:
        return "only one side named"
    if "inner" in requires and not event.inner:
        return "no clause that states a dealing inside"
    if off_topic(event.token.sent.text):
        return "the sentence is about another matter"
    if event.kind.type == "REQUEST" and event.trigger.pos == "verb" and _only_says(event):
        return "says that something is so, and asks for nothing"
    if len(codes) >= 2:
        if event.trigger.weak and len(real) < 2:
            return "too general a word without two states"
        return None if event.kind.mutual or party or (source and target) else _both_on_one_side(event)
    if event.kind.mutual:
        return "only one side named"
    if event.trigger.weak:
        return "too general a word without two states"
    if event.kind.id in ONE_SIDED and (source or event.kind.id in PASSIVE_OK):
        return None
    return "only one side named"


def _addressed_to_nobody(event: Event) -> bool:
    """Whether a word against somebody may stand without saying against whom: 'Lima condemned the raid'."""
    if event.kind.type == "REQUEST" and event.trigger.pos == "noun":
        return bool(event.source) and event.token.head.lower_ == "at"  # 'at the request of Chad'
    return (
        event.kind.id in OUTSPOKEN and event.trigger.pos == "verb" and bool(event.source) and not event.places.passive
    )


def _only_says(event: Event) -> bool:
    """Whether the clause under 'insist' or 'tell' is a statement ('that it was') and no wish ('that it be')."""
    clauses = [c for c in event.inner or event.places.get("comp") if c.dep_ == "ccomp"]
    return any(
        c.tag_ in ("VBD", "VBZ")
        or any(a.tag_ in ("VBD", "VBZ", "VBP") for a in c.children if a.dep_ in ("aux", "auxpass"))
        for c in clauses
    )


def _both_on_one_side(event: Event) -> str | None:
    return None if event.kind.id in ONE_SIDED else "only one side named"


def without_repeats(events: Sequence[Event]) -> list[tuple[Event, str | None]]:
    """Pair events with the reason to drop them where a better event states the same.

    Args:
        events: Accepted events of one sentence.

    Returns:
        All of them in order; the second item is None for those that stay.
    """
    out: list[tuple[Event, str | None]] = []
    for event in events:
        out.append((event, _covered(event, events)))
    return out


def _covered(event: Event, events: Sequence[Event]) -> str | None:
    guessed = "party.context" in event.reasons
    for other in events:
        if other is event:
            continue
        surer = "party.context" not in other.reasons
        same = event.kind.type == other.kind.type and set(event.codes("source")) <= set(other.all_codes)
        if guessed and surer and same and _kin(event.token, other.token):
            return "another word of the sentence says the same and names both sides"
        if surer < (not guessed):
            continue
        if _dealt_in(event, other):
            return "the thing that another dealing is about"
        if set(other.all_codes) < set(event.all_codes):
            continue
        topic = event.trigger.pos == "noun" and event.places.light is None and event.kind.type in TOPICS
        if topic and other.kind.type not in ("ACCUSE", "REJECT") and _below(event, other):
            return "the topic of another dealing in the sentence"
        if _asked_for(event, other) and _below(event, other):
            return "what another dealing asks for or refuses"
        if event.kind.id in VAGUE and other.kind.type in ("CONSULT", "AGREE") and _below(event, other):
            return "the topic of another dealing in the sentence"
        alike = event.kind.id == other.kind.id or event.kind.type == other.kind.type in TOPICS
        again = alike and set(event.all_codes) <= set(other.all_codes)
        if again and _below(event, other, OWN_CLAUSE):
            return "said again inside the same clause"
    return None


def _dealt_in(event: Event, other: Event) -> bool:
    """Whether a noun is only what another event acts on: the sanctions in 'lifted sanctions on Sudan'."""
    chosen = other.trigger.kind != other.kind.id  # the class of the thing chose the kind
    if event.places.light is not None or (event.kind.mutual and len(event.all_codes) >= PAIR):
        return False  # 'lifted the curbs it had placed on': told as a deed of its own
    return chosen and event.trigger.pos == "noun" and event.token.i in {t.i for t in other.themes}


CLAUSES = frozenset({"advcl", "relcl", "ccomp"})
OWN_CLAUSE = CLAUSES | {"acl", "conj"}


def _below(event: Event, other: Event, stops: frozenset[str] = CLAUSES) -> bool:
    """Whether an event hangs under another in the parse, with no clause of the given sorts between."""
    node = event.token
    if _stops(node, stops):
        return False
    steps = 0
    while node.head.i != node.i and steps < 8:
        node = node.head
        steps += 1
        if node.i in {t.i for t in other.words}:
            return True
        if _stops(node, stops):
            return False
    return False


def _asked_for(event: Event, other: Event) -> bool:
    """Whether a noun of consent is only what somebody asks for or refuses ('refused Denmark permission')."""
    consent = event.trigger.pos == "noun" and event.kind.type in ("AGREE", "SUPPORT")
    return consent and other.kind.type in ("REQUEST", "REJECT", "THREATEN")


def _kin(a: Token, b: Token) -> bool:
    """Whether one word stands under the other in the parse."""
    return any(t.i == b.i for t in a.ancestors) or any(t.i == a.i for t in b.ancestors)


def _stops(node: Token, stops: frozenset[str]) -> bool:
    """Whether a node heads a clause of its own; an infinitive ('ways to enhance') belongs to what it hangs on."""
    clause = node.dep_ in stops and node.pos_ in ("VERB", "AUX")
    return clause and not (node.dep_ == "relcl" and any(c.tag_ == "TO" for c in node.children))
