"""What a statement says of arms changing hands: lots, each of one thing at one stage of a deal's life."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from communique.lexicon.materiel import categories_of, find_designations
from communique.model.statement import DOUBTFUL, Materiel, Party, Quantity, Statement, Status
from communique.record.blocks import OF_THEIR_OWN


@dataclass(frozen=True, slots=True)
class Life:
    """What a kind of dealing says of a deal.

    Attributes:
        occurred: The stage reached where it occurred.
        planned: The stage where it is only planned: an order that is to come has been agreed, not placed.
        possible: The stage where it is only possible.
        supplier: Which side supplies: source or target, or none where the kind does not say.
    """

    occurred: str
    planned: str
    possible: str
    supplier: str | None


_TRANSFER = Life("delivered", "agreed", "offered", "source")
_OFFER = Life("offered", "offered", "offered", "source")
_AGREED = Life("agreed", "agreed", "agreed", None)
_ENDED = Life("cancelled", "cancelled", "cancelled", None)
REFUSED = "refused"  # no stage: what was sought stays sought
_REFUSED = Life(REFUSED, REFUSED, REFUSED, None)
_IN_USE = Life("in use", "in use", "in use", None)
LIVES: Mapping[str, Life] = {
    "request": Life("sought", "sought", "sought", "target"),
    "offer": _OFFER,
    "promise": _OFFER,
    "approval": _OFFER,
    "agreement": _AGREED,
    "co_production": _AGREED,
    "arms_order": Life("ordered", "agreed", "sought", "target"),
    "arms_transfer": _TRANSFER,
    "military_aid": _TRANSFER,
    "technology_transfer": _TRANSFER,
    "treaty_exit": _ENDED,
    "aid_cut": _ENDED,
    "refusal": _REFUSED,
    "rejection": _REFUSED,
    "deployment": _IN_USE,
    "weapons_test": _IN_USE,
}
# Kinds that are about arms even where the sentence names none ('three of them were handed over').
ARMS = frozenset({"arms_transfer", "arms_order"})
SHOWN = frozenset({"deployment", "weapons_test"})  # they name who has the thing, not whence
NOTES = {"co_production": "co-production", "military_aid": "military aid", "technology_transfer": "technology transfer"}
# A sale is a contract, whatever has come of it; 'inducted' and 'operates' say that the thing is in use.
SALE = re.compile(r"\b(?:sells?|selling|sold|sales?|leas(?:e[sd]?|ing))\b", re.IGNORECASE)
USE = re.compile(
    r"\b(?:us(?:e[sd]?|ing)|operat\w+|employ\w*|field(?:s|ed|ing)|wield\w*|induct\w*|commission\w*|deploy\w*)\b",
    re.IGNORECASE,
)
# Status cues by which a thing came to an end; 'shelved' and 'blocked' may be taken up again.
CALLED_OFF = re.compile(r"cancel|scrap|call\w* off|abort|terminat|annul|abrogat|rescind", re.IGNORECASE)
# Nouns for arms that do not say which, and nouns that only count.
VAGUE = frozenset(
    "weapon arm weaponry equipment materiel hardware kit system armament supply thing number amount quantity thousand "
    "hundred dozen score million batch tranche lot delivery shipment consignment package".split()
)


@dataclass(frozen=True, slots=True)
class Lot:
    """One thing at one stage, as one statement has it.

    Attributes:
        statement: The statement.
        dealing: Id of its dealing.
        supplier: Key of the supplier; '' where it is not said.
        recipient: Key of the recipient; '' where it is not said.
        pair: Both sides, sorted, where it is not said which of them supplies; else empty.
        designation: The type by name, or None.
        category: Its category, a plain noun as a rule in the singular, or None where no thing is named.
        classes: The categories that the noun may stand for.
        quantity: How many.
        stage: The stage it says the deal reached; ``refused``, or '' for a denial.
        doubts: Why it is uncertain by itself.
    """

    statement: Statement
    dealing: str
    supplier: str
    recipient: str
    pair: tuple[str, ...]
    designation: str | None
    category: str | None
    classes: frozenset[str]
    quantity: Quantity | None
    stage: str
    doubts: frozenset[str]


@dataclass(frozen=True, slots=True)
class Thing:
    """What is dealt in, by name and by sort."""

    designation: str | None
    category: str | None
    classes: frozenset[str]
    quantity: Quantity | None


def lots_of(statement: Statement, dealing: str, fallback: Thing | None = None) -> Iterator[Lot]:
    """The lots that a statement tells of.

    Args:
        statement: A statement on a dealing between states.
        dealing: Id of its dealing.
        fallback: The one thing its dealing is about, for a statement that names none itself.

    Yields:
        A lot for each thing and each pair of supplier and recipient; none where it is about no arms.
    """
    life = LIVES.get(statement.kind)
    if life is None:
        return
    things = things_in(statement)
    if not things and fallback is not None:
        things = [fallback]
    if not things and statement.kind in ARMS:
        things = [Thing(None, None, frozenset(), None)]
    stage, doubts = _stage(statement, life)
    if life is _ENDED and not statement.materiel:
        doubts |= {"thing named in the sentence only"}
    sides = _sides(statement, life)
    for thing in things:
        for supplier, recipient, pair in sides:
            quantity = thing.quantity if len(sides) == 1 else None  # of a number shared by several, no one's share
            yield Lot(
                statement, dealing, supplier, recipient, pair, thing.designation, thing.category, thing.classes,
                quantity, stage, doubts,
            )  # fmt: skip


def things_in(statement: Statement) -> list[Thing]:
    """The things a statement names.

    A number that stands with several things of one phrase is that of the first. A statement that something was ended
    has its materiel in its words alone: only designations are taken from them.
    """
    found: list[Thing] = []
    numbers: set[tuple[float | None, float | None, str]] = set()
    for item in sorted(statement.materiel, key=lambda m: (m.start, m.designation or m.category)):
        quantity = item.quantity
        if quantity is not None:
            key = (quantity.low, quantity.high, quantity.text)
            quantity = None if key in numbers else quantity
            numbers.add(key)
        found.append(_thing(item, quantity))
    if not found and LIVES.get(statement.kind) is _ENDED:
        found = [Thing(h.value.name, h.value.category, frozenset(), None) for h in find_designations(statement.quote)]
    return list(dict.fromkeys(found))


def _thing(item: Materiel, quantity: Quantity | None) -> Thing:
    noun = singular(item.category.lower())
    if item.designation:
        return Thing(item.designation, None if noun == "materiel" else item.category, frozenset(), quantity)
    classes = _classes(item.category.lower())
    if noun in VAGUE:
        return Thing(None, None, frozenset(), quantity)
    return Thing(None, next(iter(classes)) if len(classes) == 1 else noun, classes, quantity)


@cache
def _classes(noun: str) -> frozenset[str]:
    return categories_of(noun)


def singular(noun: str) -> str:
    """A noun without the plural's ending: 'boats' is 'boat', 'glass' stays."""
    return noun[:-1] if noun.endswith("s") and not noun.endswith(("ss", "us", "is")) else noun


def _stage(statement: Statement, life: Life) -> tuple[str, frozenset[str]]:
    at = statement.trigger_start - statement.start
    trigger = statement.quote[at : statement.trigger_end - statement.start]
    doubts = {"reading uncertain"} if statement.confidence < DOUBTFUL else set()
    if statement.status is Status.DENIED:
        ended = statement.kind in LIVES and any(CALLED_OFF.search(c.text) for c in statement.status_cues)
        return ("cancelled" if ended else ""), frozenset(doubts)
    if statement.status is not Status.OCCURRED:
        doubts.add(str(statement.status))
        return (life.planned if statement.status is Status.PLANNED else life.possible), frozenset(doubts)
    if statement.kind in ARMS and USE.search(trigger):
        return "in use", frozenset(doubts)
    sale = life is _TRANSFER and SALE.search(trigger)
    return ("ordered" if sale else life.occurred), frozenset(doubts)


def _sides(statement: Statement, life: Life) -> list[tuple[str, str, tuple[str, ...]]]:
    """Supplier, recipient and, where it is not said which is which, the pair."""
    source, target = (list(dict.fromkeys(map(side, parties))) for parties in (statement.source, statement.target))
    source, target = [k for k in source if k], [k for k in target if k]
    if statement.kind in SHOWN:
        return [("", user, ()) for user in source]
    if life.supplier is None:
        both = sorted({*source, *target})
        return [("", "", (a, b)) for n, a in enumerate(both) for b in both[n + 1 :]]
    suppliers, recipients = (source, target) if life.supplier == "source" else (target, source)
    return [(a, b, ()) for a in suppliers or [""] for b in recipients or [""] if a != b]


def side(party: Party) -> str:
    """The key of a party: its state's code; a movement or an organisation stands for itself, by its label."""
    if party.id and party.id.startswith(OF_THEIR_OWN):
        return party.label or party.name
    return party.country or ""
