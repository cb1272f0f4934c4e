"""A deal: a supply of arms followed through its life, in the shape of an arms-transfer register."""

from __future__ import annotations

from dataclasses import dataclass

UNKNOWN = ".."
"""What stands in a cell that no statement fills (as in the SIPRI Arms Transfers Database)."""
STAGES = ("sought", "offered", "agreed", "ordered", "delivered", "in use", "cancelled")
"""The life of a deal, in its order; a deal stands where it has come furthest."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of the register.

    Attributes:
        text: What is shown: ``..`` where nothing is known, in brackets what is uncertain, alternatives parted by ``|``.
        statements: Ids of the statements it rests on, sorted; none where nothing is known.
        doubts: Why it, or a part of it, is uncertain; empty where it is certain.
    """

    text: str = UNKNOWN
    statements: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()

    @property
    def known(self) -> bool:
        """Whether any statement fills it."""
        return self.text != UNKNOWN


@dataclass(frozen=True, slots=True)
class Deal:
    """One line of the register: one designation (or category) from one supplier to one recipient.

    Attributes:
        id: Stable id, made from supplier, recipient and thing.
        supplier: Code of the state that supplies, or the actor's label where it is no state.
        recipient: Code of the state that receives, or the actor's label.
        ordered: How many were ordered or agreed.
        designation: The type by name.
        category: The sort of thing.
        order_year: EDTF year or years of the order.
        delivery_years: EDTF years of delivery.
        delivered: How many were delivered.
        status: Where the deal stands (see ``STAGES``).
        money: The sums named.
        comments: Its life in words: each stage, each denial and refusal with ids.
        dealings: Ids of the dealings it is followed through, sorted.
        statements: Ids of all statements on it, sorted.
    """

    id: str
    supplier: Cell
    recipient: Cell
    ordered: Cell
    designation: Cell
    category: Cell
    order_year: Cell
    delivery_years: Cell
    delivered: Cell
    status: Cell
    money: Cell
    comments: Cell
    dealings: tuple[str, ...]
    statements: tuple[str, ...]


CELLS = (
    "supplier", "recipient", "ordered", "designation", "category", "order_year", "delivery_years", "delivered",
    "status", "money", "comments",
)  # fmt: skip
"""The cells of a deal, in the register's order."""
