"""The brief: every line in its section, resting on sentences that stand where they should."""

from __future__ import annotations

import sqlite3

import pytest

from communique.model.asof import AsOf
from communique.model.errors import InvalidDate
from communique.record.record import Snapshot
from communique.record.store import Store
from communique.views.brief import write_brief


@pytest.fixture
def brief(snapshot):
    return write_brief(snapshot, ("GHA", "TGO"))


def lines(brief, section):
    return [line.text for s in brief.sections if s.id == section for line in s.lines]


def test_each_line_stands_in_its_section(brief):
    """News, words, chronology, materiel, plans and disagreements are told apart."""
    assert lines(brief, "latest") == [
        "Ghana and Togo met in Accra on 3 February 2001.",
    ]
    assert lines(brief, "attributed") == [
        "Ghana accused Togo: “accused Togo of taxing its fishermen twice over”.",
    ]
    assert lines(brief, "background") == ["Ghana supplied 4 boats to Togo in 2000."]
    assert lines(brief, "materiel") == ["Ghana supplied 4 boats to Togo in 2000."]
    assert lines(brief, "planned") == [
        "Togo is to visit Ghana in May 2001.",
        "Ghana may train personnel of Togo, according to an officer.",
    ]
    assert len(lines(brief, "disagreements")) == 2


def test_statements_of_one_dealing_make_one_line_with_all_their_citations(brief):
    """Two papers on one meeting: one line, two sentences, two origins."""
    line = next(line for s in brief.sections if s.id == "latest" for line in s.lines)
    assert len(line.citations) == 2
    assert line.origins == 2
    assert {brief.citations[n - 1].publisher for n in line.citations} == {"Coast Ledger", "Volta Gazette"}


def test_a_disagreement_shows_both_sides_with_their_holders(brief):
    """Neither side is preferred, and each has its own citation."""
    supply = next(
        line for s in brief.sections if s.id == "disagreements" for line in s.lines if line.kind == "arms_transfer"
    )
    assert supply.text == (
        "It is disputed whether Ghana supplied 4 boats to Togo in 2000. It happened, according to Coast Ledger. "
        "Ghana has not supplied arms to Togo, according to Ghana."
    )
    assert [len(part.citations) for part in supply.parts] == [0, 1, 1]


def test_numbers_follow_the_order_of_the_brief(brief):
    """The first sentence cited is number one, and so on, without gaps."""
    seen = [n for _, line in brief.lines() for part in line.parts for n in part.citations]
    assert list(dict.fromkeys(seen)) == list(range(1, len(brief.citations) + 1))


def test_each_citation_quotes_its_report(brief, filled):
    """Quote, offsets and report agree."""
    texts = {r.id: r.text for r in filled.reports()}
    assert all(texts[c.report][c.start : c.end] == c.quote for c in brief.citations)


def test_one_state_gives_everything_with_it(snapshot):
    """With one code the brief holds every partner."""
    assert "Latvia praised Ghana." in [line.text for _, line in write_brief(snapshot, ("GHA",)).lines()]


def test_a_period_leaves_out_what_lies_outside(snapshot):
    """Dealings by their date, undated ones by their report's."""
    brief = write_brief(snapshot, ("GHA", "TGO"), since="2001-03")
    assert [line.text for _, line in brief.lines()] == ["Togo is to visit Ghana in May 2001."]
    assert brief.period == "dealings from March 2001"


def test_what_was_published_later_was_not_known_on_the_day(filled):
    """As of the 6th the second paper had not appeared."""
    brief = write_brief(Snapshot(filled, as_of=AsOf("2001-02-06")), ("GHA", "TGO"))
    assert {c.publisher for c in brief.citations} == {"Coast Ledger"}
    assert "as known on 6 February 2001" in brief.period


def test_what_the_record_does_not_hold_makes_an_empty_brief(snapshot):
    """Nothing is invented for a pair without statements."""
    assert write_brief(snapshot, ("LVA", "TGO")).empty


def test_an_impossible_date_is_refused(snapshot):
    """Bad periods are errors, not empty briefs."""
    with pytest.raises(InvalidDate):
        write_brief(snapshot, ("GHA",), since="2001-02-30")


def test_a_line_whose_quote_no_longer_stands_is_left_out_and_reported(filled, tmp_path):
    """A changed text takes its lines with it; the others stay."""
    filled.close()
    path = tmp_path / "record.sqlite"
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE reports SET text = replace(text, 'Togo will', 'Togo may')")
    connection.close()
    store = Store(path)
    brief = write_brief(Snapshot(store), ("GHA", "TGO"))
    store.close()
    assert "Togo is to visit Ghana in May 2001." not in [line.text for _, line in brief.lines()]
    assert any("does not stand" in failure for failure in brief.failures)
    assert lines(brief, "latest")


def test_the_same_record_gives_the_same_brief(filled):
    """Composing twice gives equal briefs."""
    assert write_brief(Snapshot(filled), ("GHA", "TGO")) == write_brief(Snapshot(filled), ("GHA", "TGO"))
    scoped = Snapshot(filled, scope=("GHA", "TGO"))
    assert write_brief(scoped, ("GHA", "TGO")) == write_brief(Snapshot(filled), ("GHA", "TGO"))
