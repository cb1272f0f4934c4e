"""What a text is made of, for telling copies."""

from __future__ import annotations

import pytest

from communique.documents.shingles import hashes, marks, quotations, running_text, sentences, shingles, tokens
from communique.model.report import Block, BlockRole, Report


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the organisation’s defence centre", "the organization's defense center"),
        ("neighbours recognised", "neighbors recognized"),
        ("RECEP TAYYİP ERDOĞAN", "Recep Tayyip Erdogan"),
        ("Bogotá towards Brasília", "Bogota toward Brasilia"),
    ],
)
def test_house_style_makes_no_difference(one: str, other: str) -> None:
    """British and American spelling, accents and case are folded."""
    assert tokens(one) == tokens(other)


def test_shingles_are_runs_of_three_words() -> None:
    """Five words make three shingles."""
    assert shingles(["a", "b", "c", "d", "e"]) == hashes(["a b c", "b c d", "c d e"])


def test_marks_are_names_and_numbers() -> None:
    """Names, their words' stems and numbers count; a sentence's first word does not make a name."""
    found = marks("Talks began. Then Ana Prieto sent 1,200 tonnes to Peru in 2019.")
    assert found == hashes(["ana prieto", "ana", "priet", "peru", "1200", "2019"])


def test_long_quotations_only() -> None:
    """A quotation of five words or more tells, a word in quotes does not."""
    assert quotations("He called it “a very small step” and “we shall never sign such a paper”.") == hashes(
        ["we shall never sign such"]
    )


def test_sentences_are_their_content_words() -> None:
    """Sentences with few content words are left out."""
    assert [len(s) for s in sentences("Peru signed a border health accord in Lima. He left.")] == [6]


def test_only_running_text_counts() -> None:
    """Boilerplate takes no part in a comparison."""
    text = "Advert Peru signed."
    blocks = (Block(0, 6, BlockRole.ADVERT), Block(7, 19, BlockRole.BODY))
    assert running_text(Report("a", "0", text, blocks=blocks)) == "Peru signed."
