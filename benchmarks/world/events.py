"""What truly happens in the made world, day by day."""

from __future__ import annotations

import hashlib
import random
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from itertools import accumulate

from communique.lexicon.who import states

from .wordings import ARMS, ASKED, CHARGES, DENIED, TOLD, TOPICS

REMEMBERED = 40  # events of a pair, and of a state, that reports still look back on
DENIALS = 0.1  # share of the events that can be denied that are
MATTERS = {"agreement": TOPICS, "accusation": CHARGES, "request": ASKED}
Code = str


@dataclass(frozen=True, slots=True)
class Event:
    """What truly happened.

    Attributes:
        number: Its number in the world.
        kind: Its kind.
        source: Code of who did it, or of one side.
        target: Code of whom it was done to, or of the other side.
        day: When.
        place: Code of the state in whose capital.
        amount: How many things, where it is about things.
        thing: Which things.
        matter: What was agreed, alleged or asked.
        denied: Whether a side says that it was not so.
    """

    number: int
    kind: str
    source: Code
    target: Code
    day: date
    place: Code
    amount: int
    thing: str
    matter: str
    denied: bool


@dataclass(slots=True)
class World:
    """The world while it runs: its chances and what is remembered of it."""

    chance: random.Random
    happened: int = 0
    of_state: dict[Code, list[Event]] = field(default_factory=dict)
    of_pair: dict[frozenset[Code], list[Event]] = field(default_factory=dict)

    def happen(self, day: date) -> Event:
        """Let something happen between two states."""
        chance = self.chance
        source, target = _two(chance)
        kind = chance.choice(tuple(TOLD))
        event = Event(
            self.happened, kind, source, target, day, chance.choice((source, target)), chance.randrange(3, 96),
            chance.choice(ARMS), chance.choice(MATTERS.get(kind, ("",))),
            (kind in DENIED or kind == "accusation") and chance.random() < DENIALS,
        )  # fmt: skip
        self.happened += 1
        for held in (
            self.of_state.setdefault(source, []),
            self.of_state.setdefault(target, []),
            self.of_pair.setdefault(frozenset((source, target)), []),
        ):
            held.append(event)
            del held[:-REMEMBERED]
        return event

    def behind(self, event: Event, chance: random.Random) -> Event:
        """An event that a report on another may look back on: of the two states, or of one of them."""
        pair = self.of_pair[frozenset((event.source, event.target))]
        state = self.of_state[chance.choice((event.source, event.target))]
        return chance.choice(pair if chance.random() < 0.5 else state)


@cache
def codes() -> tuple[Code, ...]:
    """The states of the world, busiest first; which are busy is drawn by a hash, and says nothing of the real ones."""
    usable = [code for code, e in states().items() if e["alpha2"] and e["capital"] and not e["territory_of"]]
    return tuple(sorted(filter(adjective, usable), key=lambda code: hashlib.sha256(code.encode()).digest()))


@cache
def _weights() -> tuple[float, ...]:
    """Few states make most news: weights of 1 / (rank + 10), so that the busiest pair has one event in 500."""
    return tuple(accumulate(1 / (rank + 10) for rank in range(len(codes()))))


def _two(chance: random.Random) -> tuple[Code, Code]:
    while True:
        a, b = chance.choices(codes(), cum_weights=_weights(), k=2)
        if a != b:
            return a, b


def adjective(code: Code) -> str:
    """A state's adjective; empty where none is listed."""
    return str(((states()[code].get("demonyms") or {}).get("adjectives") or ("",))[0])
