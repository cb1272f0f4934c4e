"""Paragraphs: lines, or runs of lines in wrapped text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from communique.documents.lines import BLANK, paragraphs

WRAPPED = """Chad and Niger agreed on Tuesday to reopen the road between their
two capitals, which had been closed since the fighting of last autumn,
and to send a joint patrol along it before the rains, the ministry
in Niamey said.
The patrol will be led by an officer from Chad, who is to report to
both governments every month.
"""


def test_lines_are_paragraphs() -> None:
    """In a text with a paragraph a line, each line stands alone."""
    assert [p.text for p in paragraphs("Accord signed\nIt was signed in Lima.\n\n  It holds.  ")] == [
        "Accord signed",
        "It was signed in Lima.",
        "It holds.",
    ]


def test_wrapped_lines_are_joined() -> None:
    """Lines broken at a column go on; a short last line ends the paragraph."""
    assert [p.text.split()[0] for p in paragraphs(WRAPPED)] == ["Chad", "The"]


@given(st.text(alphabet="ab. \n\t", max_size=200))
def test_paragraphs_hold_all_that_is_not_blank(text: str) -> None:
    """Spans match their text and leave out only blanks."""
    found = paragraphs(text)
    assert all(text[p.start : p.end] == p.text for p in found)
    held = {n for p in found for n in range(p.start, p.end)}
    assert all(n in held or char in BLANK + "\n" for n, char in enumerate(text))
