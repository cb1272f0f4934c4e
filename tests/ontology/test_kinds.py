"""The kinds of dealings: complete, distinct, findable, and true to the codebooks."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from communique.model.errors import LexiconError, UnknownNameError
from communique.ontology import kinds as ontology
from communique.ontology.kinds import TYPES, Kind, find_kind, load_kinds

CODEBOOK = Path(__file__).resolve().parents[2].parent / "shared" / "codebook"
KINDS = list(load_kinds().values())
# The kinds that the product promises at the least.
PROMISED = ("visit", "meeting", "call", "talks", "joint_exercise", "arms_transfer", "co_production",
            "intelligence_sharing", "basing", "training", "trade", "agreement", "sanction", "sanction_easing",
            "accusation", "denial", "request", "threat", "deployment", "attack")  # fmt: skip


@pytest.mark.parametrize("name", PROMISED)
def test_every_promised_kind_is_there(name: str) -> None:
    """No kind that the product names is missing."""
    assert name in load_kinds()


@pytest.mark.parametrize("kind", KINDS, ids=lambda k: k.id)
def test_an_entry_is_complete(kind: Kind) -> None:
    """Meaning, example and counter-example are sentences; roles say who stands where."""
    assert kind.meaning.endswith(".")
    assert kind.example.endswith(".")
    assert kind.is_not.endswith(".")
    assert "source" in kind.roles
    assert ("target" in kind.roles) is not kind.mutual
    assert kind.type in TYPES
    assert -10 <= kind.goldstein <= 10


def test_labels_are_distinct() -> None:
    """No two kinds are called the same, so that a label finds one."""
    labels = [k.label for k in KINDS]
    assert len(labels) == len(set(labels))


@pytest.mark.parametrize("kind", KINDS, ids=lambda k: k.id)
def test_a_kind_is_found_by_id_and_label(kind: Kind) -> None:
    """Case, blanks and hyphens aside."""
    assert find_kind(kind.id.upper().replace("_", "-")) is kind
    assert find_kind(kind.label) is kind


def test_an_unknown_kind_names_the_nearest() -> None:
    """The message helps on: it names kinds spelt alike."""
    with pytest.raises(UnknownNameError, match="arms_transfer"):
        find_kind("arms_transferr")


@pytest.mark.parametrize(
    ("change", "says"),
    [({"colour": "red"}, "colour"), ({"type": "NONSENSE"}, "NONSENSE"), ({"label": None}, "label")],
)
def test_a_broken_entry_is_refused(change: dict[str, str | None], says: str) -> None:
    """Unknown keys, unknown types and missing keys are errors that name what is wrong."""
    entry = {name: getattr(KINDS[0], name) for name in Kind.__slots__} | change
    entry = {key: value for key, value in entry.items() if value is not None or key == "mode"}
    with pytest.raises(LexiconError, match=says):
        ontology._kind(entry)


@pytest.fixture(scope="module")
def codebook() -> dict[str, dict]:
    """PLOVER's codebook, and the weights of CAMEO's codes."""
    if not CODEBOOK.is_dir():
        pytest.skip("no shared folder beside the repository")
    read = {p.stem: json.loads(p.read_text(encoding="utf8")) for p in CODEBOOK.glob("*.json")}
    assert {"plover_codebook", "goldstein", "cameo2plover"} <= read.keys()
    return read


@pytest.mark.shared
def test_types_modes_and_contexts_are_plover_s(codebook: dict[str, dict]) -> None:
    """Every type, mode and context stands in PLOVER's codebook; a mode belongs to its type."""
    plover = codebook["plover_codebook"]
    modes = {event["event"]: {mode["mode"] for mode in event["modes"]} for event in plover["events"]}
    contexts = {context["context"] for context in plover["contexts"]}
    assert set(modes) == TYPES
    for kind in KINDS:
        assert kind.mode is None or kind.mode in modes[kind.type], kind.id
        assert set(kind.contexts) <= contexts, kind.id


@pytest.mark.shared
def test_codes_and_weights_are_cameo_s(codebook: dict[str, dict]) -> None:
    """Every code is CAMEO's, and its weight is one that a published table of Goldstein weights gives it."""
    rows = {row["cameo"]: row for row in codebook["goldstein"]["rows"]}
    for kind in KINDS:
        assert kind.cameo in rows, kind.id
        weights = {rows[kind.cameo][table] for table in ("icews", "phoenix", "gdelt")}
        assert kind.goldstein in weights, kind.id
