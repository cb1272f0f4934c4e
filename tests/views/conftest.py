"""A made record about four states of West Africa and the Baltic, for the views."""

from __future__ import annotations

import pytest

from communique.model.statement import Dropped, Reading
from communique.record.record import Snapshot

GHANA, TOGO, LATVIA = {"Ghana": "GHA"}, {"Togo": "TGO"}, {"Latvia": "LVA"}
LEDGER = (
    "Ghana met Togo in Accra on 3 February. Ghana sold 4 boats to Togo last year. "
    "Togo will visit Ghana in May. Ghana accused Togo of taxing its fishermen twice over. "
    "Lome denied the accusation. Ghana might train Togo, an officer said."
)
GAZETTE = "Togo met Ghana in Accra on 3 February. Ghana said it sold no boats to Togo. Latvia praised Ghana."


@pytest.fixture
def filled(store, make_report, make_statement):
    """The record's store, filled."""
    one = make_report("ledger.txt", LEDGER, "2001-02-05", "Coast Ledger")
    two = make_report("gazette.txt", GAZETTE, "2001-02-07", "Volta Gazette")

    def say(report, *rest, **more):
        return make_statement(report, *rest, **more)

    store.add(
        one,
        Reading(
            (
                say(
                    one,
                    "met",
                    "meeting",
                    GHANA,
                    TOGO,
                    date="2001-02-03",
                    date_text="3 February",
                    place=("Accra", "GHA"),
                ),
                say(one, "sold", "arms_transfer", GHANA, TOGO, date="2000", materiel=[("boats", 4)]),
                say(one, "visit", "visit", TOGO, GHANA, date="2001-05", status="planned"),
                say(one, "accused", "accusation", GHANA, TOGO),
                say(one, "denied", "denial", {"Lome": "TGO"}),
                say(
                    one,
                    "train",
                    "training",
                    GHANA,
                    TOGO,
                    status="possible",
                    holder=("an officer", None),
                    said="said",
                ),
            ),
            (Dropped(one.text.index("taxing"), one.text.index("taxing") + 6, "tax.v", "only one side named"),),
        ),
        "made/1",
    )
    store.add(
        two,
        Reading(
            (
                say(two, "met", "meeting", TOGO, GHANA, date="2001-02-03"),
                say(
                    two,
                    "sold",
                    "arms_transfer",
                    GHANA,
                    TOGO,
                    status="denied",
                    holder=("Ghana", "GHA"),
                    said="said",
                ),
                say(two, "praised", "praise", LATVIA, GHANA),
            )
        ),
        "made/1",
    )
    return store


@pytest.fixture
def snapshot(filled):
    """The record as it stands."""
    return Snapshot(filled)
