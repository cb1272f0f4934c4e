"""Gathering: statements on one dealing come together by their fields, in any order of reading."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from communique.model.statement import Statement
from communique.record.gather import gather

TEXTS = {
    "a": "Kenya met Uganda in Entebbe. Kenya sold trucks to Uganda. Kenya sold rifles to Uganda.",
    "b": "Uganda met Kenya in Kampala. Kenya sold trucks to Uganda. Uganda ordered trucks from Kenya.",
    "c": "Kenya visited Uganda. Kenya met Tanzania. Kenya attacked Uganda.",
}


@pytest.fixture
def say(make_report, make_statement):
    """Makes statements on three made reports of one day each."""
    reports = {name: make_report(f"{name}.txt", text, f"2009-05-1{n}") for n, (name, text) in enumerate(TEXTS.items())}

    def one(report: str, trigger: str, kind: str, source: dict, target: dict, **more) -> Statement:
        return make_statement(reports[report], trigger, kind, source, target, **more)

    return one


def _published(statements: list[Statement]) -> dict[str, str | None]:
    return {s.report: "2009-05-10" for s in statements}


KENYA, UGANDA = {"Kenya": "KEN"}, {"Uganda": "UGA"}


SAID = (
    "Kenya demanded that Uganda open the crossing. Kenya insisted that Uganda release jailed fishermen. "
    "Kenya repeated it."
)


def test_demands_for_different_things_are_two(make_report, make_statement):
    """Undated words said to one side come together by what is said."""
    report = make_report("a.txt", SAID)
    first = make_statement(report, "demanded", "demand", KENYA, UGANDA)
    second = make_statement(report, "insisted", "demand", KENYA, UGANDA)
    again = make_statement(report, "repeated", "demand", KENYA)
    again = replace(again, target=first.target)
    assert len(gather([first, second], _published([first, second]))) == 2
    assert len(gather([first, again], _published([first, again]))) == 1


DENIED = (
    "Kenya rejected the charge. Kenya denied that soldiers had burned farms. Kenya disputed that farms were burned."
)


def test_a_denial_in_a_word_is_not_the_one_that_says_what_it_denies(make_report, make_statement):
    """Of one month in one report, each denial answers its own charge; those of one thing are one."""
    report = make_report("d.txt", DENIED)
    told = ("rejected", "denied", "disputed")
    bare, said, again = (make_statement(report, word, "denial", KENYA, date="2009-05") for word in told)
    assert len(gather([bare, said], _published([bare, said]))) == 2
    other = make_report("e.txt", "Kenya denied that any cattle were stolen.")
    first = replace(said, date="2009-05-03")
    second = make_statement(other, "denied", "denial", KENYA, date="2009-05-03")
    assert len(gather([first, second], _published([first, second]))) == 2  # of one day, in two reports
    assert len(gather([said, again], _published([said, again]))) == 1


@pytest.mark.parametrize(
    ("first", "second", "together"),
    [
        # the same meeting, whoever is named first
        (
            ("a", "met", "meeting", KENYA, UGANDA, "2009-05-09"),
            ("b", "met", "meeting", UGANDA, KENYA, "2009-05-09"),
            True,
        ),
        # two meetings a month apart
        (
            ("a", "met", "meeting", KENYA, UGANDA, "2009-05-09"),
            ("b", "met", "meeting", UGANDA, KENYA, "2009-04-09"),
            False,
        ),
        # a meeting and the visit it was part of, a day apart
        (
            ("a", "met", "meeting", KENYA, UGANDA, "2009-05-09"),
            ("c", "visited", "visit", KENYA, UGANDA, "2009-05-08"),
            True,
        ),
        # the day and the month it lies in
        (("a", "met", "meeting", KENYA, UGANDA, "2009-05-09"), ("b", "met", "meeting", UGANDA, KENYA, "2009-05"), True),
        # a year says too little to know an occasion by
        (("a", "met", "meeting", KENYA, UGANDA, "2009-05-09"), ("b", "met", "meeting", UGANDA, KENYA, "2009"), False),
        # undated mentions of an occasion in two reports
        (("a", "met", "meeting", KENYA, UGANDA, None), ("b", "met", "meeting", UGANDA, KENYA, None), False),
        # a supply that goes on needs no date
        (
            ("a", "sold", "arms_transfer", KENYA, UGANDA, None),
            ("b", "sold", "arms_transfer", KENYA, UGANDA, "2008/.."),
            True,
        ),
        # the seller's and the buyer's side of one deal
        (
            ("a", "sold", "arms_transfer", KENYA, UGANDA, "2009"),
            ("b", "ordered", "arms_order", UGANDA, KENYA, "2009"),
            True,
        ),
        # direction matters where one side acts on the other
        (
            ("a", "sold", "arms_transfer", KENYA, UGANDA, "2009"),
            ("b", "sold", "arms_transfer", UGANDA, KENYA, "2009"),
            False,
        ),
        # other parties
        (
            ("c", "met", "meeting", KENYA, {"Tanzania": "TZA"}, "2009-05-09"),
            ("a", "met", "meeting", KENYA, UGANDA, "2009-05-09"),
            False,
        ),
        # other kinds
        (
            ("c", "attacked", "attack", KENYA, UGANDA, "2009-05-09"),
            ("a", "met", "meeting", KENYA, UGANDA, "2009-05-09"),
            False,
        ),
    ],
)
def test_statements_come_together_where_kind_parties_and_date_fit(say, first, second, together):
    """Two statements are one dealing, or two."""
    statements = [say(*given_[:5], date=given_[5]) for given_ in (first, second)]
    assert len(gather(statements, _published(statements))) == (1 if together else 2)


def test_different_materiel_keeps_deliveries_apart(say):
    """Trucks and rifles sold at one time are two dealings."""
    trucks = say("a", "sold", "arms_transfer", KENYA, UGANDA, date="2009", materiel=[("trucks", None)])
    rifles = say("a", "sold rifles", "arms_transfer", KENYA, UGANDA, date="2009", materiel=[("rifles", None)])
    assert len(gather([trucks, rifles], _published([trucks]))) == 2


def test_a_vague_statement_never_chains_two_dated_dealings(say):
    """Between two dated deliveries an undated one stays alone: it may be about either."""
    early = say("a", "sold", "arms_transfer", KENYA, UGANDA, date="2001")
    late = say("b", "sold", "arms_transfer", KENYA, UGANDA, date="2007")
    vague = say("a", "sold rifles", "arms_transfer", KENYA, UGANDA)
    found = gather([early, late, vague], {early.report: "2009-05-10", late.report: "2009-05-11"})
    dates = [d.date for d in found if {early.id, late.id} & set(d.statements)]
    assert sorted(dates) == ["2001", "2007"]


def test_a_dealing_keeps_its_id_when_later_reports_join_it(say):
    """The id comes from the earliest statement."""
    first = say("a", "met", "meeting", KENYA, UGANDA, date="2009-05-09")
    later = say("b", "met", "meeting", UGANDA, KENYA, date="2009-05-09")
    published = {first.report: "2009-05-10", later.report: "2009-05-12"}
    assert gather([first], published)[0].id == gather([first, later], published)[0].id


def test_a_dealing_that_some_deny_is_disputed(say):
    """Status sums up what its statements say."""
    yes = say("a", "sold", "arms_transfer", KENYA, UGANDA, date="2009")
    no = say("b", "sold", "arms_transfer", KENYA, UGANDA, date="2009", status="denied")
    assert [d.status for d in gather([yes, no], _published([yes, no]))] == ["disputed"]


NUMBERED = " ".join(f"Kenya met{n} Uganda." for n in range(9))
DATES = [None, "2009", "2009-05", "2009-05-09", "2009-05-10", "2008/.."]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(order=st.permutations(range(9)), data=st.data())
def test_dealings_are_the_same_in_any_order(make_report, make_statement, order, data):
    """Permuting the statements changes neither dealings nor ids."""
    report = make_report("p.txt", NUMBERED, "2009-05-10")
    kinds = st.sampled_from(["meeting", "visit", "arms_transfer", "arms_order"])
    made = [
        make_statement(report, f"met{n}", data.draw(kinds), KENYA, UGANDA, date=data.draw(st.sampled_from(DATES)))
        for n in range(9)
    ]
    published = {report.id: "2009-05-10"}
    assert gather(made, published) == gather([made[n] for n in order], published)


def test_what_might_be_is_not_what_the_same_report_says_was_done(say):
    """'Kenya sold trucks in 2008. If it sold rifles': one report tells both; told by another, it may be that sale."""
    done = say("a", "sold trucks", "trade", KENYA, UGANDA, date="2008")
    might = say("a", "sold rifles", "trade", KENYA, UGANDA, status="possible")
    elsewhere = say("b", "sold trucks", "trade", KENYA, UGANDA, status="possible")
    assert len(gather([done, might], _published([done, might]))) == 2
    assert len(gather([done, elsewhere], _published([done, elsewhere]))) == 1
