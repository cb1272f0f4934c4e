"""What comes in: the bytes of one document on their way to a report, or why there are none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class RawItem:
    """The bytes of one document.

    Attributes:
        document: Path or URL as given, in POSIX form; archive members as ``archive.zip!member``,
            items of a JSON Lines file by their URL, else as ``file.jsonl#id`` or ``file.jsonl#12``.
        data: The bytes.
        media_type: What the bytes are, by their content: ``text/plain``, ``text/markdown``, ``text/html``,
            ``application/pdf``, ``application/json`` (one item), ``message/rfc822`` or the type of .docx.
        given: What the user says of the document where it does not say so itself: ``publisher``,
            ``published`` (EDTF).
    """

    document: str
    data: bytes
    media_type: str = "text/plain"
    given: Mapping[str, str] = field(default_factory=lambda: NOTHING)


@dataclass(frozen=True, slots=True)
class Failure:
    """A document that could not be read.

    Attributes:
        document: Which one, named as in :class:`RawItem`.
        reason: What is wrong with it, as the end of a sentence: ``is empty``.
        remedy: What the user can do, as a sentence.
    """

    document: str
    reason: str
    remedy: str

    def __str__(self) -> str:
        """One clear line: what, where, remedy."""
        return f"{self.document}: {self.reason}. {self.remedy}"
