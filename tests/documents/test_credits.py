"""Whom reports credit is found, and nobody else."""

from __future__ import annotations

import pytest

from communique.documents.credits import find_credits
from communique.model.report import Report


@pytest.mark.parametrize(
    ("text", "credited"),
    [
        ("Peru met Chile in Lima, Reuters reported on Monday.", ["reuters"]),
        ("According to a Reuters report, Peru met Chile.", ["reuters"]),
        ("This story was first published by the Associated Press.", ["associated press"]),
        ("Peru met Chile. Reporting by AFP; editing by Ana Prieto.", ["afp"]),
        ("He told the newspaper Le Monde that Peru would come.", ["le monde"]),
        ("Peru met Chile, said AFP, and Reuters reports the same.", ["reuters"]),
        ("Reuters has moved its office to Lima.", []),
        ("Peru reported on Monday that Chile had come.", []),
    ],
)
def test_credits_in_sentences(text: str, credited: list[str]) -> None:
    """Words before or behind a medium's name make it a source; a bare name does not."""
    assert [c.key for c in find_credits(Report("a.txt", "0", text))] == credited


def test_lines_come_first_and_own_name_is_no_credit() -> None:
    """A credit line counts before a sentence; a report does not credit its own publisher."""
    text = "Peru met Chile, AFP reported. Reuters reported it too."
    found = find_credits(Report("a.txt", "0", text, publisher="AFP", credit="Reuters"))
    assert [(c.key, c.how) for c in found] == [("reuters", "line")]
