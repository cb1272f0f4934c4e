"""Word documents: paragraphs, lists and tables; damage and passwords are named."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable

import docx
import pytest

from communique.model.intake import Failure
from communique.model.report import BlockRole, Report

LEAD = "Ghana and Togo agreed on Monday to settle their maritime line before a tribunal."


def word() -> bytes:
    """A Word document with properties, a list and a table."""
    document = docx.Document()
    document.core_properties.title = "Ghana and Togo go to court"
    document.core_properties.author = "Efua Mensah"
    document.core_properties.created = dt.datetime(2017, 9, 26, 10, 0)  # noqa: DTZ001 - Word keeps no zone
    document.add_heading("Ghana and Togo go to court", 1)
    document.add_paragraph(LEAD)
    document.add_paragraph("In 2014 talks in Accra broke down.", style="List Bullet")
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Blocks", "Four"
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def test_document_is_read(read_one: Callable[[str, bytes], Report | Failure]) -> None:
    """Properties give title, author and date; paragraphs, items and cells the text."""
    report = read_one("court.docx", word())
    assert isinstance(report, Report)
    assert (report.title, report.author) == ("Ghana and Togo go to court", "Efua Mensah")
    assert (report.published, report.published_origin) == ("2017-09-26", "metadata")
    roles = {report.text[b.start : b.end]: b.role for b in report.blocks}
    assert roles[LEAD] is BlockRole.BODY
    assert roles["In 2014 talks in Accra broke down."] is BlockRole.LIST_ITEM
    assert "Blocks | Four" in report.text


@pytest.mark.parametrize("share", [0.3, 0.9])
def test_cut_off_document_is_named(read_one: Callable[[str, bytes], Report | Failure], share: float) -> None:
    """A document whose end is missing is named."""
    data = word()
    failure = read_one("court.docx", data[: int(len(data) * share)])
    assert isinstance(failure, Failure)
    assert "cut-off" in failure.reason


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("EncryptedPackage".encode("utf-16-le"), "is protected by a password"),
        (b"WordDocument", "is an Office file of the format before 2007"),
    ],
)
def test_old_container_is_named(
    read_one: Callable[[str, bytes], Report | Failure], content: bytes, reason: str
) -> None:
    """Encrypted documents and those of the old format share a container; each gets its remedy."""
    failure = read_one("court.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512) + content)
    assert isinstance(failure, Failure)
    assert failure.reason == reason
