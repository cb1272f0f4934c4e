"""Notices: where a report says that it corrects, retracts or updates another."""

from __future__ import annotations

import pytest

from communique.documents.notices import find_notices
from communique.model.notice import Effect, Reach

ERROR = "Correction: An earlier version of this article said that Chad bought 12 jets. It bought eight."


def test_a_notice_stands_at_the_sentence_it_is_told_in():
    """The line that holds it is its passage; the sentence beside it is not of it."""
    text = f"Chad bought eight jets.\n\n{ERROR}\n"
    label, earlier = find_notices("Chad buys jets", text)
    assert (label.entry, earlier.entry) == ("correction.label", "earlier_version")
    assert text[earlier.start : earlier.end] == ERROR.removesuffix(" It bought eight.")
    assert earlier.words == ERROR
    assert (earlier.effect, earlier.reach) == (Effect.CORRECTION, Reach.SENTENCE)


def test_only_the_sentence_of_an_error_is_reached_and_a_retracted_report_is_whole():
    """What a notice reaches are none of the report's own claims."""
    (_, earlier) = find_notices(None, ERROR)
    assert earlier.covers(12, 60)
    assert not earlier.covers(earlier.end + 1, len(ERROR))
    (retracted,) = find_notices(None, "RETRACTED: Chad buys jets\nChad bought 12 jets.")
    assert retracted.covers(26, 46)
    (label,) = find_notices(None, "(Corrects number of jets)")
    assert not label.covers(0, 9)


def test_a_bare_label_takes_the_next_line_with_it():
    """'CORRECTION' alone names nothing."""
    (found,) = find_notices(None, "Corrections:\n\nOur story “Chad buys twelve jets” gave a wrong number.\nMore.")
    assert found.words == "Corrections: Our story “Chad buys twelve jets” gave a wrong number."


@pytest.mark.parametrize(
    ("title", "text", "spans"),
    [
        ("CORRECTED-Chad buys jets", "Chad bought eight jets.", [(None, None)]),
        ("CORRECTED-Chad buys jets", "CORRECTED-Chad  buys jets\nChad bought eight jets.", [(0, 25)]),
        (None, "Chad bought eight jets.", []),
        ("", "", []),
    ],
)
def test_a_title_counts_once(title, text, spans):
    """Where the text repeats it, it is found there; where only metadata have it, it has no place in the text."""
    assert [(n.start, n.end) for n in find_notices(title, text)] == spans
