"""Series: occasions of one kind and the same parties on distinct days, by name, by type or by words of recurrence."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from communique.record.gather import gather
from communique.record.recurring import with_series

KENYA, UGANDA = {"Kenya": "KEN"}, {"Uganda": "UGA"}


@pytest.fixture
def rows(make_report, make_statement):
    """The dealings of (text, kind, date), each told in a report of its own, as (date, series) in order of date."""

    def made(*told, backwards=False):
        statements = []
        for n, (text, kind, date) in enumerate(told):
            report = make_report(f"{n}.txt", f"{text} Told by paper {n}.", "2024-01-01")
            more = {"status": "denied"} if "not" in text else {}
            one = make_statement(report, text.split()[1], kind, KENYA, UGANDA, date=date, **more)
            if kind == "arms_transfer":
                thing = make_statement(report, text.split()[1], kind, KENYA, UGANDA, materiel=[("boats", 4)]).materiel
                one = replace(one, materiel=(replace(thing[0], designation="Shoebill 20"),))
            statements.append(one)
        held = {s.id: s for s in statements}
        dealings = gather(statements, {})
        found = with_series(dealings[::-1] if backwards else dealings, held)
        return [(d.date, d.series) for d in sorted(found, key=lambda d: (d.date or "", d.id))]

    return made


DRILLS = (
    ("Kenya held the annual drill with Uganda.", "joint_exercise", "2019-05-03"),
    ("Kenya trained with Uganda off Mombasa.", "joint_exercise", "2020-05"),
    ("Kenya exercised with Uganda.", "joint_exercise", "2021"),
)


def test_annual_drills_are_one_series_of_occasions(rows):
    """Each occasion stays a dealing; one to a year needs no word of its own."""
    found = rows(*DRILLS)
    (series,) = {s for _, s in found}
    assert (series.word, len(series.occasions), series.since) == ("annual", 3, "2019")
    assert series.reasons == ("words of recurrence: annual",)


def test_what_is_told_over_years_is_the_row_and_no_occasion(rows):
    """It is not counted, and tells since when."""
    whole = ("Kenya began annual drills with Uganda.", "joint_exercise", "2017/2021")
    found = rows(*DRILLS, whole)
    series = found[0][1]
    assert (len(series.occasions), len(series.wholes), series.since) == (3, 1, "2017")
    assert all(s == series for _, s in found)


@pytest.mark.parametrize(
    ("told", "name"),
    [
        ([("Kenya joined exercise Coral Tern 2019 with Uganda.", "joint_exercise", "2019-05-03"),
          ("Kenya led Coral Tern-2 drills with Uganda.", "joint_exercise", "2021-05-03")], "Coral Tern 2019"),
        ([("Kenya sold 4 boats to Uganda.", "arms_transfer", "2019"),
          ("Kenya sent 4 boats to Uganda.", "arms_transfer", "2021-05")], "Shoebill 20"),
        ([("Kenya held its third round of talks with Uganda.", "talks", "2019-05-03"),
          ("Kenya opened the fourth round of talks with Uganda.", "talks", "2019-08")], None),
    ],
)  # fmt: skip
def test_a_name_a_type_or_ordinals_make_a_series(rows, told, name):
    """Repeated deliveries of one type need no word."""
    found = rows(*told)
    assert {s.name for _, s in found} == {name}
    assert {len(s.occasions) for _, s in found} == {2}


@pytest.mark.parametrize(
    "told",
    [
        # no word of recurrence
        [("Kenya visited Uganda.", "visit", "2019-05-03"), ("Kenya toured Uganda.", "visit", "2020-05-03")],
        # one of two only
        [("Kenya held a third round of talks with Uganda.", "talks", "2019-05-03"),
         ("Kenya talked with Uganda.", "talks", "2020-05-03")],
        # the same day told twice is one
        [DRILLS[0], ("Kenya trained with Uganda in an annual drill.", "joint_exercise", "2019-05-03")],
        # a year and a day in it may be one occasion
        [DRILLS[0], ("Kenya trained with Uganda in an annual drill.", "joint_exercise", "2019/2020")],
        # what is denied is no occasion
        [DRILLS[0], ("Kenya did not train with Uganda in the annual drill.", "joint_exercise", "2020-05-03")],
        # other kinds are not held in rows
        [("Kenya accused Uganda in an annual report.", "accusation", "2019-05-03"),
         ("Kenya blamed Uganda every year.", "accusation", "2020-05-03")],
    ],
)  # fmt: skip
def test_what_is_no_series(rows, told):
    """A wrong row is worse than a missed one."""
    assert [s for _, s in rows(*told)] == [None] * len(rows(*told))


def test_cue_less_drills_of_one_year_are_not_taken_for_the_annual_one(rows):
    """Either of the two may be it."""
    twice = [(t, k, f"2020-0{n + 1}-01") for n, (t, k, _) in enumerate(DRILLS[1:])]
    again = ("Kenya held the annual drill with Uganda once more.", "joint_exercise", "2022-05-03")
    found = dict(rows(DRILLS[0], again, *twice))
    assert found["2020-01-01"] is None
    assert len(found["2022-05-03"].occasions) == 2


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(order=st.permutations(DRILLS))
def test_series_are_the_same_in_any_order(rows, order):
    """Of dealings and of reading."""
    found = rows(*order)
    assert [(d, s and (s.word, s.since, len(s.occasions))) for d, s in found] == [
        (date, ("annual", "2019", 3)) for date in ("2019-05-03", "2020-05", "2021")
    ]
    assert rows(*order, backwards=True) == found
