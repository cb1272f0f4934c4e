"""How sure a reading is: a score from the rules that led to it, to be calibrated against gold."""

from __future__ import annotations

from communique.model.statement import FROM_CONTEXT, OUTSPOKEN, Holder
from communique.statements.dating import Dated
from communique.statements.event import Event

# What each doubt takes off; measured on the practice reports (docs/accuracy.md says how often each was right).
BASE = 0.93
DOUBTS = {
    "pronoun": 0.06,
    "group": 0.05,
    "noun.earlier": 0.08,
    "weak": 0.1,
    "one_side": 0.1,
    "theme.owner": 0.1,
    FROM_CONTEXT: 0.2,
    "spoken.context": 0.1,
    "clause.parties": 0.2,
    "inherited_date": 0.03,
    "hedged": 0.04,
}
LOWEST = 0.3


def confidence(event: Event, dated: Dated | None, holder: Holder | None, status: str, hedged: bool) -> float:
    """Score a reading.

    Args:
        event: The event with its parties.
        dated: Its date.
        holder: Who vouches.
        status: Its status.
        hedged: Whether cues changed the status.

    Returns:
        A number from 0.3 to 0.93, two decimals.
    """
    score = BASE
    rules = {r.rule.split(".")[0] for r in (*event.source, *event.target, *event.party)}
    full = {r.rule for r in (*event.source, *event.target, *event.party)}
    score -= DOUBTS["pronoun"] * ("pronoun" in rules) + DOUBTS["group"] * ("group" in rules)
    score -= DOUBTS["noun.earlier"] * ("noun.earlier" in full) + DOUBTS["weak"] * event.trigger.weak
    score -= DOUBTS["one_side"] * (len(event.all_codes) < 2)
    score -= DOUBTS["theme.owner"] * ("theme.owner" in event.reasons)
    context = "spoken.context" if event.kind.id in OUTSPOKEN and event.source else FROM_CONTEXT
    score -= DOUBTS[context] * (FROM_CONTEXT in event.reasons)
    score -= DOUBTS["clause.parties"] * ("clause.parties" in event.reasons)
    score -= DOUBTS["inherited_date"] * (dated is not None and dated.origin != "text")
    score -= DOUBTS["hedged"] * (hedged and status != "denied")
    return round(max(LOWEST, score), 2)
