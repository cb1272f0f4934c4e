"""Mending of parses: shapes that the small parser gets wrong in news hang right afterwards."""

from __future__ import annotations

import pytest

from communique.language.pipeline import parse
from communique.language.repair import _is_tree

# A sentence, a word of it, and where the word hangs: its label and the word above it (itself for a root).
MENDED = [
    ("Oslo said on Thursday Sweden had promised to extradite 20 people.", "Sweden", "nsubj", "promised"),
    ("Oslo said on Thursday Sweden had promised to extradite 20 people.", "Thursday", "pobj", "on"),
    ("Oslo said Tuesday Latvia had delivered 4 boats.", "Tuesday", "npadvmod", "said"),
    (
        "At the invitation of President Alves, Minister of Peru Ruiz paid a visit to Lisbon.",
        "Minister",
        "nsubj",
        "paid",
    ),
    ("The two armies trained together in May.", "armies", "nsubj", "trained"),
    ("Chad called on Niger's president to free the crew.", "free", "xcomp", "called"),
    ("A Chinese training ship called at Manila.", "ship", "nsubj", "called"),
    ("Dutch officers trained with Kenyan marines.", "officers", "nsubj", "trained"),
    ("The Chadian president left on Tuesday for Russia to attend a summit.", "Russia", "pobj", "for"),
    ("The Chadian president left on Tuesday for Russia to attend a summit.", "for", "prep", "left"),
    ("Bolivia once more severed ties.", "Bolivia", "nsubj", "severed"),
    ("Bolivia once more severed ties.", "severed", "ROOT", "severed"),
    ("Libya held drills along the border with Chad.", "with", "prep", "border"),
    ("In an interview with Fiji radio, Ana Vula, Fiji's army chief, blamed Samoa.", "Vula", "nsubj", "blamed"),
    ("Peru sold Ghana 18 jets.", "Ghana", "dative", "sold"),
    ("Nauru dropped Taiwan on 15 January.", "Nauru", "nsubj", "dropped"),
    ("Kenyan leader William Ruto Wednesday rejected an offer to host the talks.", "Ruto", "nsubj", "rejected"),
    ("China offers Port Moresby help with policing.", "Moresby", "dative", "offers"),
    ("A Tunisian delegation negotiated in Ankara for two days.", "delegation", "nsubj", "negotiated"),
    (
        "Lima cut off contact with Quito in May after the Chilean envoy, on a visit to Rome, urged them to wait.",
        "envoy",
        "nsubj",
        "urged",
    ),
    (
        "Meanwhile in Lusaka the prime minister Joyce Banda on Sunday, the day before, had accused the officers.",
        "minister",
        "nsubj",
        "accused",
    ),
    ("The Kenyan army moved into the valley and evicted Ugandan settlers.", "settlers", "dobj", "evicted"),
    ("The Kenyan army moved into the valley and evicted Ugandan settlers.", "evicted", "conj", "moved"),
    ("India handed the Maldives six drones.", "Maldives", "dative", "handed"),
    ("Baku sent Kyiv electrical gear worth $2 million.", "Kyiv", "dative", "sent"),
    ("Lapid offered the UAE security and intelligence help.", "UAE", "dative", "offered"),
    ("Brazil sold Ghana jets.", "Ghana", "dative", "sold"),
    ("Berlin sent Kyiv 18 Leopard 2A6s.", "Kyiv", "dative", "sent"),
    ("Tanzania answered by halting maize imports from Zambia.", "imports", "dobj", "halting"),
    ("Tanzania answered by halting maize imports from Zambia.", "halting", "pcomp", "by"),
    ("Peru bought 12 jets from Chile, the ministry in Lima announced on Sunday.", "ministry", "nsubj", "announced"),
    ("Peru bought 12 jets from Chile, the ministry in Lima announced on Sunday.", "bought", "ccomp", "announced"),
    ("Norway declared four Russian diplomats personae non gratae.", "diplomats", "dobj", "declared"),
    ("Guyana accused Venezuela of massing boats near the river.", "massing", "pcomp", "of"),
    ("Guyana accused Venezuela of massing boats near the river.", "boats", "dobj", "massing"),
    (
        "Norway and Latvia applied on May 18, five days after Lukashenko first objected, accusing them of theft.",
        "accusing",
        "advcl",
        "objected",
    ),
    ("On the 1 August 2023 two Chadian helicopters crossed the border.", "helicopters", "nsubj", "crossed"),
    ("On the 1 August 2023 two Chadian helicopters crossed the border.", "August", "pobj", "On"),
    ("Riyadh blamed Iran for the raid, a charge Tehran rejects.", "charge", "appos", "raid"),
    ("Riyadh blamed Iran for the raid, a charge Tehran rejects.", "rejects", "relcl", "charge"),
    ("Riyadh blamed Iran for the raid, a charge Tehran rejects.", "Tehran", "nsubj", "rejects"),
    ("Georgia said the plane had crossed the border, a claim Moscow disputes.", "Moscow", "nsubj", "disputes"),
    (
        "Ankara also accuses Athens of arming islands in breach of treaties, a charge Greece denies.",
        "accuses",
        "ROOT",
        "accuses",
    ),
]
# What looks alike and is right as it is.
LEFT = [
    ("Peru met Chile at a forum, an idea announced by Brazil.", "met", "ROOT", "met"),
    ("Kenya sold British arms to Chad.", "British", "amod", "arms"),
    ("Peru was hurt by rising prices.", "rising", "amod", "prices"),
    ("Kenya sent the Somalia mission in May.", "Somalia", "compound", "mission"),
    ("The two armies trained by Peru fought in May.", "armies", "nsubj", "fought"),
    ("Oslo said Tuesday's talks had failed.", "talks", "nsubj", "failed"),
    (
        "Norway applied on May 18, five days after Latvia and Minsk first objected, accusing them of theft.",
        "accusing",
        "advcl",
        "applied",
    ),
    ("In March 2021 the ministry of Chad fell silent.", "March", "pobj", "In"),
    ("Chad attacked Mali, a move Paris regrets.", "attacked", "ROOT", "attacked"),
]


@pytest.mark.parametrize(("text", "word", "label", "above"), MENDED + LEFT)
def test_where_a_word_hangs(text: str, word: str, label: str, above: str) -> None:
    """Label and head of one word of a sentence."""
    (doc,) = parse([text])
    token = next(t for t in doc if t.text == word)
    assert (token.dep_, token.head.text) == (label, above)


def test_a_name_taken_for_a_noun_becomes_a_verb() -> None:
    """The tag is mended with the head, so that the lexicon's verbs find the word."""
    (doc,) = parse(["Riyadh blamed Iran for the raid, a charge Tehran rejects."])
    verb = next(t for t in doc if t.text == "rejects")
    assert (verb.tag_, verb.pos_) == ("VBZ", "VERB")


def test_a_verb_with_a_hyphen_is_one_word() -> None:
    """'re-established' is a verb with a lemma; other words with a hyphen are cut at it."""
    (doc,) = parse(["Oman re-established ties with co-operative Chad."])
    token = next(t for t in doc if t.text == "re-established")
    assert (token.lemma_, token.pos_, token.dep_) == ("re-establish", "VERB", "ROOT")
    assert "co-operative" not in [t.text for t in doc]


def test_rules_that_would_close_a_ring_are_not_followed() -> None:
    """Two rules that each see one shape must leave a tree, or the parse stays as it was."""
    (doc,) = parse(["Riyadh blamed Iran."])
    assert not _is_tree(doc, {0: (0, 1, "x"), 1: (1, 0, "x")})
    assert _is_tree(doc, {0: (0, 2, "x")})


def test_a_surname_after_initials_is_a_word_of_its_own() -> None:
    """'V.V.Putin' is two tokens, and 'U.S.-made' stays whole before its hyphen."""
    (doc,) = parse(["President V.V.Putin saw U.S.-made radars."])
    assert [t.text for t in doc][1:3] == ["V.V.", "Putin"]
    assert "U.S.-made" in [t.text for t in doc]


AGAIN = [
    ("In exchange Oslo re-established relations with Lima.", "re-established", "re-establish"),
    ("Oslo re-imposed sanctions on Lima.", "re-imposed", "impose"),
    ("Oslo re-armed Lima.", "re-armed", "rearm"),
]


@pytest.mark.parametrize(("text", "word", "lemma"), AGAIN)
def test_a_verb_done_again_is_one_word(text: str, word: str, lemma: str) -> None:
    """It is not cut at its hyphen, and its lemma is one that the lexicon knows."""
    token = next(t for t in next(iter(parse([text]))) if t.text == word)
    assert (token.pos_, token.lemma_) == ("VERB", lemma)
