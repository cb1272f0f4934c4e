"""Names at the top of a report that are no headline."""

from __future__ import annotations

import pytest

from communique.documents.mastheads import is_masthead, is_series, outlet_of


@pytest.mark.parametrize(
    "line", ["The Quito Courier", "Sahel Post", "Ministry of Defence", "Institute for Peace", "Andes Press"]
)
def test_mastheads(line: str) -> None:
    """Names of outlets and of bodies that publish themselves."""
    assert is_masthead(line)


@pytest.mark.parametrize(
    "line", ["Accord signed in Lima", "Kremlin Rejects New Offer", "The Long Road to Peace", "Post"]
)
def test_titles_are_no_mastheads(line: str) -> None:
    """Headlines are no names of outlets."""
    assert not is_masthead(line)


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("The Quito Courier", "The Quito Courier"),
        ("The Quito Courier > World > Americas", "The Quito Courier"),
        ("Ferryman Daily | Subscribe | Archive", "Ferryman Daily"),
        ("Lake Morning Line | Subscribe", "Lake Morning Line"),
        ("ANDES RISK — Weekly Note 14/2019", "ANDES RISK"),
        ("Andes Watch — 3 May 2019", "Andes Watch"),
        ("Andes Monitor #14", "Andes Monitor"),
        ("Home > News > World", None),
        ("Updated 3 May 2019 | 4 min read", None),
        ("Accord signed in Lima", None),
    ],
)
def test_outlet_of_a_line(line: str, outlet: str | None) -> None:
    """The name before rubrics, links, numbers and dates."""
    assert outlet_of(line) == outlet


@pytest.mark.parametrize(
    ("line", "series"),
    [
        ("Andes Risk Note No. 14", True),
        ("ANDES RISK — Weekly Note 14/2019", True),
        ("Press release No. 14/2019", True),
        ("Report 12 dead at the bridge", False),
        ("Accord signed in Lima", False),
    ],
)
def test_series(line: str, series: bool) -> None:
    """A name with the number of an issue."""
    assert is_series(line) is series
