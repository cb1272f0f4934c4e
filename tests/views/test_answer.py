"""Answers: from statements alone, status told as it is, both sides shown, and 'not in the record' where it is not."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from communique.model.asof import AsOf
from communique.model.question import Asked, Pick, Question, Side
from communique.model.statement import Party, Quantity, Reading, Status
from communique.record.record import Snapshot
from communique.record.store import Store
from communique.views.answer import persons, write_answer

Maker = Callable[..., Any]
GHANA, TOGO, BENIN = {"Ghana": "GHA"}, {"Togo": "TGO"}, {"Benin": "BEN"}
STATES = {"GHA": "Ghana", "TGO": "Togo", "BEN": "Benin", "LVA": "Latvia"}


def party(code: str, ident: str | None = None, label: str | None = None) -> Party:
    """A party as a question names it."""
    name = label or STATES[code]
    return Party(name, ident or f"state:{code}", name, code, "GOV", None, 0, len(name))


def question(asked: Asked, kind: str, source: str = "", target: str = "", **more: Any) -> Question:
    """A question on states by their codes."""
    mutual = kind in ("meeting", "talks", "agreement", "joint_exercise")
    given = {"kinds": (kind,), "mutual": mutual, **more}
    sides = {"source": source, "target": target}
    named = {side: tuple(party(code) for code in codes.split()) for side, codes in sides.items()}
    return Question("made", asked, **named, **given)


LEDGER = (
    "Ghana met Togo in Accra on 3 February. Ghana sold 4 boats to Togo last year. Togo will visit Ghana in May. "
    "Ghana accused Togo of taxing its fishermen twice over. Lome denied the accusation. Benin drilled with Ghana."
)
GAZETTE = (
    "Togo met Ghana again on 9 June. Ghana said it sold no boats to Togo. Ghana leased 9 boats to Togo in spring. "
    "Kofi Annor of Ghana visited Benin in July."
)


@pytest.fixture
def snapshot(store: Store, make_report: Maker, make_statement: Maker) -> Snapshot:
    """A record of two made reports."""
    one = make_report("ledger.txt", LEDGER, "2001-02-05", "Coast Ledger")
    two = make_report("gazette.txt", GAZETTE, "2001-08-07", "Volta Gazette")
    say = make_statement
    store.add(
        one,
        Reading(
            (
                say(one, "met", "meeting", GHANA, TOGO, date="2001-02-03", place=("Accra", "GHA")),
                say(one, "sold", "arms_transfer", GHANA, TOGO, date="2000", materiel=[("boats", 4)]),
                say(one, "visit", "visit", TOGO, GHANA, date="2001-05", status="planned"),
                say(one, "accused", "accusation", GHANA, TOGO),
                say(one, "denied", "denial", {"Lome": "TGO"}),
                say(one, "drilled", "joint_exercise", BENIN, GHANA),
            )
        ),
        "made/1",
    )
    store.add(
        two,
        Reading(
            (
                say(two, "met", "meeting", TOGO, GHANA, date="2001-06-09"),
                say(two, "sold no", "arms_transfer", {"it": "GHA"}, TOGO, date="2000", status="denied",
                    holder=("Ghana", "GHA"), said="said", materiel=[("boats", None)]),
                say(two, "leased", "arms_transfer", GHANA, TOGO, date="2001-21", materiel=[("boats", 9)]),
                say(two, "visited", "visit", {"Kofi Annor": "GHA"}, BENIN, date="2001-07", persons=True),
            )
        ),
        "made/1",
    )  # fmt: skip
    return Snapshot(store)


CASES = [
    (question(Asked.WHEN, "meeting", "GHA", "TGO"), ("2001-02-03", "2001-06-09")),
    (question(Asked.WHEN, "meeting", "TGO", "GHA"), ("2001-02-03", "2001-06-09")),
    (question(Asked.WHEN, "meeting", "GHA", "TGO", pick=Pick.LAST), ("2001-06-09",)),
    (question(Asked.WHEN, "meeting", "GHA", "TGO", pick=Pick.FIRST), ("2001-02-03",)),
    (question(Asked.WHEN, "meeting", "GHA", "TGO", date="2001-06"), ("2001-06-09",)),
    (question(Asked.WHEN, "visit", "TGO", "GHA"), ("2001-05",)),
    (question(Asked.WHERE, "meeting", "GHA", "TGO", date="2001-02"), ("Accra",)),
    (question(Asked.TIMES, "meeting", "GHA", "TGO"), ("2",)),
    (question(Asked.TIMES, "meeting", "GHA", "TGO", date="2001-02"), ("1",)),
    (question(Asked.WHETHER, "meeting", "GHA", "TGO"), ("yes",)),
    (question(Asked.WHETHER, "meeting", "GHA", "TGO", date="2001-02-03"), ("yes",)),
    (question(Asked.WHETHER, "visit", "TGO", "GHA"), ("planned",)),
    (question(Asked.WHETHER, "arms_transfer", "GHA", "TGO", date="2000"), ("disputed",)),
    (question(Asked.WHETHER, "accusation", "GHA", "TGO"), ("yes",)),
    (question(Asked.HOW_MANY, "arms_transfer", "GHA", "TGO", things=("boats",)), ("4", "9")),
    (question(Asked.HOW_MANY, "arms_transfer", "GHA", "TGO", things=("boats",), barred=("lease",)), ("4",)),
    (question(Asked.WHO, "arms_transfer", "", "TGO", missing=Side.SOURCE), ("GHA",)),
    (question(Asked.WHO, "joint_exercise", "GHA", missing=Side.TARGET), ("BEN",)),
    (question(Asked.WHAT, "arms_transfer", "GHA", "TGO"), ("boats",)),
]


@pytest.mark.parametrize(("asked", "values"), CASES)
def test_what_the_record_answers(snapshot: Snapshot, asked: Question, values: tuple[str, ...]) -> None:
    """Each sort of question is answered by the values that its statements give."""
    found = write_answer(snapshot, asked)
    assert (found.found, found.values) == (True, values)
    assert found.lines
    assert not found.beside


ABSENT = [
    question(Asked.WHEN, "meeting", "GHA", "BEN"),  # another state
    question(Asked.WHEN, "meeting", "GHA", "TGO", date="1999"),  # another year
    question(Asked.WHEN, "meeting", "GHA", "TGO", place="Lome"),  # another place
    question(Asked.WHETHER, "arms_transfer", "TGO", "GHA"),  # the other direction
    question(Asked.WHETHER, "arms_transfer", "GHA", "TGO", things=("drones",)),  # other things
    question(Asked.WHETHER, "arms_transfer", "GHA", "TGO", number=Quantity(5, 5, False, "5")),  # another number
    question(Asked.WHETHER, "accusation", "GHA", "TGO", words=("smuggling",)),  # another matter
    question(Asked.WHETHER, "attack", "GHA", "TGO"),  # never told
    question(Asked.WHEN, "accusation", "GHA", "TGO"),  # told, but not when
    question(Asked.WHETHER, "meeting", "GHA", "TGO", date="2001-02-04"),  # the day after
    question(Asked.WHETHER, "arms_transfer", "GHA", "TGO", date="2000-07"),  # told by the year alone
    question(Asked.WHO, "attack", "", "TGO", missing=Side.SOURCE),
]


@pytest.mark.parametrize("asked", ABSENT)
def test_what_it_does_not_answer(snapshot: Snapshot, asked: Question) -> None:
    """What only resembles the question is no answer: no yes, no 'no', and at most three lines apart."""
    found = write_answer(snapshot, asked)
    assert (found.found, found.values, found.lines) == (False, (), ())
    assert len(found.beside) <= 3
    assert "Not in the record" in found.render("text").decode()


def test_what_comes_near_is_offered_apart(snapshot: Snapshot) -> None:
    """Another year's meeting is told below its own heading, with its citation."""
    text = write_answer(snapshot, question(Asked.WHEN, "meeting", "GHA", "TGO", date="1999")).render("text").decode()
    head, _, rest = text.partition("In the record, but not what was asked:")
    assert head.strip() == "Not in the record."
    assert "met in Accra on 3 February 2001. [" in rest


def test_a_person_is_not_the_state(snapshot: Snapshot) -> None:
    """A person's dealings are the state's, but the state's are not the person's."""
    annor = party("GHA", "person:gha-kofi-annor", "Kofi Annor")
    yes = replace(question(Asked.WHEN, "visit", "", "BEN"), source=(annor,))
    no = replace(question(Asked.WHEN, "meeting", "", "TGO"), source=(annor,))
    assert write_answer(snapshot, yes).values == ("2001-07",)
    assert write_answer(snapshot, question(Asked.WHEN, "visit", "GHA", "BEN")).values == ("2001-07",)
    assert not write_answer(snapshot, no).found


def test_only_a_denial_gives_no(store: Store, make_report: Maker, make_statement: Maker) -> None:
    """'No' rests on a statement that denies."""
    report = make_report("a.txt", "Ghana has not sold boats to Togo.", "2001-02-05")
    store.add(
        report, Reading((make_statement(report, "sold", "arms_transfer", GHANA, TOGO, status="denied"),)), "made/1"
    )
    found = write_answer(Snapshot(store), question(Asked.WHETHER, "arms_transfer", "GHA", "TGO"))
    assert found.values == ("no",)
    assert found.direct is not None
    assert found.direct.text == "No, according to Daily Ledger."
    assert not write_answer(Snapshot(store), question(Asked.WHEN, "arms_transfer", "GHA", "TGO")).found


def test_both_sides_of_a_dispute_are_told(snapshot: Snapshot) -> None:
    """Who says yes and who says no, each with the sentences of its own."""
    found = write_answer(snapshot, question(Asked.WHETHER, "arms_transfer", "GHA", "TGO", date="2000"))
    assert found.direct is not None
    yes, no = found.direct.parts
    assert (yes.text, no.text) == ("It is disputed: yes, according to Coast Ledger;", "no, according to Ghana.")
    assert yes.citations
    assert no.citations
    assert not set(yes.citations) & set(no.citations)


def test_a_denial_of_a_charge_denies_no_charging(snapshot: Snapshot) -> None:
    """That Togo denies the charge does not make it disputed whether Ghana made it."""
    found = write_answer(snapshot, question(Asked.WHETHER, "accusation", "GHA", "TGO"))
    assert found.values == ("yes",)
    assert any("denied" in line.text for line in found.lines)


def test_who_denied(snapshot: Snapshot) -> None:
    """A question after a denial is answered by the denial of whoever is asked about."""
    asked = question(Asked.WHETHER, "arms_transfer", "GHA", "TGO", status=Status.DENIED, denier=party("GHA"))
    assert write_answer(snapshot, asked).values == ("yes",)
    other = question(Asked.WHETHER, "arms_transfer", "GHA", "TGO", status=Status.DENIED, denier=party("TGO"))
    assert not write_answer(snapshot, other).found


def test_who_says_so(snapshot: Snapshot) -> None:
    """Tellers stand by what they tell."""
    found = write_answer(snapshot, question(Asked.SAYS, "arms_transfer", "GHA", "TGO", date="2000"))
    assert found.direct is not None
    assert found.direct.text == "So it is told by Coast Ledger. It is denied by Ghana."


def test_what_is_planned(snapshot: Snapshot) -> None:
    """Of any kind, and only what is planned."""
    asked = Question("made", Asked.WHAT, mutual=True, source=(party("GHA"), party("TGO")), status=Status.PLANNED)
    found = write_answer(snapshot, asked)
    assert [line.status for line in found.lines] == ["planned"]


def test_an_unsure_reading_answers_nothing(store: Store, make_report: Maker, make_statement: Maker) -> None:
    """It is offered apart, as a brief has it among the readings to check."""
    report = make_report("a.txt", "Ghana met Togo on 3 March.", "2001-03-05")
    said = make_statement(report, "met", "meeting", GHANA, TOGO, date="2001-03-03", confidence=0.5)
    store.add(report, Reading((said,)), "made/1")
    found = write_answer(Snapshot(store), question(Asked.WHEN, "meeting", "GHA", "TGO"))
    assert not found.found
    assert "reading uncertain" in found.beside[0].text


def test_dealings_that_may_be_one_count_once(store: Store, make_report: Maker, make_statement: Maker) -> None:
    """'In May' and 'on 3 May' of two kinds of thing may be one delivery: at least once."""
    report = make_report("a.txt", "Ghana gave Togo tanks in May. Ghana gave Togo rifles on 3 May.", "2001-06-05")
    given_twice = (
        make_statement(
            report, "gave Togo tanks", "arms_transfer", GHANA, TOGO, date="2001-05", materiel=[("tanks", None)]
        ),
        make_statement(
            report, "gave Togo rifles", "arms_transfer", GHANA, TOGO, date="2001-05-03", materiel=[("rifles", None)]
        ),
    )  # fmt: skip
    store.add(report, Reading(given_twice), "made/1")
    found = write_answer(Snapshot(store), question(Asked.TIMES, "arms_transfer", "GHA", "TGO"))
    assert found.values == ("1",)
    assert found.direct is not None
    assert found.direct.text.startswith("At least once in the record:")


def test_the_same_dealing_tells_what_the_sentence_leaves_open(
    store: Store, make_report: Maker, make_statement: Maker
) -> None:
    """The place stands in another sentence on the same meeting."""
    report = make_report("a.txt", "Kofi Annor met Togo on 3 May. Ghana met Togo in Lome on 3 May.", "2001-06-05")
    told = (
        make_statement(report, "met", "meeting", {"Kofi Annor": "GHA"}, TOGO, date="2001-05-03", persons=True),
        make_statement(report, "met Togo in", "meeting", GHANA, TOGO, date="2001-05-03", place=("Lome", "TGO")),
    )
    store.add(report, Reading(told), "made/1")
    annor = party("GHA", "person:gha-kofi-annor", "Kofi Annor")
    asked = replace(question(Asked.WHERE, "meeting", "", "TGO"), source=(annor,))
    assert write_answer(Snapshot(store), asked).values == ("Lome",)


def test_as_known_earlier(snapshot: Snapshot) -> None:
    """Reports published later do not answer."""
    then = Snapshot(snapshot.store, as_of=AsOf("2001-03"))
    assert write_answer(then, question(Asked.WHEN, "meeting", "GHA", "TGO")).values == ("2001-02-03",)
    assert not write_answer(then, question(Asked.WHEN, "visit", "GHA", "BEN")).found


def test_every_part_that_says_something_cites(snapshot: Snapshot) -> None:
    """The direct answer and each line lead to sentences, and each citation quotes its report."""
    for asked, _ in CASES:
        found = write_answer(snapshot, asked)
        assert all(line.citations for line in (*found.lines, *((found.direct,) if found.direct else ())))
        for citation in found.citations:
            assert snapshot.report(citation.report).text[citation.start : citation.end] == citation.quote


def test_a_sentence_that_fails_its_check_answers_nothing(snapshot: Snapshot, monkeypatch: pytest.MonkeyPatch) -> None:
    """A quote that is not in its report is left out and reported."""
    monkeypatch.setattr("communique.views.compose.span_faults", lambda *_: ["the quote does not stand there"])
    found = write_answer(snapshot, question(Asked.WHEN, "meeting", "GHA", "TGO"))
    assert not found.found
    assert found.failures


def test_forms(snapshot: Snapshot) -> None:
    """Text with numbers, Markdown with footnotes, JSON with everything."""
    found = write_answer(snapshot, question(Asked.WHEN, "meeting", "GHA", "TGO", date="2001-02"))
    assert found.render("text").decode().startswith("On 3 February 2001. [1]\n- Ghana and Togo met in Accra")
    assert "On 3 February 2001.[^1]" in found.render("md").decode()
    plain = json.loads(found.render("json"))
    assert (plain["schema"], plain["outcome"], plain["values"]) == ("communique.answer/1", "answered", ["2001-02-03"])
    assert plain["direct"]["citations"] == [1]


def test_persons_of_the_record(snapshot: Snapshot) -> None:
    """Those whom statements name as parties."""
    held = snapshot.store.statements_naming(["Annor"])
    assert [(a.id, a.countries) for a in persons(held)] == [("person:gha-kofi-annor", ("GHA",))]
    assert not persons(snapshot.store.statements_naming(["Accra"]))
    assert not persons(snapshot.store.statements_naming([]))


ORDERS = [(0, 1, 2, 3), (3, 2, 1, 0), (1, 3, 0, 2), (2, 0, 3, 1)]


def test_the_order_of_reading_does_not_matter(tmp_path: Path, make_report: Maker, make_statement: Maker) -> None:
    """The same reports give the same answer byte for byte."""
    texts = [f"Ghana met Togo on {day} March." for day in (3, 9)] + ["Togo met Ghana in Lome.", "Ghana never met Togo."]
    dates = ["2001-03-03", "2001-03-09", None, None]
    answers = set()
    for order in ORDERS:
        store = Store(tmp_path / f"{order}.sqlite")
        for i in order:
            report = make_report(f"{i}.txt", texts[i], f"2001-04-0{i + 1}", f"Paper {i}")
            status = "denied" if i == 3 else "occurred"
            said = make_statement(report, "met", "meeting", GHANA, TOGO, date=dates[i], status=status)
            store.add(report, Reading((said,)), "made/1")
        answers.add(write_answer(Snapshot(store), question(Asked.WHETHER, "meeting", "GHA", "TGO")).render("text"))
        store.close()
    assert len(answers) == 1
    assert answers.pop().startswith(b"It is disputed: yes, according to Paper 0, Paper 1 and Paper 2;")
