"""Links: typed, with reasons, between the statements of a denial, a charge, a plan, an order and what they bear on."""

from __future__ import annotations

from dataclasses import replace

import pytest

from communique.record.gather import gather
from communique.record.linking import find_links

KENYA, UGANDA = {"Kenya": "KEN"}, {"Uganda": "UGA"}
CHARGE = "Kenya accused Uganda of arming rebels when Uganda met Sudan. Uganda denied the charge."


def _links(statements, published=None):
    held = {s.id: s for s in statements}
    days = published or {s.report: "2009-05-10" for s in statements}
    links = find_links(gather(statements, days), held, days)
    assert links == find_links(gather(statements[::-1], days)[::-1], dict(reversed(held.items())), days)
    return [(link.kind, link.source, link.target) for link in links], links


def test_a_charge_alleges_and_a_denial_answers(make_report, make_statement):
    """The deed that shares the reader's entry and the accuser; not what is told beside it of others."""
    report = make_report("a.txt", CHARGE)
    blame = replace(make_statement(report, "accused", "accusation", KENYA, UGANDA), reasons=("accuse.v",))
    deed = make_statement(report, "arming", "backing_armed_group", UGANDA, holder=("Kenya", "KEN"))
    deed = replace(deed, reasons=("arm.v", "accuse.v"))
    beside = make_statement(report, "met", "meeting", {"Sudan": "SDN"}, holder=("Kenya", "KEN"))
    beside = replace(beside, reasons=("meet.v", "accuse.v"))
    no = make_statement(report, "denied", "denial", UGANDA)
    found, links = _links([blame, deed, beside, no])
    assert ("alleges", blame.id, deed.id) in found
    assert ("answers", no.id, blame.id) in found
    assert not any(beside.id in link for link in found)
    alleges = next(link for link in links if link.kind == "alleges")
    assert alleges.reasons == ("told in the same sentence: accuse.v",)
    assert len(set(alleges.dealings)) == 2


def test_a_denial_denies_what_it_says_did_not_happen(make_report, make_statement):
    """The act denies what is told so in its own sentence; that stands against what others assert."""
    report = make_report("b.txt", "Uganda denied selling boats to Kenya.")
    act = replace(make_statement(report, "denied", "denial", UGANDA), reasons=("deny.v",))
    denied = make_statement(report, "selling", "arms_transfer", UGANDA, KENYA, status="denied",
                            holder=("Uganda", "UGA"), date="2009", materiel=[("boats", None)])  # fmt: skip
    denied = replace(denied, reasons=("sell.v", "deny.v"))
    other = make_report("c.txt", "Uganda sold 4 boats to Kenya.")
    sold = make_statement(other, "sold", "arms_transfer", UGANDA, KENYA, date="2009-03", materiel=[("boats", 4)])
    found, links = _links([act, denied, sold])
    assert ("denies", act.id, denied.id) in found
    assert ("denies", denied.id, sold.id) in found
    against = next(link for link in links if link.source == denied.id)
    assert against.reasons == ("kind and parties agree", "dates agree", "things agree")


@pytest.mark.parametrize(("first", "second", "linked"), [("05-01", "05-09", True), ("05-09", "05-01", False)])
def test_what_is_done_carries_out_the_plan_told_before(make_report, make_statement, first, second, linked):
    """A plan that is still told afterwards is a conflict, and not carried out."""
    plan, done = make_report("d.txt", "Kenya will visit Uganda."), make_report("e.txt", "Kenya visited Uganda.")
    planned = make_statement(plan, "visit", "visit", KENYA, UGANDA, status="planned", date="2009-05-03")
    visited = make_statement(done, "visited", "visit", KENYA, UGANDA, date="2009-05-03")
    published = {plan.id: f"2009-{first}", done.id: f"2009-{second}"}
    found, _ = _links([planned, visited], published)
    assert (("carries out", visited.id, planned.id) in found) is linked


def test_a_delivery_delivers_the_last_order_before_it(make_report, make_statement):
    """Of the same things; an order after it is another."""
    report = make_report("f.txt", "Kenya ordered boats from Uganda. Kenya bought boats from Uganda. Uganda sent boats.")
    said = {"materiel": [("boats", None)]}
    first = make_statement(report, "ordered", "arms_order", KENYA, UGANDA, date="2003", **said)
    later = make_statement(report, "bought", "arms_order", KENYA, UGANDA, date="2009", **said)
    sent = make_statement(report, "sent", "arms_transfer", UGANDA, KENYA, date="2005", **said)
    rifles = replace(sent, materiel=(replace(sent.materiel[0], category="rifles"),), trigger_end=sent.trigger_end + 1)
    found, _ = _links([first, later, sent, rifles])
    assert [link for link in found if link[0] == "delivers"] == [("delivers", sent.id, first.id)]


def test_cooperation_is_not_carried_out(make_report, make_statement):
    """What goes on is planned and done all along."""
    one, two = make_report("g.txt", "Kenya will work with Uganda."), make_report("h.txt", "Kenya worked with Uganda.")
    plan = make_statement(one, "work", "cooperation", KENYA, UGANDA, status="planned", date="2009")
    done = make_statement(two, "worked", "cooperation", KENYA, UGANDA, date="2009")
    assert _links([plan, done])[0] == []
