"""Which candidate events become statements; every refusal says why."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from communique.lexicon.topics import off_topic
from communique.lexicon.who import states
from communique.model.statement import FROM_CONTEXT, OF_OTHERS, OUTSPOKEN
from communique.statements.event import Event
from communique.statements.unsaid import is_below

# Kinds that an analyst enters with one side unnamed ('Beijing denied any wrongdoing', 'sanctions on Iran').
ONE_SIDED = frozenset(
    "denial rejection refusal sanction sanction_easing embargo accusation criticism complaint request demand appeal "
    "threat warning ultimatum border_closure border_opening break_relations attack war withdrawal "
    "legal_action judgment treaty_exit "
    "incursion weapons_test military_buildup mobilization show_of_force deployment backing_armed_group".split()
)
BOTH_SIDES = frozenset({"source", "target", "party2"})  # what an entry may ask for of the parties
# Kinds that need a named target where the source is missing ('sanctions on Iran').
PASSIVE_OK = frozenset("sanction sanction_easing embargo attack air_strike".split())

# What sources ask and refuse for themselves ('declined to be named').
UNNAMING = frozenset({"name", "identify", "quote"})
# What everybody has a share in: whoever endangers it threatens nobody.
GOODS_OF_ALL = frozenset("peace stability security harmony livelihood environment".split())
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
    return next((reason for check in (_nothing, lacking, _about, _sides) if (reason := check(event))), None)


def _nothing(event: Event) -> str | None:
    if not _states_of(event):
        return "no state on either side"
    source, target = event.codes("source"), event.codes("target")
    return "the same state on both sides" if source and source == target and len(event.all_codes) == 1 else None


def _states_of(event: Event) -> set[str]:
    return {c for c in event.all_codes if c in states()}


def lacking(event: Event) -> str | None:
    """What the lexicon entry asks for and the sentence does not give, or None."""
    requires = event.trigger.requires - BOTH_SIDES if event.alone else event.trigger.requires
    source, target, party = event.codes("source"), event.codes("target"), event.codes("party")
    parts = (
        ("theme", not event.themes, "nothing named that is dealt in"),
        ("source", not (source or party) and not (target and event.kind.id in PASSIVE_OK), "nobody named who acts"),
        ("target", not (target or party) and not _addressed_to_nobody(event), "nobody named who is acted on"),
        ("party2", len(event.all_codes) < PAIR, "only one side named"),
        ("inner", not event.inner, "no clause that states a dealing inside"),
    )
    return next((reason for part, missing, reason in parts if part in requires and missing), None)


def _about(event: Event) -> str | None:
    """What shows that the words mean something else."""
    if any(c.lemma_ in UNNAMING for c in event.places.get("comp")):
        return "about the naming of a source"
    if event.token.lemma_ == "seek" and event.places.get("to+comp") and not event.places.get("from"):
        return "tries to do something, and asks nobody"
    passing = event.token.dep_ == "compound" or (event.token.dep_ == "amod" and len(event.all_codes) < PAIR)
    if passing and event.trigger.pos == "verb":
        return "said only in passing of a thing"
    if off_topic(event.token.sent.text):
        return "the sentence is about another matter"
    if event.kind.id == "visit" and event.source and all(a.sector == "BUS" for r in event.source for a in r.actors):
        return "a firm calls, and no state"
    if event.kind.id == "threat" and event.trigger.pos == "verb" and _endangers(event):
        return "endangers something, and threatens nobody"
    if event.kind.type == "REQUEST" and event.trigger.pos == "verb" and _only_says(event):
        return "says that something is so, and asks for nothing"
    return None


def _endangers(event: Event) -> bool:
    """'Drones threaten the peace': what may suffer is threatened, and not somebody."""
    things = event.places.get("object")
    return bool(things) and all(t.lemma_.lower() in GOODS_OF_ALL for t in things) and not event.places.get("comp")


def _sides(event: Event) -> str | None:
    """Whether the sides that are named are enough for the kind."""
    source, target, party = event.codes("source"), event.codes("target"), event.codes("party")
    if event.trigger.weak and len(_states_of(event)) < PAIR:
        return "too general a word without two states"
    several = len(event.all_codes) >= PAIR
    if event.kind.id == "treaty_exit" and not several and (is_below(event.token) or _of_others(event)):
        return "only one side named"
    if event.alone or (several and (event.kind.mutual or party or (source and target))):
        return None
    alone = event.kind.id in ONE_SIDED and (several or source or event.kind.id in PASSIVE_OK)
    return None if alone and not (event.kind.mutual and not several) else "only one side named"


def _of_others(event: Event) -> bool:
    """'denounced a pact that Sudan and Libya signed': a treaty of two others is not left."""
    return any(t.ent_type_ in ("GPE", "NORP") and t.i > theme.i for theme in event.themes for t in theme.subtree)


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


def without_repeats(events: Sequence[Event]) -> list[tuple[Event, str | None]]:
    """Pair events with the reason to drop them where a better event states the same.

    Args:
        events: Accepted events of one sentence.

    Returns:
        All of them in order; the second item is None for those that stay.
    """
    return [(event, _covered(event, events)) for event in events]


def _covered(event: Event, events: Sequence[Event]) -> str | None:
    """Why another event makes this one needless; of two that cover each other the first stands."""
    for other in events:
        reason = None if other is event else _covered_by(event, other)
        if reason and not (event.token.i < other.token.i and _covered_by(other, event)):
            return reason
    return None


def _covered_by(event: Event, other: Event) -> str | None:
    guessed, surer = FROM_CONTEXT in event.reasons, FROM_CONTEXT not in other.reasons
    same = event.kind.type == other.kind.type and set(event.codes("source")) <= set(other.all_codes)
    verbs = event.trigger.pos == other.trigger.pos == "verb"
    deeds = verbs and any(t.dep_ in DEEDS and t.tag_ != "VBG" for t in (event.token, other.token))
    if guessed and surer and same and not deeds and _kin(event.token, other.token):
        return "another word of the sentence says the same and names both sides"
    if surer < (not guessed):
        return None
    lesser = OF_OTHERS in other.reasons and OF_OTHERS not in event.reasons  # 'Oman is set to buy Korean jets'
    free = not lesser and (event.alone or (OF_OTHERS in event.reasons and other.kind.id in ("promise", "approval")))
    if free and event.token.dep_ == "xcomp" and event.token.head.i in {w.i for w in other.words}:
        return "the content of another dealing"
    if event.alone and other.token.dep_ == "xcomp" and other.token.head.i == event.token.i and not other.alone:
        return "its content is a dealing that names both sides"
    if event.kind.id == other.kind.id == "expulsion" and event.token.head.i in {w.i for w in other.words}:
        return "the content of another dealing"  # 'ordered the envoy to leave the country'
    if _forbidden(event, other):
        return "what another dealing forbids"
    if _only_offered(event, other):
        return "what another dealing asks for or refuses"
    if _dealt_in(event, other) or _done_away_with(event, other):
        return "the thing that another dealing is about"
    return None if set(other.all_codes) < set(event.all_codes) else _said_by(event, other)


def _said_by(event: Event, other: Event) -> str | None:
    """Whether an event is the topic or a repetition of another that names no fewer parties."""
    topic = event.trigger.pos == "noun" and event.places.light is None and event.kind.type in TOPICS
    if topic and other.kind.type not in ("ACCUSE", "REJECT") and _below(event, other):
        return "the topic of another dealing in the sentence"
    if _asked_for(event, other) and _below(event, other):
        return "what another dealing asks for or refuses"
    if event.kind.id in VAGUE and other.kind.type in ("CONSULT", "AGREE") and _below(event, other):
        return "the topic of another dealing in the sentence"
    alike = event.kind.id == other.kind.id or event.kind.type == other.kind.type in TOPICS
    again = alike and set(event.all_codes) <= set(other.all_codes)
    return "said again inside the same clause" if again and _below(event, other, OWN_CLAUSE) else None


def _dealt_in(event: Event, other: Event) -> bool:
    """Whether a noun is only what another event acts on: the sanctions in 'lifted sanctions on Sudan'."""
    chosen = other.trigger.kind != other.kind.id  # the class of the thing chose the kind
    if event.places.light is not None or (event.kind.mutual and len(event.all_codes) >= PAIR):
        return False  # 'lifted the curbs it had placed on': told as a deed of its own
    return chosen and event.trigger.pos == "noun" and event.token.i in {t.i for t in other.themes}


def _only_offered(event: Event, other: Event) -> bool:
    """'Offered Chad support': the support lies in the offer, which is a dealing by itself."""
    light = event.places.light
    lent = light is not None and light.i == other.token.i and other.kind.id in ("offer", "promise")
    return lent and set(event.all_codes) <= set(other.all_codes)


def _done_away_with(event: Event, other: Event) -> bool:
    """'denounced the agreement with Peru': the pact is what is ended or spoken against, and no dealing of its own."""
    object_of = event.token.dep_ in ("dobj", "nsubjpass") and event.token.head.i in {t.i for t in other.words}
    plain = event.trigger.pos == "noun" and event.places.light is None
    denied = event.kind.id == "accusation" and other.kind.type == "REJECT"  # 'denied Oslo's claim that it had fired'
    return object_of and plain and (denied or (event.kind.type == "AGREE" and other.kind.type in ENDING))


def _forbidden(event: Event, other: Event) -> bool:
    """'barred Peruvians from entering': what is not let happen is no dealing beside the ban."""
    clause, phrase = event.token, event.token.head
    barred = clause.dep_ == "pcomp" and phrase.lower_ == "from" and phrase.head.i in {w.i for w in other.words}
    return barred and other.kind.type in ("COERCE", "SANCTION")


DEEDS = frozenset({"conj", "relcl", "advcl"})  # verbs of clauses that tell deeds of their own
ENDING = frozenset({"REJECT", "ACCUSE", "SANCTION", "CONCEDE", "RETREAT", "THREATEN", "COERCE"})
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
    """Whether a noun is only what is asked for or refused ('refused Denmark permission', 'invited him to talks')."""
    if event.trigger.pos != "noun":
        return False
    consent = event.kind.type in ("AGREE", "SUPPORT") and other.kind.type in ("REQUEST", "REJECT", "THREATEN")
    return consent or (event.kind.type == "CONSULT" and other.kind.id == "invitation")


def _kin(a: Token, b: Token) -> bool:
    """Whether one word stands under the other in the parse."""
    return any(t.i == b.i for t in a.ancestors) or any(t.i == a.i for t in b.ancestors)


def _stops(node: Token, stops: frozenset[str]) -> bool:
    """Whether a node heads a clause of its own; an infinitive ('ways to enhance') belongs to what it hangs on."""
    clause = node.dep_ in stops and node.pos_ in ("VERB", "AUX")
    return clause and not (node.dep_ == "relcl" and any(c.tag_ == "TO" for c in node.children))
