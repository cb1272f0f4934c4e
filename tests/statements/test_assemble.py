"""How sure: denials, plans, possibilities and refusals, with the cue that made them so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

STATUS = [
    ("Belgium has not delivered any tanks to Jordan.", "arms_transfer", "denied", "not"),
    ("Peru has yet to ratify the agreement with Bolivia.", "agreement", "denied", "yet"),
    ("Norway will deliver two frigates to Kenya next year.", "arms_transfer", "planned", "will"),
    ("Sudan plans to buy drones from Turkey.", "arms_order", "planned", "plans"),
    ("Italy is preparing to supply missiles to Ukraine.", "arms_transfer", "planned", "prepar"),
    ("The ministers of Togo and Benin are scheduled to meet on Friday.", "meeting", "planned", "scheduled"),
    ("Oman could host talks between Iran and Egypt.", "mediation", "possible", "could"),
    ("Canada may send tanks to Latvia.", "arms_transfer", "possible", "may"),
    ("It is unclear whether Iraq bought missiles from Belarus.", "arms_order", "possible", "whether"),
    ("Oman is believed to have supplied rifles to Chad.", "arms_transfer", "possible", "believed"),
    ("Oman failed to deliver the rifles to Chad.", "arms_transfer", "denied", "failed"),
    ("It is not true that Oman supplied rifles to Chad.", "arms_transfer", "denied", "not"),
    ("Oman hopes to supply rifles to Chad.", "arms_transfer", "possible", "hopes"),
    ("Oman would have supplied rifles to Chad had the parliament agreed.", "arms_transfer", "denied", "would"),
    ("Cuba and Panama never signed the treaty.", "agreement", "denied", "never"),
]


@pytest.mark.parametrize(("text", "kind", "status", "cue"), STATUS)
def test_status_and_its_cue(tell: Callable, text: str, kind: str, status: str, cue: str) -> None:
    """What is denied, planned or possible is marked so, and the words that did it are kept."""
    statement = tell(text).one(kind)
    assert str(statement.status) == status
    assert any(cue in c.text.lower() for c in statement.status_cues)


PLAIN = [
    ("Belgium delivered tanks to Jordan.", "arms_transfer"),
    ("The treaty that nobody liked was signed by Cuba and Panama.", "agreement"),
    ("Cuba and Panama signed the treaty without delay.", "agreement"),
    ("Sudan bought drones from Turkey, which it had not done before.", "arms_order"),
]


@pytest.mark.parametrize(("text", "kind"), PLAIN)
def test_a_cue_beside_the_dealing_does_not_reach_it(tell: Callable, text: str, kind: str) -> None:
    """Negation of something else in the sentence leaves what happened as it is."""
    assert str(tell(text).one(kind).status) == "occurred"


def test_a_denial_is_two_statements(tell: Callable) -> None:
    """'X denied doing Y' is an act of denying, which took place, and a Y which X says did not."""
    told = tell("Rwanda denied sending troops to Congo.")
    assert str(told.one("denial").status) == "occurred"
    sent = told.one("deployment")
    assert (str(sent.status), sent.holder.name) == ("denied", "Rwanda")


def test_a_refusal_is_two_statements(tell: Callable) -> None:
    """'X refused to do Y' took place; Y did not."""
    told = tell("Kazakhstan refused to send soldiers to Ukraine.")
    assert str(told.one("refusal").status) == "occurred"
    assert str(told.one("deployment").status) == "denied"


def test_a_statement_carries_its_codes(tell: Callable) -> None:
    """Type, mode, contexts, CAMEO code and weight are those of the kind."""
    s = tell("Canada imposed sanctions on Myanmar.").one("sanction")
    assert (s.type, s.mode, s.contexts, s.cameo, s.goldstein) == ("SANCTION", "discontinue", ("economic",), "163", -8.0)
