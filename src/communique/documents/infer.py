"""Inferring the day of publication from the text."""

from __future__ import annotations

from collections.abc import Sequence

from communique.model.report import Block


def infer_published(text: str, blocks: Sequence[Block]) -> str | None:
    """Infer the date of publication (EDTF) from anchors in the text, or None."""
    del text, blocks
    return None
