"""Items of JSON Lines: the names crawlers give to text and metadata, as a table of aliases."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

from communique.documents.html import extract_page
from communique.documents.report import Extracted
from communique.documents.vocabulary import load_data
from communique.model.intake import Failure, RawItem

_TAG = re.compile(r"</?(?:p|div|br|span|a|img|article|h[1-6]|ul|li|strong|em|b|i|body|html)\b[^>]*>", re.IGNORECASE)
# Times in seconds since 1970 that are dates of news: 1980 to 2100; above, they are in milliseconds.
_SECONDS = (315_532_800, 4_102_444_800)


def extract_json(item: RawItem) -> Extracted | Failure:
    """Read one item of a crawl or feed.

    Args:
        item: The JSON object.
    """
    value = json.loads(item.data)
    text, page = pick(value, "text"), pick(value, "html")
    mixed = pick(value, "mixed") if not text else None
    if mixed and _TAG.search(mixed):
        page = page or mixed
    else:
        text = text or mixed
    url = pick(value, "url")
    found = _body(item.document, text, page, url, pick(value, "short"))
    if isinstance(found, Failure):
        return found
    return Extracted(
        found.text,
        title=pick(value, "title") or found.title,
        author=pick(value, "author") or found.author,
        publisher=pick(value, "publisher") or found.publisher,
        published=pick(value, "published") or found.published,
        url=url or found.url,
        language=(pick(value, "language") or found.language or "")[:2].lower() or None,
    )


def _body(document: str, text: str | None, page: str | None, url: str | None, short: str | None) -> Extracted | Failure:
    """The text of an item: as given, else from its markup, else its summary."""
    if text and not len(_TAG.findall(text)) > 2:
        return Extracted(text.replace("\r\n", "\n"))
    markup = page or text
    if markup:
        whole = (
            markup
            if re.search(r"<(?:html|body)\b", markup, re.IGNORECASE)
            else f"<html><body><article>{markup}</article></body></html>"
        )
        found = extract_page(document, whole, url)
        if isinstance(found, Extracted) or not short:
            return found
    if short:
        plain = _TAG.sub(" ", short).strip()
        return Extracted(plain) if plain else _without_text(document)
    return _without_text(document)


def _without_text(document: str) -> Failure:
    return Failure(
        document, "has no text under any known name", "Name the field text, maintext, body, content or html."
    )


def pick(value: Mapping[str, Any], part: str) -> str | None:
    """Find a part of an item under the names crawlers give it.

    Args:
        value: The item.
        part: A key of ``aliases.yaml``, such as ``published``.

    Returns:
        The first that is there, as a string; dates from times in seconds too; several
        authors joined by commas.
    """
    for alias in load_data("aliases.yaml")[part]:
        found = _follow(value, alias)
        words = _as_date(found) if part == "published" else _as_words(found)
        if words:
            return words
    return None


def _follow(value: Any, alias: str) -> Any:
    if isinstance(value, Mapping) and alias in value:
        return value[alias]
    for step in alias.split(".") if "." in alias else ():
        if isinstance(value, Mapping):
            value = value.get(step)
        elif isinstance(value, list) and step.isdigit():
            value = value[int(step)] if int(step) < len(value) else None
        else:
            return None
    return value if "." in alias else None


def _as_words(found: Any) -> str | None:
    if isinstance(found, str):
        return found if found.strip() else None
    if isinstance(found, Mapping):
        return _as_words(found.get("name") or found.get("title"))
    if isinstance(found, list):
        names = [w for entry in found if (w := _as_words(entry))]
        return ", ".join(names) or None
    return None


def _as_date(found: Any) -> str | None:
    if isinstance(found, date):
        return found.isoformat()[:10]
    if isinstance(found, int | float) and not isinstance(found, bool):
        if 1900 <= found <= 2100:
            return str(int(found))
        seconds = found / 1000 if found > _SECONDS[1] else found
        return (
            datetime.fromtimestamp(seconds, UTC).date().isoformat() if _SECONDS[0] <= seconds <= _SECONDS[1] else None
        )
    if isinstance(found, Mapping):
        return _as_date(found.get("$date") or found.get("value"))
    return _as_words(found)
