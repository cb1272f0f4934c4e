"""Kinship: how two reports of one origin hang together."""

from __future__ import annotations

from enum import StrEnum


class Kinship(StrEnum):
    """How two reports hang together, from the plainest to the least plain."""

    NONE = "none"
    EXACT = "exact"  # the same running text
    NEAR = "near"  # the same text lightly edited or cut
    SYNDICATED = "syndicated"  # the same, and an agency is credited
    UPDATE = "update"  # a later version by its own publisher
    REWRITE = "rewrite"  # told sentence by sentence in other words or another order
    TRANSLATION = "translation"  # told in the same words and another grammar
    EXCERPT = "excerpt"  # a passage of the one stands in the other, which is a report of its own
