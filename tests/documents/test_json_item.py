"""Items of JSON Lines under the names that crawlers, feeds and archives use."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from communique.documents.json_item import pick
from communique.model.intake import Failure
from communique.model.report import Report

TEXT = "Iceland and Norway signed a cod accord in Oslo on Friday."
URL = "https://fjord.example/cod"


@pytest.mark.parametrize(
    "item",
    [
        {"text": TEXT, "title": "Cod", "publisher": "Fjord", "author": "A. Lie", "published": "2010-05-07"},
        {
            "maintext": TEXT,
            "title": "Cod",
            "source_domain": "Fjord",
            "authors": ["A. Lie"],
            "date_publish": "2010-05-07 08:00:00",
        },
        {
            "text": TEXT,
            "title": "Cod",
            "source": {"name": "Fjord"},
            "authors": ["A. Lie"],
            "publish_date": 1273219200,
        },
        {
            "plain_text": TEXT,
            "title": "Cod",
            "publisher": "Fjord",
            "authors": ["A. Lie"],
            "publishing_date": "2010-05-07T08:00:00+00:00",
        },
        {
            "articleBody": TEXT,
            "headline": "Cod",
            "publisher": {"@type": "Organization", "name": "Fjord"},
            "author": [{"@type": "Person", "name": "A. Lie"}],
            "datePublished": "2010-05-07",
        },
        {
            "content": TEXT,
            "title": "Cod",
            "source": {"id": None, "name": "Fjord"},
            "author": "A. Lie",
            "publishedAt": "2010-05-07T08:00:00Z",
        },
        {
            "content": [{"type": "text/html", "value": TEXT}],
            "title": "Cod",
            "site_name": "Fjord",
            "author": "A. Lie",
            "published": "Fri, 07 May 2010 08:00:00 GMT",
        },
        {
            "body": TEXT,
            "title": "Cod",
            "sourceCommonName": "Fjord",
            "byline": "A. Lie",
            "seendate": "20100507T080000Z",
        },
        {"summary": TEXT, "title": "Cod", "sitename": "Fjord", "author": "A. Lie", "date": "2010-05-07"},
    ],
    ids=[
        "own",
        "news-please",
        "newspaper3k",
        "fundus",
        "json-ld",
        "newsapi",
        "feedparser",
        "gdelt",
        "trafilatura",
    ],
)
def test_crawlers_names(read_one: Callable[[str, bytes], Report | Failure], item: dict[str, Any]) -> None:
    """Whatever a crawler calls the parts, the report is the same."""
    report = read_one("crawl.jsonl", json.dumps({**item, "url": URL}).encode())
    assert isinstance(report, Report), report
    assert (report.document, report.text, report.title) == (URL, TEXT, "Cod")
    assert (report.publisher, report.author) == ("Fjord", "A. Lie")
    assert (report.published, report.published_origin) == ("2010-05-07", "metadata")


def test_markup_is_read_as_a_page(read_one: Callable[[str, bytes], Report | Failure]) -> None:
    """An item with markup gives its main text."""
    page = f"<p>{TEXT}</p><p>The two had argued over quotas for a decade, and fishermen on both sides had struck.</p>"
    report = read_one("crawl.jsonl", json.dumps({"content": page, "url": URL}).encode())
    assert isinstance(report, Report)
    assert report.text.startswith(TEXT)
    assert "<p>" not in report.text


def test_item_without_text_is_named(read_one: Callable[[str, bytes], Report | Failure]) -> None:
    """An item that has no text under any name says which names are known."""
    failure = read_one("crawl.jsonl", b'{"id": 7, "headline": "Cod"}')
    assert isinstance(failure, Failure)
    assert failure.document.endswith("crawl.jsonl#7")
    assert "maintext" in failure.remedy


@pytest.mark.parametrize(
    ("value", "published"),
    [
        ({"published": {"$date": "2010-05-07T08:00:00Z"}}, "2010-05-07T08:00:00Z"),
        ({"timestamp": 1273219200000}, "2010-05-07"),
        ({"timestamp": 3}, None),
        ({"published": True}, None),
        ({"published": "", "date": "2010"}, "2010"),
    ],
)
def test_dates_of_items(value: dict[str, Any], published: str | None) -> None:
    """Dates may be objects, seconds or milliseconds; what can be no date is passed over."""
    assert pick(value, "published") == published
