"""When a dealing takes place: written dates, relative ones, spans, and where a date is inherited from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

# Published on Thursday, 10 June 2021.
SIGNED = [
    ("on 4 May 2018", "2018-05-04"),
    ("on May 4, 2018", "2018-05-04"),
    ("on Monday", "2021-06-07"),
    ("yesterday", "2021-06-09"),
    ("in March", "2021-03"),
    ("in November", "2020-11"),
    ("last month", "2021-05"),
    ("last year", "2020"),
    ("in 2009", "2009"),
    ("in late 2017", "2017-09/2017-12"),
    ("two weeks ago", "2021-05-27~"),
    ("three years ago", "2018"),
    ("earlier this month", "2021-06-01/2021-06-10"),
    ("over the weekend", "2021-06-05/2021-06-06"),
    ("in the first half of 2019", "2019-01/2019-06"),
    ("in the 1990s", "1990/1999"),
    ("in winter 2015", "2015-12/2016-02"),
    ("during the summit in Lome on 3 June", "2021-06-03"),
]


@pytest.mark.parametrize(("when", "wanted"), SIGNED)
def test_a_date_keeps_its_granularity(tell: Callable, when: str, wanted: str) -> None:
    """What is said to the day is dated to the day, what is said to the year to the year."""
    statement = tell(f"Chile and Peru signed an agreement {when}.").one("agreement")
    assert statement.date == wanted
    assert statement.date_text in when


DRILLS = [
    ("have held naval drills since 2010", "2010/.."),
    ("held naval drills between 2010 and 2014", "2010/2014"),
    ("held naval drills from 3 to 9 April 2019", "2019-04-03/2019-04-09"),
    ("held naval drills in 2015, 2016 and 2018", "2015/2018"),
    ("held naval drills every year from 2015 to 2019", "2015/2019"),
    ("have held naval drills over the past two years", "2019-06/2021-06"),
]


@pytest.mark.parametrize(("what", "wanted"), DRILLS)
def test_spans_of_time_are_intervals(tell: Callable, what: str, wanted: str) -> None:
    """'Since', 'between', 'from … to' and lists of years give intervals."""
    assert tell(f"Chile and Peru {what}.").one("joint_exercise").date == wanted


def test_what_is_scheduled_is_dated_from_the_day_of_the_report(tell: Callable) -> None:
    """Though the sentence before went back to another year."""
    told = tell("In June 2014, Laos thanked Fiji. The premier of Laos is scheduled to visit Fiji in September.")
    assert told.one("visit").date == "2021-09"


COMING = [
    ("by the end of September", "../2021-09"),
    ("next month", "2021-07"),
    ("next year", "2022"),
    ("on Saturday", "2021-06-12"),
    ("in August", "2021-08"),
]


@pytest.mark.parametrize(("when", "wanted"), COMING)
def test_what_is_to_come_is_dated_forward(tell: Callable, when: str, wanted: str) -> None:
    """The same words look forward where the verb does."""
    statement = tell(f"Chile and Peru will sign an agreement {when}.").one("agreement")
    assert (statement.date, str(statement.status)) == (wanted, "planned")


def test_each_dealing_has_its_own_date(tell: Callable) -> None:
    """Two dealings of one sentence take the dates beside them."""
    told = tell("Norway recalled its ambassador from Baku in 2012 and expelled an Azerbaijani diplomat in 2014.")
    assert (told.one("recall").date, told.one("expulsion").date) == ("2012", "2014")


NEXT = [
    ("A day later Togo expelled two Ghanaian ones.", "expulsion TGO>GHA", "2021-06-05"),
    ("The next day Togo recalled its ambassador from Accra.", "recall TGO>GHA", "2021-06-05"),
    ("Togo had accused Ghana of spying in 2019.", "accusation TGO>GHA", "2019"),
]


@pytest.mark.parametrize(("text", "what", "wanted"), NEXT)
def test_the_next_sentence_reckons_from_the_one_before(tell: Callable, text: str, what: str, wanted: str) -> None:
    """'A day later' and 'the next day' count from the day just told, not from the day of publication."""
    told = tell(f"Ghana expelled two Togolese diplomats on Friday. {text}")
    assert (what, wanted, "occurred") in told.steps()


def test_the_date_of_what_is_dealt_in_is_not_the_dealing_s(tell: Callable) -> None:
    """'The 1951 treaty' dates the treaty, not what is done about it today."""
    text = "In May Samoa and Tonga signed a protocol to the treaty of 1951."
    assert tell(text).one("agreement").date == "2021-05"


def test_without_a_publication_date_relative_words_stay_open(tell: Callable) -> None:
    """'On Monday' says nothing where the day of publication is unknown; a year still does."""
    assert tell("Chile and Peru signed an agreement on Monday.", None).one("agreement").date is None
    assert tell("Chile and Peru signed an agreement in 2009.", None).one("agreement").date == "2009"


LAPSES = [
    (
        "Kenya and Somalia agreed on Wednesday to reopen a border, three years after Nairobi expelled Somali envoys.",
        {"agreement": "2021-06-09", "expulsion": "2018"},
    ),
    (
        "On 4 May 2019, six months before Oman recalled its ambassador, it signed an agreement with Yemen.",
        {"agreement": "2019-05-04", "recall": "2019-11"},
    ),
    (
        "Six months before Oman recalled its ambassador, it signed an agreement with Yemen on 4 May 2019.",
        {"agreement": "2019-05-04", "recall": "2019-11"},
    ),
    (
        "Latvia and Estonia signed a pact in April, four days before Latvia expelled a Belarusian diplomat.",
        {"agreement": "2021-04", "expulsion": "2021-04"},
    ),
]


@pytest.mark.parametrize(("text", "wanted"), LAPSES)
def test_what_it_happened_so_long_after_has_a_date_of_its_own(tell: Callable, text: str, wanted: dict) -> None:
    """'Three years after' dates the clause it opens, reckoned from the main event, and never the main event."""
    told = tell(text)
    assert {kind: told.one(kind).date for kind in wanted} == wanted


CLAUSES = [
    (
        "Peru denied the accusation and said its troops had respected the truce since it took effect on Monday.",
        "denial",
        "2021-06-10",
    ),
    (
        "Chile and Peru discussed trade, which has grown by a fifth over the past year, in Lima on Tuesday.",
        "talks",
        "2021-06-08",
    ),
    ("At talks in Lusaka on 3 May, Malawi and Zambia settled on 20 June.", "agreement", "2021-05-03"),
    (
        "Norway told Iceland on Tuesday that it was leaving the fisheries pact and demanded talks.",
        "demand",
        "2021-06-08",
    ),
    (
        "Nepal broke off relations with Bhutan on Friday, and will sue it today at the International Court of Justice.",
        "break_relations",
        "2021-06-04",
    ),
    ("Malta expelled two Libyan diplomats on Monday evening.", "expulsion", "2021-06-07"),
    (
        "Fiji recalled its ambassador from Tonga on Sunday; Samoa then closed its embassy in Nuku'alofa.",
        "embassy_closure",
        "2021-06-06",
    ),
    (
        "On Monday Laos offered to hold talks with Thailand, a proposal that Bangkok promptly rejected.",
        "rejection",
        "2021-06-07",
    ),
    (
        "Zambia's president visited Botswana from 3 to 6 May, during which eight agreements were signed.",
        "agreement",
        "2021-05-03/2021-05-06",
    ),
    (
        "Chad has accused Niger of raids since May 2016, when Niger signed an agreement with Libya.",
        "agreement",
        "2016-05",
    ),
]


@pytest.mark.parametrize(("text", "kind", "wanted"), CLAUSES)
def test_a_time_dates_the_clause_it_belongs_to(tell: Callable, text: str, kind: str, wanted: str) -> None:
    """Clauses of content, of time and of plans keep their times to themselves; an occasion lends its own."""
    assert tell(text).one(kind).date == wanted


NOUNS = [
    ("Chad condemned the July 2018 agreement between Sudan and Libya.", "criticism", "2021-06-10"),
    ("Peru condemned Monday's attack by Chile.", "criticism", "2021-06-10"),
    ("Chad denounced a pact that Sudan and Libya signed in 2017.", "criticism", "2021-06-10"),
    ("Peru asked Chile to apologise for the raid of 1971.", "request", "2021-06-10"),
    ("Chad denounced a pact that Sudan and Libya signed in 2017.", "agreement", "2017"),
]


@pytest.mark.parametrize(("text", "kind", "wanted"), NOUNS)
def test_the_date_of_a_noun_is_that_noun_s_alone(tell: Callable, text: str, kind: str, wanted: str) -> None:
    """'The July 2018 agreement' says when the agreement was made, not when it was condemned."""
    assert tell(text).one(kind).date == wanted


def test_the_time_of_a_plan_is_not_that_of_the_pledge(tell: Callable) -> None:
    """'Agreed to drill next spring': the agreement is of the day told, the exercise of the spring to come."""
    told = tell("Iceland and Norway met on 12 May. They agreed to hold a joint exercise next spring.")
    assert (told.one("agreement").date, told.one("joint_exercise").date) == ("2021-05-12", "2022-03/2022-05")


def test_the_first_to_do_something_did_it_then(tell: Callable) -> None:
    """'On Thursday became the first leader to visit' dates the visit."""
    assert (
        tell("On Monday the Maltese president became the first leader to visit Chad.").one("visit").date == "2021-06-07"
    )


YEARS_AHEAD = [
    ("In the next two years, Peru and Chile agreed to hold three exercises.", "agreement"),
    ("Over the next five years, Norway agreed to supply gas to Poland.", "promise"),
    ("Kenya and Uganda agreed in the coming months to open a bridge.", "agreement"),
    ("Qatar pledged 2 million dollars to Lebanon over the next three years.", "promise"),
    ("Sweden promised Latvia 40 vehicles in the coming weeks.", "promise"),
    ("In the coming days, Togo promised to free six Beninese sailors.", "promise"),
]


@pytest.mark.parametrize(("text", "kind"), YEARS_AHEAD)
def test_years_to_come_date_no_deed_done(tell: Callable, text: str, kind: str) -> None:
    """'Over the next five years' is the time of what was promised; the promise is of the day of the news."""
    assert tell(text).one(kind).date == "2021-06-10"


NOT_YEARS_AHEAD = [
    ("Peru and Chile will hold exercises over the next two years.", "joint_exercise", "2021-06/2023-06"),
    ("In the next two years Peru and Chile will hold three exercises.", "joint_exercise", "2021-06/2023-06"),
    ("Peru and Chile held exercises over the past two years.", "joint_exercise", "2019-06/2021-06"),
]


@pytest.mark.parametrize(("text", "kind", "wanted"), NOT_YEARS_AHEAD)
def test_years_to_come_date_what_is_to_come(tell: Callable, text: str, kind: str, wanted: str) -> None:
    """Where the verb looks forward, or the words look back, the span stays."""
    assert tell(text).one(kind).date == wanted


FRONTED = [
    ("On 3 May 2019 Indian and Pakistani troops clashed at a dam.", "attack", "2019-05-03"),
    ("On 12 March 2017 Malian and Nigerien soldiers fought at a well.", "attack", "2017-03-12"),
    ("On 9 July 2018 Greek and Turkish boats collided off Kos.", "harassment", "2018-07-09"),
    ("During May 2019 Georgian and Russian guards exchanged fire.", "attack", "2019-05"),
    ("On 5 April 2016 Armenian guns shelled an Azerbaijani village.", "attack", "2016-04-05"),
    ("On 2 May 2018 Rwandan troops crossed into Burundi.", "incursion", "2018-05-02"),
    # not what a clause tells, and no time to come
    ("On 2 May 2018 Rwanda, whose troops had crossed into Burundi, met Kenya.", "incursion", None),
    ("On 3 May 2019 a book said that Indian and Pakistani troops clashed at a dam.", "attack", "2021-06-10"),
    ("In the coming weeks Serbian and Albanian guards clashed at a bridge.", "attack", "2021-06-10"),
]


@pytest.mark.parametrize(("text", "kind", "wanted"), FRONTED)
def test_a_time_that_opens_a_sentence_dates_its_main_clause(
    tell: Callable, text: str, kind: str, wanted: str | None
) -> None:
    """However the parser hung it, and no clause beside the main one."""
    assert tell(text).one(kind).date == wanted


ANNOUNCED = [
    ("Chad and Niger have signed a truce, the army in Niamey announced on Monday.", "ceasefire", "2021-06-07"),
    ("Zambia announced on 4 May that it has expelled two Congolese envoys.", "expulsion", "2021-05-04"),
    ("The ministry in Dublin declared on Friday that Ireland has recognised Palestine.", "recognition", "2021-06-04"),
    ("Georgia declared on Tuesday that it has broken off relations with Nauru.", "break_relations", "2021-06-08"),
    # what 'had' been done, or is to be, is of another day; 'said' may look farther back
    ("Zambia announced on 4 May that it had expelled two Congolese envoys in 2019.", "expulsion", "2019"),
    ("Zambia announced on 4 May that it would expel two Congolese envoys.", "expulsion", None),
    ("Zambia said on 4 May that it has expelled two Congolese envoys.", "expulsion", "2021-06-10"),
]


@pytest.mark.parametrize(("text", "kind", "wanted"), ANNOUNCED)
def test_what_has_been_done_is_of_the_day_it_is_announced(
    tell: Callable, text: str, kind: str, wanted: str | None
) -> None:
    """'Announced on Monday that it has recalled': the news of Monday."""
    assert tell(text).one(kind).date == wanted


LASTING = [
    (
        "Bolivia and Chile signed an agreement on 3 May. Their envoys had negotiated in Quito since 20 April.",
        "talks",
        "2021-04-20/2021-05-03",
    ),
    (
        "Nepal and Bhutan signed a treaty on 4 May 2019. Their ministers had held talks since 2 March 2019.",
        "talks",
        "2019-03-02/2019-05-04",
    ),
    (
        "Oman and Yemen signed a truce on 12 May. They had held talks since 3 April.",
        "talks",
        "2021-04-03/2021-05-12",
    ),
    (  # a month is no end: when in it the pact was signed is not told
        "Bolivia and Chile signed an agreement in May. Their envoys had negotiated in Quito since March.",
        "talks",
        "2021-03/..",
    ),
    ("Oman and Yemen signed a truce in May. They had held talks since 3 April.", "talks", "2021-04-03/.."),
    ("For two years from March 2014, Serbian and Albanian envoys met in Vienna.", "meeting", "2014-03/2016-02"),
    ("Austria has imported no gas from Azerbaijan since 2016.", "energy", "2016/.."),
    ("Trade between Ghana and Togo rose from $1.2 billion in 2012 to $2.5 billion in 2016.", "trade", "2012/2016"),
]


@pytest.mark.parametrize(("text", "kind", "wanted"), LASTING)
def test_what_lasted_ends_where_the_story_begins(tell: Callable, text: str, kind: str, wanted: str) -> None:
    """'Had negotiated since' ends at the day told before; 'for two years from' at its own end."""
    assert tell(text).one(kind).date == wanted


NAMED_BY_YEAR = [
    ("Peru expelled three Chilean diplomats over breaches of the 1961 Vienna Convention.", "expulsion", "2021-06-10"),
    ("Kenya accused Uganda of ignoring a 2014 report on the lake.", "accusation", "2021-06-10"),
    ("Since 2015 Abu Dhabi has used an Eritrean port.", "basing", "2015/.."),
]


@pytest.mark.parametrize(("text", "kind", "wanted"), NAMED_BY_YEAR)
def test_a_year_in_the_name_of_a_thing_dates_that_thing(tell: Callable, text: str, kind: str, wanted: str) -> None:
    """'The 1961 convention' dates no breach of it."""
    assert tell(text).one(kind).date == wanted
