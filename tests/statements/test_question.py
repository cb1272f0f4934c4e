"""Questions are understood by the lexicon that reads reports: what is asked, of which kind, of whom, when, where."""

from __future__ import annotations

import pytest

from communique.model.actor import Actor
from communique.model.question import FORMS, Asked, Pick, Question, QuestionError, Side
from communique.model.statement import Party, Status
from communique.statements.question import understand

DAY = "2019-06-10"


def ask(text: str, *known: Actor) -> Question:
    """A question as understood on a fixed day."""
    return understand(text, known, DAY)


def who(parties: tuple[Party, ...]) -> str:
    """Parties by what tells them: the id of a person or territory, else the state's code."""
    own = ("person:", "territory:", "office:")
    return " ".join(str(p.id if p.id and p.id.startswith(own) else p.country) for p in parties)


PLAIN = [
    ("When did Peru visit Chile?", Asked.WHEN, "visit", "PER", "CHL"),
    ("On what date did Norway and Kenya sign a pact?", Asked.WHEN, "agreement", "NOR", "KEN"),
    ("Where did Oman and Qatar meet?", Asked.WHERE, "meeting", "OMN", "QAT"),
    ("In which city did Oman and Qatar meet?", Asked.WHERE, "meeting", "OMN", "QAT"),
    ("Did Belgium deliver tanks to Jordan?", Asked.WHETHER, "arms_transfer", "BEL", "JOR"),
    ("Did Oslo deliver tanks to Jordan?", Asked.WHETHER, "arms_transfer", "NOR", "JOR"),
    ("Were tanks delivered to Jordan by Belgium?", Asked.WHETHER, "arms_transfer", "BEL", "JOR"),
    ("Is it true that Belgium delivered tanks to Jordan?", Asked.WHETHER, "arms_transfer", "BEL", "JOR"),
    ("Did Mali ever attack Niger?", Asked.WHETHER, "attack", "MLI", "NER"),
    ("Was Sudan sanctioned by Canada?", Asked.WHETHER, "sanction", "CAN", "SDN"),
    ("What did Chad accuse Libya of?", Asked.WHAT, "accusation", "TCD", "LBY"),
    ("How often did Ghana and Togo meet?", Asked.TIMES, "meeting", "GHA", "TGO"),
    ("How many times did Ghana meet Togo in 2011?", Asked.TIMES, "meeting", "GHA", "TGO"),
    ("Who says that Chad sent troops to Mali?", Asked.SAYS, "deployment", "TCD", "MLI"),
    ("When was the meeting between Ghana and Togo?", Asked.WHEN, "meeting", "GHA", "TGO"),
    ("When did Ghana call Togo?", Asked.WHEN, "call", "GHA", "TGO"),
]


@pytest.mark.parametrize(("text", "asked", "kind", "source", "target"), PLAIN)
def test_what_is_asked_of_whom(text: str, asked: Asked, kind: str, source: str, target: str) -> None:
    """Active and passive voice, capitals and paraphrases come to one kind and the same sides."""
    found = ask(text)
    assert (found.asked, found.kinds[0], who(found.source), who(found.target)) == (asked, kind, source, target)
    assert found.words == ()


MISSING = [
    ("Who supplied drones to Mali?", Side.SOURCE, "arms_transfer", "MLI"),
    ("Which states exercised with Oman?", Side.SOURCE, "joint_exercise", "OMN"),
    ("With whom did Japan sign a pact?", Side.TARGET, "agreement", "JPN"),
    ("Who did Japan sign a pact with in 2012?", Side.TARGET, "agreement", "JPN"),
    ("Whom did Chad accuse?", Side.TARGET, "accusation", "TCD"),
    ("By whom was Chad accused?", Side.SOURCE, "accusation", "TCD"),
]


@pytest.mark.parametrize(("text", "side", "kind", "named"), MISSING)
def test_the_party_asked_for_has_a_side(text: str, side: Side, kind: str, named: str) -> None:
    """Whoever is asked for stands where the verb and the prepositions put them, and is named by no stand-in."""
    found = ask(text)
    assert (found.asked, found.missing, found.kinds[0], who(found.parties)) == (Asked.WHO, side, kind, named)


def test_both_sides_may_be_asked_for() -> None:
    """'Who met in Lima?' names nobody."""
    found = ask("Who met in Lima in 2011?")
    assert (found.parties, found.place, found.date) == ((), "Lima", "2011")


LIMITS = [
    ("Did Belgium deliver tanks to Jordan in 2014?", "2014"),
    ("Did Belgium deliver tanks to Jordan in May 2014?", "2014-05"),
    ("Did Belgium deliver tanks to Jordan on 3 May 2014?", "2014-05-03"),
    ("Did Belgium deliver tanks to Jordan between 2012 and 2014?", "2012/2014"),
    ("Has Belgium delivered tanks to Jordan since 2014?", "2014/.."),
]


@pytest.mark.parametrize(("text", "date"), LIMITS)
def test_a_time_limits_the_question(text: str, date: str) -> None:
    """Times are read as in reports."""
    assert ask(text).date == date


def test_things_numbers_and_words_limit_the_question() -> None:
    """What the kind does not hold is kept: which materiel, how many, and what else the words say."""
    jets = ask("Did Sweden sell four Gripen jets to Brazil?")
    assert jets.things == ("JAS 39 Gripen",)
    assert (jets.number.low, jets.number.high) == (4, 4)
    assert ask("Did Iran supply ballistic missiles to Syria?").things == ("ballistic", "missiles")
    assert ask("Did Iran supply weapons to Syria?").things == ()
    assert ask("Did Chad and Mali sign a fishing agreement?").words == ("fishing",)
    assert ask("Did Chad and Mali sign a memorandum?").words == ("memorandum",)
    assert ask("Did Chad and Mali sign an agreement?").words == ()


def test_a_city_visited_is_a_place() -> None:
    """A visit to a capital is asked about, not just to its state."""
    assert ask("When did Peru's president visit Quito?").place == "Quito"
    assert ask("When did Peru's president visit Ecuador?").place is None


PERSONS = [
    ("When did Putin meet Erdogan?", "person:vladimir-putin", "person:recep-tayyip-erdogan"),
    ("When did Vladimir Putin meet Erdogan?", "person:vladimir-putin", "person:recep-tayyip-erdogan"),
]


@pytest.mark.parametrize(("text", "source", "target"), PERSONS)
def test_persons_are_known_by_surname(text: str, source: str, target: str) -> None:
    """Surnames alone are enough for those whom all reports know."""
    found = ask(text)
    assert (who(found.source), who(found.target)) == (source, target)


def test_persons_of_the_record_are_known() -> None:
    """A person met in a report can be asked about by surname."""
    known = Actor("person:gha-kofi-annor", "Kofi Annor", ("GHA",), "GOV", "person")
    assert who(ask("When did Annor visit Togo?", known).source) == "person:gha-kofi-annor"


def test_two_of_one_surname_are_not_guessed_between() -> None:
    """A surname that two persons of the record bear needs the full name."""
    one = Actor("person:gha-kofi-annor", "Kofi Annor", ("GHA",), "GOV", "person")
    two = Actor("person:tgo-ama-annor", "Ama Annor", ("TGO",), "GOV", "person")
    with pytest.raises(QuestionError, match=r"more than one Annor: .*Ama Annor"):
        ask("When did Annor visit Latvia?", one, two)
    assert who(ask("When did Ama Annor visit Latvia?", one, two).source) == "person:tgo-ama-annor"


def test_a_breakaway_territory_is_not_the_state() -> None:
    """Somaliland carries Somalia's code and is asked about by itself."""
    found = ask("When did Ethiopia and Somaliland sign a pact?")
    assert (who(found.parties), found.words) == ("ETH territory:SOM:somaliland", ())


STATUS = [
    ("Has Iran denied supplying drones to Mali?", Status.DENIED),
    ("Who denies that Iran supplied drones to Mali?", Status.DENIED),
    ("Will Peru visit Chile?", Status.PLANNED),
    ("What is planned between Peru and Chile?", Status.PLANNED),
    ("What is Peru planning with Chile?", Status.PLANNED),
    ("Did Peru visit Chile?", None),
    ("Did Oman supply rifles to Chad?", None),
]


@pytest.mark.parametrize(("text", "status"), STATUS)
def test_denials_and_plans_can_be_asked_for(text: str, status: Status | None) -> None:
    """A question after a denial or a plan wants that status."""
    assert ask(text).status == status


def test_who_must_have_denied() -> None:
    """The content of the denial is what is asked about, and the denier is kept."""
    found = ask("Has Iran denied supplying drones to Mali?")
    assert (found.kinds[0], who(found.source), who(found.target)) == ("arms_transfer", "IRN", "MLI")
    assert found.denier is not None
    assert found.denier.country == "IRN"


PICKS = [
    ("When did Peru last visit Chile?", Pick.LAST),
    ("When was the last time Peru visited Chile?", Pick.LAST),
    ("When was the latest meeting between Peru and Chile?", Pick.LAST),
    ("When did Peru and Chile first meet?", Pick.FIRST),
    ("When did Peru and Chile meet?", None),
]


@pytest.mark.parametrize(("text", "pick"), PICKS)
def test_first_and_last(text: str, pick: Pick | None) -> None:
    """Superlatives choose among dealings."""
    assert ask(text).pick == pick


def test_hosts_are_visited_and_buyers_sold_to() -> None:
    """The same dealing told from the other side answers too, and a lease is no purchase."""
    assert ask("When did Peru visit Chile?").turned == ("hosting",)
    bought = ask("Did Peru buy jets from Chile?")
    assert (bought.kinds, bought.turned) == (("arms_order",), ("arms_transfer",))
    assert "lease" in bought.barred
    assert ask("Did Peru deliver jets to Chile?").turned == ()


LOST = [
    "Why did Peru recall its envoy?",
    "Peru Chile pact",
    "",
    "Who?",
    "Who says already",
    "When did the sun rise?",
    "How are things?",
    "What did Peru do?",
    "Did Bhutan, Tuvalu, Vanuatu, Palau, Kiribati and Nauru meet?",
]


@pytest.mark.parametrize("text", LOST)
def test_what_is_not_understood_says_what_would_be(text: str) -> None:
    """Nothing is guessed: the error names the forms that can be asked."""
    with pytest.raises(QuestionError, match="When did X visit Y"):
        ask(text)


def test_negative_questions_are_refused() -> None:
    """'Yes' to 'Did Peru not …?' says nothing clear."""
    with pytest.raises(QuestionError, match="without 'not'"):
        ask("Did Peru not attack Chile?")


def test_titles_are_no_further_matter() -> None:
    """'President Erdogan' is Erdogan."""
    assert ask("When did Russian President Putin meet Turkish President Erdogan?").words == ()
    assert ask("Where's the meeting between Peru and Chile?").asked is Asked.WHERE


@pytest.mark.parametrize("text", ["Did Peru visit Chile last year?", "Did Peru visit Chile in May?"])
def test_a_time_that_needs_another_is_refused(text: str) -> None:
    """'Last year' is of no year of its own."""
    with pytest.raises(QuestionError, match="Write the year"):
        ask(text)


@pytest.mark.parametrize("form", FORMS)
def test_every_form_that_is_named_is_understood(form: str) -> None:
    """The forms offered to the user work, with states in the places of X and Y."""
    assert ask(form.replace("X", "Peru").replace("Y", "Chile")).text
