"""One actor or office over time, in words and as an object: every office leads to the list or to statements."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from tests.conftest import made_meeting

from communique.model.errors import UnknownNameError
from communique.model.statement import Holder, Reading
from communique.record.officeholders import who_held
from communique.record.record import Snapshot
from communique.views import tables
from communique.views.actors import account, office_account, render
from communique.views.officewords import office_in, words_for
from communique.views.tables import Filter

DEFENCE = "minister_of_defence"
SALEH = "person:tcd-haroun-saleh"
TITLE = "Chad's defence minister,"


@pytest.fixture
def told(store):
    """Two spellings of a minister of Chad, his namesake in Sudan, and a listed president."""
    meetings = [
        made_meeting("a", "1994-03-02", "Haroun Saleh", "TCD", DEFENCE, title=TITLE),
        made_meeting("b", "1994-05-02", "Haroun Salih", "TCD", DEFENCE, title=TITLE),
        made_meeting("c", "1994-05-04", "Haroun Saleh", "SDN", None),
        made_meeting("d", "2021-06-04", "Volodimir Zelenskij", "UKR", "president", title="Ukrainian President"),
        made_meeting("e", "1996-02-01", "Adoum Ali", "TCD", DEFENCE, title=TITLE),
    ]
    for n, (report, statement) in enumerate(meetings):
        holder = Holder("Salih", "person:tcd-haroun-salih", "TCD", "person", statement.start, statement.start + 1)
        made = replace(statement, holder=holder, holder_chain=(holder,)) if n == 1 else statement
        store.add(report, Reading((made,)), "made/1")
    return Snapshot(store)


def words(found):
    return render(found, "text").decode("utf8")


def test_an_actor_is_told_with_offices_names_and_who_came_after(told):
    """Each office with the words of the reports, each name with where it stands and why it was joined."""
    found = account(told, SALEH)
    assert found.found
    assert [t.tenure.statements for t in found.tenures] == [found.file.statements]
    assert len(found.file.statements) == 2
    assert len(found.file.vouched) == 1
    assert {w.text for t in found.tenures for w in t.words} == {
        "Chad's defence minister, Haroun Saleh", "Chad's defence minister, Haroun Salih"
    }  # fmt: skip
    text = words(found)
    assert "office      Minister of Defence of Chad, 1994-03-02 to 1994-05-02, met in reports: s" in text
    assert "  after     Adoum Ali (person:tcd-adoum-ali)" in text
    assert "name        Haroun Salih, learnt ('saleh' and 'salih' are spellings of one sound" in text
    assert "found as person:tcd-haroun-salih" in text
    assert "seen        1994-03-02 to 1994-05-02" in text


def test_a_listed_person_is_told_from_the_list_with_what_reports_add(told):
    """The list's office has the words of the report beside it; the spelling met is learnt."""
    found = account(told, "Volodimir Zelenskij")
    assert found.file.id == "person:volodymyr-zelenskyy"
    (president,) = found.tenures
    assert (president.tenure.source, president.tenure.start) == ("listed", "2019-05-20")
    assert [w.text for w in president.words] == ["Ukrainian President Volodimir Zelenskij"]
    assert president.before is not None
    assert president.before.actor == "person:petro-poroshenko"


@pytest.mark.parametrize(
    ("name", "ident"),
    [
        (SALEH, SALEH), ("Adoum Ali", "person:tcd-adoum-ali"), ("ADOUM", "person:tcd-adoum-ali"),
        ("Zelensky", "person:volodymyr-zelenskyy"), ("Volodymyr Zelenskiy", "person:volodymyr-zelenskyy"),
        ("Adum Ali", "person:tcd-adoum-ali"), ("Haroun Salih", SALEH), ("Oman", "state:OMN"),
        ("Kofi Annan", "person:kofi-annan"),
    ],
)  # fmt: skip
def test_whom_a_name_finds(told, name, ident):
    """By id, by a spelling met or listed, by words of it, by likeness; a listed person though no report names him."""
    assert account(told, name).file.id == ident


@pytest.mark.parametrize(("name", "why"), [("Haroun Saleh", "may be 2"), ("Nobody Known", "nobody"), ("", "nobody")])
def test_a_name_of_two_or_of_nobody_is_refused(told, name, why):
    """The ids of the two are named."""
    with pytest.raises(UnknownNameError, match=why):
        account(told, name)


def test_an_office_on_a_day(told):
    """Held by whom, and by what that is known; else not in the record."""
    asked = office_account(told, "defence minister of Chad", who_held(told, "TCD", {DEFENCE}, "1994-04"))
    assert asked.found
    assert "held by     Haroun Saleh (person:tcd-haroun-saleh): Minister of Defence of Chad" in words(asked)
    assert "“Chad's defence minister, Haroun Saleh”" in words(asked)
    absent = office_account(told, "defence minister of Chad", who_held(told, "TCD", {DEFENCE}, "1995-01"))
    assert not absent.found
    assert "Not in the record" in words(absent)
    assert "before      Haroun Saleh" in words(absent)
    assert "after       Adoum Ali" in words(absent)


def test_an_actor_on_a_day_without_office_is_not_in_the_record(told):
    """Though the actor is."""
    found = account(told, SALEH, "2001")
    assert not found.found
    assert "Not in the record: no office of Haroun Saleh on 2001." in words(found)
    assert account(told, SALEH, "1994-04").found


def test_accounts_are_written_as_objects(told):
    """All of them, with their schema."""
    found = json.loads(render(account(told, SALEH), "json"))
    assert (found["schema"], found["id"]) == ("communique.actor/1", SALEH)
    assert found["tenures"][0]["tenure"]["statements"] == found["statements"]
    office = office_account(told, "x", who_held(told, "TCD", {DEFENCE}, "1994-04"))
    assert json.loads(render(office, "json"))["held"][0]["words"][0]["text"] == "Chad's defence minister, Haroun Saleh"


def test_the_list_of_actors_has_offices_and_names(told):
    """One row a person, whatever the spelling; first and last seen over all reports."""
    rows = {r["id"]: r for r in tables.actors(told, Filter()).rows()}
    row = rows[SALEH]
    assert (row["label"], row["kind"], row["names"], row["statements"], row["vouched"]) == (
        "Haroun Saleh", "person", "Haroun Salih; Salih", 2, 1
    )  # fmt: skip
    assert (row["first_told"], row["last_told"]) == ("1994-03-02", "1994-05-02")
    assert row["offices"] == "Minister of Defence (TCD) 1994-03-02 to 1994-05-02, met in reports"
    assert rows["person:volodymyr-zelenskyy"]["offices"] == "President (UKR) 2019-05-20 to now, listed"
    assert rows["person:sdn-haroun-saleh"]["statements"] == 1
    assert "person:tcd-haroun-salih" not in rows


def test_a_filter_by_holder_finds_other_spellings(told):
    """As the report has it, and as others have it."""
    assert len(tables.statements(told, Filter(holder="salih"))) == 1
    assert len(tables.statements(told, Filter(holder="Haroun Saleh"))) == 1
    assert len(tables.statements(told, Filter(holder="Adoum"))) == 0


@pytest.mark.parametrize(
    ("asked", "code", "office"),
    [
        ("foreign minister of Kenya", "KEN", "minister_of_foreign_affairs"),
        ("Kenya's foreign minister", "KEN", "minister_of_foreign_affairs"),
        ("the Peruvian defence minister", "PER", DEFENCE),
        ("president of the United States", "USA", "president"),
        ("Chadian army chief", "TCD", "army_chief"),
        ("secretary-general of the United Nations", "UNO", "secretary_general"),
    ],
)
def test_offices_that_words_ask_about(asked, code, office):
    """With the state whose they are."""
    found = office_in(asked)
    assert found is not None
    assert found[0] == code
    assert office in found[1]


def test_words_that_ask_about_no_office():
    """A name is none; an office of no state or of two is refused."""
    assert office_in("Haroun Saleh") is None
    for asked in ("the foreign minister", "foreign minister of Kenya and Peru"):
        with pytest.raises(UnknownNameError, match="state"):
            office_in(asked)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Chad's defence minister, Haroun Saleh, met Oman.", "Chad's defence minister, Haroun Saleh"),
        ("Haroun Saleh, the defence minister of Chad, met Oman.", "Haroun Saleh, the defence minister of Chad"),
        ("The defence minister slept. Haroun Saleh met Oman.", None),
        ("Haroun Saleh met Oman.", None),
        ("Haroun Saleh met Oman. Defence Minister Haroun Saleh flew home.", "Defence Minister Haroun Saleh"),
    ],
)
def test_the_words_that_give_an_office(store, make_report, make_statement, text, said):
    """Beside the name and in its sentence; else those of another sentence of the report, or none."""
    report = make_report("a", text, "1994-03-02")
    statement = make_statement(report, "met", "meeting", {"Haroun Saleh": "TCD"}, {"Oman": "OMN"})
    store.add(report, Reading((statement,)), "made/1")
    assert words_for(Snapshot(store), statement, ["Haroun Saleh"], "TCD", {DEFENCE}) == said
