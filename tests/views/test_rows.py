"""Series, links and suggestions where they are shown: lists, briefs, evidence, review."""

from __future__ import annotations

from dataclasses import replace

import pytest

from communique.model.dealing import Suggestion
from communique.model.statement import Reading
from communique.record.record import Snapshot
from communique.views.brief import write_brief
from communique.views.evidence import why
from communique.views.review import review
from communique.views.rows import grounds_words, row_words
from communique.views.suggested import suggestions
from communique.views.tables import Filter, dealings

GHANA, TOGO = {"Ghana": "GHA"}, {"Togo": "TGO"}
YEARS = ("2019-05-03", "2020-06-01", "2021-05-09")


@pytest.fixture
def drills(store, make_report, make_statement):
    """Three annual drills in three papers, a visit told on two days, and a charge with its denial."""
    for n, date in enumerate(YEARS):
        report = make_report(
            f"{n}.txt", f"Ghana held the annual drill {n} with Togo.", f"{date[:4]}-12-01", f"Paper {n}"
        )
        made = make_statement(report, "held", "joint_exercise", GHANA, TOGO, date=date)
        store.add(report, Reading((made,)), "made/1")
    for n, date in enumerate(("2018-03-01", "2018-03-03")):
        report = make_report(f"v{n}.txt", f"Nana Akufo visited Togo{' again' * n}.", "2018-04-01", f"Paper {n}")
        made = make_statement(report, "visited", "visit", {"Nana Akufo": "GHA"}, TOGO, date=date, persons=True)
        store.add(report, Reading((made,)), "made/1")
    report = make_report("c.txt", "Togo accused Ghana of fishing. Ghana denied the charge.", "2018-05-01")
    blame = make_statement(report, "accused", "accusation", TOGO, GHANA)
    store.add(report, Reading((blame, make_statement(report, "denied", "denial", GHANA))), "made/1")
    return Snapshot(store)


def test_a_list_says_of_what_row_a_dealing_is_one(drills):
    """In words in a row, as an object in JSON."""
    listed = dealings(drills, Filter(kinds=("joint_exercise",)))
    assert {row["series"] for row in listed.rows()} == {"one of 3 annual joint exercises since 2019"}
    first = next(iter(listed.objects()))
    assert (first["series"]["since"], len(first["series"]["occasions"])) == ("2019", 3)
    other = dealings(drills, Filter(kinds=("visit",)))
    assert {row["series"] for row in other.rows()} == {None}


def test_a_brief_cites_every_occasion_of_a_row_and_counts_no_origin_for_it(drills):
    """The origins of a line are those of its own dealing."""
    made = write_brief(drills, ["GHA", "TGO"])
    lines = [line for _, line in made.lines() if line.kind == "joint_exercise"]
    assert len(lines) == 3
    for line in lines:
        assert line.text.endswith("One of 3 annual joint exercises since 2019.")
        assert len(line.parts[-1].citations) == 3
        assert line.origins == 1


def test_an_object_of_a_dealing_has_its_links(drills):
    """From either end."""
    objects = {o["kind"]: o for o in dealings(drills, Filter()).objects()}
    (link,) = objects["denial"]["links"]
    assert link["kind"] == "answers"
    assert objects["accusation"]["links"] == [link]
    assert objects["joint_exercise"]["links"] == []


def test_why_tells_links_series_and_suggestions(drills):
    """Each with its reasons."""
    by_kind = {s.kind: s.id for s in drills.statements.values()}
    (link,) = why(drills, by_kind["denial"]).links
    assert link.target == by_kind["accusation"]
    assert why(drills, by_kind["joint_exercise"]).series == "one of 3 annual joint exercises since 2019"
    (pair,) = why(drills, by_kind["visit"]).suggestions
    assert drills.dealing_of[by_kind["visit"]] in pair.dealings


def test_suggestions_are_listed_with_what_both_tell(drills):
    """And kept to the filter."""
    (row,) = suggestions(drills, Filter()).rows()
    assert row["reading"].endswith("visited Togo on 1 March 2018.") != row["other_reading"].endswith("1 March 2018.")
    (body,) = suggestions(drills, Filter()).objects()
    assert sorted(body["readings"]) == sorted([row["reading"], row["other_reading"]])
    assert len(suggestions(drills, Filter(kinds=("accusation",)))) == 0


def test_review_asks_about_a_suggested_pair_once(drills):
    """Naming the other dealing, to merge with or to keep apart."""
    asked = [doubt for doubt in review(drills) if doubt.suggested]
    assert len(asked) == 1
    (doubt,) = asked
    (pair,) = drills.suggestions
    assert set(pair.dealings) == {doubt.dealing, *doubt.suggested}
    assert any(grounds_words(pair) in words for words in doubt.doubts)


def test_words_of_a_row_told_as_a_whole(drills):
    """It is none of those counted."""
    one = next(d for d in drills.dealings if d.series)
    series = replace(one.series, wholes=(one.id,), name="Coral Tern")
    words = row_words(replace(one, series=series))
    assert words == "the row of annual joint exercises “Coral Tern” since 2019, of which 3 are told"


def test_what_speaks_against_a_pair_is_said():
    """With the score."""
    pair = Suggestion(("d1", "d2"), 0.7, ("same kind", "same place"), ("dates apart",))
    assert grounds_words(pair) == "same kind, same place; but dates apart (0.70)"
