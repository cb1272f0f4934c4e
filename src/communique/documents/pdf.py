"""PDF files with a text layer."""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Sequence
from io import BytesIO

from pypdf import PdfReader
from pypdf.errors import DependencyError, PyPdfError

from communique.documents.lines import paragraphs
from communique.documents.report import Extracted
from communique.documents.shapes import FINAL
from communique.model.intake import Failure, RawItem

# Letters a page must have on average to count as text: scanned pages carry at most a stamp or a page number.
_FEWEST_LETTERS = 25
# Characters after which a document is cut; a thousand pages hold some three million.
_MOST_TEXT = 20_000_000
# What the library raises on files that break its assumptions.
DAMAGE = (
    *(PyPdfError, DependencyError, ValueError, KeyError, TypeError, AttributeError, IndexError),
    *(RecursionError, OSError, NotImplementedError, AssertionError, OverflowError),
)
_HYPHEN = re.compile(r"(?<=[a-z])-\n(?=[a-z])")
_TOOL_TITLE = re.compile(
    r"microsoft (?:word|powerpoint)|untitled|\.(?:docx?|indd|qxd|pdf|odt|tex)\b|^\s*$", re.IGNORECASE
)

logging.getLogger("pypdf").setLevel(logging.CRITICAL)


def extract_pdf(item: RawItem) -> Extracted | Failure:
    """Read the text layer of a PDF file.

    Args:
        item: The file.
    """
    try:
        reader = PdfReader(BytesIO(item.data))
        if reader.is_encrypted and not reader.decrypt(""):
            return Failure(item.document, "is protected by a password", "Save a copy without it and read that.")
        pages = _pages(reader)
        meta = reader.metadata
        title, author, made = (meta.title, meta.author, meta.get("/CreationDate")) if meta else (None, None, None)
    except DAMAGE as error:
        cut = b"%%EOF" not in item.data[-2048:]
        reason = "is cut off" if cut else f"is a damaged PDF ({type(error).__name__})"
        return Failure(item.document, reason, "Download it again.")
    if sum(c.isalpha() for page in pages for c in page) < _FEWEST_LETTERS * max(1, min(len(pages), 4)):
        return Failure(item.document, "has no text layer, only images", "Run it through OCR and read the result.")
    text = join_pages(pages)
    return Extracted(
        text,
        title=None if _TOOL_TITLE.search(str(title or "")) else str(title),
        author=str(author) if author else None,
        published=_pdf_date(str(made)) if made else None,
        dated_by_file=True,
    )


def _pages(reader: PdfReader) -> list[str]:
    pages: list[str] = []
    length = 0
    for page in reader.pages:
        text = page.extract_text().encode("utf8", "replace").decode("utf8").replace("\0", " ")
        pages.append("\n".join(line.rstrip() for line in text.split("\n")).strip("\n"))
        length += len(text)
        if length > _MOST_TEXT:
            break
    return pages


def join_pages(pages: Sequence[str]) -> str:
    """Join pages to one text: without running heads and page numbers, a paragraph a line.

    Args:
        pages: The text of each page as laid out.
    """
    edges = Counter(_masked(line) for page in pages for line in _edges(page.split("\n")))
    kept: list[str] = []
    for page in pages:
        lines = page.split("\n")
        running = {line for line in _edges(lines) if _is_running_head(line, edges)}
        kept.extend(line for line in lines if line not in running)
        if kept and FINAL.search(kept[-1]):
            kept.append("")
    text = _HYPHEN.sub("", "\n".join(kept))
    return "\n".join(("\n" if p.gap else "") + " ".join(p.text.split()) for p in paragraphs(text)).strip("\n")


def _edges(lines: Sequence[str]) -> list[str]:
    return [line for line in (*lines[:1], *lines[-1:]) if line.strip()]


def _is_running_head(line: str, edges: Counter[str]) -> bool:
    """Whether the first or last line of a page is a page number or stands on three pages or more."""
    return not any(c.isalpha() for c in line) or edges[_masked(line)] >= 3


def _masked(line: str) -> str:
    return re.sub(r"\d+", "#", line).strip()


def _pdf_date(made: str) -> str | None:
    found = re.match(r"(?:D:)?(\d{4})(\d\d)(\d\d)", made)
    return "-".join(found.groups()) if found else None
