"""Comparing dealings: each field adds or takes its points, with a reason, whichever dealing comes first."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from communique.record.comparing import MERGED, POINTS, SUGGESTED, compare, profile_of
from communique.record.named import occasion_of

KENYA, UGANDA = {"Kenya": "KEN"}, {"Uganda": "UGA"}
RUTO, OKELLO = {"William Ruto": "KEN"}, {"Grace Okello": "UGA"}
TEXT = (
    "William Ruto met Grace Okello in Entebbe. Kenya hosted Uganda in Kampala. Kenya visited Uganda at the Accra "
    "summit. Kenya joined Uganda for exercise Coral Tern 2019. Kenya trained with Uganda in the Brass Heron drill. "
    "Kenya practised with Uganda in Coral Tern exercises. Kenya sold 12 trucks to Uganda. Kenya gave trucks to Uganda."
)


@pytest.fixture
def say(make_report, make_statement):
    """A profile of one statement on the made report."""
    report = make_report("a.txt", TEXT)

    def one(trigger, kind, source=KENYA, target=UGANDA, **more):
        return profile_of([make_statement(report, trigger, kind, source, target, **more)])

    return one


@pytest.mark.parametrize(
    ("first", "second", "reason"),
    [
        (("met", "meeting", {}), ("hosted", "hosting", {}), "kinds of one family"),
        (("met", "meeting", {"date": "2009-05-03"}), ("met", "talks", {"date": "2009-05-03"}), "same day"),
        (("met", "meeting", {"date": "2009-05-03"}), ("met", "talks", {"date": "2009-05-05"}), "dates nearly meet"),
        (("met", "meeting", {"date": "2009-05"}), ("met", "talks", {"date": "2009"}), "dates overlap"),
        (("met", "meeting", {"date": "2009-05-03"}), ("met", "talks", {"date": "2009-05-20"}),
         "dates apart within a month"),
        (("met", "meeting", {"date": "2009"}), ("met", "talks", {"date": "2014"}), "dates far apart"),
        (("met", "meeting", {"place": ("Entebbe", "UGA")}), ("hosted", "hosting", {"place": ("Kampala", "UGA")}),
         "another place"),
        (("joined", "joint_exercise", {}), ("trained", "joint_exercise", {}), "another occasion"),
        (("joined", "joint_exercise", {}), ("practised", "joint_exercise", {}), "same occasion"),
        (("joined", "joint_exercise", {}), ("practised", "joint_exercise", {"date": "2021-05"}), "another occasion"),
        (("sold", "arms_transfer", {"materiel": [("trucks", 12)]}),
         ("gave", "arms_transfer", {"materiel": [("trucks", 12)]}), "same number"),
        (("sold", "arms_transfer", {"materiel": [("trucks", 12)]}),
         ("gave", "arms_transfer", {"materiel": [("trucks", 9)]}), "another number"),
    ],
)  # fmt: skip
def test_each_field_tells(say, first, second, reason):
    """The reason stands on the side its points are on."""
    a, b = (say(trigger, kind, **more) for trigger, kind, more in (first, second))
    found = compare(a, b)
    assert reason in (found.reasons if POINTS[reason] >= 0 else found.against)


def test_persons_on_both_sides_tell_more_than_one(say):
    """Other persons on the same side speak against."""
    both = say("met", "meeting", RUTO, OKELLO, persons=True)
    one = say("met", "meeting", RUTO, UGANDA, persons=True)
    other = say("met", "meeting", RUTO, {"William Ruto": "KEN"}, persons=True)
    assert "same persons on both sides" in compare(both, both).reasons
    assert "a person in common" in compare(both, one).reasons
    assert compare(both, both).points > compare(both, one).points
    assert other.people.keys() == {"KEN"}


def test_a_whole_state_is_no_place(say):
    """'in Uganda' says no more than that Uganda is party."""
    assert say("met", "meeting", place=("Uganda", "UGA")).places == frozenset()


def test_parties_within_parties_are_suggested_at_most(say, make_report, make_statement):
    """Two at talks of three may be another meeting."""
    two = say("met", "talks", date="2009-05-03", place=("Entebbe", "UGA"))
    report = make_report("b.txt", "Kenya, Uganda and Tanzania met in Entebbe.")
    parties = {**KENYA, **UGANDA, "Tanzania": "TZA"}
    three = profile_of([make_statement(report, "met", "talks", parties, date="2009-05-03", place=("Entebbe", "UGA"))])
    found = compare(two, three)
    assert found.points >= MERGED
    assert not found.joinable


def test_nothing_is_said_of_dealings_that_have_nothing_in_common(say):
    """Kinds of other families, or other parties."""
    assert compare(say("met", "meeting"), say("sold", "arms_transfer")) is None
    assert compare(say("sold", "arms_transfer"), say("sold", "arms_transfer", UGANDA, KENYA)) is None


def test_kind_and_parties_alone_are_no_suggestion(say):
    """Nor is a year in common."""
    assert compare(say("met", "meeting"), say("met", "meeting", date="2009-05-03")).points < SUGGESTED
    assert compare(say("met", "meeting", date="2009"), say("met", "meeting", date="2009-05-03")).points < SUGGESTED


def test_the_name_of_an_occasion_is_none_of_a_partys(make_report, make_statement):
    """Nor one of another sort than the statement: an exercise named beside a sale."""
    report = make_report("c.txt", "Kenya sold boats to Uganda before exercise Coral Tern began.")
    assert occasion_of(make_statement(report, "sold", "arms_transfer", KENYA, UGANDA)) is None
    assert occasion_of(make_statement(report, "sold", "joint_exercise", KENYA, UGANDA)).name == "coral tern"
    named = {**KENYA, "Coral Tern": "UGA"}
    assert occasion_of(make_statement(report, "sold", "joint_exercise", named)) is None


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_whichever_comes_first_the_comparison_is_the_same(make_report, make_statement, data):
    """Over dates, places, persons and things."""
    report = make_report("a.txt", TEXT)
    dates = st.sampled_from([None, "2009", "2009-05", "2009-05-03", "2009-05-05", "2008/.."])
    pair = []
    for _ in range(2):
        trigger, kind = data.draw(st.sampled_from([("met", "meeting"), ("hosted", "hosting"), ("joined", "talks")]))
        place = data.draw(st.sampled_from([None, ("Entebbe", "UGA"), ("Kampala", "UGA")]))
        things = data.draw(st.sampled_from([(), (("trucks", 12),), (("trucks", 4),)]))
        source, target = data.draw(st.sampled_from([(RUTO, OKELLO), (KENYA, UGANDA), (OKELLO, KENYA)]))
        more = {"date": data.draw(dates), "place": place, "materiel": things, "persons": True}
        pair.append(profile_of([make_statement(report, trigger, kind, source, target, **more)]))
    assert compare(*pair) == compare(*reversed(pair))
