"""What bytes are, by their content: a name only decides between kinds of text."""

from __future__ import annotations

import io
import json
import re
import zipfile
import zlib
from pathlib import PurePosixPath

ZIP, GZIP, TAR = "application/zip", "application/gzip", "application/x-tar"
ARCHIVES = frozenset({ZIP, GZIP, TAR})
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
JSON_LINES = "application/x-ndjson"
JSON = "application/json"
# Bytes from the start that are looked at.
HEAD = 8192

_MAGIC = (
    (b"PK\x03\x04", ZIP),
    (b"PK\x05\x06", ZIP),
    (b"\x1f\x8b", GZIP),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),
    (b"\x89PNG", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"II*\0", "image/tiff"),
    (b"MM\0*", "image/tiff"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"Rar!", "application/vnd.rar"),
    (b"BZh", "application/x-bzip2"),
    (b"\xfd7zXZ\0", "application/x-xz"),
    (b"\x28\xb5\x2f\xfd", "application/zstd"),
    (b"SQLite format 3\0", "application/vnd.sqlite3"),
    (b"\x7fELF", "application/x-executable"),
    (b"MZ\x90", "application/x-executable"),
    (b"{\\rtf", "application/rtf"),
    (b"PAR1", "application/vnd.apache.parquet"),
    (b"ID3", "audio/mpeg"),
    (b"OggS", "audio/ogg"),
)
_HTML_START = re.compile(
    rb"\s*(?:<!--.*?-->\s*)*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|article|div|main)\b",
    re.IGNORECASE | re.DOTALL,
)
_HTML_PARTS = re.compile(
    rb"<(?:/?(?:p|div|body|html|head|article|span|h1|title|br)|(?:a|img|meta)\s[^>]*)\s*/?>", re.IGNORECASE
)
_FEED = re.compile(rb"\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)*<(?:rss|feed|rdf:RDF)\b", re.DOTALL)
_HEADER = re.compile(rb"([A-Za-z][A-Za-z0-9-]{1,40}):[ \t]?.*(?:\r?\n[ \t].*)*\r?\n")
_MAIL_HEADERS = frozenset(
    {
        b"from",
        b"to",
        b"subject",
        b"date",
        b"message-id",
        b"mime-version",
        b"received",
        b"return-path",
        b"content-type",
        b"delivered-to",
        b"reply-to",
        b"content-transfer-encoding",
        b"dkim-signature",
    }
)
_MAIL_PROOF = frozenset(
    {b"message-id", b"mime-version", b"received", b"return-path", b"delivered-to", b"dkim-signature"}
)
# Tags in the head of a file that make it a page whatever it is called; Markdown and mail quote one or two.
_MANY_TAGS = 6


def kind_of(head: bytes, name: str) -> str:
    """Tell what bytes are from their beginning.

    Args:
        head: The first :data:`HEAD` bytes or more.
        name: The name they came under; it tells Markdown from plain text and JSON Lines from one object.

    Returns:
        A media type; ``application/zip`` also for what is stored in a zip, see :func:`kind_in_zip`.
    """
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return kind
    if head[257:262] == b"ustar":
        return TAR
    if b"%PDF-" in head[:1024]:
        return "application/pdf"
    return _text_kind(_plain(head), name)


def _plain(head: bytes) -> bytes:
    """Marked UTF-16 as UTF-8, and without a byte order mark."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head[: len(head) // 2 * 2].decode("utf-16", "replace").encode("utf-8", "replace")
    return head.removeprefix(b"\xef\xbb\xbf")


def _text_kind(head: bytes, name: str) -> str:
    suffix = PurePosixPath(name.removesuffix(".gz")).suffix.lower()
    if json_kind := _json_kind(head, suffix):
        return json_kind
    if _FEED.match(head):
        return "application/rss+xml"
    if _HTML_START.match(head):
        return "text/html"
    if _is_mail(head, suffix):
        return "message/rfc822"
    parts = len(_HTML_PARTS.findall(head))
    if parts >= _MANY_TAGS or (parts and suffix in (".html", ".htm", ".xhtml")):
        return "text/html"
    return "text/markdown" if suffix in (".md", ".markdown") else "text/plain"


def _json_kind(head: bytes, suffix: str) -> str | None:
    start = head.lstrip()
    if suffix in (".jsonl", ".ndjson"):
        return JSON_LINES if start.startswith((b"{", b"[", b'"')) or suffix else None
    if not start.startswith((b"{", b"[")):
        return None
    first, _, rest = start.partition(b"\n")
    if first.startswith(b"{") and rest.strip() and _parses(first):
        return JSON_LINES
    return JSON if suffix == ".json" or re.match(rb'\{\s*"|\[\s*\{\s*"', start) else None


def _parses(line: bytes) -> bool:
    try:
        json.loads(line)
    except ValueError:
        return False
    return True


def _is_mail(head: bytes, suffix: str) -> bool:
    found: set[bytes] = set()
    position = head.index(b"\n") + 1 if head.startswith(b"From ") and b"\n" in head else 0
    while header := _HEADER.match(head, position):
        found.add(header[1].lower())
        position = header.end()
    known = found & _MAIL_HEADERS
    return (len(known) >= 3 and bool(known & _MAIL_PROOF)) or (suffix == ".eml" and len(known) >= 1)


def kind_in_zip(data: io.BufferedIOBase | io.BytesIO) -> str:
    """Tell a Word document, or another kind of document stored as a zip, from an archive.

    Args:
        data: The zip, open at any position.

    Returns:
        A media type.

    Raises:
        zipfile.BadZipFile: The zip is damaged or cut off.
    """
    try:
        with zipfile.ZipFile(data) as archive:
            names = set(archive.namelist())
            if "word/document.xml" in names:
                return DOCX
            if "[Content_Types].xml" in names:
                return "application/vnd.openxmlformats-officedocument"
            if "mimetype" in names:
                return archive.read("mimetype")[:100].decode("ascii", "replace").strip()
    except (zlib.error, RuntimeError, EOFError) as error:  # a flipped bit may ask for a version or key that none has
        raise zipfile.BadZipFile(str(error)) from error
    return ZIP
