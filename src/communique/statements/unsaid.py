"""What a clause may leave unsaid: events whose other side the report may fill in, or that stand without one."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from communique.language.nouns import ACTOR_NOUNS
from communique.lexicon.who import states
from communique.statements.event import Event

PAIR = 2
# Kinds whose other side a report often leaves to the context once the thing dealt in is named.
WITH_THING = frozenset(
    "arms_transfer arms_order military_aid co_production technology_transfer aid humanitarian_aid peacekeeping "
    "deployment energy release repatriation basing request approval visit training promise offer".split()
)
# What is said to somebody whom the paragraph has just told of; its thing named, to the other of the report's pair.
WORDS = frozenset({"promise", "offer"})
# Kinds of two equal sides: a group or a light verb ('held talks', 'signed a pact') makes them sure enough.
OF_TWO = frozenset("agreement talks meeting call joint_exercise relations ceasefire military_cooperation".split())
# Kinds that go from a giver to a receiver: who gives, gives again.
GIVING = frozenset(
    "arms_transfer military_aid aid humanitarian_aid promise offer approval training technology_transfer".split()
)
# Deeds for or to somebody that tell something though the report does not say for or to whom.
ALONE = frozenset(
    "promise offer concession apology arms_transfer arms_order military_aid aid humanitarian_aid training mediation "
    "occupation embassy_closure energy detention border_opening restriction entry_ban invitation break_relations "
    "air_strike release judicial_cooperation investment trade_restriction recall praise seizure expulsion "
    "harassment incursion".split()
)
# What one does towards another, told just before or the report's subject, and seldom towards nobody.
TOWARDS = frozenset(
    "incursion apology concession restriction entry_ban break_relations trade_restriction recall "
    "embassy_closure treaty_exit".split()
)
# Words against somebody, where what is spoken against was told just before ('rejected the charges').
AGAINST = frozenset(
    "criticism rejection denial refusal demand accusation approval offer recall sanction_easing".split()
)
# Deeds told in the passive ('they were freed'): who did them was told before.
DONE_TO = frozenset("detention release abduction deportation expulsion".split())
TOGETHER = frozenset("joint jointly bilateral combined together tripartite trilateral multinational".split())
# Verbs of visiting that may leave unsaid where one goes: the state the report is about.
GOING = frozenset({"visit", "arrive", "land", "tour"})
# Verbs that always take two sides.
BETWEEN = frozenset({"negotiate", "agree", "confer", "meet"})
# Whom 'with' may name without telling the state: the other side is the one that the report is about.
COUNTERPARTS = frozenset("counterpart number opposite colleague side".split())
OWN_USE = frozenset({"fly", "contribute"})  # 'still flies the jets', 'contributed a frigate to the drill'
BELOW = frozenset({"xcomp", "relcl", "acl"})  # clauses that only say what another verb or a noun is about
# Who acts for no state though they are somebody.
OF_NO_STATE = frozenset(
    "court tribunal judge arbitrator arbitrators panel ruling verdict nobody analyst expert study poll".split()
)
THINGS_GIVEN = GIVING - WORDS - {"approval"} | {"arms_order", "energy"}
# What one promises or offers to one's own.
AT_HOME = frozenset("resign quit retire step stand run hold cut raise lower reform rebuild build".split())
# To whom a promise is no dealing.
PRESS = frozenset("reporter journalist correspondent newspaper paper agency audience viewer listener".split())


def is_below(verb: Token) -> bool:
    """'the pact that Seoul threatened to end', 'demanded that Oslo quit it': said of what another verb is about."""
    return verb.dep_ in BELOW or (verb.dep_ == "ccomp" and verb.tag_ in ("VB", "VBP"))


def is_open(event: Event) -> bool:
    """Whether the side that an event's clause leaves empty may be taken from the report."""
    if event.token.lemma_ == "dispute" and len(event.codes("source")) > 1:
        return False  # 'Chile and Peru dispute the islet': with one another
    if event.trigger.weak and event.kind.id not in ("visit", *DONE_TO):
        return False  # too general a word to be taken for a dealing with somebody not named
    several = len(event.all_codes) > 1 and not (event.kind.id in AGAINST and event.source and not event.target)
    return not several and not _tells_otherwise(event) and _leaves_to_context(event)


def stands_alone(event: Event, subject: Sequence[str]) -> bool:
    """Whether a deed of a state stands without saying to or for whom: 'Ghana has promised four boats'.

    Args:
        event: A candidate with one side.
        subject: Codes of the states the report is about; in a report on one state it is home affairs.
    """
    acts = [c for c in event.codes("source") if c in states()]
    plain = event.trigger.pos == "verb" and not event.trigger.weak and not event.places.passive
    told = event.token.dep_ not in ("acl", "relcl") and not _as_speech(event) and not _to_others(event)
    home = any(clause.lemma_.lower() in AT_HOME for clause in event.places.get("comp"))  # 'offered to resign'
    bare = event.kind.id in THINGS_GIVEN and not event.themes and not event.places.get("object")  # 'is rearming'
    other = event.kind.id in ALONE and plain and told and not home and not bare and event.token.lemma_ not in OWN_USE
    return other and bool(acts) and not event.party and len(subject) == PAIR


def _tells_otherwise(event: Event) -> bool:
    """Whether the clause says that the other side is no state, or tells nothing."""
    kind, token = event.kind.id, event.token
    somebody = event.places.get("subject") or event.places.get("possessive")
    if not event.all_codes and somebody and not _by_things(event):
        return True  # somebody acts, and the text does not say for whom
    if not event.source and any(t.lemma_.lower() in OF_NO_STATE for t in somebody):
        return True  # 'the court gave the waters to Peru'
    if token.tag_ == "VB" and token.dep_ == "ROOT" and not event.places.get("subject"):
        return True  # 'let us try': an imperative tells nothing
    if kind in AGAINST and event.source and not event.target and _names_somebody(event):
        return True
    if event.trigger.pos == "verb" and (token.dep_ in ("acl", "amod") or (kind == "agreement" and _of_a_thing(event))):
        return True  # 'a delegation led by', 'the arms seized': not told, only said in passing
    # 'signed a contract with the shipyard': with whom is told, and it is no state
    return (kind in GIVING and _to_others(event)) or (kind in OF_TWO and _with_others(event))


def _leaves_to_context(event: Event) -> bool:
    """Whether kind and construction are such as leave the other side to the report."""
    kind = event.kind.id
    if kind in WORDS and not _given_to_somebody(event):
        return False
    if event.token.lemma_ in OWN_USE:
        return False
    attends = kind == "visit" and event.trigger.pos == "verb" and event.token.lemma_.lower() not in GOING
    if kind in WITH_THING and event.themes and not attends:  # 'attended the parade': at home, for all that is told
        return event.trigger.pos == "verb" or event.places.light is not None
    if kind == "visit" and event.trigger.pos == "verb":
        return bool(event.source) and event.token.lemma_.lower() in GOING
    if kind in DONE_TO and event.target and not event.source:
        return event.trigger.pos == "verb"
    if kind in OF_TWO:
        if kind == "joint_exercise" and not TOGETHER & {t.lower_ for t in event.token.sent}:
            return False  # a state's own exercise
        held = event.places.light is not None or event.token.lemma_.lower() in BETWEEN
        passive = event.places.passive and kind == "agreement"  # 'the pact was signed in Lima'
        return (held and bool(event.all_codes)) or passive or _verbless(event)
    if kind in ("request", "invitation") and event.trigger.pos == "noun":
        return bool(event.source) and event.token.head.lower_ == "at"  # 'at the invitation of Oman'
    if kind == "offer" and event.trigger.pos == "noun" and event.source and event.places.get("of"):
        return True  # 'Germany's offer of two boats'
    if kind == "treaty_exit" and is_below(event.token):
        return False
    if kind in ("recall", "expulsion") and event.trigger.pos == "noun":
        return bool(event.source) and bool(event.themes) and not event.target  # 'Oslo's recall of its envoy'
    towards = kind in AGAINST | WORDS or (kind in TOWARDS and not event.trigger.weak and not _to_others(event))
    return towards and event.trigger.pos == "verb" and bool(event.source) and not event.target


def _given_to_somebody(event: Event) -> bool:
    """Whether a promise or offer leaves unsaid to whom it is made: no speech, nothing agreed, nobody named."""
    named = any(t.pos_ != "PRON" for t in event.places.get("dative"))  # 'promised fishermen an answer'
    agreed = event.token.lemma_ == "agree"
    return bool(event.source) and not (named or agreed or _as_speech(event) or _to_others(event))


def _names_somebody(event: Event) -> bool:
    """'accused the rebels of treason': against whom is told, and it is no state."""
    roles = event.trigger.roles
    named = [(t, roles.get(p)) for p in ("object", "dative") for t in event.places.get(p)]
    people = [(t, role) for t, role in named if t.pos_ in ("NOUN", "PROPN") and t.lemma_.lower() in ACTOR_NOUNS]
    return any(role == "target" or (role == "host" and t.tag_ == "NNS") for t, role in people)


def _of_a_thing(event: Event) -> bool:
    """'the border, which has never been demarcated': said of a thing, by a clause of which it is the subject."""
    whose = (c for c in event.token.children if c.dep_ in ("nsubj", "nsubjpass"))
    return event.token.dep_ == "relcl" and any(c.lower_ in ("which", "that") for c in whose)


def _as_speech(event: Event) -> bool:
    """'Oslo will not go, the minister promised': a verb of saying after what is said, or said to the reporter."""
    token = event.token
    after = [c for c in token.children if c.i > token.i and c.dep_ != "punct"]
    turned = token.i > token.sent.start and token.nbor(-1).text in (",", '"') and not event.places.get("comp")
    if turned and not any(c.dep_ == "nsubj" and c.i < token.i for c in token.children) and token.dep_ != "conj":
        return True  # 'Budgetary reasons, assures the ministry'
    reporter = any(c.lower_ in ("me", "us") or c.lemma_.lower() in PRESS for c in after)
    return reporter or (event.kind.id in ("promise", "offer") and not after)


def _to_others(event: Event) -> bool:
    """'delivered food to the shoal': to whom is told, and it is no state."""
    return not event.target and bool(event.places.get("to") or (event.kind.id in GIVING and event.places.get("for")))


def _by_things(event: Event) -> bool:
    """Whether the subject is the thing dealt in ('the tanks arrived')."""
    themes = {t.i for t in event.themes}
    return bool(themes) and all(t.i in themes for t in event.places.get("subject"))


def _with_others(event: Event) -> bool:
    """Whether a phrase with 'with' names somebody who is no state, wherever the parser hung it."""
    named = [t for t in event.places.get("with") if t.pos_ != "PRON" and t.lemma_ not in COUNTERPARTS]
    hung = (c for t in event.token.subtree if t.lower_ == "with" for c in t.children if c.dep_ == "pobj")
    return bool(named) or any(c.pos_ == "PROPN" for c in hung)


def _verbless(event: Event) -> bool:
    """Whether the sentence is a note without a verb: '27 July: framework agreement on 980 tanks'."""
    return event.trigger.pos == "noun" and not any(t.pos_ in ("VERB", "AUX") for t in event.token.sent)
