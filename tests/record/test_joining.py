"""Joining: what dates alone leave apart is made one where the fields say so, and only where one stands out."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from communique.record.clustering import cluster
from communique.record.gather import gather

KENYA, UGANDA = {"Kenya": "KEN"}, {"Uganda": "UGA"}
RUTO, OKELLO = {"William Ruto": "KEN"}, {"Grace Okello": "UGA"}
TOLD = "William Ruto met Grace Okello in Entebbe."
PLAN = "Officials of Kenya would travel to Uganda for a tour of the northern dams at a suitable time."


def _one(statements) -> bool:
    return len(gather(statements, {})) == 1


@pytest.fixture
def meet(make_report, make_statement):
    """A meeting of the two persons in Entebbe, told in a report of its own."""

    def say(name, date=None, place=("Entebbe", "UGA"), source=RUTO, target=OKELLO):
        report = make_report(name, f"{TOLD} {name}")
        return make_statement(report, "met", "meeting", source, target, date=date, place=place, persons=True)

    return say


def test_the_same_persons_at_the_same_place_are_met_once(meet):
    """Undated in one report, dated in the other."""
    assert _one([meet("a.txt"), meet("b.txt", "2009-05-03")])


def test_where_two_fit_equally_none_is_joined(meet):
    """Two meetings of the same persons at one place; the undated mention may be of either."""
    early, late, vague = meet("a.txt", "2009-05-03"), meet("b.txt", "2011-08-09"), meet("c.txt")
    assert len(gather([early, late, vague], {})) == 3


def test_meetings_on_two_days_stay_two(meet):
    """Whatever else agrees."""
    assert not _one([meet("a.txt", "2009-05-03"), meet("b.txt", "2009-05-05")])
    assert not _one([meet("a.txt", "2009-05-03"), meet("b.txt", "2010-05-03")])


def test_the_reason_is_kept_with_its_score(meet):
    """As a dealing shows it."""
    (found,) = gather([meet("a.txt"), meet("b.txt", "2009-05-03")], {})
    assert any("same persons on both sides, " in r and r.endswith(")") for r in found.reasons)


def test_one_sentence_in_two_reports_is_one_plan(make_report, make_statement):
    """Undated; with other words it is another."""
    reports = [make_report("a.txt", PLAN), make_report("b.txt", f"{PLAN} Cocoa was cheap.")]
    other = make_report("c.txt", "Officials of Kenya would travel to Uganda once the harvest of the coast is in.")
    said = [make_statement(r, "travel", "visit", KENYA, UGANDA, status="planned") for r in (*reports, other)]
    assert _one(said[:2])
    assert not _one(said[1:])


def test_who_is_kept_apart_by_a_person_is_not_joined(meet):
    """A ruling stands above the score."""
    a, b = meet("a.txt"), meet("b.txt", "2009-05-03")
    apart = {a.id: frozenset({b.id}), b.id: frozenset({a.id})}
    assert len(cluster([a, b])) == 1
    assert len(cluster([a, b], apart)) == 2


NAMED = "Kenya joined Uganda in exercise Coral Tern. Kenya drilled with Uganda in the exercise Brass Heron."


def test_two_named_exercises_are_never_made_one_through_a_third(make_report, make_statement):
    """An unnamed mention may join one of them, not hold both together."""
    report = make_report("a.txt", NAMED)
    first = make_statement(report, "joined", "joint_exercise", KENYA, UGANDA)
    second = make_statement(report, "drilled", "joint_exercise", KENYA, UGANDA, date="2009-05")
    again = make_statement(make_report("b.txt", f"{NAMED} "), "joined", "joint_exercise", KENYA, UGANDA)
    homes = [sorted(d.statements) for d in gather([first, second, again], {})]
    assert [second.id] in homes


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(order=st.permutations(range(8)), data=st.data())
def test_dealings_are_the_same_in_any_order(make_report, make_statement, order, data):
    """With persons, places and names to join by."""
    dates = st.sampled_from([None, "2009", "2009-05", "2009-05-03", "2009-05-05", "2010-01-01"])
    places = st.sampled_from([None, ("Entebbe", "UGA")])
    sides = st.sampled_from([(RUTO, OKELLO), (RUTO, UGANDA), (KENYA, OKELLO)])
    made = []
    for n in range(8):
        report = make_report(f"{n % 4}.txt", f"{n % 4} William Ruto of Kenya met Grace Okello of Uganda in Entebbe{n}.")
        source, target = data.draw(sides)
        kind = data.draw(st.sampled_from(["meeting", "visit"]))
        made.append(
            make_statement(report, "met", kind, source, target, date=data.draw(dates), place=data.draw(places),
                           persons=True)
        )  # fmt: skip
    assert gather(made, {}) == gather([made[n] for n in order], {})
