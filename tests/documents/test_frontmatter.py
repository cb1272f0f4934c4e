"""What a report's own lines say of it."""

from __future__ import annotations

import pytest

from communique.documents.blocks import cut_blocks
from communique.documents.frontmatter import FrontMatter, front_matter

PROSE = "Peru and Ecuador signed a border health accord in Lima on Friday."


def read(*lines: str) -> FrontMatter:
    """Front matter of a text of these lines."""
    text = "\n\n".join(lines)
    return front_matter(text, cut_blocks(text))


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("By Ana Prieto", "Ana Prieto"),
        ("by Ana Prieto, Lima", "Ana Prieto"),
        ("By Ana Prieto and Tom Walsh", "Ana Prieto and Tom Walsh"),
        ("By Ana Prieto | The Andes Review | 3 May 2019", "Ana Prieto"),
        ("Updated May 3, 2019 · 6 min read · By Ana Prieto", "Ana Prieto"),
        ("3 May 2019 by Ana Prieto", "Ana Prieto"),
        ("Correspondent: A. Prieto, Lima", "A. Prieto"),
        ("Prepared by: Andes Section (contact: A. Prieto)", "Andes Section"),
    ],
)
def test_author(line: str, author: str) -> None:
    """The byline's name, without place and affiliation."""
    assert read("Accord signed in Lima", line, PROSE).author == author


@pytest.mark.parametrize(
    ("lines", "publisher"),
    [
        (["The Quito Courier", "Accord signed in Lima", PROSE], "The Quito Courier"),
        (["The Quito Courier > World", "Accord signed in Lima", PROSE], "The Quito Courier"),
        (["Lake Morning Line | Subscribe", "Accord signed in Lima", PROSE], "Lake Morning Line"),
        (["Andes Watch — 3 May 2019", "Accord signed in Lima", PROSE], "Andes Watch"),
        (["Accord signed in Lima", "Lima, May 3, 2019 (AND) --", PROSE], "AND"),
        (["MINISTRY OF HEALTH", "Accord signed in Lima", PROSE], "MINISTRY OF HEALTH"),
        (["Accord signed in Lima", "By Ana Prieto | Andes Review | 3 May 2019", PROSE], "Andes Review"),
        (["Accord signed in Lima", f"LIMA, May 3 (Andes Press) - {PROSE}"], "Andes Press"),
        (["Accord signed in Lima", PROSE, "KPA/World/ml"], "KPA"),
        (["Accord signed in Lima", PROSE], None),
    ],
)
def test_publisher(lines: list[str], publisher: str | None) -> None:
    """Masthead, byline, dateline or slug name the outlet."""
    assert read(*lines).publisher == publisher


@pytest.mark.parametrize(
    ("lines", "credit"),
    [
        ([f"LIMA, May 3 (EFE) - {PROSE}"], "EFE"),
        (["Accord signed in Lima", "By Ana Prieto, with Reuters", PROSE], "Reuters"),
        (["Accord signed in Lima", PROSE, "— AFP"], "AFP"),
        (["Accord signed in Lima", PROSE, "— Andean Wire"], "Andean Wire"),
        (["Accord signed in Lima", PROSE], None),
    ],
)
def test_credit(lines: list[str], credit: str | None) -> None:
    """The agency that a report credits."""
    assert read(*lines).credit == credit


@pytest.mark.parametrize(
    ("lines", "published"),
    [
        (["Accord signed in Lima", "Friday, 3 May 2019", PROSE], "2019-05-03"),
        (["Accord signed in Lima", "By Ana Prieto | Andes Review | May 3, 2019", PROSE], "2019-05-03"),
        ([f"LIMA, May 3, 2019 (EFE) - {PROSE}"], "2019-05-03"),
        ([f"LIMA, May 3 (EFE) - {PROSE}"], None),
        (["Accord signed in Lima", "Lima, May 3, 2019 (AND) --", PROSE], "2019-05-03"),
        (["The Ferryman", "Lima, Friday, 3 May 2019", "Accord signed in Lima", PROSE], "2019-05-03"),
        (["Accord signed in Lima", "05/03/2019", PROSE, "It was agreed on April 11."], "2019-05-03"),
        (["Accord signed in Lima", "05/03/2019", PROSE, "It was agreed on 11 April."], "2019-03-05"),
        (["Accord signed in Lima", "Published on 3 May 2019 | Updated on 4 May 2019", PROSE], "2019-05-03"),
    ],
)
def test_published(lines: list[str], published: str | None) -> None:
    """The first full date of date line, byline or dateline; numeric ones in the order the text uses."""
    assert read(*lines).published == published


def test_mark_of_a_live_report_is_no_part_of_its_title() -> None:
    """The title is the headline without 'LIVE |'."""
    assert read("LIVE | Ministers meet in Lima", "3 May 2019", PROSE).title == "Ministers meet in Lima"


@pytest.mark.parametrize("mark", ["AS IT HAPPENED: ", "Live: ", "LIVE | "])
def test_marks_of_live_reports(mark: str) -> None:
    """Each mark goes from the title, and only from its beginning."""
    assert read(f"{mark}Ministers meet in Lima", "3 May 2019", PROSE).title == "Ministers meet in Lima"
    assert read("Ministers keep border watch: Lima", "3 May 2019", PROSE).title == "Ministers keep border watch: Lima"
