"""Judgements where the record is shown: lists, reasons, the brief, the evidence, the review."""

from __future__ import annotations

import io
import json
from datetime import UTC, datetime, timedelta

import pytest

from communique.model.errors import JudgementError
from communique.model.judgement import Verb
from communique.record.judging import Ruling, judgement_of
from communique.record.record import Snapshot
from communique.views import tables
from communique.views.brief import write_brief
from communique.views.evidence import why
from communique.views.review import review
from communique.views.rulings import judgements, load
from communique.views.states import find_states


@pytest.fixture
def rule(filled):
    """Gives a judgement on the filled record, a day after the one before."""
    days = iter(range(100))

    def give(verb, *subjects, **more):
        at = datetime(2024, 5, 1, 8, tzinfo=UTC) + timedelta(days=next(days))
        made = judgement_of(filled, Ruling(Verb(verb), subjects, "Ama", "seen the paper", at=at, **more), find_states)
        filled.add_judgement(made)
        return made

    return give


@pytest.fixture
def of(snapshot):
    """The id of the first statement of a kind and status."""

    def find(kind, status="occurred"):
        return next(s.id for s in sorted(snapshot.statements.values(), key=lambda s: s.report) if
                    (s.kind, str(s.status)) == (kind, status))  # fmt: skip

    return find


def _lines(store):
    return [line.text for _, line in write_brief(Snapshot(store), ["GHA", "TGO"]).lines()]


def test_a_line_on_a_corrected_statement_says_what_was_read_and_what_was_ruled(filled, rule, of):
    """The quote it cites is the paper's own."""
    rule("correct", of("visit", "planned"), field="date", value="2001-06")
    brief = write_brief(Snapshot(filled), ["GHA", "TGO"])
    (line,) = (text for text in _lines(filled) if "visit" in text.lower() and "Corrected" in text)
    assert "June 2001" in line
    note = "(Corrected: date read as 2001-05, ruled to be 2001-06; judged by Ama on 2024-05-01: seen the paper.)"
    assert note in line
    assert any(c.quote == "Togo will visit Ghana in May." for c in brief.citations)
    assert brief.failures == ()


def test_a_party_that_the_sentence_does_not_name_may_be_put_in(filled, rule, of):
    """A person vouches for it; the check of spans is of what was read."""
    rule("correct", of("visit", "planned"), field="target", value="Latvia")
    brief = write_brief(Snapshot(filled), ["LVA", "TGO"])
    assert brief.failures == ()
    assert any("Latvia" in line.text and "ruled to be Latvia" in line.text for _, line in brief.lines())


def test_a_rejected_statement_makes_no_line(filled, rule, of):
    """And an accepted one is no reading to check."""
    before = _lines(filled)
    rule("reject", of("training", "possible"))
    assert len(_lines(filled)) == len(before) - 1
    assert not any("train" in text for text in _lines(filled))


def test_a_settled_conflict_says_who_settled_it_in_list_and_brief(filled, rule, snapshot):
    """Both sides are shown still."""
    conflict = next(c for c in snapshot.conflicts if c.sides[0].claim == "it happened")
    rule("settle", conflict.id, value="1")
    row = next(r for r in tables.conflicts(Snapshot(filled), tables.Filter()).rows() if r["id"] == conflict.id)
    assert (row["settled"], row["sides"].count("|")) == ("2024-05-01", 1)
    assert row["reasons"] == "settled: it happened: judged by Ama on 2024-05-01: seen the paper"
    (line,) = (text for text in _lines(filled) if "Settled: it happened: judged by Ama" in text)
    assert "It happened, according to" in line
    assert "Ghana has not supplied arms to Togo, according to Ghana" in line


def test_dealings_and_evidence_tell_the_rulings(filled, rule, of):
    """With author, day and reason, and the id by which it is undone."""
    ident = of("meeting")
    given = rule("accept", ident)
    row = next(r for r in tables.dealings(Snapshot(filled), tables.Filter()).rows() if "accepted" in r["reasons"])
    assert f"{ident} accepted: judged by Ama on 2024-05-01: seen the paper" in row["reasons"]
    found = why(Snapshot(filled), ident)
    assert found.judgements == (given,)
    assert "accepted: judged by Ama" in found._repr_html_()


def test_the_evidence_of_a_rejected_statement_is_still_shown(filled, rule, of):
    """With the ruling; it is in no dealing."""
    ident = of("meeting")
    given = rule("reject", ident)
    found = why(Snapshot(filled), ident)
    assert (found.dealing, found.judgements) == (None, (given,))
    assert found.line


def test_the_list_tells_what_became_of_each_and_is_read_back(filled, rule, of, tmp_path):
    """In force, undone by which, or an undo; the JSON Lines are complete."""
    first = rule("accept", of("meeting"))
    second = rule("reject", of("praise"))
    undo = rule("undo", first.id)
    listed = judgements(filled.judgements())
    assert [r["state"] for r in listed.rows()] == [f"undone by {undo.id}", "in force", ""]
    file = io.BytesIO()
    listed.write(file, "jsonl")
    path = tmp_path / "j.jsonl"
    path.write_bytes(file.getvalue())
    assert load(path) == [first, second, undo]
    for form in ("csv", "parquet"):
        listed.write(io.BytesIO(), form)


@pytest.mark.parametrize(
    ("words", "why_not"),
    [
        (lambda body: "[]", "is no judgement"),
        (lambda body: "{", "is no judgement"),
        (lambda body: json.dumps({**body, "verb": "bless"}), "is no judgement"),
        (lambda body: json.dumps({**body, "reason": "another"}), "was changed"),
    ],
)
def test_a_file_that_holds_no_judgements_is_refused_by_its_line(filled, rule, of, tmp_path, words, why_not):
    """The line is named."""
    rule("accept", of("meeting"))
    (body,) = judgements(filled.judgements()).objects()
    path = tmp_path / "j.jsonl"
    path.write_text(f"\n{words(body)}\n", encoding="utf8")
    with pytest.raises(JudgementError, match=f"line 2 .*{why_not}"):
        load(path)
    with pytest.raises(JudgementError, match="cannot be read"):
        load(tmp_path / "none.jsonl")


def test_the_review_puts_the_doubtful_first_and_leaves_out_what_was_ruled_on(filled, rule):
    """Each with why it is doubtful; accepting or settling answers the doubt."""
    doubts = list(review(Snapshot(filled)))
    assert [d.rank for d in doubts] == sorted(d.rank for d in doubts)
    assert all(d.doubts for d in doubts)
    disputed = [d for d in doubts if d.conflicts]
    assert disputed
    assert f"others say otherwise (conflict {disputed[0].conflicts[0]})" in disputed[0].doubts
    rule("accept", doubts[0].statement.id)
    assert doubts[0].statement.id not in {d.statement.id for d in review(Snapshot(filled))}
    for conflict in Snapshot(filled).conflicts:
        rule("settle", conflict.id, value="none")
    assert not any(d.conflicts for d in review(Snapshot(filled)))
