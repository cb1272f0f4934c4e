"""Media types by content."""

from __future__ import annotations

import io
import zipfile

import pytest

from communique.sources.kinds import DOCX, JSON_LINES, ZIP, kind_in_zip, kind_of

MAIL = (
    b"From: a <a@b.example>\nTo: c@d.example\nSubject: Talks\n"
    b"Date: Mon, 1 Jan 2001 10:00:00 +0000\nMessage-ID: <1@b>\n\nText"
)


@pytest.mark.parametrize(
    ("head", "name", "kind"),
    [
        (b"Talks were held.", "a.txt", "text/plain"),
        (b"Talks were held.", "a.pdf", "text/plain"),
        (b"Talks were held.", "a.md", "text/markdown"),
        (b"# Talks\n\nThey were held.", "a.txt", "text/plain"),
        (b"<!DOCTYPE html><html>", "a.txt", "text/html"),
        (b"  <!-- saved --> <html lang=en>", "a.txt", "text/html"),
        (b"\xef\xbb\xbf<html>", "a", "text/html"),
        ("<html><body>Talks</body></html>".encode("utf-16"), "a.html", "text/html"),
        (b"<p>Talks</p>", "a.html", "text/html"),
        (b"<p>Talks</p>", "a.txt", "text/plain"),
        (b"%PDF-1.7\n", "a.txt", "application/pdf"),
        (MAIL, "a.txt", "message/rfc822"),
        (MAIL + b"<p>" * 9, "a.eml", "message/rfc822"),
        (b"Subject: Talks\n\nText", "a.eml", "message/rfc822"),
        (b"From: Lima\nTo: Quito\nDate: May\n\nA train leaves.", "a.txt", "text/plain"),
        (b'{"text": "a"}\n{"text": "b"}\n', "a.txt", JSON_LINES),
        (b'{"text": "a"}', "a.jsonl", JSON_LINES),
        (b'{"text": "a"}', "a.json", "application/json"),
        (b'[{"text": "a"}]', "a.txt", "application/json"),
        (b"[Photo: Kyodo]\nTalks", "a.txt", "text/plain"),
        (b"<?xml version='1.0'?><rss>", "a.xml", "application/rss+xml"),
        (b"PK\x03\x04", "a.txt", ZIP),
        (b"\x1f\x8b\x08", "a.txt", "application/gzip"),
        (b"\x89PNG\r\n", "a.txt", "image/png"),
    ],
)
def test_kind_by_content(head: bytes, name: str, kind: str) -> None:
    """Bytes are what they are, whatever they are called; a name decides between kinds of text."""
    assert kind_of(head, name) == kind


@pytest.mark.parametrize(
    ("member", "content", "kind"),
    [
        ("word/document.xml", "", DOCX),
        ("[Content_Types].xml", "", "application/vnd.openxmlformats-officedocument"),
        ("mimetype", "application/epub+zip", "application/epub+zip"),
        ("a.txt", "Talks", ZIP),
    ],
)
def test_documents_stored_as_zip(member: str, content: str, kind: str) -> None:
    """Word and other documents are told from archives."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(member, content)
    assert kind_in_zip(stream) == kind
