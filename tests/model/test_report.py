"""A report's identity, and which blocks are running text."""

from __future__ import annotations

import pytest

from communique.model.report import RUNNING, Block, BlockRole, Report, identity


def test_the_same_bytes_under_the_same_name_are_the_same_report() -> None:
    """What was found in the text makes no other report; other bytes or another name do."""
    report = Report("a.txt", "00", "x")
    assert report.id == Report("a.txt", "00", "x", title="T", published="2020").id
    assert report.id != Report("b.txt", "00", "x").id
    assert report.id != Report("a.txt", "01", "x").id


@pytest.mark.parametrize("role", list(BlockRole))
def test_only_prose_is_running_text(role: BlockRole) -> None:
    """Headlines, bylines, captions, links and adverts are not read as sentences."""
    assert Block(0, 1, role).running is (role in {"standfirst", "body", "list_item"})
    assert (role in RUNNING) is Block(0, 1, role).running


def test_ids_keep_their_parts_apart() -> None:
    """'ab' and 'c' are not 'a' and 'bc'; nothing is not the word None."""
    assert identity("r", "ab", "c") != identity("r", "a", "bc")
    assert identity("r", None) != identity("r", "None")
    assert identity("r", None) == identity("r", "")
