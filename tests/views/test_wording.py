"""Wording: each status, date and party reads as plain prose that says no more than the statement."""

from __future__ import annotations

import pytest

from communique.model.edtf import Edtf
from communique.model.statement import Holder, Money, Party
from communique.ontology.kinds import load_kinds
from communique.views.naming import actors, holder_name
from communique.views.wording import phrases, sentence, when

TEXT = (
    "Ghana and Togo: the minister said that 4 boats went from Accra to Lome in May for 2 million cedis, officials hold."
)
GHANA, TOGO = {"Ghana": "GHA"}, {"Togo": "TGO"}


@pytest.fixture
def worded(make_report, make_statement):
    """Words a statement on the made sentence."""
    report = make_report("w.txt", TEXT, "2001-06-01")

    def word(kind, source=GHANA, target=TOGO, published=None, **more):
        return sentence(make_statement(report, "went", kind, source, target, **more), published)

    return word


NEAR = (
    ("Togo said that Ghana would not visit Togo.", "visit", "visit", "denied", None, "Ghana is not to visit Togo."),
    ("Ghana has no plan to visit Togo.", "visit", "visit", "denied", None, "Ghana is not to visit Togo."),
    ("Ghana must visit Togo, a paper said.", "visit", "visit", "possible", None, "Ghana must visit Togo."),
    ("It would have to visit Togo, Ghana said.", "visit", "visit", "possible", None, "Ghana must visit Togo."),
    ("Ghana should visit Togo.", "visit", "visit", "possible", None, "Ghana should visit Togo."),
    (
        "Ghana's boat collided with one of Togo.",
        "collided",
        "harassment",
        "occurred",
        None,
        "Ghana collided with Togo: “Ghana's boat collided with one of Togo”.",
    ),
    ("Togo asked Ghana to visit Togo.", "visit", "visit", "possible", None, "Ghana was asked to visit Togo."),
    (
        "Ghana has helped Togo since 1999.",
        "helped",
        "aid",
        "occurred",
        "1999/..",
        "Ghana has given aid to Togo since 1999.",
    ),
    ("Ghana leased boats from Togo.", "leased", "arms_order", "occurred", None, "Ghana leased arms from Togo."),
    ("Ghana thanked Togo.", "thanked", "praise", "occurred", None, "Ghana thanked Togo."),
    ("Ghana hailed Togo.", "hailed", "praise", "occurred", None, "Ghana praised Togo."),
    ("The fighting of Ghana and Togo.", "fighting", "attack", "occurred", None, "Ghana fought with Togo."),
)


@pytest.mark.parametrize(("text", "trigger", "kind", "status", "date", "line"), NEAR, ids=[case[0] for case in NEAR])
def test_a_line_keeps_to_the_words_of_the_report(make_report, make_statement, text, trigger, kind, status, date, line):
    """Plans that are off, duties, requests, what still goes on, and verbs a kind's own word would blur."""
    report = make_report("n.txt", text, "2001-06-01")
    statement = make_statement(report, trigger, kind, GHANA, TOGO, status=status, date=date)
    assert sentence(statement, "2001-06-01") == line


@pytest.mark.parametrize(
    ("kind", "more", "line"),
    [
        ("meeting", {"date": "2001-05-02"}, "Ghana and Togo met on 2 May 2001."),
        ("meeting", {"place": ("Lome", "TGO")}, "Ghana and Togo met in Lome."),
        ("meeting", {"status": "planned"}, "Ghana and Togo are to meet."),
        ("visit", {"status": "planned"}, "Ghana is to visit Togo."),
        (
            "visit",
            {"status": "planned", "date": "2001-05-02", "published": "2001-05-09"},
            "Ghana was to visit Togo on 2 May 2001.",
        ),
        ("visit", {"status": "possible"}, "Ghana may visit Togo."),
        (
            "withdrawal",
            {"status": "possible", "date": "2000", "published": "2001-05-09"},
            "Ghana may have withdrawn from Togo in 2000.",
        ),
        ("visit", {"status": "denied"}, "Ghana has not visited Togo."),
        ("arms_transfer", {"materiel": [("boats", 4)]}, "Ghana supplied 4 boats to Togo."),
        ("arms_transfer", {}, "Ghana supplied arms to Togo."),
        ("sanction", {"source": {}}, "Togo came under sanctions."),
        ("sanction", {"source": {}, "status": "possible"}, "Togo may come under sanctions."),
        ("sanction", {"source": {}, "status": "denied"}, "Togo has not come under sanctions."),
        ("meeting", {"target": {}}, "Ghana met with a party not named."),
        ("visit", {"holder": ("officials", None)}, "Ghana visited Togo, according to officials."),
        ("visit", {"confidence": 0.5}, "Ghana visited Togo (reading uncertain)."),
        ("visit", {"place": ("Accra", "GHA")}, "Ghana visited Togo."),
        ("attack", {"target": {}}, "Ghana attacked another side."),
    ],
)
def test_a_statement_reads_as_what_it_says(worded, kind, more, line):
    """Kind, status, parties, date, place, materiel, holder and doubt are worded."""
    assert worded(kind, **more) == line


RECIPROCAL = [
    ("Iran and Iraq attacked each other.", "attacked", "attack", "Iran and Iraq attacked each other."),
    ("Cuba and Haiti praised each other.", "praised", "praise", "Cuba and Haiti praised each other."),
    (
        "Laos and Palau sanctioned one another.",
        "sanctioned",
        "sanction",
        "Laos and Palau imposed sanctions on each other.",
    ),
    (
        "Peru and Chile criticised each other.",
        "criticised",
        "criticism",
        "Peru and Chile criticised each other: “Peru and Chile criticised each other”.",
    ),
    ("Togo and Benin attacked even each other.", "attacked", "attack", "Togo and Benin attacked each other."),
    # not right after the word, or nowhere
    (
        "Fiji and Tonga attacked ships that rammed each other.",
        "attacked",
        "attack",
        "Fiji and Tonga attacked another side.",
    ),
    ("Fiji and Tonga praised the crew.", "praised", "praise", "Fiji and Tonga praised another side."),
]


@pytest.mark.parametrize(("text", "trigger", "kind", "line"), RECIPROCAL)
def test_what_two_did_to_each_other_says_so(make_report, make_statement, text, trigger, kind, line):
    """'Each other' where the report says it right after the word; else the other side is not named."""
    first, second = text.split(" and ")[0], text.split(" and ")[1].split()[0]
    codes = {"Iran": "IRN", "Iraq": "IRQ", "Cuba": "CUB", "Haiti": "HTI", "Laos": "LAO", "Palau": "PLW", "Peru": "PER",
             "Chile": "CHL", "Togo": "TGO", "Benin": "BEN", "Fiji": "FJI", "Tonga": "TON"}  # fmt: skip
    report = make_report("e.txt", text, "2001-06-01")
    statement = make_statement(report, trigger, kind, {name: codes[name] for name in (first, second)})
    assert sentence(statement, "2001-06-01") == line


def test_one_side_does_nothing_to_each_other(make_report, make_statement):
    """With one who acts, or with a target named, 'each other' is not the other side."""
    report = make_report("e.txt", "Ghana attacked each other isle.", "2001-06-01")
    assert sentence(make_statement(report, "attacked", "attack", GHANA)) == "Ghana attacked another side."
    report = make_report("f.txt", "Ghana and Togo attacked each other and Mali.", "2001-06-01")
    statement = make_statement(report, "attacked", "attack", {**GHANA, **TOGO}, {"Mali": "MLI"})
    assert sentence(statement) == "Ghana and Togo attacked Mali."


def test_an_outright_denial_names_who_denies(make_report, make_statement):
    """'Denied that' is said only where the text says denied."""
    report = make_report("d.txt", "Togo denied that Ghana sold boats.", "2001-06-01")
    made = make_statement(
        report, "sold", "arms_transfer", GHANA, {}, status="denied", holder=("Togo", "TGO"), said="denied"
    )
    assert sentence(made) == "Togo denied that Ghana supplied arms."


def test_what_was_said_is_added_in_the_reports_own_words(make_report, make_statement):
    """An accusation's content is quoted, not guessed at."""
    report = make_report("q.txt", "Ghana accused Togo of taxing its fishermen twice over.", "2001-06-01")
    line = sentence(make_statement(report, "accused", "accusation", GHANA, TOGO))
    assert line == "Ghana accused Togo: “accused Togo of taxing its fishermen twice over”."


def test_an_amount_is_said_to_be_named_not_to_be_the_price(make_report, make_statement):
    """The record does not know what a sum in the sentence was for."""
    report = make_report("m.txt", "Ghana sold Togo boats for 2 million cedis.", "2001-06-01")
    money = (Money("GHS", 2e6, 2e6, False, "2 million cedis", 26, 41),)
    line = sentence(make_statement(report, "sold", "arms_transfer", GHANA, TOGO, money=money))
    assert line == "Ghana supplied arms to Togo (amount named: 2 million cedis)."


@pytest.mark.parametrize(
    ("date", "words"),
    [
        (None, ""),
        ("2003-04-05", "on 5 April 2003"),
        ("2003-04", "in April 2003"),
        ("2003", "in 2003"),
        ("2003~", "in about 2003"),
        ("2003-22", "in summer 2003"),
        ("2003-34", "in the second quarter of 2003"),
        ("199X", "in the 1990s"),
        ("2003/..", "since 2003"),
        ("../2003-04", "by April 2003"),
        ("2001/2003", "between 2001 and 2003"),
        ("2003-04-05/2003-04-09", "between 5 and 9 April 2003"),
        ("2003-04-05/2003-05-09", "between 5 April 2003 and 9 May 2003"),
    ],
)
def test_dates_read_as_far_as_they_are_known(date, words):
    """Every form of EDTF has its words and preposition."""
    assert date is None or Edtf.parse(date)
    assert when(date) == words


def party(label, ident, code, office=None, start=0):
    return Party(label, ident, label, code, "GOV", office, start, start + 5)


@pytest.mark.parametrize(
    ("parties", "words"),
    [
        ([party("Peru", "state:PER", "PER")], "Peru"),
        ([party("Dutch", "state:NLD", "NLD")], "the Netherlands"),
        (
            [party("x", "state:USA", "USA"), party("y", "state:GBR", "GBR", start=9)],
            "the United States and the United Kingdom",
        ),
        (
            [party("Ana Quispe", "person:per-ana-quispe", "PER", "minister_of_defence")],
            "Peruvian Minister of Defence Ana Quispe",
        ),
        ([party("Ana Quispe", "person:per-ana-quispe", "PER")], "Ana Quispe of Peru"),
        ([party("Ana Quispe", "person:per-ana-quispe", "PER", "counterpart")], "Ana Quispe of Peru"),
        ([party("Peru: foreign ministry", "organ:PER:ministry", "PER")], "Peru's foreign ministry"),
        (
            [party("Peru: Air Force: commander", "office:PER:commander", "PER", "commander")],
            "the commander of Peru's Air Force",
        ),
        (
            [
                party("Peru: ministers", "office:PER:m", "PER", "m"),
                party("Chile: ministers", "office:CHL:m", "CHL", "m"),
            ],
            "the ministers of Peru and Chile",
        ),
        ([party("Peruvian Navy", "organ:PER:navy", "PER")], "the Peruvian Navy"),
        ([party("Coast Guard", "organ:PER:cg", "PER")], "Peru's Coast Guard"),
        ([party("the rebels", None, None)], "the rebels"),
        ([party("Abkhazia", "territory:GEO:abkhazia", "GEO")], "Abkhazia"),
        ([party("Houthis", "movement:YEM:houthis", "YEM")], "the Houthis"),
        (
            [
                party("African Union", "organisation:IGO:african-union", "IGO"),
                party("NATO", "organisation:IGO:nato", "IGO"),
            ],
            "the African Union and NATO",
        ),
        ([party("European Union", "organisation:EUR:european-union", "EUR")], "the European Union"),
    ],
)
def test_parties_are_named_as_closely_as_the_statement_does(parties, words):
    """Persons before offices before organs; states with their articles."""
    assert actors(parties) == words


def test_a_side_worded_plainly_is_its_state():
    """'made a demand of Peru', whichever of its consulates is to close."""
    assert actors([party("Peru: consulates", "organ:PER:consulate", "PER")], plain=True) == "Peru"
    assert actors([party("Abkhazia", "territory:GEO:abkhazia", "GEO")], plain=True) == "Abkhazia"


def test_a_place_that_is_the_other_side_is_said_once(make_report, make_statement):
    """'deployed forces towards Mali', not 'towards Mali in Mali'."""
    report = make_report("a.txt", "Chad deployed troops in Mali.")
    told = make_statement(report, "deployed", "deployment", {"Chad": "TCD"}, {"Mali": "MLI"}, place=("Mali", "MLI"))
    assert sentence(told) == "Chad deployed forces towards Mali."


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Danish Defence Ministry", "the Danish Defence Ministry"),
        ("The Hague", "the Hague"),
        ("A senior official", "a senior official"),
        ("Reuters", "Reuters"),
        ("Copenhagen’s", "Copenhagen"),
        ("Denmark's foreign ministry", "Denmark's foreign ministry"),
        ("General Ann Poulsen, the head of the Danish army", "General Ann Poulsen, the head of the Danish army"),
        ("“Ritzau”", "Ritzau"),
    ],
)
def test_holders_take_the_article_running_text_wants(name, words):
    """Names as written, made to stand after 'according to'."""
    assert holder_name(Holder(name, None, None, "organ", 0, 1)) == words


def test_every_kind_has_its_wording_and_no_wording_is_left_over():
    """Ontology and phrases name the same kinds; each phrase has its two forms."""
    assert set(phrases()) == set(load_kinds())
    assert all(
        {"past", "base"} <= set(forms) <= {"past", "base", "done", "passive", "plain", "words"}
        for forms in phrases().values()
    )


@pytest.mark.parametrize("kind", sorted(load_kinds()))
@pytest.mark.parametrize("status", ["occurred", "planned", "possible", "denied"])
def test_every_kind_reads_as_a_sentence_in_every_status(worded, kind, status):
    """No placeholder, double blank or bracket is left in any wording."""
    for target in (TOGO, {}):
        line = worded(kind, target=target, status=status, date="2000-01-02", published="2001-01-01")
        assert line.startswith("Ghana")
        assert line.endswith(".")
        assert not set("{}[]|") & set(line)
        assert "  " not in line
