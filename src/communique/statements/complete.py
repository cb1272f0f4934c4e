"""Parties that a clause leaves unsaid, taken from what the report told just before.

'China has yet to hand over a single boat' names no recipient; the sentences before it do. A party filled in
here is marked by its rule, lowers the confidence, and is only taken where the report leaves one choice.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from communique.language.referents import Referent
from communique.lexicon.who import state_actor, states
from communique.model.statement import Statement
from communique.statements.event import Event

REACH = 900  # code points: two or three paragraphs back; farther on, a report has changed its subject
# Kinds whose other side a report often leaves to the context. Words of quarrel are left alone: a charge or
# demand without an addressee is often addressed to nobody.
OPEN = frozenset(
    "arms_transfer arms_order military_aid co_production technology_transfer aid humanitarian_aid training "
    "agreement approval promise offer talks meeting visit hosting call joint_exercise basing relations release "
    "repatriation concession refusal request trade energy investment peacekeeping military_cooperation "
    "cooperation intelligence_sharing border_opening border_closure break_relations sanction_easing recall "
    "withdrawal".split()
)


def complete(event: Event, offset: int, told: Sequence[Statement], subject: Sequence[str]) -> bool:
    """Fill the side of an event that its clause leaves empty.

    Args:
        event: A candidate with one state at most; it is changed where the report leaves one choice.
        offset: Code point of the report's text where the paragraph begins.
        told: Statements of the report so far, in order.
        subject: Codes of the states the report is about (headline or most named), at most two.

    Returns:
        Whether a party was filled in.
    """
    codes = [c for c in event.all_codes if c in states()]
    if event.kind.id not in OPEN or len(event.all_codes) > 1:
        return False
    others = _others(codes, event.token.idx + offset, told, subject)
    if not others:
        return False
    at = event.token.idx
    for code in others:
        filled = Referent((state_actor(code),), at, at + len(event.token), "actor", "party.context")
        _side(event, code, told).append(filled)
    event.reasons.append("party.context")
    return True


def _others(codes: Sequence[str], at: int, told: Sequence[Statement], subject: Sequence[str]) -> tuple[str, ...]:
    for statement in reversed(told):
        if at - statement.trigger_end > REACH:
            break
        known = [c for c in statement.countries if c in states()]
        if len(known) > 1 and (not codes or codes[0] in known):
            rest = tuple(c for c in known if c not in codes)
            return rest if len(rest) <= (1 if codes else 2) else ()
    if len(subject) == 2 and (not codes or codes[0] in subject):  # noqa: PLR2004 - a pair
        return tuple(c for c in subject if c not in codes)
    return ()


def _side(event: Event, code: str, told: Sequence[Statement]) -> list[Referent]:
    """The side a filled-in party belongs on: the empty one; where both are empty, as in the statement before."""
    if event.kind.mutual:
        return event.party
    if event.source or event.party:
        return event.target
    if event.target:
        return event.source
    for statement in reversed(told):
        if code in _codes(statement.source):
            return event.source
        if code in _codes(statement.target):
            return event.target
    return event.target


def _codes(parties: Iterable[object]) -> set[str]:
    return {getattr(p, "country", None) or "" for p in parties}
