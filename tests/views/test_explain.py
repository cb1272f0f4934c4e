"""The codebook entry of a kind."""

from __future__ import annotations

import pytest

from communique.model.errors import UnknownNameError
from communique.ontology.kinds import load_kinds
from communique.views.explain import explain


@pytest.mark.parametrize("kind", sorted(load_kinds()))
def test_every_kind_has_an_entry_with_its_codes(kind):
    """Meaning, PLOVER, CAMEO and Goldstein are given, and an example."""
    facts = dict(explain(kind).facts())
    entry = load_kinds()[kind]
    assert facts["meaning"] == entry.meaning
    assert entry.type in facts["PLOVER"]
    assert facts["CAMEO"] == str(entry.cameo)
    assert facts["example"]
    assert not set("{}[]") & set(facts["in a brief"])


def test_a_label_finds_the_kind_too():
    """Hyphens, blanks and case do not matter."""
    assert explain("Joint Exercise").kind.id == explain("joint-exercise").kind.id == "joint_exercise"


def test_an_unknown_kind_is_refused_with_the_nearest():
    """The message helps."""
    with pytest.raises(UnknownNameError, match="meeting"):
        explain("meetin")
