"""A report: one publication, its text as stored and what each stretch of that text is."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from enum import StrEnum


class BlockRole(StrEnum):
    """What a stretch of a report's text is; only some roles are running text."""

    HEADLINE = "headline"
    STANDFIRST = "standfirst"
    REPEAT = "repeat"
    BYLINE = "byline"
    DATE_LINE = "date_line"
    DATELINE = "dateline"
    SECTION_HEAD = "section_head"
    LABEL = "label"
    BODY = "body"
    LIST_ITEM = "list_item"
    QUOTE_ATTRIBUTION = "quote_attribution"
    SOURCE_LINE = "source_line"
    CAPTION = "caption"
    LINK = "link"
    TAG_LINE = "tag_line"
    ADVERT = "advert"
    CREDIT = "credit"


RUNNING = frozenset({BlockRole.STANDFIRST, BlockRole.BODY, BlockRole.LIST_ITEM})


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of a report's text with one role.

    Attributes:
        start: First code point of the block in the report's text.
        end: One past its last code point.
        role: What the block is.
        section: The section head the block stands under, or None.
        stamp: Span (start, end) of a leading date or time stamp in a list item, or None.
    """

    start: int
    end: int
    role: BlockRole
    section: str | None = None
    stamp: tuple[int, int] | None = None

    @property
    def running(self) -> bool:
        """Whether the block is running text, to be read as sentences."""
        return self.role in RUNNING


@dataclass(frozen=True, slots=True)
class Report:
    """One publication.

    Attributes:
        document: Path or URL as given; archive members as ``archive.zip!member``, lines of a
            JSON Lines file as ``file.jsonl#12``.
        sha256: Hash (hex) of the bytes read.
        text: The text that all offsets refer to, in Unicode code points.
        media_type: What the bytes were, such as ``text/plain``.
        title: Headline as found, or None.
        author: Byline as found, or None.
        publisher: Outlet as found or given, or None.
        published: EDTF date of publication, or None.
        published_origin: Where the date was found: metadata, url, text, inferred, given.
        credit: The agency the text credits (``Reuters``), or None.
        language: ISO 639-1 code of the text's language.
        url: Address, if known.
        blocks: What each stretch of the text is, in order, without overlaps.
        notes: What the readers of the document had to say about it.
    """

    document: str
    sha256: str
    text: str
    media_type: str = "text/plain"
    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    published: str | None = None
    published_origin: str | None = None
    credit: str | None = None
    language: str = "en"
    url: str | None = None
    blocks: tuple[Block, ...] = ()
    notes: tuple[str, ...] = field(default=())

    @property
    def id(self) -> str:
        """Stable identity: the same bytes under the same name are the same report."""
        return identity("r", self.sha256, self.document)


def identity(prefix: str, *parts: object) -> str:
    """Build a short stable id from key fields.

    Args:
        prefix: One letter saying what the id is of.
        *parts: The key fields; their ``str`` forms are hashed in order.

    Returns:
        The prefix and 16 hexadecimal digits of a SHA-256 hash.
    """
    joined = "\x1f".join("" if part is None else str(part) for part in parts)
    return f"{prefix}{hashlib.sha256(joined.encode('utf8')).hexdigest()[:16]}"
