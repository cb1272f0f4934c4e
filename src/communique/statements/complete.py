"""Parties that a clause leaves unsaid, taken from what the report told just before.

'Rome has still to deliver the first ship' names no recipient; the sentences before it do. A party filled in
here is marked by its rule, lowers the confidence, and is only taken where the report leaves one choice.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from communique.language.referent import Referent
from communique.lexicon.materiel import find_designations
from communique.lexicon.who import names, state_actor, states
from communique.model.statement import FROM_CONTEXT, LEFT_OPEN, Statement
from communique.statements.event import Event

REACH = 900  # code points: two or three paragraphs back; farther on, a report has changed its subject
# Kinds whose other side a report often leaves to the context once the thing dealt in is named.
WITH_THING = frozenset(
    "arms_transfer arms_order military_aid co_production technology_transfer aid humanitarian_aid peacekeeping "
    "deployment energy release repatriation basing request approval visit".split()
)
# Kinds of two equal sides: a group or a light verb ('held talks', 'signed a pact') makes them sure enough.
OF_TWO = frozenset("agreement talks meeting call joint_exercise relations ceasefire military_cooperation".split())
PAIR = 2
# Kinds that go from a giver to a receiver: who gives, gives again.
GIVING = frozenset(
    "arms_transfer military_aid aid humanitarian_aid promise offer approval training technology_transfer".split()
)
ARMS = frozenset({"arms_transfer", "military_aid"})
ORDER = "arms_order"  # goes from the buyer to the seller
# Deeds for or to somebody that tell something though the report does not say for or to whom.
ALONE = frozenset(
    "promise offer concession apology arms_transfer arms_order military_aid aid humanitarian_aid training mediation "
    "occupation embassy_closure energy detention border_opening restriction entry_ban invitation break_relations "
    "air_strike release judicial_cooperation investment trade_restriction recall praise seizure expulsion".split()
)
# What one does towards another, told just before or the report's subject, and seldom towards nobody.
TOWARDS = frozenset(
    "apology concession restriction entry_ban break_relations trade_restriction recall embassy_closure".split()
)
# Words against somebody, where what is spoken against was told just before ('rejected the charges').
# Deeds told in the passive ('they were freed'): who did them was told before.
DONE_TO = frozenset("detention release abduction deportation expulsion".split())
TOGETHER = frozenset("joint jointly bilateral combined together tripartite trilateral multinational".split())
# Verbs of visiting that may leave unsaid where one goes: the state the report is about.
GOING = frozenset({"visit", "arrive", "land", "tour"})
# Verbs that always take two sides.
BETWEEN = frozenset({"negotiate", "agree", "confer", "meet"})
# Whom 'with' may name without telling the state: the other side is the one that the report is about.
COUNTERPARTS = frozenset("counterpart number opposite colleague side".split())
AGAINST = frozenset(
    "criticism rejection denial refusal demand accusation approval offer recall sanction_easing".split()
)


def complete(event: Event, offset: int, told: Sequence[Statement], subject: Sequence[str]) -> bool:
    """Fill the side of an event that its clause leaves empty, or let it stand with one side.

    Args:
        event: A candidate with one state at most; it is changed where the report leaves one choice.
        offset: Code point of the report's text where the paragraph begins.
        told: Statements of the report so far, in order.
        subject: Codes of the states the report is about (headline or most named), at most two.

    Returns:
        Whether a party was filled in or the event stands without.
    """
    if _fill(event, offset, told, subject):
        return True
    event.alone = _stands_alone(event, subject)
    if event.alone:
        event.reasons.append(LEFT_OPEN)
    return event.alone


def _stands_alone(event: Event, subject: Sequence[str]) -> bool:
    """What a state does to or for somebody not named, in a report on two states: 'Ghana has promised four boats'."""
    acts = [c for c in event.codes("source") if c in states()]
    plain = event.trigger.pos == "verb" and not event.trigger.weak and not event.places.passive
    told = event.token.dep_ not in ("acl", "relcl") and not _as_speech(event) and not _to_others(event)
    return event.kind.id in ALONE and plain and told and bool(acts) and not event.party and len(subject) == PAIR


def _as_speech(event: Event) -> bool:
    """'Oslo will not go, the minister promised': a verb of saying after what is said, or said to the reporter."""
    after = [c for c in event.token.children if c.i > event.token.i and c.dep_ != "punct"]
    reporter = any(c.lower_ in ("me", "us") for c in after)
    return reporter or (event.kind.id in ("promise", "offer") and not after)


def _to_others(event: Event) -> bool:
    """'delivered food to the shoal': to whom is told, and it is no state."""
    return not event.target and bool(event.places.get("to") or (event.kind.id in GIVING and event.places.get("for")))


def _fill(event: Event, offset: int, told: Sequence[Statement], subject: Sequence[str]) -> bool:
    codes = [c for c in event.all_codes if c in states()]
    if event.trigger.weak and event.kind.id not in ("visit", *DONE_TO):
        return False  # too general a word to be taken for a dealing with somebody not named
    several = len(event.all_codes) > 1 and not (event.kind.id in AGAINST and event.source and not event.target)
    if several or not _open(event):
        return False
    others = _alongside(event, codes, offset, told) or _others(codes, event.token.idx + offset, offset, told, subject)
    makers = _makers_named(event) - set(codes) if event.kind.id == ORDER else set()
    if makers and not makers & set(others):
        others = tuple(makers & _named_in_sentence(event)) if len(makers) == 1 else ()
    others = tuple(c for c in others if c not in event.barred)
    sides = [(code, side) for code in others if (side := _side(event, code, told, others)) is not None]
    if len(sides) < len(others) or not sides:
        return False
    for code, side in sides:
        start, end = _named_at(code, event, offset, told)
        side.append(Referent((state_actor(code),), start, end, "actor", FROM_CONTEXT))
    event.reasons.append(FROM_CONTEXT)
    return True


def _named_at(code: str, event: Event, offset: int, told: Sequence[Statement]) -> tuple[int, int]:
    """Where the report named the state last, in offsets of the paragraph; the trigger where no statement did."""
    for statement in reversed(told):
        for party in (*statement.source, *statement.target):
            if party.country == code:
                return party.start - offset, party.end - offset
    return event.token.idx, event.token.idx + len(event.token)


def _open(event: Event) -> bool:
    kind = event.kind.id
    if (
        not event.all_codes
        and (event.places.get("subject") or event.places.get("possessive"))
        and not _by_things(event)
    ):
        return False  # somebody acts, and the text does not say for whom
    if event.token.tag_ == "VB" and event.token.dep_ == "ROOT" and not event.places.get("subject"):
        return False  # 'let us try': an imperative tells nothing
    if event.trigger.pos == "verb" and event.token.dep_ in ("acl", "amod"):
        return False  # 'a delegation led by', 'the arms seized': not told, only said in passing
    if kind in GIVING and _to_others(event):
        return False
    if kind in OF_TWO and _with_others(event):
        return False  # 'signed a contract with the shipyard': with whom is told, and it is no state
    if kind in WITH_THING and event.themes:
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
    towards = kind in AGAINST or (kind in TOWARDS and not event.trigger.weak and not _to_others(event))
    return towards and event.trigger.pos == "verb" and bool(event.source) and not event.target


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


def _alongside(event: Event, codes: Sequence[str], offset: int, told: Sequence[Statement]) -> tuple[str, ...]:
    """'Bahrain broke off relations the following day': against whom another did the same just before."""
    last = told[-1] if told and told[-1].trigger_start >= offset else None
    if last is None or last.kind != event.kind.id or event.target or not codes or event.kind.type != "SANCTION":
        return ()
    targets = tuple(dict.fromkeys(c for p in last.target if (c := p.country) and c in states()))
    return targets if not set(codes) & set(last.countries) else ()


def _others(
    codes: Sequence[str], at: int, offset: int, told: Sequence[Statement], subject: Sequence[str]
) -> tuple[str, ...]:
    """The states on the other side: of what the paragraph told last, else the report's own pair, else told before."""
    near = [s for s in told if at - s.trigger_end <= REACH]
    here = _rest(codes, [s for s in near if s.trigger_start >= offset])
    if here:
        return here
    if len(subject) == PAIR and (not codes or codes[0] in subject):
        return tuple(c for c in subject if c not in codes)
    return _rest(codes, near)


def _rest(codes: Sequence[str], told: Sequence[Statement]) -> tuple[str, ...]:
    for statement in reversed(told):
        known = [c for c in statement.countries if c in states()]
        if len(known) >= PAIR and (not codes or set(codes) & set(known)):
            rest = tuple(c for c in known if c not in codes)
            if len(rest) <= (1 if codes else PAIR):
                return rest
    return ()


def _side(event: Event, code: str, told: Sequence[Statement], others: Sequence[str]) -> list[Referent] | None:
    """The side a filled-in party belongs on: the empty one; where both are empty, as the like of it was told before.

    None where nothing of the kind was told: who bought from whom must not be guessed.
    """
    if event.kind.mutual:
        return event.party
    if event.source or event.party:
        return event.target
    if event.target:
        return event.source
    arms = event.kind.id in ARMS or event.kind.id == ORDER
    like = ARMS | {ORDER} if arms else GIVING if event.kind.id in GIVING else {event.kind.id}
    for statement in reversed([s for s in told if s.kind in like]):
        turned = (statement.kind == ORDER) != (event.kind.id == ORDER)  # who ordered is given to
        if code in _codes(statement.source):
            return event.target if turned else event.source
        if code in _codes(statement.target):
            return event.source if turned else event.target
    makers = _makers(event, told)
    if not makers & set(others):
        return None
    gives = code in makers and event.kind.id != ORDER
    return event.source if gives or (code not in makers and event.kind.id == ORDER) else event.target


def _named_in_sentence(event: Event) -> set[str]:
    """The states that the sentence names by noun or adjective."""
    text = event.token.sent.text
    hits = names().find(text, lambda n: n.kind in ("state", "demonym", "capital", "person"))
    return {code for hit in hits if hit.value.actor for code in hit.value.actor.countries}


def _makers_named(event: Event) -> set[str]:
    """The states that make the weapons that the event's own words designate."""
    text = event.token.doc.text
    stretches = (text[t.left_edge.idx : t.idx + len(t)] for t in event.themes)
    return {hit.value.maker for words in stretches for hit in find_designations(words) if hit.value.maker}


def _makers(event: Event, told: Sequence[Statement]) -> set[str]:
    """The states that make the weapons dealt in, or those told of last: they give, where nothing else tells who."""
    if event.kind.id not in GIVING and event.kind.id != ORDER:
        return set()
    text = event.token.doc.text
    stretches = [text[t.left_edge.idx : t.idx + len(t)] for t in event.themes]
    earlier = next((s.materiel for s in reversed(told) if any(m.designation for m in s.materiel)), ())
    for words in (*stretches, *(m.designation for m in earlier if m.designation)):
        makers = {hit.value.maker for hit in find_designations(words) if hit.value.maker}
        if makers:
            return makers
    return set()


def _codes(parties: Iterable[object]) -> set[str]:
    return {getattr(p, "country", None) or "" for p in parties}
