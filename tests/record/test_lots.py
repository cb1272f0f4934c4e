"""Lots: which thing, between whom, at which stage of a deal's life, as one statement has it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from communique.model.statement import Cue, Materiel, Quantity
from communique.record.lots import lots_of

TEXT = (
    "Chile delivered it to Peru. Chile sold it to Peru. Peru ordered it from Chile. Peru inducted the ship from Chile. "
    "Peru deployed Chile's ship. "
    "Peru asked Chile for it. Chile offered Peru it. Chile and Peru agreed on it. Chile refused Peru it."
)
CHILE, PERU = {"Chile": "CHL"}, {"Peru": "PER"}


@pytest.fixture
def say(make_report, make_statement):
    """Makes statements on the text."""
    report = make_report("lots.txt", TEXT, "2009-05-10")

    def one(trigger, kind, source, target, things=(("F-5", "fighter aircraft", 4),), **more):
        made = make_statement(report, trigger, kind, source, target, **more)
        at = made.start
        items = tuple(
            Materiel(name, sort, Quantity(n, n, False, str(n)) if n else None, at + k, at + k + 1)
            for k, (name, sort, n) in enumerate(things)
        )
        return replace(made, materiel=items)

    return one


@pytest.mark.parametrize(
    ("trigger", "kind", "source", "target", "status", "stage", "supplier"),
    [
        ("delivered", "arms_transfer", CHILE, PERU, "occurred", "delivered", "CHL"),
        ("delivered", "arms_transfer", CHILE, PERU, "planned", "agreed", "CHL"),
        ("delivered", "arms_transfer", CHILE, PERU, "possible", "offered", "CHL"),
        ("delivered", "arms_transfer", CHILE, PERU, "denied", "", "CHL"),
        ("sold", "arms_transfer", CHILE, PERU, "occurred", "ordered", "CHL"),
        ("ordered", "arms_order", PERU, CHILE, "occurred", "ordered", "CHL"),
        ("ordered", "arms_order", PERU, CHILE, "planned", "agreed", "CHL"),
        ("inducted", "arms_order", PERU, CHILE, "occurred", "in use", "CHL"),
        ("deployed", "arms_transfer", CHILE, PERU, "occurred", "in use", "CHL"),
        ("asked", "request", PERU, CHILE, "occurred", "sought", "CHL"),
        ("offered", "offer", CHILE, PERU, "occurred", "offered", "CHL"),
        ("agreed", "agreement", CHILE, PERU, "occurred", "agreed", ""),
        ("refused", "refusal", CHILE, PERU, "occurred", "refused", ""),
    ],
)
def test_kind_words_and_status_say_which_stage_was_reached(say, trigger, kind, source, target, status, stage, supplier):
    """What is only planned has not reached its kind's stage, and a denial reaches none."""
    (lot,) = lots_of(say(trigger, kind, source, target, status=status), "d1")
    assert (lot.stage, lot.supplier) == (stage, supplier)
    assert ("planned" in lot.doubts, "possible" in lot.doubts) == (status == "planned", status == "possible")
    assert (lot.pair == ("CHL", "PER")) == (supplier == "")


def test_what_was_called_off_is_cancelled_and_not_denied(say):
    """'Peru cancelled the order' says that there was one."""
    made = replace(say("ordered", "arms_order", PERU, CHILE, status="denied"),
                   status_cues=(Cue("cancelled", 0, 9, "denied"),))  # fmt: skip
    assert [lot.stage for lot in lots_of(made, "d1")] == ["cancelled"]


def test_a_number_that_stands_with_several_things_is_that_of_the_first(say):
    """'Four F-5s and AMX jets' counts the F-5s."""
    made = say("delivered", "arms_transfer", CHILE, PERU,
               [("F-5", "fighter aircraft", 4), ("AMX", "fighter aircraft", 4)])  # fmt: skip
    assert [(lot.designation, lot.quantity is None) for lot in lots_of(made, "d1")] == [("F-5", False), ("AMX", True)]


def test_of_a_number_shared_by_several_nobodys_share_is_known(say):
    """Two suppliers of four jets are two lots without a number."""
    made = say("agreed", "arms_transfer", {"Chile": "CHL", "Peru": "PER"}, {"Peru": "BOL"})
    assert [(lot.supplier, lot.quantity) for lot in lots_of(made, "d1")] == [("CHL", None), ("PER", None)]


def test_an_uncertain_reading_is_a_doubt(say):
    """Below the confidence at which a brief says so."""
    (lot,) = lots_of(say("delivered", "arms_transfer", CHILE, PERU, confidence=0.6), "d1")
    assert lot.doubts == {"reading uncertain"}


@pytest.mark.parametrize(
    ("noun", "category"),
    [("boats", "ship"), ("drones", "drone"), ("jets", "jet"), ("weapons", None), ("thousands", None)],
)
def test_nouns_are_sorts_of_things_or_too_vague_to_be(say, noun, category):
    """A noun that may stand for several sorts stays a noun."""
    (lot,) = lots_of(say("delivered", "arms_transfer", CHILE, PERU, [(None, noun, 4)]), "d1")
    assert (lot.designation, lot.category) == (None, category)


def test_what_is_about_no_arms_makes_no_lot(say):
    """A meeting, a request for something else, aid in money."""
    assert not list(lots_of(say("agreed", "meeting", CHILE, PERU), "d1"))
    assert not list(lots_of(say("asked", "request", PERU, CHILE, []), "d1"))
    assert not list(lots_of(say("delivered", "military_aid", CHILE, PERU, []), "d1"))
    assert [lot.category for lot in lots_of(say("delivered", "arms_transfer", CHILE, PERU, []), "d1")] == [None]
