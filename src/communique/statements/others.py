"""Dealings that are none between states: of states with armed and political groups, and inside states.

They are looked for after those between states, in what is left of the sentence, with the same frames but with any
noun phrase for a party; the record keeps them apart.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Span, Token

from communique.language.anybody import Anybody, acting
from communique.language.referents import Referents
from communique.lexicon.topics import off_topic
from communique.lexicon.triggers import other_index, trigger_index
from communique.model.statement import FROM_CONTEXT, OF_OTHERS
from communique.statements.decide import ONE_SIDED, lacking
from communique.statements.event import Event, Rejected
from communique.statements.events import matches
from communique.statements.frames import fill

PAIR = 2


def other_events(sentence: Span, referents: Referents, events: Sequence[Event]) -> list[Event]:
    """Find the dealings of a sentence that are not between states.

    Args:
        sentence: The sentence.
        referents: The resolved noun phrases of its paragraph.
        events: What was found between states; where two are named, the words state nothing else.

    Returns:
        Events whose parties may be of any sort, in the order of the text.
    """
    if off_topic(sentence.text):
        return []
    anybody = Anybody(referents)
    told = (e for e in events if len(e.all_codes) >= PAIR and FROM_CONTEXT not in e.reasons)
    used = {w.i for event in told for w in event.words}
    known = {w.i for event in events for w in event.words}
    found: list[Event] = []
    for token in sentence:
        event = _at(token, anybody, used) if token.i not in used else None
        if event is None or (len(event.all_codes) < PAIR and known & {w.i for w in event.words}):
            continue  # what says no more than was read between states
        found.append(event)
        used.update(w.i for w in event.words)
    return found


def _at(token: Token, anybody: Anybody, used: set[int]) -> Event | None:
    for index in (other_index(), trigger_index()):
        for entry, words in matches(token, index):
            if any(w.i in used for w in words):
                continue
            event = fill(entry, words, anybody)
            if not isinstance(event, Rejected) and _sound(event):
                event.reasons.append(OF_OTHERS)
                for side in (event.source, event.target, event.party):
                    side[:] = [anybody.settled(referent) for referent in side]
                return event
    return None


def _sound(event: Event) -> bool:
    """Whether somebody acts, and on somebody."""
    if lacking(event) or (event.trigger.weak and not (acting(event.source) and acting(event.target))):
        return False
    if "theme.owner" in event.reasons:
        return False  # 'Serbian diplomats were told to leave': whose they are did not do it
    several = len(event.all_codes) >= PAIR
    if event.kind.mutual or event.party:
        return several and acting((*event.party, *event.source, *event.target))
    if event.source and event.target:
        return several and (acting(event.source) or _by_a_deed(event))
    alone = event.kind.id in ONE_SIDED or event.kind.type == "PROTEST"
    return alone and acting((*event.source, *event.target))


def _by_a_deed(event: Event) -> bool:
    """'A car bomb killed six people': the deed stands for who did it."""
    return event.kind.type == "ASSAULT" and any(t.lemma_.lower() in DEEDS for t in event.places.get("subject"))


DEEDS = frozenset(
    "attack bombing bomb blast explosion shelling strike airstrike raid ambush gunfire missile rocket drone shooting "
    "clash offensive massacre assault bombardment grenade mortar landmine mine shot".split()
)
