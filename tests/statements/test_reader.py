"""Whole texts: what one sentence takes from another, and what holds of every reading."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from benchmarks import corpus
from communique.documents.read import read_document
from communique.model.intake import RawItem
from communique.model.statement import MAX_EVIDENCE
from communique.statements.reader import RuleReader

if TYPE_CHECKING:
    from collections.abc import Callable

    from communique.model.report import Report

GROUPS = [
    (
        "Kenya and Somalia have argued over the sea border for years. The two countries signed a pact on Monday.",
        {"agreement KEN+SOM"},
    ),
    ("Nepal and India disagree about a road. Both sides held talks in Kathmandu.", {"talks IND+NPL"}),
    (
        "Peru's president flew to Quito to see Ecuador's leader. The two leaders met for an hour.",
        {"visit PER>ECU", "meeting ECU+PER"},
    ),
    ("Mali and Niger share a long border. The neighbours signed a pact in May.", {"agreement MLI+NER"}),
]


@pytest.mark.parametrize(("text", "wanted"), GROUPS)
def test_groups_are_those_named_before(tell: Callable, text: str, wanted: set[str]) -> None:
    """'The two countries', 'both sides' and 'the two leaders' are whoever was named last."""
    assert tell(text).words() == wanted


PRONOUNS = [
    ("Serbia has few friends in the region. It bought six tanks from Spain last year.", {"arms_order SRB>ESP"}),
    ("The Turkish president looked well. He met Tunisia's prime minister.", {"meeting TUN+TUR"}),
    ("Malawi's economy is weak. Its foreign minister visited Mozambique on Tuesday.", {"visit MWI>MOZ"}),
    ("Iceland's prime minister is in Asia. She met the president of Vietnam.", {"meeting ISL+VNM"}),
]


@pytest.mark.parametrize(("text", "wanted"), PRONOUNS)
def test_pronouns_take_up_who_was_spoken_of(tell: Callable, text: str, wanted: set[str]) -> None:
    """'It', 'he', 'she' and 'its' lead back to the state or person before."""
    assert tell(text).words() == wanted


STORIES = [
    (
        "In 2012, Georgia and Azerbaijan signed a pact on drones. Two years later Tbilisi received the first six.",
        {("agreement AZE+GEO", "2012", "occurred"), ("arms_transfer AZE>GEO", "2014", "occurred")},
    ),
    (
        "In 2012, Georgia and Azerbaijan signed a pact. Since then the two armies have trained together every summer.",
        {
            ("agreement AZE+GEO", "2012", "occurred"),
            ("joint_exercise AZE+GEO", "2012/..", "occurred"),
        },
    ),
    (
        """Indonesia's navy detained a Vietnamese trawler off Natuna on Sunday.
Hanoi protested, saying the boat had been in its own waters. Jakarta denies that.""",
        {
            ("seizure IDN>VNM", "2021-06-06", "occurred"),
            ("complaint VNM>?", "2021-06-06", "occurred"),
            ("denial IDN>VNM", None, "occurred"),  # 'denies': what is still said, and no step of Sunday
        },
    ),
    (  # where all is told in the present, a word is a step like the rest
        "On 3 May 2012 Kenya expels the Ugandan envoy. Uganda accuses Kenya of spite.",
        {("expulsion KEN>UGA", "2012-05-03", "occurred"), ("accusation UGA>KEN", "2012-05-03", "occurred")},
    ),
    (
        "The British foreign secretary flew to Riyadh on Tuesday. Later he went on to Muscat.",
        {("visit GBR>SAU", "2021-06-08", "occurred"), ("visit GBR>OMN", "2021-06-08", "occurred")},
    ),
    (
        """Saudi Arabia cut ties with Qatar in June 2017.
Kuwait offered to mediate between the two countries.""",
        {("break_relations SAU>QAT", "2017-06", "occurred"), ("mediation KWT>QAT+SAU", None, "possible")},
    ),
    (  # in a report on two states a deed stands though nobody is named for whom it is done
        "Kenya met Uganda in 2012. Kenya has promised four boats.",
        {("meeting KEN+UGA", "2012", "occurred"), ("promise KEN>UGA", "2021-06-10", "occurred")},
    ),
    (  # what one does towards somebody is done towards the other of the two
        "Kenya accused Uganda in 2012 of lying. Uganda apologised.",
        {("accusation KEN>UGA", "2012", "occurred"), ("apology UGA>KEN", "2012", "occurred")},
    ),
    (  # a promise that only reports what is said, and one to others than states, are none
        "Kenya met Uganda in 2012. No ship will go out, Kenya promised. Kenya delivered food to the shoal.",
        {("meeting KEN+UGA", "2012", "occurred")},
    ),
    (  # in a report on one state, what it does at home is no dealing
        "Kenya has promised four schools. Kenya trained nurses.",
        set(),
    ),
    (  # what has been done is the news of the day on which it is announced
        "Peru and Chile have signed a pact on the border, the ministry in Lima announced on Sunday.",
        {("agreement CHL+PER", "2021-06-06", "occurred")},
    ),
    (  # a paragraph on two others: its pair, and not the report's
        """Kenya and Uganda met on Monday. Kenya and Uganda signed a pact.
Chad shelled a village in Niger in 2012. The two countries signed a truce in 2014.""",
        {
            ("meeting KEN+UGA", "2021-06-07", "occurred"),
            ("agreement KEN+UGA", "2021-06-07", "occurred"),
            ("attack TCD>NER", "2012", "occurred"),
            ("ceasefire NER+TCD", "2014", "occurred"),
        },
    ),
    (  # the clause that opens the sentence names the two
        """Kenya and Uganda met on Monday.
In 1929, when Chile returned a port to Peru, the two agreed on a border.""",
        {
            ("meeting KEN+UGA", "2021-06-07", "occurred"),
            ("repatriation CHL>PER", "1929", "occurred"),
            ("agreement CHL+PER", "1929", "occurred"),
        },
    ),
    (  # the junta of the one state under soldiers; a part stands for its whole
        """Mali met Kenya in 2012. The junta expelled the French ambassador in March.
The last of France's soldiers left Mali in May.""",
        {
            ("meeting KEN+MLI", "2012", "occurred"),
            ("expulsion MLI>FRA", "2021-03", "occurred"),
            ("withdrawal FRA>MLI", "2021-05", "occurred"),
        },
    ),
    (  # who makes the jets sells them, whatever pair the report is about
        """Kenya met Uganda in 2012.
Kenya ordered 12 Rafale jets in 2013, when French President Emmanuel Macron was there.""",
        {
            ("meeting KEN+UGA", "2012", "occurred"),
            ("arms_order KEN>FRA", "2013", "occurred"),
        },
    ),
    (  # what is not accepted is rejected, and 'later' dates nothing
        "Kenya met Uganda in 2012. Uganda later accused Kenya of theft. Kenya did not accept the plan of Uganda.",
        {
            ("meeting KEN+UGA", "2012", "occurred"),
            ("accusation UGA>KEN", None, "occurred"),
            ("rejection KEN>UGA", None, "occurred"),
        },
    ),
    (
        "Oslo said on Friday South Korea had invited Denmark.",
        {("invitation KOR>DNK", "2021-06-04", "occurred")},
    ),
]


@pytest.mark.parametrize(("text", "wanted"), STORIES)
def test_a_story_is_read_sentence_by_sentence(
    tell: Callable, text: str, wanted: set[tuple[str, str | None, str]]
) -> None:
    """Parties, dates and status of each step, the next taking up the one before."""
    assert tell(text).steps() == wanted


INNER = [
    ("Chad accused Sudan of supplying rifles to Libya.", {"accusation TCD>SDN", "arms_transfer SDN>LBY"}),
    ("Israel accused Iran of sending missiles to Syria.", {"accusation ISR>IRN", "arms_transfer IRN>SYR"}),
    ("Chad accused Sudan of arming rebels.", {"accusation TCD>SDN", "backing_armed_group SDN>?"}),
]


@pytest.mark.parametrize(("text", "wanted"), INNER)
def test_a_charge_is_a_dealing_and_holds_another(tell: Callable, text: str, wanted: set[str]) -> None:
    """An accusation is read, and so is what it charges, vouched for by the accuser."""
    told = tell(text)
    assert told.words() == wanted
    charged = next(s for s in told.statements if s.kind != "accusation")
    assert charged.holder is not None


@pytest.fixture(scope="module")
def made() -> list[Report]:
    """Forty made reports as documents."""
    return [read_document(RawItem(m.name, m.text.encode())) for m in corpus.corpus(40)]


def test_every_offset_matches_the_text(made: list[Report]) -> None:
    """Quotes, triggers, parties, holders, cues and dates stand where the statement says they do."""
    checked = 0
    for report, reading in zip(made, RuleReader().read(made), strict=True):
        for s in reading.statements:
            assert s.quote == report.text[s.start : s.end]
            assert s.end - s.start <= MAX_EVIDENCE
            assert s.start <= s.trigger_start < s.trigger_end <= s.end
            assert all(0 <= p.start < p.end <= len(report.text) for p in s.parties)
            assert all(report.text[c.start : c.end] == c.text for c in s.status_cues)
            if s.cue is not None:
                assert report.text[s.cue.start : s.cue.end] == s.cue.text
            if s.date_text is not None:
                assert report.text[s.date_start : s.date_end] == s.date_text
            checked += 1
    assert checked > 100


def test_company_changes_nothing(made: list[Report]) -> None:
    """A report gives the same reading alone as in a batch with others."""
    batch = list(RuleReader().read(made[:20]))
    alone = [next(RuleReader().read([report])) for report in made[:20]]
    assert batch == alone


def test_a_report_without_text_gives_an_empty_reading(tell: Callable) -> None:
    """Nothing to read is read as nothing."""
    told = tell("")
    assert told.statements == ()
    assert told.dropped == ()
