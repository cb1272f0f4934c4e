"""Names of one medium have one key."""

from __future__ import annotations

import pytest

from communique.lexicon.media import medium_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("AP", "The Associated Press"),
        ("Agence France-Presse", "AFP"),
        ("Reuters news agency", "Reuters"),
        ("the Coast Ledger", "Coast Ledger"),
        ("Volta Gazette website", "Volta Gazette website"),
    ],
)
def test_spellings_share_a_key(one: str, other: str) -> None:
    """Listed spellings, articles and case make no difference."""
    assert medium_key(one) == medium_key(other) != ""


def test_others_do_not() -> None:
    """Two papers keep apart; no name has no key."""
    assert medium_key("Coast Ledger") != medium_key("Volta Ledger")
    assert medium_key(None) == ""
