"""Putting a report together from what metadata, text, address and user say."""

from __future__ import annotations

import pytest

from communique.documents.report import Extracted, build_report
from communique.model.intake import RawItem
from communique.model.report import BlockRole, Report

PROSE = "Peru and Ecuador signed a border health accord in Lima on Friday."
DATED = f"Accord signed\n\n3 May 2019\n\n{PROSE}"
URL = "https://x.example/2019/05/04/accord"


def build(found: Extracted, **given: str) -> Report:
    """A report of some extracted document."""
    report = build_report(RawItem("a.html", b"x", given=given), found)
    assert isinstance(report, Report)
    return report


@pytest.mark.parametrize(
    ("found", "published", "origin"),
    [
        (Extracted(DATED, published="2019-05-05", url=URL), "2019-05-05", "metadata"),
        (Extracted(DATED, published="2019-05-05", dated_by_file=True), "2019-05-03", "text"),
        (Extracted(DATED, published="nonsense", url=URL), "2019-05-03", "text"),
        (Extracted(PROSE, url=URL), "2019-05-04", "url"),
        (Extracted(PROSE, published="2019-05-05", dated_by_file=True), "2019-05-01", "given"),
        (Extracted(f"{PROSE} It was agreed ten days after the coup in Niger."), "2019-05-01", "given"),
    ],
)
def test_which_date_goes_first(found: Extracted, published: str, origin: str) -> None:
    """Metadata, text, address, the user's word; a file's own date only after those."""
    report = build(found, published="2019-05-01")
    assert (report.published, report.published_origin) == (published, origin)


def test_inferred_date_is_marked_and_explained() -> None:
    """Where nothing gives a date it is inferred, and a note says from what."""
    report = build(Extracted("Chad reopened a road ten days after the coup in Niger."))
    assert (report.published, report.published_origin) == ("2023-08-05", "inferred")
    assert "inferred from" in report.notes[0]


def test_no_date_is_left_empty() -> None:
    """A text without anchors has no date and no origin of one."""
    report = build(Extracted("Chad reopened a road."))
    assert (report.published, report.published_origin) == (None, None)


def test_known_title_is_found_in_the_text() -> None:
    """Lines equal to the metadata's title are the headline, once, and its repeats."""
    report = build(Extracted(f"{PROSE}\nAccord signed\n{PROSE}\nAccord signed", title="Accord  signed"))
    assert [b.role for b in report.blocks] == [
        BlockRole.BODY,
        BlockRole.HEADLINE,
        BlockRole.BODY,
        BlockRole.REPEAT,
    ]
    assert report.title == "Accord signed"


def test_characters_that_no_database_keeps_are_marked_where_they_stood() -> None:
    """NUL and half a surrogate pair, which JSON can spell, become the replacement character."""
    report = build(Extracted("Peru\0 met Chile\ud83d.", title="Peru\0"))
    assert (report.text, report.title) == ("Peru\ufffd met Chile\ufffd.", "Peru\ufffd")
