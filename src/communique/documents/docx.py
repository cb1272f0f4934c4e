"""Word documents (.docx); older and encrypted ones are refused with a remedy."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import docx
from docx.opc.exceptions import OpcError
from docx.table import Table

from communique.documents.report import Extracted
from communique.model.intake import Failure, RawItem

# What the libraries raise on damaged or cut-off documents: zipfile and zlib on the container (RuntimeError where a
# flag of encryption was set), lxml a kind of SyntaxError on broken markup, python-docx the rest where a part is lost.
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    OpcError,
    SyntaxError,
    LookupError,
    ValueError,
    AttributeError,
    RuntimeError,
    OSError,
    EOFError,
)
# Parts of a Word document unpack to this much at most; a thousand pages of text take some 20 MiB.
_LARGEST_UNPACKED = 512 * 2**20
# The stream in which Office keeps an encrypted document, as its name is stored.
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def extract_docx(item: RawItem) -> Extracted | Failure:
    """Read a Word document: paragraphs and tables in their order, and its core properties.

    Args:
        item: The file.
    """
    try:
        with zipfile.ZipFile(BytesIO(item.data)) as parts:
            unpacked = sum(i.file_size for i in parts.infolist())
        if unpacked > _LARGEST_UNPACKED:
            return Failure(item.document, "unpacks to far more than a text needs", "Save a copy as .txt and read that.")
        document = docx.Document(BytesIO(item.data))
        text = "\n".join(_lines(document))
        core = document.core_properties
        title, author, made = core.title, core.author, core.created
    except _DAMAGE as error:
        return Failure(
            item.document, f"is a damaged or cut-off Word document ({type(error).__name__})", "Save it again."
        )
    if author == "python-docx":  # the library's template signs documents whose maker set no author
        author, made = None, None
    return Extracted(
        text,
        title=title or None,
        author=author or None,
        published=made.strftime("%Y-%m-%d") if made else None,
        dated_by_file=True,
    )


def refuse_ole(item: RawItem) -> Failure:
    """Say what an Office file of the old container format is.

    Args:
        item: The file.
    """
    if _ENCRYPTED in item.data:
        return Failure(item.document, "is protected by a password", "Save a copy without it and read that.")
    return Failure(item.document, "is an Office file of the format before 2007", "Save it as .docx and read that.")


def _lines(document: Any) -> Iterator[str]:
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            for row in block.rows:
                yield " | ".join(dict.fromkeys(cell.text.strip() for cell in row.cells))
        else:
            style = (block.style.name or "") if block.style is not None else ""
            bullet = "• " if style.startswith("List") and block.text.strip() else ""
            yield bullet + block.text
