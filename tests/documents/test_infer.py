"""Inferring the date of publication: a day only where anchors determine it."""

from __future__ import annotations

import pytest

from communique.documents.blocks import cut_blocks
from communique.documents.infer import infer_published

CHIRAC, SCHROEDER = "President Jacques Chirac", "Chancellor Gerhard Schroeder"
CLINTON, KOHL, DINI = "President Bill Clinton", "Chancellor Helmut Kohl", "Prime Minister Lamberto Dini"


@pytest.mark.parametrize(
    ("text", "published"),
    [
        # 15 October was a Thursday in 2020; the text's latest year is 2019.
        (
            "NIAMEY, Oct 15 (Sahel Wire) - Chad and Niger reopened a road on Thursday, shut since 2019.",
            "2020-10-15",
        ),
        # The lead names the day before.
        (
            "NIAMEY, Oct 16 (Sahel Wire) - Chad and Niger reopened a road on Thursday, shut since 2019.",
            "2020-10-16",
        ),
        ("Chad and Niger reopened a road on Thursday, October 15. It had been shut in 2019.", "2020-10-15"),
        (
            "Chad said on Friday it would reopen a road, about three months after the coup in Niger.",
            "2023-10-27",
        ),
        ("Chad reopened a road ten days after the coup in Niger.", "2023-08-05"),
        ("Chad reopened a road three months after the coup in Niger.", "2023-10"),
        ("Chad reopened a road two years after the coup in Niger.", "2025"),
        ("Chad and Niger reopened a road on 15 October 2020, both ministries said.", "2020-10"),
        ("Chad and Niger reopened a road on Thursday, the ministries said.", None),
        ("Chad will reopen the road on Thursday, October 15. It was shut in 2019.", None),
        ("Chad and Niger will reopen a road on 15 October 2020.", None),
        ("NIAMEY, Oct 15 (Sahel Wire) - Chad and Niger have reopened a road.", None),
        ("Chad is in no hurry.", None),
        # Office holders outweigh the years of the background: Chirac and Schroeder held office together until 2005.
        (
            f"PARIS, Jan 22 (Seine Wire) - {CHIRAC} received {SCHROEDER} on Wednesday. They recalled 1963.",
            "2003-01-22",
        ),
        # 22 January was a Wednesday in 2014 and in 2020; both held office then.
        ("OSLO, Jan 22 (Fjord Wire) - Vladimir Putin and Angela Merkel spoke on Wednesday.", None),
        # No weekday: only in 1995 did all of them hold office in December.
        (
            f"BONN, Dec 10 (Rhine Wire) - {CLINTON}, {KOHL}, {CHIRAC} and {DINI} have come to terms.",
            "1995-12-10",
        ),
        (
            f"{CLINTON}, {KOHL}, {CHIRAC} and {DINI} came to terms on 9 December.",
            "1995-12",
        ),
    ],
)
def test_inferred_date(text: str, published: str | None) -> None:
    """The day, month or year that the text's anchors allow, or nothing."""
    found = infer_published(text, cut_blocks(text))
    assert (found.value if found else None) == published


def test_reason_is_given() -> None:
    """What a date was inferred from is said in words."""
    text = "NIAMEY, Oct 15 (Sahel Wire) - Chad and Niger reopened a road on Thursday, shut since 2019."
    found = infer_published(text, cut_blocks(text))
    assert found is not None
    assert found.because == "the dateline's day and the weekday Thursday"
