"""Evidence: the words that made a statement, marked in their paragraph, and what was dropped there."""

from __future__ import annotations

import pytest

from communique.model.errors import UnknownNameError
from communique.views.evidence import origin, why


@pytest.fixture
def meeting(filled):
    return next(s for s in filled.statements() if s.kind == "meeting" and s.date_text)


def test_trigger_parties_time_and_place_are_marked_where_they_stand(snapshot, meeting):
    """Each mark covers its words."""
    found = why(snapshot, meeting.id)
    words = {(m.role, found.paragraph[m.start - found.start : m.end - found.start]) for m in found.marks}
    assert words == {
        ("trigger", "met"),
        ("party", "Ghana"),
        ("party", "Togo"),
        ("time", "3 February"),
        ("place", "Accra"),
    }


def test_the_cut_paragraph_is_the_paragraph(snapshot, meeting):
    """Cutting at marks loses no character."""
    found = why(snapshot, meeting.id)
    assert "".join(text for text, _ in found.pieces()) == found.paragraph


def test_holder_and_cue_of_saying_are_marked(snapshot, filled):
    """Who says so, and the word that says it."""
    said = next(s for s in filled.statements() if s.holder and s.holder.name == "an officer")
    roles = {m.role for m in why(snapshot, said.id).marks}
    assert {"holder", "saying"} <= roles


def test_what_was_dropped_in_the_sentence_is_told(snapshot, filled):
    """Only what lies in the statement's own sentence."""
    accused = next(s for s in filled.statements() if s.kind == "accusation")
    assert [d.reason for d in why(snapshot, accused.id).dropped] == ["only one side named"]
    visit = next(s for s in filled.statements() if s.kind == "visit")
    assert why(snapshot, visit.id).dropped == ()


def test_the_dealing_and_its_other_statements_are_named(snapshot, meeting):
    """One may go on from a statement to those that tell the same."""
    found = why(snapshot, meeting.id[:10])
    assert len(found.siblings) == 1
    assert found.dealing_reasons
    assert origin(found).startswith("Coast Ledger, ")


@pytest.mark.parametrize("ident", ["s", "nothing", ""])
def test_an_id_of_none_or_several_is_refused(snapshot, ident):
    """The message says how to find ids."""
    with pytest.raises(UnknownNameError, match="communique statements"):
        why(snapshot, ident)
