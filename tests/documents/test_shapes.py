"""The shape of a paragraph."""

from __future__ import annotations

import pytest

from communique.documents.shapes import is_capitals, is_prose, is_rubric, is_single, is_title_case


@pytest.mark.parametrize(
    "text", ["He declined.", "“No,” the envoy said.", "The talks, held in Oslo, had failed by then."]
)
def test_sentences_are_prose(text: str) -> None:
    """A sentence with its full stop is prose."""
    assert is_prose(text)


@pytest.mark.parametrize(
    "text", ["Talks fail", "Agencies.", "TALKS FAIL IN OSLO.", "U.S. Army Corps", "The Road to Peace"]
)
def test_heads_are_not_prose(text: str) -> None:
    """Headings, capitals and names are not prose."""
    assert not is_prose(text)


def test_long_line_is_prose_without_full_stop() -> None:
    """No heading runs to two dozen words."""
    assert is_prose("the envoy who had come from Oslo " * 4)


@pytest.mark.parametrize(
    ("text", "capitals", "title", "rubric", "single"),
    [
        ("NAVY OF PERU", True, True, False, True),
        ("The Road to Peace in the Andes", False, True, False, True),
        ("Talks fail in Oslo", False, False, False, True),
        ("World | Analysis", False, True, True, True),
        ("World > Americas", False, True, True, True),
        ("They came. They left.", False, False, False, False),
    ],
)
def test_shapes(text: str, capitals: bool, title: bool, rubric: bool, single: bool) -> None:
    """Capitals, title case, rubrics and single sentences."""
    assert (is_capitals(text), is_title_case(text), is_rubric(text), is_single(text)) == (
        capitals,
        title,
        rubric,
        single,
    )
