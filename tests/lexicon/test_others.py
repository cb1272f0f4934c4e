"""The entries for dealings with and among non-states: every example and counter-example they give."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from communique.language.discourse import Discourse
from communique.language.pipeline import parse
from communique.language.referents import Referents
from communique.lexicon.triggers import triggers
from communique.ontology.kinds import load_kinds
from communique.statements.events import find_events
from communique.statements.others import other_events

if TYPE_CHECKING:
    from collections.abc import Mapping

    from communique.statements.event import Event

OTHERS = triggers("triggers/others")
EXAMPLES = [(t.id, example) for t in OTHERS for example in t.examples]
COUNTER = [(t.id, example) for t in OTHERS for example in t.counter]


def events_of(text: str) -> list[Event]:
    """The dealings with or among non-states that are read in a text."""
    (doc,) = parse([text])
    referents = Referents(doc, Discourse(day="2021-06-10"))
    return [e for s in doc.sents for e in other_events(s, referents, find_events(s, referents)[0])]


def names(event: Event, side: str) -> str:
    """The words of the parties on a side, and of those on either side."""
    text = event.token.doc.text
    return " | ".join(text[r.start : r.end] for r in (*getattr(event, side), *event.party))


def test_every_entry_has_a_known_kind_and_an_example() -> None:
    """Kinds are of the ontology, ids differ from those between states, and no entry stands without an example."""
    kinds = load_kinds()
    for trigger in OTHERS:
        chosen = {trigger.kind, *trigger.by_object.values(), *trigger.by_subject.values()} - {None}
        assert chosen <= kinds.keys(), f"{trigger.id}: {chosen - kinds.keys()}"
        assert trigger.examples, trigger.id
    assert not {t.id for t in OTHERS} & {t.id for t in triggers()}


@pytest.mark.parametrize(("entry", "example"), EXAMPLES)
def test_every_example_is_read(entry: str, example: Mapping[str, Any]) -> None:
    """Kind and the words of both sides."""
    found = [e for e in events_of(example["text"]) if e.kind.id == example["kind"]]
    wanted = {side: example[side] for side in ("source", "target") if side in example}
    assert any(
        e.trigger.id == entry and all(word in names(e, side) for side, words in wanted.items() for word in words)
        for e in found
    ), [(e.trigger.id, e.kind.id, names(e, "source"), names(e, "target")) for e in events_of(example["text"])]


@pytest.mark.parametrize(("entry", "example"), COUNTER)
def test_no_entry_speaks_where_it_must_be_silent(entry: str, example: Mapping[str, Any]) -> None:
    """The entry states nothing in its counter-example."""
    assert entry not in {e.trigger.id for e in events_of(example["text"])}
