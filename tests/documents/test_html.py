"""Web pages: main text and metadata; scripts are not read."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from communique.model.intake import Failure
from communique.model.report import BlockRole, Report

PARAGRAPHS = (
    "Kenya and Somalia agreed on Tuesday to reopen three border posts, both ministries said in Nairobi.",
    "The posts had been shut since 2011, when Kenyan troops crossed into Somalia in pursuit of militants.",
    "Traders in Mandera welcomed the news, but officials said that the work would take months.",
)
PAGE = """<!doctype html><html lang="en"><head><title>Posts to reopen | Rift Daily</title>
<meta charset="utf-8"><meta property="og:title" content="Kenya and Somalia to reopen posts">
<meta property="og:site_name" content="Rift Daily"><meta name="author" content="Mary Achieng">
{date}<link rel="canonical" href="https://rift.example/2023/05/16/posts">
<script>var lead = "Kenya invaded Mars on Monday.";</script></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li></ul></nav>
<article><h1>Kenya and Somalia to reopen posts</h1>{body}</article>
<footer><p>Copyright Rift Daily</p></footer></body></html>"""
BODY = "".join(f"<p>{p}</p>" for p in PARAGRAPHS)
DATED = '<meta property="article:published_time" content="2023-05-17T08:00:00+03:00">'


def page(date: str = DATED, body: str = BODY) -> bytes:
    """A page as a newspaper makes it."""
    return PAGE.format(date=date, body=body).encode("utf8")


def test_page_gives_text_and_metadata(read_one: Callable[[str, bytes], Report | Failure]) -> None:
    """Title, author, outlet and date come from the page's metadata, the text from its article."""
    report = read_one("posts.html", page())
    assert isinstance(report, Report)
    assert (report.title, report.author, report.publisher) == (
        "Kenya and Somalia to reopen posts", "Mary Achieng", "Rift Daily",
    )  # fmt: skip
    assert (report.published, report.published_origin) == ("2023-05-17", "metadata")
    assert [report.text[b.start : b.end] for b in report.blocks if b.role is BlockRole.BODY] == list(PARAGRAPHS)
    assert "Mars" not in report.text
    assert "Copyright" not in report.text


def test_date_is_taken_from_the_address(read_one: Callable[[str, bytes], Report | Failure]) -> None:
    """A page without a date in its metadata is dated by its address."""
    report = read_one("posts.html", page(date=""))
    assert isinstance(report, Report)
    assert report.published == "2023-05-16"


@pytest.mark.parametrize(
    "body",
    [
        b"<html><head><script>render()</script></head><body><div id=app></div></body></html>",
        b"<html><body><noscript>You need to enable JavaScript to run this app.</noscript></body></html>",
        b"<html><body><p>Please enable JavaScript in your browser to read this page.</p></body></html>",
    ],
)
def test_page_of_scripts_is_refused(read_one: Callable[[str, bytes], Report | Failure], body: bytes) -> None:
    """A page whose text only scripts would make says so and what to do."""
    failure = read_one("app.html", body)
    assert isinstance(failure, Failure)
    assert "without main text" in failure.reason


def test_declared_encoding_is_used(read_one: Callable[[str, bytes], Report | Failure]) -> None:
    """A page in another encoding is decoded as it declares."""
    body = "".join(f"<p>{p} Канцлер сказал: мы подпишем.</p>" for p in PARAGRAPHS)
    data = PAGE.format(date=DATED, body=body).replace("utf-8", "windows-1251").encode("windows-1251")
    report = read_one("posts.html", data)
    assert isinstance(report, Report)
    assert "Канцлер сказал" in report.text
