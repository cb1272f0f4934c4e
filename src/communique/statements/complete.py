"""Parties that a clause leaves unsaid, taken from what the report told just before.

'Rome has still to deliver the first ship' names no recipient; the sentences before it do. A party filled in
here is marked by its rule, lowers the confidence, and is only taken where the report leaves one choice.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from communique.language.referent import Referent
from communique.lexicon.materiel import find_designations
from communique.lexicon.who import names, state_actor, states
from communique.model.statement import FROM_CONTEXT, LEFT_OPEN, Statement
from communique.statements.event import Event
from communique.statements.unsaid import GIVING, PAIR, WORDS, is_open, stands_alone

REACH = 900  # code points: two or three paragraphs back; farther on, a report has changed its subject
ARMS = frozenset({"arms_transfer", "military_aid"})
ORDER = "arms_order"  # goes from the buyer to the seller


@dataclass(frozen=True, slots=True)
class About:
    """What a report is about: a pair of states, or one that deals with several."""

    pair: Sequence[str] = ()
    center: str | None = None


def complete(event: Event, offset: int, told: Sequence[Statement], about: About) -> bool:
    """Fill the side of an event that its clause leaves empty, or let it stand with one side.

    Args:
        event: A candidate with one state at most; it is changed where the report leaves one choice.
        offset: Code point of the report's text where the paragraph begins.
        told: Statements of the report so far, in order.
        about: The states the report is about.

    Returns:
        Whether a party was filled in or the event stands without.
    """
    if is_open(event) and _fill(event, offset, told, about):
        return True
    event.alone = stands_alone(event, about.pair)
    if event.alone:
        event.reasons.append(LEFT_OPEN)
    return event.alone


def _fill(event: Event, offset: int, told: Sequence[Statement], about: About) -> bool:
    codes = [c for c in event.all_codes if c in states()]
    answered = _answered(event, codes, offset, told) if event.kind.id == "denial" else ()
    only_here = event.kind.id in WORDS and not event.themes
    others = (
        answered
        or _alongside(event, codes, offset, told)
        or _receiver(event, codes, offset, told)
        or _others(codes, event.token.idx + offset, offset, told, about.pair, only_here=only_here)
    )
    if not others and about.center and codes and about.center not in codes and event.themes:
        others = (about.center,) if event.kind.id in GIVING or event.kind.id == ORDER else ()
    makers = _makers(_designated(event)) - set(codes) if event.kind.id == ORDER else set()
    if makers and not makers & set(others):
        others = tuple(makers & _named_in_sentence(event)) if len(makers) == 1 else ()
    others = tuple(c for c in others if answered or c not in event.barred)
    named = _named_in_sentence(event) - set(codes)
    if event.kind.mutual and codes and others and len(named) == 1 and not named & set(others):
        others = tuple(named)  # 'Chad paid a visit to China, where it signed pacts': not with a third state
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


def _alongside(event: Event, codes: Sequence[str], offset: int, told: Sequence[Statement]) -> tuple[str, ...]:
    """'Bahrain broke off relations the following day': against whom another did the same just before.

    'New Zealand sent soldiers, too': to whom others did the like, where a word says that this was beside it.
    """
    last = told[-1] if told and told[-1].trigger_start >= offset else None
    if last is None or event.target or not codes:
        return ()
    same = last.kind == event.kind.id and event.kind.type == "SANCTION"
    beside = {last.kind, event.kind.id} <= SENDING and bool(BESIDE & {t.lower_ for t in event.token.sent})
    targets = tuple(dict.fromkeys(c for p in last.target if (c := p.country) and c in states()))
    return targets if (same or beside) and not set(codes) & set(last.countries) else ()


# What states send one another, and the words that say that one did so beside another.
SENDING = frozenset("deployment peacekeeping training military_aid arms_transfer aid humanitarian_aid".split())
BESIDE = frozenset("too also likewise instead more further additional own similarly meanwhile".split())


def _receiver(event: Event, codes: Sequence[str], offset: int, told: Sequence[Statement]) -> tuple[str, ...]:
    """'Warsaw asked Berlin for leave and handed over four tanks': to whom such things went that were told of last."""
    if event.kind.id not in HANDED or not event.source or event.target or not codes:
        return ()
    for statement in reversed([s for s in told if event.token.idx + offset - s.trigger_end <= REACH]):
        targets = tuple(dict.fromkeys(c for p in statement.target if (c := p.country) and c in states()))
        if statement.kind in GIVING and len(targets) == 1 and targets[0] not in codes:
            return targets
    return ()


HANDED = frozenset({"arms_transfer", "military_aid", "aid", "humanitarian_aid"})


def _answered(event: Event, codes: Sequence[str], offset: int, told: Sequence[Statement]) -> tuple[str, ...]:
    """'a claim Algiers denies': whoever made the charge, in the same sentence or told before."""
    if event.accusers or event.target or not codes:
        return event.accusers
    near = (s for s in reversed(told) if event.token.idx + offset - s.trigger_end <= REACH)
    charges = (s for s in near if s.kind == "accusation" and set(codes) & {p.country for p in s.target})
    return next((tuple(c for p in s.source if (c := p.country) and c in states()) for s in charges), ())


def _others(
    codes: Sequence[str],
    at: int,
    offset: int,
    told: Sequence[Statement],
    subject: Sequence[str],
    *,
    only_here: bool,
) -> tuple[str, ...]:
    """The states on the other side: of what the paragraph told last, else the report's own pair, else told before."""
    near = [s for s in told if at - s.trigger_end <= REACH]
    here = _rest(codes, [s for s in near if s.trigger_start >= offset])
    if here or only_here:
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
    makers = _givers(event, told)
    if not makers & set(others):
        return None
    gives = code in makers and event.kind.id != ORDER
    return event.source if gives or (code not in makers and event.kind.id == ORDER) else event.target


def _named_in_sentence(event: Event) -> set[str]:
    """The states that the sentence names by noun or adjective."""
    text = event.token.sent.text
    hits = names().find(text, lambda n: n.kind in ("state", "demonym", "capital", "person"))
    return {code for hit in hits if hit.value.actor for code in hit.value.actor.countries}


def _givers(event: Event, told: Sequence[Statement]) -> set[str]:
    """The states that make the weapons dealt in, or those told of last: they give, where nothing else tells who."""
    if event.kind.id not in GIVING and event.kind.id != ORDER:
        return set()
    earlier = next((s.materiel for s in reversed(told) if any(m.designation for m in s.materiel)), ())
    return _makers(_designated(event)) or _makers([m.designation for m in earlier if m.designation])


def _designated(event: Event) -> list[str]:
    """The words of the things an event deals in."""
    return [event.token.doc[t.left_edge.i : t.i + 1].text for t in event.themes]


def _makers(stretches: Iterable[str]) -> set[str]:
    """The states that make the weapons that some words designate."""
    return {hit.value.maker for words in stretches for hit in find_designations(words) if hit.value.maker}


def _codes(parties: Iterable[object]) -> set[str]:
    return {getattr(p, "country", None) or "" for p in parties}
