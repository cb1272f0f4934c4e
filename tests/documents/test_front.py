"""The front of a report: which line is the headline, and what the others are."""

from __future__ import annotations

import pytest

from communique.documents.front import front_length, front_roles, is_byline, is_date_line
from communique.documents.lines import paragraphs

PROSE = "Peru and Ecuador signed a border health accord in Lima on Friday."


def headline(*lines: str) -> str | None:
    """The line taken for the headline."""
    found = paragraphs("\n\n".join([*lines, PROSE]))
    front = found[: front_length(found)]
    roles = front_roles(front)
    return next((p.text for p, role in zip(front, roles, strict=True) if role == "headline"), None)


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (["Accord signed in Lima"], "Accord signed in Lima"),
        (["The Quito Courier", "Accord signed in Lima"], "Accord signed in Lima"),
        (
            ["LAND & SEA REVIEW", "World | News", "Accord signed in Lima", "3 May 2019"],
            "Accord signed in Lima",
        ),
        (["Log in", "Accord signed in Lima", "3 May 2019", "Accord signed in Lima"], "Accord signed in Lima"),
        (["ACCORD SIGNED IN LIMA", "3 May 2019"], "ACCORD SIGNED IN LIMA"),
        (["Quito Blames Foreign Press", "3 May 2019"], "Quito Blames Foreign Press"),
        (["Kremlin Rejects New Offer", "3 May 2019"], "Kremlin Rejects New Offer"),
        (["Will the accord hold?", "3 May 2019"], "Will the accord hold?"),
        (["The Ferryman", "Lima and Quito sign an accord on health"], "Lima and Quito sign an accord on health"),
        (["Quito Courier | Home | Subscribe", "Accord signed in Lima"], "Accord signed in Lima"),
        (["EL FARO DEL SUR | English edition", "Accord signed in Lima"], "Accord signed in Lima"),
        (["The Quito Courier > World > Americas", "Accord signed in Lima"], "Accord signed in Lima"),
        (["ANDES RISK — Weekly Note 14/2019", "Accord signed in Lima"], "Accord signed in Lima"),
        (["Andes Watch — 3 May 2019", "Accord signed in Lima"], "Accord signed in Lima"),
        (["Press release No. 14/2019", "Accord signed in Lima"], "Accord signed in Lima"),
        (["Lima, Friday, 3 May 2019", "Accord signed in Lima"], "Accord signed in Lima"),
        (["The Long Talks", "3 May 2019"], "The Long Talks"),
        (["By Ana Prieto", "3 May 2019"], None),
        ([], None),
    ],
)
def test_headline(lines: list[str], title: str | None) -> None:
    """The repeated line, else the first that is no masthead, rubric or furniture."""
    assert headline(*lines) == title


@pytest.mark.parametrize(
    "line",
    [
        "May 3, 2019 | Flash Brief",
        "Friday, 3 May 2019, 10:15",
        "3 May 2019",
        "2019-05-03",
        "Tuesday 1 May 2018. All times are local",
        "Lima, Friday, 3 May 2019",
        "Port Blair, May 3, 2019",
        "Andes Watch — 3 May 2019",
        "Andes Risk Weekly, Issue 14, 3 May 2019",
        "May 3, 2019 by Ana Prieto",
        "Put online on 03.05.2019 at 10:15 (translated by machine)",
        "Last updated 3 May 2019, 10:15",
    ],
)
def test_date_lines(line: str) -> None:
    """A full date with a rubric, a time or a note."""
    assert is_date_line(line)


@pytest.mark.parametrize(
    "line",
    [
        "May 3",
        "On 3 May 2019 Peru signed",
        "3 May 2019 was the day of the accord",
        "Peru in 2019",
        "Accord of Lima, 3 May 2019",
    ],
)
def test_no_date_lines(line: str) -> None:
    """Partial dates and dates in words that go on."""
    assert not is_date_line(line)


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("By Ana Prieto", True),
        ("by our correspondent in Lima", True),
        ("From our staff in Lima", True),
        ("From Rivals to Partners", False),
        ("By Friday the two sides had pulled back all of their troops from the river.", False),
    ],
)
def test_bylines(line: str, byline: bool) -> None:
    """Who wrote it, not what begins with the same word."""
    assert is_byline(line) is byline


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("A. Prieto, Lima", "byline"),
        ("Correspondent: A. Prieto, Lima", "byline"),
        ("Prepared by: Andes Section (contact: A. Prieto)", "byline"),
        ("Courier staff and agencies", "byline"),
        ("Lima, 3 May 2019 (AND) --", "dateline"),
        ("What was agreed", "section_head"),
    ],
)
def test_line_above_the_first_sentence(line: str, role: str) -> None:
    """Who wrote it, where and when, or what the first section is called."""
    found = paragraphs(f"Accord signed in Lima\n\n{line}\n\n{PROSE}")
    front = found[: front_length(found)]
    assert front_roles(front)[-1] == role
