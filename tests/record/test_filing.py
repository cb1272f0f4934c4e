"""Keys: under what reports and statements are filed."""

from __future__ import annotations

import pytest

from communique.record.filing import TITLE_WORDS, fold, report_keys, statement_keys, title_keys


def test_a_statement_is_filed_under_its_pairs_its_parties_and_its_doers(make_report, make_statement):
    """A code that stands on both sides is one party; a side without a code has no doer."""
    report = make_report("a.txt", "Ghana and Togo sold boats to Benin.")
    sold = make_statement(report, "sold", "arms_transfer", {"Ghana": "GHA", "Togo": "TGO"}, {"Benin": "BEN"})
    assert statement_keys(sold) == [
        "d arms_transfer GHA TGO", "k arms_transfer BEN GHA TGO", "p BEN GHA", "p BEN TGO", "p GHA TGO",
    ]  # fmt: skip
    passive = make_statement(report, "sold", "arms_transfer", {}, {"Benin": "BEN"})
    assert statement_keys(passive) == ["d arms_transfer", "k arms_transfer BEN"]


@pytest.mark.parametrize(
    ("url", "publisher", "title", "keys"),
    [
        (None, None, None, ["a a.txt"]),
        ("https://www.lome.example/1/#top", "The Lome Post", "Boats sold", ["a lome.example/1"]),
        (None, "The Lome Post", "Boats: sold, to – Benin at last", ["a a.txt", "t lome post / boats sold to benin"]),
    ],
    ids=["bare", "by address, the title too short", "by title"],
)
def test_a_report_is_filed_under_its_address_and_the_beginning_of_its_title(url, publisher, title, keys):
    """Marks, capitals, the article of an outlet and the anchor of an address do not count."""
    assert report_keys("a.txt", url, publisher, title) == keys


def test_a_title_named_in_a_notice_is_found_wherever_it_stands_in_the_words():
    """One of the keys that a notice looks under is that of the title which it names."""
    title = "Boats sold to Benin at last"
    words = fold(f"Our report “{title}” of Monday was wrong.").split()
    (key,) = title_keys("Lome Post", fold(title).split()[:TITLE_WORDS])
    assert key in title_keys("The Lome Post", words)
    assert key not in title_keys("Lome Star", words)
