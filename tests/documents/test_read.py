"""Reading a document: the right reader by content, and one clear sentence for each bad input."""

from __future__ import annotations

import io
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

import docx
import pymupdf
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from communique.documents.read import read_document
from communique.model.intake import Failure, RawItem
from communique.model.report import Report
from communique.sources.kinds import DOCX

SENTENCE = "Mali and Niger closed their common border on Sunday."
SHARED = Path(__file__).resolve().parents[2].parent / "shared"


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.txt", b"", "is empty"),
        ("a.txt", b" \n\t \n", "is empty"),
        ("a.txt", "\ufeff\u00a0\n".encode(), "has no text"),
        ("a.txt", bytes(range(256)) * 9, "is no text in any known encoding"),
        ("a.txt", b"\x89PNG\r\n\x1a\n" + bytes(99), "is of a kind that is not read (image/png)"),
        ("a.txt", b"Talks failed. " * 80_000, "is longer than any report (1,120,000 characters)"),
        ("a.json", b'{"text": "cut', "is not valid JSON"),
        ("a.xml", b'<?xml version="1.0"?><rss></rss>', "is of a kind that is not read (application/rss+xml)"),
        ("a.rtf", b"{\\rtf1 Mali}", "is of a kind that is not read (application/rtf)"),
    ],
)
def test_bad_input_is_one_clear_sentence(
    read_one: Callable[[str, bytes], Report | Failure], name: str, data: bytes, reason: str
) -> None:
    """What, where and a remedy."""
    failure = read_one(name, data)
    assert isinstance(failure, Failure)
    assert failure.reason.startswith(reason)
    assert failure.document.endswith(name)
    assert failure.remedy.endswith(".")
    assert "\n" not in str(failure)


def test_text_is_kept_untouched(read_one: Callable[[str, bytes], Report | Failure]) -> None:
    """A text file's own text is the report's, blanks and all."""
    text = f"\ufeff  Border closed \n\n{SENTENCE}\t\n\n"
    report = read_one("a.txt", text.encode("utf8"))
    assert isinstance(report, Report)
    assert report.text == text


def test_misnamed_document_is_read_as_what_it_is(read_one: Callable[[str, bytes], Report | Failure]) -> None:
    """A page named as text is read as a page, with a note."""
    report = read_one("a.txt", f"<!doctype html><html><body><p>{SENTENCE}</p></body></html>".encode())
    assert isinstance(report, Report)
    assert report.text == SENTENCE
    assert report.notes == ("named as plain text but is a web page; read as that",)


def test_encoding_is_noted(read_one: Callable[[str, bytes], Report | Failure]) -> None:
    """A text that is not UTF-8 is read, and the encoding noted."""
    report = read_one("a.txt", f"{SENTENCE} “Oui,” said Bamako.".encode("cp1252"))
    assert isinstance(report, Report)
    assert report.text.endswith("“Oui,” said Bamako.")
    assert report.notes == ("read as cp1252",)


@pytest.mark.parametrize(
    ("text", "published", "origin"),
    [
        (f"Border closed\n\n3 May 2012\n\n{SENTENCE}", "2012-05-03", "text"),
        (f"BAMAKO, May 3, 2012 (Sahel Wire) - {SENTENCE}", "2012-05-03", "text"),
        (SENTENCE, "2001-01-01", "given"),
    ],
)
def test_given_date_fills_only_what_is_missing(text: str, published: str, origin: str) -> None:
    """What the user says of a document counts where the document does not say it itself."""
    report = read_document(RawItem("a.txt", text.encode(), given={"published": "2001-01-01", "publisher": "P"}))
    assert isinstance(report, Report)
    assert (report.published, report.published_origin) == (published, origin)


def test_given_publisher() -> None:
    """The user's publisher stands where no masthead does."""
    report = read_document(RawItem("a.txt", SENTENCE.encode(), given={"publisher": "Sahel Post"}))
    assert isinstance(report, Report)
    assert report.publisher == "Sahel Post"


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared folder is absent")
@pytest.mark.parametrize(
    "path", sorted([*SHARED.glob("seeds/*.txt"), *SHARED.glob("gold/practice/*/*.txt")]), ids=lambda p: p.stem
)
def test_shared_reports_keep_their_offsets(path: Path) -> None:
    """Every shared report's text is the file's own."""
    report = read_document(RawItem(path.name, path.read_bytes()))
    assert isinstance(report, Report)
    assert report.text == path.read_text(encoding="utf8")


def samples() -> dict[str, bytes]:
    """A small document of each format that has a structure to break."""
    word, page = io.BytesIO(), pymupdf.open()
    document = docx.Document()
    document.add_paragraph(SENTENCE)
    document.save(word)
    page.new_page().insert_text((50, 60), [SENTENCE, SENTENCE])
    mail = EmailMessage()
    mail["From"], mail["Message-ID"], mail["Date"] = (
        "Sahel Post <a@b.example>",
        "<1@b>",
        "Mon, 1 Jan 2001 10:00:00 +0000",
    )
    mail.set_content(SENTENCE)
    mail.add_alternative(f"<html><body><p>{SENTENCE}</p></body></html>", subtype="html")
    return {
        DOCX: word.getvalue(),
        "application/pdf": page.tobytes(),
        "message/rfc822": mail.as_bytes(),
        "text/html": f"<!doctype html><html><head><title>T</title></head><p>{SENTENCE}</p></html>".encode(),
        "text/markdown": f"---\ntitle: T\ndate: 2012-05-03\n---\n# T\n\n{SENTENCE}\n".encode(),
    }


SAMPLES = samples()


@example(kind=DOCX, flips=[(0.904296875, 1)], keep=1.0)  # breaks a compressed part
@settings(max_examples=150, deadline=None)
@given(
    kind=st.sampled_from(sorted(SAMPLES)),
    flips=st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(1, 255)), max_size=4),
    keep=st.floats(0.05, 1),
)
def test_damage_is_never_a_traceback(kind: str, flips: list[tuple[float, int]], keep: float) -> None:
    """Whatever bytes are changed or missing, the answer is a report or a failure."""
    data = bytearray(SAMPLES[kind])
    for at, flip in flips:
        data[int(at * len(data))] ^= flip
    found = read_document(RawItem("a", bytes(data[: int(keep * len(data)) + 1]), kind))
    assert isinstance(found, Report | Failure)
