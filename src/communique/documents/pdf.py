"""PDF files with a text layer."""

from __future__ import annotations

import logging
import re
from io import BytesIO

from pypdf import PdfReader
from pypdf.errors import DependencyError, PyPdfError

from communique.documents.report import Extracted
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
            return Failure(
                item.document, "is protected by a password", "Save a copy without it and read that."
            )
        pages = _pages(reader)
        meta = reader.metadata
        title, author, made = (
            (meta.title, meta.author, meta.get("/CreationDate")) if meta else (None, None, None)
        )
    except DAMAGE as error:
        cut = b"%%EOF" not in item.data[-2048:]
        reason = "is cut off" if cut else f"is a damaged PDF ({type(error).__name__})"
        return Failure(item.document, reason, "Download it again.")
    text = "\n\n".join(pages)
    if sum(c.isalpha() for c in text) < _FEWEST_LETTERS * max(1, min(len(pages), 4)):
        return Failure(
            item.document, "has no text layer, only images", "Run it through OCR and read the result."
        )
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


def _pdf_date(made: str) -> str | None:
    found = re.match(r"(?:D:)?(\d{4})(\d\d)(\d\d)", made)
    return "-".join(found.groups()) if found else None
