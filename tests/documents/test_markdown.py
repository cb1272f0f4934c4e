"""Markdown: front matter is metadata, markup is taken off."""

from __future__ import annotations

from collections.abc import Callable

from communique.model.intake import Failure
from communique.model.report import BlockRole, Report

TEXT = """---
title: Fiji and Tonga argue over a reef
date: 2011-06-14
author: Sione Vaka
publisher: Reef Weekly
---
# Fiji and Tonga argue over a reef

**Tonga** sent two patrol boats to the [Minerva Reefs](https://reef.example/m) on *Sunday*.

## Background

- In 2005 Fiji lodged a claim with the seabed authority.

> Nobody lives there, an official said.
"""


def test_front_matter_and_markup(read_one: Callable[[str, bytes], Report | Failure]) -> None:
    """Metadata come from the front matter; the text is free of marks."""
    report = read_one("reef.md", TEXT.encode())
    assert isinstance(report, Report)
    assert (report.title, report.author, report.publisher) == (
        "Fiji and Tonga argue over a reef", "Sione Vaka", "Reef Weekly",
    )  # fmt: skip
    assert (report.published, report.published_origin) == ("2011-06-14", "metadata")
    assert [(b.role, report.text[b.start : b.end]) for b in report.blocks] == [
        (BlockRole.HEADLINE, "Fiji and Tonga argue over a reef"),
        (BlockRole.BODY, "Tonga sent two patrol boats to the Minerva Reefs on Sunday."),
        (BlockRole.SECTION_HEAD, "Background"),
        (BlockRole.LABEL, "•"),
        (BlockRole.LIST_ITEM, "In 2005 Fiji lodged a claim with the seabed authority."),
        (BlockRole.BODY, "Nobody lives there, an official said."),
    ]


def test_broken_front_matter_is_noted(read_one: Callable[[str, bytes], Report | Failure]) -> None:
    """Front matter that is no YAML is left out with a note; the text is read."""
    report = read_one("reef.md", b"---\ntitle: [unclosed\n---\nTonga sent a boat to the reef on Sunday.\n")
    assert isinstance(report, Report)
    assert report.text == "Tonga sent a boat to the reef on Sunday."
    assert "front matter" in report.notes[0]
