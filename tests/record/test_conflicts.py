"""Conflicts: statements that cannot all be true, both sides kept; what merely differs is none."""

from __future__ import annotations

from dataclasses import replace

import pytest

from communique.model.statement import Cue
from communique.record.conflicts import find_conflicts
from communique.record.gather import gather

CHAD, NIGER = {"Chad": "TCD"}, {"Niger": "NER"}


@pytest.fixture
def conflicts():
    """Gathers statements and lists their conflicts as (kind, sides of triggers)."""

    def listed(*statements, published=None):
        by_id = {s.id: s for s in statements}
        told = published or {s.report: "2016-07-01" for s in statements}
        found = find_conflicts(gather(statements, told), by_id, told, lambda ids: len({by_id[i].report for i in ids}))
        return [(c.kind, [sorted(by_id[i].quote for i in side.statements) for side in c.sides]) for c in found]

    return listed


@pytest.fixture
def pair(make_report, make_statement):
    """Makes two statements in two reports (or in one) from (sentence, trigger, kind, source, target, more)."""

    def make(first, second, *, one_report=False):
        texts = [f"{first[0]} {second[0]}"] * 2 if one_report else [first[0], second[0]]
        names = ["one.txt", "one.txt"] if one_report else ["one.txt", "two.txt"]
        made = []
        for name, text, (_, trigger, kind, source, target, more) in zip(names, texts, (first, second), strict=True):
            made.append(make_statement(make_report(name, text, "2016-07-01"), trigger, kind, source, target, **more))
        return made

    return make


SUPPLIED = (
    "Chad supplied jeeps to Niger in June.",
    "supplied",
    "arms_transfer",
    CHAD,
    NIGER,
    {"date": "2016-06"},
)


def test_a_denial_by_a_party_stands_against_what_others_assert(pair, conflicts):
    """A party that denies what another report says makes a conflict over whether it happened."""
    denied = ("Chad said it had sent no jeeps to Niger.", "sent", "arms_transfer", CHAD, NIGER,
              {"status": "denied", "holder": ("Chad", "TCD")})  # fmt: skip
    ((kind, sides),) = conflicts(*pair(SUPPLIED, denied))
    assert kind == "occurrence"
    assert sides == [["Chad supplied jeeps to Niger in June."], ["Chad said it had sent no jeeps to Niger."]]


@pytest.mark.parametrize(
    "denied",
    [
        # another year
        ("Chad said it sent no jeeps to Niger in 2012.", "sent", "arms_transfer", CHAD, NIGER,
         {"status": "denied", "holder": ("Chad", "TCD"), "date": "2012"}),
        # the other direction
        ("Niger said it sent no jeeps to Chad.", "sent", "arms_transfer", NIGER, CHAD,
         {"status": "denied", "holder": ("Niger", "NER")}),
        # another thing
        ("Chad said it sent no jeeps to Niger.", "sent", "visit", CHAD, NIGER,
         {"status": "denied", "holder": ("Chad", "TCD")}),
        # no party speaks, and neither date nor materiel says that it is the same matter
        ("Chad has yet to send jeeps to Niger.", "send", "arms_transfer", CHAD, NIGER, {"status": "denied"}),
    ],
)  # fmt: skip
def test_a_denial_of_something_else_is_no_conflict(pair, conflicts, denied):
    """Date, direction, kind and voice keep a denial from what it is not about."""
    assert conflicts(*pair(SUPPLIED, denied)) == []


def test_a_narrator_does_not_contradict_itself(pair, conflicts):
    """'Sent trucks but has not sent jeeps' in one report is no conflict."""
    denied = ("Chad did not send jeeps to Niger.", "send", "arms_transfer", CHAD, NIGER,
              {"status": "denied", "date": "2016-06"})  # fmt: skip
    assert conflicts(*pair(SUPPLIED, denied, one_report=True)) == []


def test_a_denial_as_an_act_answers_the_charge_told_beside_it(pair, conflicts):
    """'Niger rejected the accusation' stands against the accusation of Niger in the same report."""
    charge = ("Chad accused Niger of sheltering rebels.", "accused", "accusation", CHAD, NIGER, {})
    reply = ("Niamey denied the claim.", "denied", "denial", {"Niamey": "NER"}, {}, {})
    ((kind, sides),) = conflicts(*pair(charge, reply, one_report=True))
    assert kind == "occurrence"
    assert sides == [["Chad accused Niger of sheltering rebels."], ["Niamey denied the claim."]]


def test_a_denial_of_another_matter_is_no_answer(make_report, make_statement, conflicts):
    """A denial that says what it denies answers what shares its words, or stands beside it."""
    text = f"Chad accused Niger of smuggling cattle. {'Rain fell in the hills. ' * 30}Niger denied printing banknotes."
    report = make_report("a.txt", text, "2016-07-01")
    charge = make_statement(report, "accused", "accusation", CHAD, NIGER)
    other = make_statement(report, "denied", "denial", NIGER)
    assert conflicts(charge, other) == []
    report = make_report("a.txt", text.replace("printing banknotes", "that it smuggled any cattle"), "2016-07-01")
    charge = make_statement(report, "accused", "accusation", CHAD, NIGER)
    answer = make_statement(report, "denied", "denial", NIGER)
    assert [kind for kind, _ in conflicts(charge, answer)] == ["occurrence"]


def test_different_numbers_from_different_tellers_are_a_conflict(pair, conflicts):
    """Twelve jeeps against thirty."""
    first = ("Chad supplied 12 jeeps to Niger.", "supplied", "arms_transfer", CHAD, NIGER,
             {"date": "2016-06", "materiel": [("jeeps", 12)]})  # fmt: skip
    second = ("Chad sent 30 jeeps to Niger.", "sent", "arms_transfer", CHAD, NIGER,
              {"date": "2016-06", "materiel": [("jeeps", 30)]})  # fmt: skip
    ((kind, _),) = conflicts(*pair(first, second))
    assert kind == "number"


@pytest.mark.parametrize(("a", "b", "found"), [(648, 672, 1), (648, 650, 0), (1500, 1480, 0), (1512, 1498, 1)])
def test_counted_numbers_are_no_roundings_of_each_other(pair, conflicts, a, b, found):
    """Three telling digits on both sides leave nothing to rounding."""
    first = ("Chad supplied jeeps to Niger.", "supplied", "arms_transfer", CHAD, NIGER,
             {"date": "2016-06", "materiel": [("jeeps", a)]})  # fmt: skip
    second = ("Chad sent some jeeps to Niger.", "sent", "arms_transfer", CHAD, NIGER,
              {"date": "2016-06", "materiel": [("jeeps", b)]})  # fmt: skip
    assert len(conflicts(*pair(first, second))) == found


@pytest.mark.parametrize("other", [12, 13])
def test_numbers_that_rounding_reconciles_are_no_conflict(pair, conflicts, other):
    """Equal numbers, or numbers within a tenth of each other."""
    first = ("Chad supplied 12 jeeps to Niger.", "supplied", "arms_transfer", CHAD, NIGER,
             {"date": "2016-06", "materiel": [("jeeps", 12)]})  # fmt: skip
    second = ("Chad sent some jeeps to Niger.", "sent", "arms_transfer", CHAD, NIGER,
              {"date": "2016-06", "materiel": [("jeeps", other)]})  # fmt: skip
    assert conflicts(*pair(first, second)) == []


def test_one_meeting_in_two_countries_is_a_conflict_over_the_place(pair, conflicts):
    """The same day cannot have been spent in both capitals."""
    first = (
        "Chad met Niger in Niamey.",
        "met",
        "meeting",
        CHAD,
        NIGER,
        {"date": "2016-06-02", "place": ("Niamey", "NER")},
    )
    second = (
        "Niger met Chad in Abuja.",
        "met",
        "meeting",
        NIGER,
        CHAD,
        {"date": "2016-06-02", "place": ("Abuja", "NGA")},
    )
    ((kind, _),) = conflicts(*pair(first, second))
    assert kind == "place"


def test_the_same_people_on_days_that_nearly_meet_are_a_conflict_over_the_date(pair, conflicts):
    """Two reports date the meeting of the same two ministers a day apart."""
    people = ({"Idriss Taka": "TCD"}, {"Moussa Sani": "NER"})
    first = ("Idriss Taka met Moussa Sani on 2 June.", "met", "meeting", *people,
             {"date": "2016-06-02", "date_text": "2 June", "persons": True})  # fmt: skip
    second = ("Idriss Taka met with Moussa Sani on 3 June.", "met", "meeting", *people,
              {"date": "2016-06-03", "date_text": "3 June", "persons": True})  # fmt: skip
    ((kind, _),) = conflicts(*pair(first, second))
    assert kind == "date"


def test_two_doers_of_one_deed_are_a_conflict_over_who(pair, conflicts):
    """Two states are named for one attack at one place on one day."""
    first = ("Chad attacked Niger at Diffa.", "attacked", "attack", CHAD, NIGER,
             {"date": "2016-06-03", "place": ("Diffa", "NER")})  # fmt: skip
    second = ("Libya attacked Niger at Diffa.", "attacked", "attack", {"Libya": "LBY"}, NIGER,
              {"date": "2016-06-03", "place": ("Diffa", "NER")})  # fmt: skip
    ((kind, _),) = conflicts(*pair(first, second))
    assert kind == "who"


@pytest.mark.parametrize(("time", "found"), [("2016-06", ["plan"]), ("2016-06-02", [])])
def test_a_plan_told_after_the_deed_is_a_conflict_over_the_plan(pair, conflicts, time, found):
    """One report says done, a later one says still to come; a plan for a day that is over is only what was planned."""
    done = ("Chad met Niger.", "met", "meeting", CHAD, NIGER, {"date": "2016-06-02"})
    plan = (
        "Chad will meet Niger.",
        "meet",
        "meeting",
        CHAD,
        NIGER,
        {"date": time, "status": "planned"},
    )
    made = pair(done, plan)
    told = {made[0].report: "2016-06-03", made[1].report: "2016-06-20"}
    assert [kind for kind, _ in conflicts(*made, published=told)] == found


def test_a_plan_told_before_the_deed_is_none(pair, conflicts):
    """What was announced and then happened is no contradiction."""
    plan = (
        "Chad will meet Niger.",
        "meet",
        "meeting",
        CHAD,
        NIGER,
        {"date": "2016-06-02", "status": "planned"},
    )
    done = ("Chad met Niger.", "met", "meeting", CHAD, NIGER, {"date": "2016-06-02"})
    made = pair(plan, done)
    told = {made[0].report: "2016-06-01", made[1].report: "2016-06-03"}
    assert conflicts(*made, published=told) == []


BESIDE = (
    # an accusation beside it is answered in other words, and so is violence by a denial of harm
    ("Chad accused Niger of arming rebels.", "accused", "accusation", CHAD, NIGER, "denied that it had sent rifles", 1),
    ("Niger rammed a boat of Chad.", "rammed", "harassment", NIGER, CHAD, "denied that anyone was injured", 1),
    ("Niger seized sacks of Chad.", "seized", "seizure", NIGER, CHAD, "denied that anyone was injured", 0),
    # a deal is denied in its own words only
    (
        "Niger and Chad signed a deal on boats.",
        "signed",
        "agreement",
        NIGER,
        CHAD,
        "denied that boats had bought the vote",
        0,
    ),
    # a charge answered in a word is not answered again
    (
        "Chad accused Niger of arming rebels. Niger rejected the charge.",
        *("accused", "accusation", CHAD, NIGER, "denied that it had leased land", 0),
    ),
)


@pytest.mark.parametrize(("told", "trigger", "kind", "source", "target", "denied", "found"), BESIDE)
def test_what_a_denial_beside_answers(
    make_report, make_statement, conflicts, told, trigger, kind, source, target, denied, found
):
    """Whether a denial that says what it denies stands against what is told just before it."""
    report = make_report("b.txt", f"{told} Niamey {denied}.", "2016-07-01")
    first = make_statement(report, trigger, kind, source, target)
    held = [first, make_statement(report, "denied", "denial", {"Niamey": "NER"})]
    if "rejected" in told:
        held.append(make_statement(report, "rejected", "denial", NIGER))
    sides = [side for _, pair in conflicts(*held) for side in pair]
    assert sum(any(denied in quote for quote in side) for side in sides) == found


def test_to_deny_weapons_of_any_sort_denies_arms(pair, conflicts):
    """'Arms' and 'lethal weapons' are no two things."""
    said = ("Chad, Togo says, will send arms to Niger.", "send", "arms_transfer", CHAD, NIGER,
            {"status": "planned", "holder": ("Togo", "TGO"), "materiel": [("arms", None)]})  # fmt: skip
    denied = ("Chad said it had never sent weapons to Niger.", "sent", "arms_transfer", CHAD, NIGER,
              {"status": "denied", "holder": ("Chad", "TCD"), "materiel": [("weapons", None)]})  # fmt: skip
    ((kind, _),) = conflicts(*pair(said, denied))
    assert kind == "occurrence"


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Chad never refused a fair compromise with Niger, the release said.", 1),
        ("Chad never refused a guest of Niger, the release said.", 0),
    ],
)
def test_an_undated_denial_by_whoever_answers_what_it_names(pair, conflicts, words, found):
    """Without dates, and not said by a party by name, the same words must tell what is denied."""
    said = ("Chad, says Niger, refused Niger any compromise.", "refused", "refusal", CHAD, NIGER,
            {"holder": ("Niger", "NER")})  # fmt: skip
    denied = (words, "refused", "refusal", CHAD, NIGER, {"status": "denied", "holder": ("the release", None)})
    assert len(conflicts(*pair(said, denied))) == found


def test_to_know_of_no_such_request_denies_the_request(pair, conflicts):
    """A denial may name what it denies by its kind."""
    asked = ("Niger had asked Chad for a port, a minister said.", "asked", "request", NIGER, CHAD,
             {"holder": ("a minister", None)})  # fmt: skip
    denied = ("Chad knew of no such request.", "knew of no", "denial", CHAD, NIGER, {})
    ((kind, sides),) = conflicts(*pair(asked, denied, one_report=True))
    assert (kind, len(sides)) == ("occurrence", 2)


@pytest.mark.parametrize(
    ("voices", "found"),
    [(("Chad", "Niger"), 1), (("Chad", "Chad"), 0)],
)
def test_an_arrest_that_the_other_side_calls_an_abduction_is_in_dispute(pair, conflicts, voices, found):
    """Two states name one deed in two ways, one right after the other; one voice alone contradicts nobody."""
    codes = {"Chad": "TCD", "Niger": "NER"}
    taken = (f"{voices[0]} said its men had been abducted by Niger.", "abducted", "abduction", NIGER, CHAD,
             {"holder": (voices[0], codes[voices[0]])})  # fmt: skip
    held = (f"{voices[1]} insisted that Niger had arrested them in Chad.", "arrested", "detention", NIGER, CHAD,
            {"holder": (voices[1], codes[voices[1]])})  # fmt: skip
    listed = conflicts(*pair(taken, held, one_report=True))
    assert [kind for kind, _ in listed] == ["occurrence"] * found


@pytest.mark.parametrize(("words", "found"), [("Niger rejects that.", 1), ("Niger rejects the plan.", 0)])
def test_to_reject_what_was_said_is_to_deny_it(pair, conflicts, words, found):
    """Only a rejection that names nothing is of the deed told just before; a plan may be rejected too."""
    told = ("Chad said that Niger had attacked Chad.", "attacked", "attack", NIGER, CHAD, {"holder": ("Chad", "TCD")})
    rejects = (words, "rejects", "rejection", NIGER, None, {})
    assert len(conflicts(*pair(told, rejects, one_report=True))) == found


@pytest.mark.parametrize(
    ("told", "found"),
    [
        # a rejection of something else than words, and a denial in a remark on its own sentence
        (("Chad accused Niger of theft.", "accused", "accusation", CHAD, NIGER,
          "Niamey ruled out a visit to Chad.", "ruled out", "rejection"), 0),
        (("Chad accused Niger of theft.", "accused", "accusation", CHAD, NIGER,
          "Niamey dismissed the protest.", "dismissed", "rejection"), 1),
        (("Chad accused Niger of theft.", "accused", "accusation", CHAD, NIGER,
          "Police suspect that officials paid for the raid, which Niamey denies.", "denies", "denial"), 0),
        # what the report itself tells far above, or the denier does after denying
        (("Niger attacked Chad in 2003. It rained for weeks.", "attacked", "attack", NIGER, CHAD,
          "Niamey rejects the charge.", "rejects", "denial"), 0),
        (("Niger attacked Chad.", "attacked", "attack", NIGER, CHAD, "Niamey denied it.", "denied", "denial"), 1),
    ],
)  # fmt: skip
def test_what_a_denial_is_no_answer_to(make_report, make_statement, conflicts, told, found):
    """Only charges, and deeds told as others' word or right before, are denied."""
    text, trigger, kind, source, target, answer, word, sort = told
    report = make_report("one.txt", f"{text} {answer}", "2016-07-01")
    held = [
        make_statement(report, trigger, kind, source, target),
        make_statement(report, word, sort, {"Niamey": "NER"}),
    ]
    assert len(conflicts(*held)) == found


@pytest.mark.parametrize(("cue", "found"), [("not considering", 0), ("not", 1)])
def test_to_deny_what_is_to_come_does_not_deny_what_was_done(pair, conflicts, cue, found):
    """'Chad is not considering sending jeeps' contradicts no delivery made."""
    denied = (f"Chad said it was {cue} sending jeeps to Niger.", "sending", "arms_transfer", CHAD, NIGER,
              {"status": "denied", "holder": ("Chad", "TCD")})  # fmt: skip
    no, yes = pair(denied, SUPPLIED)
    start = no.quote.index(cue)
    no = replace(no, status_cues=(Cue(cue, start, start + len(cue), "denied"),))
    assert len(conflicts(no, yes)) == found


def test_what_was_planned_and_what_was_done_are_two_numbers(pair, conflicts):
    """Thirty jeeps promised and twelve sent are no contradiction."""
    first = ("Chad will supply 30 jeeps to Niger.", "supply", "arms_transfer", CHAD, NIGER,
             {"date": "2016-06", "status": "planned", "materiel": [("jeeps", 30)]})  # fmt: skip
    second = ("Chad sent 12 jeeps to Niger.", "sent", "arms_transfer", CHAD, NIGER,
              {"date": "2016-06", "materiel": [("jeeps", 12)]})  # fmt: skip
    assert conflicts(*pair(first, second)) == []


@pytest.mark.parametrize(
    ("words", "time", "found"),
    [
        ("Since 2010 Chad and Niger have held annual drills.", "2010/..", ["date"]),
        ("Since 2010 Chad and Niger have held drills.", "2010/..", []),
        ("Since 2012 Chad and Niger have held annual drills.", "2012/..", []),
    ],
)
def test_a_year_left_out_of_a_list_stands_against_every_year(pair, conflicts, words, time, found):
    """'In 2010, 2012 and 2013' says nothing of 2011, which 'annual' counts in."""
    few = ("In 2010, 2012 and 2013 Chad and Niger held drills.", "drills", "joint_exercise", CHAD, NIGER,
           {"date": "2010/2013"})  # fmt: skip
    every = (words, "drills", "joint_exercise", CHAD, NIGER, {"date": time})
    assert [kind for kind, _ in conflicts(*pair(few, every))] == found
