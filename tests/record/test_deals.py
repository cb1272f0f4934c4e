"""Deals: one line for one thing between two states, through its life, with what each cell rests on."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from communique.model.deal import CELLS, Deal
from communique.model.statement import Materiel, Money, Quantity
from communique.record.conflicts import find_conflicts
from communique.record.deals import find_deals
from communique.record.gather import gather

VERBS = {
    "arms_transfer": "delivered", "arms_order": "ordered", "request": "sought", "offer": "offered",
    "agreement": "agreed", "refusal": "refused", "deployment": "deployed", "co_production": "assembled",
    "treaty_exit": "ended", "denial": "denied",
}  # fmt: skip
REPORTS = 4
TEXT = " ".join(
    f"Kenya {verb}{n} F-5 Uganda Brazil, Kenya's minister said." for n in range(6) for verb in VERBS.values()
)
KENYA, UGANDA = {"Kenya": "KEN"}, {"Uganda": "UGA"}
F5 = ("F-5", "fighter aircraft")


class World:
    """Statements told in several made reports, and the register of them."""

    def __init__(self, make_report, make_statement):
        self.reports = [make_report(f"{n}.txt", f"{TEXT} {n}", f"2009-05-1{n}") for n in range(REPORTS)]
        self.make_statement = make_statement
        self.told = []

    def say(self, kind, date=None, number=None, *, report=0, thing=F5, at=0, buyer=UGANDA, money=(), **more):
        """Tell something of Kenya's F-5s for Uganda; gives the statement's id."""
        ordering = kind in ("arms_order", "request")
        source, target = (buyer, KENYA) if ordering else (KENYA, buyer)
        if kind == "deployment":
            source, target = buyer, more.pop("against")
        about = more.pop("about", False)
        made = self.make_statement(self.reports[report], f"{VERBS[kind]}{at}", kind, source, target, date=date, **more)
        quantity = None
        if number is not None:
            low, high = number if isinstance(number, tuple) else (number, number)
            quantity = Quantity(low, high, about, f"{low}")
        items = (Materiel(thing[0], thing[1], quantity, made.start, made.start + 1),) if thing else ()
        sums = tuple(Money("USD", n, n, False, f"${n:g}", made.start, made.start + 1) for n in money)
        self.told.append(replace(made, materiel=items, money=sums))
        return self.told[-1].id

    def deals(self, told=None) -> list[Deal]:
        """The register of what was told."""
        statements = {s.id: s for s in (self.told if told is None else told)}
        published = {r.id: r.published for r in self.reports}
        dealings = gather(statements.values(), published)
        conflicts = find_conflicts(dealings, statements, published, len)
        return find_deals(dealings, statements, conflicts)

    def deal(self) -> Deal:
        """The only deal."""
        (found,) = self.deals()
        return found


@pytest.fixture
def world(make_report, make_statement):
    """An empty world."""
    return World(make_report, make_statement)


def test_a_deal_is_followed_from_the_request_to_the_delivery(world):
    """One line; the furthest stage that is sure is its status; each cell has its statements."""
    sought = world.say("request", "2001")
    ordered = world.say("arms_order", "2003-04", 12, report=1, money=(500.0,))
    first = world.say("arms_transfer", "2005-02", 4, report=2)
    second = world.say("arms_transfer", "2006-03", 8, report=2, at=1)
    deal = world.deal()
    shown = {name: getattr(deal, name).text for name in CELLS if name != "comments"}
    assert shown == {
        "supplier": "KEN", "recipient": "UGA", "ordered": "12", "designation": "F-5", "category": "fighter aircraft",
        "order_year": "2003", "delivery_years": "2005, 2006", "delivered": "12", "status": "delivered", "money": "$500",
    }  # fmt: skip
    assert deal.ordered.statements == (ordered,)
    assert deal.delivered.statements == tuple(sorted((first, second)))
    assert deal.comments.text == (
        f"sought 2001 [{sought}]; ordered 2003-04: 12 [{ordered}]; delivered 2005-02: 4 [{first}]; "
        f"delivered 2006-03: 8 [{second}]"
    )
    assert deal.statements == tuple(sorted((sought, ordered, first, second)))


def test_copies_and_several_statements_on_one_delivery_count_once(world):
    """Three reports of four jets are four jets."""
    for report in range(3):
        world.say("arms_transfer", "2005-02-03", 4, report=report)
    assert world.deal().delivered.text == "4"


@pytest.mark.parametrize(
    ("numbers", "shown"),
    [((4, 6), "(4|6)"), ((4, 4), "4"), (((10, 12), 11), "11"), (((10, 12), (10, 12)), "10 to 12")],
)
def test_numbers_at_odds_are_both_shown(world, numbers, shown):
    """A range and a number inside it are not at odds."""
    for report, number in enumerate(numbers):
        world.say("arms_transfer", "2005-02-03", number, report=report)
    assert world.deal().delivered.text == shown


def test_what_is_unknown_is_two_dots(world):
    """No statement, no cell."""
    world.say("arms_transfer", thing=None)
    deal = world.deal()
    unknown = {name for name in CELLS if not getattr(deal, name).known}
    assert unknown == {"ordered", "designation", "category", "order_year", "delivery_years", "delivered", "money"}
    assert all(not getattr(deal, name).statements for name in unknown)


@pytest.mark.parametrize(
    ("more", "cell", "shown"),
    [
        ({"status": "planned"}, "ordered", "(4)"),
        ({"status": "planned"}, "delivery_years", "(2005)"),
        ({"status": "planned"}, "delivered", ".."),
        ({"status": "planned"}, "status", "(agreed)"),
        ({"status": "possible"}, "status", "(offered)"),
        ({"status": "possible"}, "delivered", ".."),
        ({"about": True}, "delivered", "(4)"),
        ({"about": True}, "status", "delivered"),
        ({"holder": ("Kenya", "KEN")}, "delivered", "(4)"),
        ({"holder": ("Brazil", "BRA")}, "delivered", "4"),
        ({"confidence": 0.6}, "supplier", "(KEN)"),
    ],
)
def test_what_is_uncertain_stands_in_brackets(world, more, cell, shown):
    """Plans, chances, 'about', the word of one party, a doubtful reading."""
    world.say("arms_transfer", "2005", 4, **more)
    assert getattr(world.deal(), cell).text == shown


def test_what_both_parties_say_is_sure(world):
    """One party alone is not enough, both are."""
    world.say("arms_transfer", "2005", 4, holder=("Kenya", "KEN"))
    world.say("arms_transfer", "2005", 4, report=1, holder=("Uganda", "UGA"))
    assert world.deal().delivered.text == "4"


def test_a_denial_makes_no_cell_and_brackets_what_it_denies(world):
    """It is told in the comments."""
    yes = world.say("arms_transfer", "2005", 4)
    no = world.say("arms_transfer", "2005", 9, report=1, status="denied", holder=("Uganda", "UGA"))
    deal = world.deal()
    assert (deal.delivered.text, deal.status.text) == ("(4)", "(delivered)")
    assert deal.delivered.statements == (yes,)
    assert "disputed" in deal.delivered.doubts
    assert deal.comments.text == f"(delivered) 2005: 4 (disputed) [{yes}]; denied by Uganda, 2005 [{no}]"
    assert no in deal.statements


def test_a_charge_answered_by_a_denial_is_disputed(world):
    """'Kenya denied it' fills no cell of the line, and stands in its comments."""
    yes = world.say("arms_transfer", "2005", 4, holder=("Brazil", "BRA"))
    assert world.deal().delivered.text == "4"
    no = world.say("denial", thing=None)
    deal = world.deal()
    assert (deal.delivered.text, deal.delivered.statements) == ("(4)", (yes,))
    assert f"denied by Kenya [{no}]" in deal.comments.text


def test_a_denied_delivery_leaves_the_order_sure(world):
    """'Has yet to hand over a single one' says nothing against the order."""
    world.say("arms_order", "2001", 4, report=1)
    world.say("arms_transfer", "2005", status="denied")
    deal = world.deal()
    assert (deal.ordered.text, deal.status.text, deal.delivered.text) == ("4", "ordered", "..")


@pytest.mark.parametrize("kind", ["arms_transfer", "refusal"])
def test_a_denial_or_a_refusal_alone_is_no_deal(world, kind):
    """Nothing is said to have changed hands."""
    world.say(kind, "2005", 4, status="denied" if kind == "arms_transfer" else "occurred")
    assert world.deals() == []


def test_an_end_is_the_last_word_until_it_is_taken_up_again(world):
    """Cancelled in 2004; delivered in 2005 after all."""
    world.say("arms_order", "2003", 4)
    world.say("treaty_exit", "2004", report=1)
    assert world.deal().status.text == "cancelled"
    world.say("arms_transfer", "2005", 4, report=2)
    assert world.deal().status.text == "delivered"


def test_a_noun_joins_the_one_type_it_can_mean(world):
    """'The jets' are the F-5s, in brackets, while the two have no other; else they are a line of their own."""
    world.say("arms_order", "2003", 4)
    world.say("arms_transfer", "2005", 2, report=1, thing=(None, "jets"))
    assert world.deal().delivered.text == "(2)"
    world.say("arms_order", "2004", 6, report=2, thing=("AMX", "fighter aircraft"))
    assert [(d.designation.text, d.delivered.text) for d in world.deals()] == [
        ("..", "2"),
        ("AMX", ".."),
        ("F-5", ".."),
    ]


def test_other_types_and_other_buyers_are_other_deals(world):
    """A line is one type from one supplier to one recipient; brackets do not change its place."""
    world.say("arms_transfer", "2005", 4)
    world.say("arms_transfer", "2005", 4, thing=("AMX", "fighter aircraft"), report=1)
    world.say("arms_transfer", "2005", 4, buyer={"Brazil": "BRA"}, report=2, status="planned")
    assert [(d.recipient.text, d.designation.text) for d in world.deals()] == [
        ("(BRA)", "(F-5)"), ("UGA", "AMX"), ("UGA", "F-5"),
    ]  # fmt: skip


def test_an_agreement_joins_the_deal_of_its_two_parties(world):
    """Who supplies is known from the deal; from nothing, both stand for either."""
    world.say("agreement", "2003", 6)
    assert (world.deal().supplier.text, world.deal().recipient.text) == ("(KEN|UGA)", "(KEN|UGA)")
    world.say("arms_transfer", "2005", 6, report=1)
    deal = world.deal()
    assert (deal.supplier.text, deal.ordered.text, deal.order_year.text) == ("KEN", "6", "2003")


def test_an_agreement_on_what_one_of_two_makes_is_its_supply(world):
    """The maker of the type, in brackets."""
    world.say("agreement", "2003", 6, buyer={"Brazil": "BRA"}, thing=("KC-390 Millennium", "transport aircraft"))
    deal = world.deal()
    assert (deal.supplier.text, deal.recipient.text) == ("(BRA)", "(KEN)")


def test_who_deploys_what_it_was_supplied_has_it_in_use(world):
    """Whence is not said: uncertain, and no deal by itself."""
    world.say("deployment", "2007", against={"Brazil": "BRA"})
    assert world.deals() == []
    world.say("arms_transfer", "2005", 4, report=1, status="planned")
    assert "(in use) 2007" in world.deal().comments.text


def test_a_number_shared_by_several_recipients_is_in_no_line(world):
    """Two lines, no number."""
    world.say("arms_transfer", "2005", 10, buyer={"Uganda": "UGA", "Brazil": "BRA"})
    assert [(d.recipient.text, d.delivered.text) for d in world.deals()] == [("BRA", ".."), ("UGA", "..")]


KINDS = st.sampled_from(["arms_transfer", "arms_order", "request", "offer", "agreement", "refusal", "treaty_exit"])
THINGS = st.sampled_from([F5, ("AMX", "fighter aircraft"), (None, "jets"), (None, "weapons"), None])
DATES = st.sampled_from([None, "2003", "2005-02", "2005-02-03", "2004/..", "2006~"])
STATUS = st.sampled_from(["occurred", "occurred", "planned", "possible", "denied"])
NUMBERS = st.none() | st.integers(1, 9)
TELLING = st.tuples(KINDS, DATES, NUMBERS, st.integers(0, REPORTS - 1), THINGS, st.integers(0, 5), STATUS)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(
    told=st.lists(TELLING, max_size=10, unique_by=lambda t: (t[0], t[3], t[5], t[6])),
    random=st.randoms(use_true_random=False),
)
def test_the_register_is_the_same_in_any_order_of_reading(make_report, make_statement, told, random):
    """And every cell rests on statements that are there, none of them denied."""
    world = World(make_report, make_statement)
    for kind, date, number, report, thing, at, status in told:
        world.say(kind, date, number, report=report, thing=thing, at=at, status=status)
    found = world.deals()
    shuffled = random.sample(world.told, len(world.told))
    assert world.deals(shuffled) == found
    by_id = {s.id: s for s in world.told}
    for deal in found:
        for name in CELLS:
            cell = getattr(deal, name)
            assert cell.known == bool(cell.statements)
            assert bool(cell.doubts) == ("(" in cell.text) or name == "comments"
            assert name == "comments" or all(by_id[i].status != "denied" for i in cell.statements)
            assert set(cell.statements) <= set(deal.statements)
