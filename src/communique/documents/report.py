"""Putting a report together: its text in blocks, with what metadata, text, address and user say of it."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, replace

from communique.documents.blocks import cut_blocks
from communique.documents.dates import date_in_url, read_date
from communique.documents.frontmatter import front_matter
from communique.documents.infer import infer_published
from communique.model.intake import Failure, RawItem
from communique.model.report import Block, BlockRole, Report

# Characters of one report: three hundred pages; what is longer is a book or many reports in one file.
LONGEST_TEXT = 1_000_000
# What JSON can spell and no database keeps as text: NUL and halves of surrogate pairs; places stay what they are.
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Extracted:
    """What a format's reader got out of a document.

    Attributes:
        text: The text, as it will be kept.
        title: Title in the document's metadata, or None.
        author: Author in its metadata, or None.
        publisher: Outlet in its metadata, or None.
        published: Date in its metadata, in any written form, or None.
        dated_by_file: Whether that date is only the file's own, which the text's word goes before.
        url: Address, or None.
        language: ISO 639-1 code if the document names its language, or None.
        notes: What the reader has to say about the document.
    """

    text: str
    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    published: str | None = None
    dated_by_file: bool = False
    url: str | None = None
    language: str | None = None
    notes: tuple[str, ...] = ()


def build_report(item: RawItem, found: Extracted) -> Report | Failure:
    """Put a report together.

    Metadata of the document go before what its text says, that before the user's word; a date of publication
    that none of them has is inferred from the text.

    Args:
        item: The document's bytes and the user's word.
        found: What its format's reader got out.

    Returns:
        The report, or a failure if there is no text.
    """
    found = _storable(found)
    if not found.text.strip(" \t\r\n\f\v\u00a0\u200b\ufeff"):
        return Failure(item.document, "has no text", "Give a document that holds the report's text.")
    if len(found.text) > LONGEST_TEXT:
        why = f"is longer than any report ({len(found.text):,} characters)"
        return Failure(item.document, why, f"Split it into texts of less than {LONGEST_TEXT:,} characters.")
    blocks = cut_blocks(found.text)
    if found.title:
        blocks = _mark_title(found.text, blocks, found.title)
    front = front_matter(found.text, blocks)
    report = Report(
        document=item.document,
        sha256=hashlib.sha256(item.data).hexdigest(),
        text=found.text,
        media_type=item.media_type,
        title=_clean(found.title) or front.title,
        author=_clean(found.author) or front.author,
        publisher=_clean(found.publisher) or front.publisher or item.given.get("publisher"),
        credit=front.credit,
        language=found.language or "en",
        url=found.url,
        blocks=blocks,
        notes=found.notes,
    )
    published, origin = _published(item, found, front.published)
    if published:
        return replace(report, published=published, published_origin=origin)
    return _with_inferred_date(report)


def _storable(found: Extracted) -> Extracted:
    def clean(words: str | None) -> str | None:
        return words and _UNSTORABLE.sub("\ufffd", words)

    return replace(
        found,
        text=_UNSTORABLE.sub("\ufffd", found.text),
        title=clean(found.title),
        author=clean(found.author),
        publisher=clean(found.publisher),
        url=clean(found.url),
    )


def _with_inferred_date(report: Report) -> Report:
    inferred = infer_published(report.text, report.blocks)
    if inferred is None:
        return report
    note = f"the date of publication was inferred from {inferred.because}"
    return replace(report, published=inferred.value, published_origin="inferred", notes=(*report.notes, note))


def _published(item: RawItem, found: Extracted, written: str | None) -> tuple[str | None, str | None]:
    """The date of publication and where it was found."""
    given = item.given.get("published")
    address = date_in_url(found.url) if found.url else None
    stated = read_date(found.published) if found.published else None
    ways = [(stated, "metadata"), (written, "text"), (address, "url"), (given, "given")]
    if found.dated_by_file:
        ways = [*ways[1:], ways[0]]
    for value, origin in ways:
        if value:
            return value, origin
    return None, None


def _mark_title(text: str, blocks: tuple[Block, ...], title: str) -> tuple[Block, ...]:
    """Lines that repeat a title known from metadata are the headline, once, and repeats of it."""
    wanted = " ".join(title.casefold().split())
    seen = any(b.role is BlockRole.HEADLINE and _same(text, b, wanted) for b in blocks)
    marked: list[Block] = []
    for block in blocks:
        if _same(text, block, wanted) and block.role not in (BlockRole.HEADLINE, BlockRole.REPEAT):
            role = BlockRole.REPEAT if seen else BlockRole.HEADLINE
            seen = True
            marked.append(replace(block, role=role))
        else:
            marked.append(block)
    return tuple(marked)


def _same(text: str, block: Block, wanted: str) -> bool:
    return " ".join(text[block.start : block.end].casefold().split()) == wanted


def _clean(value: str | None) -> str | None:
    cleaned = " ".join((value or "").split())
    return cleaned or None
