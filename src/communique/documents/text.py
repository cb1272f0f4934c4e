"""Plain text: the file's own text, untouched."""

from __future__ import annotations

from communique.documents.decode import decode
from communique.documents.report import Extracted
from communique.model.intake import Failure, RawItem

# Names of encodings that need no mention.
_USUAL = ("utf-8", "ascii")


def extract_text(item: RawItem) -> Extracted | Failure:
    """Read plain text; offsets stay those of ``Path.read_text(encoding="utf8")``.

    Args:
        item: The document.
    """
    text, encoding = decode(item.data)
    if text is None:
        return undecodable(item)
    notes = () if encoding in _USUAL else (f"read as {encoding}",)
    return Extracted(text, notes=notes)


def undecodable(item: RawItem) -> Failure:
    """The failure of bytes that are no text in any known encoding."""
    return Failure(item.document, "is no text in any known encoding", "Save it as UTF-8 and read it again.")
