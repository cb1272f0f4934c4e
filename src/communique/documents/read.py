"""From bytes to a report: each media type has its reader."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import PurePosixPath
from types import MappingProxyType

from communique.documents.docx import extract_docx, refuse_ole
from communique.documents.eml import extract_eml
from communique.documents.html import extract_html
from communique.documents.json_item import extract_json
from communique.documents.markdown import extract_markdown
from communique.documents.pdf import extract_pdf
from communique.documents.report import Extracted, build_report
from communique.documents.text import extract_text
from communique.model.intake import Failure, RawItem
from communique.model.report import Report

_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
READERS: Mapping[str, Callable[[RawItem], Extracted | Failure]] = MappingProxyType(
    {
        "text/plain": extract_text,
        "text/markdown": extract_markdown,
        "text/html": extract_html,
        "application/pdf": extract_pdf,
        _DOCX: extract_docx,
        "message/rfc822": extract_eml,
        "application/json": extract_json,
        "application/x-ole-storage": refuse_ole,
    }
)
# What a name promises, in words and as media types.
_PROMISES: Mapping[str, tuple[str, frozenset[str]]] = MappingProxyType(
    {
        ".txt": ("plain text", frozenset({"text/plain"})),
        ".md": ("Markdown", frozenset({"text/markdown"})),
        ".html": ("a web page", frozenset({"text/html"})),
        ".htm": ("a web page", frozenset({"text/html"})),
        ".pdf": ("a PDF file", frozenset({"application/pdf"})),
        ".docx": ("a Word document", frozenset({_DOCX, "application/x-ole-storage"})),
        ".eml": ("a mail", frozenset({"message/rfc822"})),
    }
)
_KINDS = "Readable are .txt, .md, .html, .pdf, .docx, .eml, .jsonl and archives of them."


def read_document(item: RawItem) -> Report | Failure:
    """Read a document.

    Args:
        item: Its bytes, with the media type they are.

    Returns:
        The report, or why there is none.
    """
    if not item.data.strip():
        return Failure(item.document, "is empty", "Check the download or export it came from.")
    reader = READERS.get(item.media_type)
    if reader is None:
        return Failure(item.document, f"is of a kind that is not read ({item.media_type})", _KINDS)
    found = reader(item)
    if isinstance(found, Failure):
        return found
    note = _misnamed(item)
    return build_report(item, replace(found, notes=(*found.notes, note)) if note else found)


def _misnamed(item: RawItem) -> str | None:
    """A note on a document that is not what its name says."""
    suffix = PurePosixPath(item.document).suffix.lower()
    promised, kinds = _PROMISES.get(suffix, ("", frozenset()))
    if not promised or item.media_type in kinds or "://" in item.document or "#" in item.document:
        return None
    actual = next((name for name, of in _PROMISES.values() if item.media_type in of), item.media_type)
    return f"named as {promised} but is {actual}; read as that"
