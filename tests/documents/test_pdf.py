"""PDF files: the text layer is read; images, passwords and cuts are named."""

from __future__ import annotations

from collections.abc import Callable

import pymupdf
import pytest

from communique.documents.pdf import join_pages
from communique.model.intake import Failure
from communique.model.report import BlockRole, Report

LINES = [
    "Laos and Thailand agree on a bridge", "", "12 March 2014", "",
    "Laos and Thailand agreed on Wednesday to build a fifth bridge across the",
    "Mekong, their transport ministers said after talks in Vientiane, and to share",
    "the cost of about 4 billion baht between the two governments by halves.",
    "", "Work is to begin next year. The two countries have argued for years over",
    "islands in the river, and neither has given up its claim to them, an official",
    "of the boundary commission said.",
]  # fmt: skip


def pdf(lines: list[str], **save: object) -> bytes:
    """A one-page PDF with these lines."""
    document = pymupdf.open()
    page = document.new_page()
    page.insert_text((50, 60), lines, fontsize=11)
    document.set_metadata({"author": "Transport desk", "creationDate": "D:20150101120000"})
    return document.tobytes(**save)


def test_text_layer_is_read(read_one: Callable[[str, bytes], Report | Failure]) -> None:
    """Headline, date and paragraphs come out; the text's date goes before the file's."""
    report = read_one("bridge.pdf", pdf(LINES))
    assert isinstance(report, Report)
    assert report.title == "Laos and Thailand agree on a bridge"
    assert (report.published, report.published_origin) == ("2014-03-12", "text")
    assert report.author == "Transport desk"
    running = " ".join(report.text[b.start : b.end] for b in report.blocks if b.role is BlockRole.BODY)
    assert "build a fifth bridge across the Mekong, their transport ministers said" in running


def test_file_date_is_the_last_resort(read_one: Callable[[str, bytes], Report | Failure]) -> None:
    """Without a date in the text the file's own is taken."""
    report = read_one("bridge.pdf", pdf([LINES[0], "", *LINES[4:]]))
    assert isinstance(report, Report)
    assert (report.published, report.published_origin) == ("2015-01-01", "metadata")


def test_password_is_named(read_one: Callable[[str, bytes], Report | Failure]) -> None:
    """An encrypted file says that it needs its password."""
    data = pdf(LINES, encryption=pymupdf.PDF_ENCRYPT_AES_256, user_pw="secret", owner_pw="owner")
    failure = read_one("bridge.pdf", data)
    assert isinstance(failure, Failure)
    assert failure.reason == "is protected by a password"


def test_images_only_is_named(read_one: Callable[[str, bytes], Report | Failure]) -> None:
    """A scanned page has no text layer."""
    document = pymupdf.open()
    page = document.new_page()
    page.insert_image(page.rect, pixmap=pymupdf.Pixmap(pymupdf.csRGB, pymupdf.IRect(0, 0, 40, 40), 0))
    failure = read_one("scan.pdf", document.tobytes())
    assert isinstance(failure, Failure)
    assert "only images" in failure.reason
    assert "OCR" in failure.remedy


@pytest.mark.parametrize("share", [0.02, 0.5])
def test_cut_off_file_is_named(read_one: Callable[[str, bytes], Report | Failure], share: float) -> None:
    """A file whose end is missing is named as cut off."""
    data = pdf(LINES)
    failure = read_one("bridge.pdf", data[: int(len(data) * share)])
    assert isinstance(failure, Failure)
    assert failure.reason == "is cut off"


def test_running_heads_and_page_numbers_are_left_out() -> None:
    """What stands at the edge of every page is no text, and a sentence goes on over the page."""
    pages = [
        f"Mekong Review {n}\nThe envoys met in town {n} and agreed on a\nbridge, a road and a\n{n}" for n in range(1, 5)
    ]
    text = join_pages(pages)
    assert "Review" not in text
    assert text.count("met in town") == 4
    assert not any(line.strip().isdigit() for line in text.split("\n"))


def test_words_broken_at_the_line_end_are_joined() -> None:
    """A hyphen at the end of a line of print is taken out."""
    assert join_pages(["The two govern-\nments agreed on a bridge."]) == "The two governments agreed on a bridge."
