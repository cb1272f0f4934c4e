"""Web pages: main text and metadata by trafilatura, the date by htmldate; scripts are not run."""

from __future__ import annotations

import logging
import re

from trafilatura import bare_extraction, load_html
from trafilatura.settings import DEFAULT_CONFIG, Document

from communique.documents.dates import read_date
from communique.documents.decode import decode
from communique.documents.report import Extracted
from communique.documents.text import undecodable
from communique.model.intake import Failure, RawItem

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_JSON_DATE = re.compile(r"\"datePublished\"\s*:\s*\"([^\"]{4,40})\"")
# Where pages state their day of publication, best first.
_DATE_PATHS = tuple(
    f"//{element}[@{attribute}='{value}']/@{where}"
    for element, attribute, value, where in (
        ("meta", "property", "article:published_time", "content"),
        ("meta", "name", "article:published_time", "content"),
        ("meta", "itemprop", "datePublished", "content"),
        ("meta", "name", "pubdate", "content"),
        ("meta", "name", "publish-date", "content"),
        ("meta", "name", "publication_date", "content"),
        ("meta", "name", "parsely-pub-date", "content"),
        ("meta", "name", "dcterms.created", "content"),
        ("meta", "name", "DC.date.issued", "content"),
        ("time", "itemprop", "datePublished", "datetime"),
    )
)
# htmldate refuses dates after today by the machine's clock; a fixed day keeps a reading the same for ever.
_DATE = {"original_date": True, "extensive_search": False, "max_date": "2100-01-01"}
_SHELL = re.compile(
    r"\b(?:enable|requires?|turn on|activate)\b.{0,40}\bjavascript\b|"
    r"\bjavascript\b.{0,40}\b(?:disabled|required)\b",
    re.IGNORECASE,
)
# Words of a page that only asks for JavaScript or cookies.
_SHELL_WORDS = 60

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
logging.getLogger("htmldate").setLevel(logging.CRITICAL)


def extract_html(item: RawItem) -> Extracted | Failure:
    """Read a web page.

    Args:
        item: The page.
    """
    page = decode_html(item.data)
    if page is None:
        return undecodable(item)
    return extract_page(item.document, page)


def extract_page(document: str, page: str, url: str | None = None) -> Extracted | Failure:
    """Read the main text of a decoded page or a fragment of one.

    Args:
        document: What it is a page of, for failures.
        page: The markup.
        url: Its address, if known.
    """
    try:
        found = bare_extraction(
            page,
            url=url,
            with_metadata=True,
            include_comments=False,
            include_tables=True,
            config=DEFAULT_CONFIG,
            date_extraction_params=_DATE,
        )
    except (ValueError, TypeError, RecursionError) as error:
        return Failure(document, f"is no web page that can be read ({error})", "Save the page again as HTML or text.")
    if not isinstance(found, Document):
        found = None
    text = (found.text or "").strip() if found is not None else ""
    if found is None or not text or (len(text.split()) < _SHELL_WORDS and _SHELL.search(text)):
        return Failure(
            document,
            "is a page without main text: scripts, links or forms only",
            "Save the page from a browser after it has loaded, or give its text.",
        )
    return Extracted(
        text,
        title=found.title,
        author=found.author,
        publisher=found.sitename,
        published=_stated_date(page) or found.date,
        url=found.url or url,
        language=found.language,
    )


def _stated_date(page: str) -> str | None:
    """The day of publication in a page's own metadata, which goes before the day in its address."""
    tree = load_html(page)
    if tree is None:
        return None
    for way in _DATE_PATHS:
        for value in tree.xpath(way):
            if (day := read_date(str(value))) is not None:
                return day
    found = _JSON_DATE.search(page)
    return read_date(found[1]) if found else None


def decode_html(data: bytes) -> str | None:
    """Decode a page: UTF-8 where it is valid, else as the page declares, else by guess."""
    declared = _CHARSET.search(data[:4096])
    try:
        return data.decode("utf-8-sig") if b"\0" not in data[:4096] else decode(data)[0]
    except UnicodeDecodeError:
        pass
    if declared:
        try:
            return data.decode(declared[1].decode("ascii"), "replace")
        except LookupError:
            pass
    return decode(data)[0]
