"""Bullets and stamps at the start of list items."""

from __future__ import annotations

import pytest

from communique.documents.items import read_item


@pytest.mark.parametrize(
    ("text", "rest", "stamp", "clock"),
    [
        ("• Talks were held.", "Talks were held.", None, False),
        ("- Talks were held.", "Talks were held.", None, False),
        ("2. Talks were held.", "Talks were held.", None, False),
        ("• 3 May 2019: Talks were held.", "3 May 2019: Talks were held.", "3 May 2019", False),
        ("• early 2019 – Talks were held.", "early 2019 – Talks were held.", "early 2019", False),
        ("• 3 May 2019. Talks were held.", "3 May 2019. Talks were held.", "3 May 2019", False),
        ("• May to July 2019: Talks were held.", "May to July 2019: Talks were held.", "May to July 2019", False),
        ("• 2019. talks", "2019. talks", None, False),
        ("17:45 Talks were held.", "Talks were held.", "17:45", True),
        ("5.30pm GMT – Talks were held.", "Talks were held.", "5.30pm", True),
        ("5:30 p.m. GMT – Talks were held.", "Talks were held.", "5:30 p.m.", True),
        ("• 9 am: Talks were held.", "Talks were held.", "9 am", True),
    ],
)
def test_item_begins_after_bullet_and_clock(
    text: str,
    rest: str,
    stamp: str | None,
    clock: bool,
) -> None:
    """Bullets and times of day are cut off; a date stays with its item."""
    item = read_item(text)
    assert item is not None
    assert text[item.text_start :] == rest
    assert (text[slice(*item.stamp)] if item.stamp else None) == stamp
    assert item.clock is clock


@pytest.mark.parametrize(
    "text",
    [
        "Talks were held.",
        "— a third time.",
        "10:1 was the vote.",
        "155 mm rounds were sent.",
        "10.30 per cent was lost.",
        "-5 degrees",
    ],
)
def test_sentence_is_no_item(text: str) -> None:
    """Dashes and numbers in a sentence make no item."""
    assert read_item(text) is None
