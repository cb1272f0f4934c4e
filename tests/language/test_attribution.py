"""Who says what: constructions of speech, one table of sentences for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.language.attribution import find_attributions, link_paragraphs
from communique.language.pipeline import parse
from communique.language.quotes import Quotations, find_quotations

if TYPE_CHECKING:
    from communique.language.marks import Attribution


def read(*paragraphs: str) -> tuple[str, list[Attribution]]:
    """Read paragraphs as a report would be read; the text and its attributions."""
    offsets, at = [], 0
    for paragraph in paragraphs:
        offsets.append(at)
        at += len(paragraph) + 1
    docs = list(parse(paragraphs))
    found = [find_attributions(doc, offset) for doc, offset in zip(docs, offsets, strict=True)]
    return "\n".join(paragraphs), link_paragraphs(found, docs, offsets)


def said(text: str, attribution: Attribution) -> tuple[str | None, str, tuple[str, ...]]:
    """An attribution in words: source, cue, content."""
    source = text[slice(*attribution.source)] if attribution.source else None
    return source, text[slice(*attribution.cue)], tuple(text[a:b] for a, b in attribution.content)


def only(*paragraphs: str, vouching: bool = True) -> tuple[str, Attribution]:
    """The text and its one attribution."""
    text, found = read(*paragraphs)
    wanted = [a for a in found if a.vouches == vouching]
    assert len(wanted) == 1, [said(text, a) for a in found]
    return text, wanted[0]


@pytest.mark.parametrize(
    ("sentence", "source", "cue", "content"),
    [
        ("The envoy said that the river was closed.", "The envoy", "said", ("that the river was closed",)),
        ("The river was closed, the envoy said on Monday.", "the envoy", "said", ("The river was closed",)),
        ("The river, the envoy said, was closed.", "the envoy", "said", ("The river", "was closed")),
        (
            "The river was closed, said Ana Ruiz, a pilot.",
            "Ana Ruiz, a pilot",
            "said",
            ("The river was closed",),
        ),
        ("According to Quito, the river was closed.", "Quito", "According to", ("the river was closed",)),
        (
            "The river was closed, according to the mayor.",
            "the mayor",
            "according to",
            ("The river was closed",),
        ),
        ("As the mayor put it, the river was closed.", "the mayor", "put", ("the river was closed",)),
        (
            "In the words of the mayor, the river was closed.",
            "the mayor",
            "In the words of",
            ("the river was closed",),
        ),
        ("In the mayor's view, the river was safe.", "the mayor", "view", ("the river was safe",)),
        (
            "The mayor told reporters in Quito that the river was closed.",
            "The mayor",
            "told",
            ("that the river was closed",),
        ),
        (
            "In a statement by the navy, it was said that the river was closed.",
            "the navy",
            "said",
            ("that the river was closed",),
        ),
        (
            "An industry source told the weekly that the river was closed.",
            "An industry source",
            "told",
            ("that the river was closed",),
        ),
        ("Officials expect the last ship by spring.", "Officials", "expect", ("the last ship by spring",)),
        (
            "Lima accused the pilots of cutting the cable.",
            "Lima",
            "accused",
            ("the pilots of cutting the cable",),
        ),
    ],
)
def test_a_saying_has_its_source_cue_and_content(sentence, source, cue, content):
    """Clauses after, before and around the cue, and phrases that name a source."""
    text, attribution = only(sentence)
    assert said(text, attribution) == (source, cue, content)


@pytest.mark.parametrize(
    ("sentence", "effect", "vouches"),
    [
        ("Oslo confirmed that the cable was cut.", "asserted", True),
        ("Oslo denied that the cable was cut.", "denied", True),
        ("Oslo denied these allegations.", "denied", True),
        ("Oslo denied having cut the cable.", "denied", True),
        ("Oslo rejected the claims as nonsense.", "denied", True),
        ("Oslo rejected the offer.", "asserted", False),
        ("Oslo ruled out sending a tug.", "denied", True),
        ("Oslo claimed that the cable was cut.", "claimed", True),
        ("Oslo believes that the cable was cut.", "hedged", True),
        ("Oslo does not believe that the cable was cut.", "denied", True),
        ("Oslo did not say whether the cable was cut.", "asserted", False),
        ("Oslo refused to say whether the cable was cut.", "asserted", False),
        ("Oslo vowed to repair the cable.", "planned", True),
        ("Oslo plans to repair the cable.", "planned", False),
        ("Oslo urged Riga to repair the cable.", "asked", False),
        ("Oslo welcomed the new cable.", "asserted", False),
        ("Oslo regretted that the cable was cut.", "asserted", True),
    ],
)
def test_the_cue_says_what_becomes_of_the_content(sentence, effect, vouches):
    """Effect, and whether the source vouches, by verb, negation and object."""
    _, attribution = only(sentence, vouching=vouches)
    assert attribution.effect == effect


@pytest.mark.parametrize(
    ("sentence", "rule", "effect"),
    [
        ("The fleet has reportedly left the bay.", "reportedly.r", "asserted"),
        ("The clerk allegedly sold the charts.", "allegedly.r", "claimed"),
        ("The fleet is believed to have left the bay.", "believe.v", "hedged"),
        ("The fleet is said to have left the bay.", "say.v", "asserted"),
        ("It was disclosed that the fleet had left the bay.", "disclose.v", "asserted"),
        ("The fleet left the bay, it was learnt.", "learn.v", "asserted"),
    ],
)
def test_hearsay_has_no_source(sentence, rule, effect):
    """Adverbs and passives without an agent name nobody."""
    _, attribution = only(sentence)
    assert (attribution.source, attribution.rule, attribution.effect) == (None, rule, effect)


@pytest.mark.parametrize(
    ("sentence", "inner", "outer"),
    [
        ("The bridge fell, Delta Wire reported, citing an army officer.", "an army officer", "Delta Wire"),
        (
            "Delta Wire, quoting unnamed officials, wrote that the bridge fell.",
            "unnamed officials",
            "Delta Wire",
        ),
        ("The bridge fell, Delta Wire quoted an officer as saying.", "an officer", "Delta Wire"),
    ],
)
def test_a_source_cited_by_another_keeps_both(sentence, inner, outer):
    """The inner source vouches, the outer one is kept as the way it came."""
    text, attribution = only(sentence)
    assert text[slice(*(attribution.source or (0, 0)))] == inner
    assert text[slice(*(attribution.via or (0, 0)))] == outer


def test_a_thing_that_is_cited_vouches_for_nothing():
    """Imagery is evidence, not a holder: the paper vouches."""
    text, attribution = only("Delta Wire, citing satellite images, said the bridge had fallen.")
    assert said(text, attribution)[0] == "Delta Wire"


def test_sayings_within_sayings_are_both_found():
    """The inner clause belongs to both; the shorter content is the inner saying."""
    text, found = read("Costa told the radio that the ministry had said the port was shut.")
    assert [said(text, a)[0] for a in found] == ["Costa", "the ministry"]
    inner, outer = found[1].content[0], found[0].content[0]
    assert outer[0] < inner[0]
    assert inner[1] == outer[1]


@pytest.mark.parametrize(
    ("sentence", "left_out"),
    [
        ("Bern said the deal was signed, but Rome called it a draft.", "Rome"),
        ("According to Bern, the deal was signed, but Rome denies it.", "Rome"),
        ("The deal, he said, was signed, but Rome has denied it.", "Rome"),
        ("Bern said the deal was signed, adding that Rome had asked for it.", "adding"),
        ("Bern accused Rome of mining the pass, a charge that Rome denies.", "charge"),
        ("Bern accused Rome of mining the pass, which Rome has denied.", "which"),
        ("Bern denied that it would mine the pass, despite a report that Rome had agreed.", "report"),
        ("Bern accused Rome of mining the pass, a charge Rome denies.", "charge"),
    ],
)
def test_what_is_said_ends_where_another_speaks(sentence, left_out):
    """A turn, a second saying and a comment go back to the publisher or to their own cue."""
    text, found = read(sentence)
    first = min((a for a in found if a.source), key=lambda a: a.cue)
    assert left_out not in " ".join(said(text, first)[2])


def test_a_turn_in_the_tense_of_reported_speech_stays():
    """'but … would' goes on with what was said."""
    text, attribution = only("Bern said the pass was open, but that the road would be shut in May.")
    assert said(text, attribution)[2][0].endswith("shut in May")


def test_a_denied_report_has_the_denier_as_its_holder():
    """The noun inside a denial does not vouch against it."""
    text, found = read("Dakar dismissed as false media reports that it had bought mines.")
    holders = [said(text, a)[0] for a in found if a.vouches]
    assert holders == ["Dakar"]


@pytest.mark.parametrize(
    ("paragraph", "speech", "content"),
    [
        ("“The ship is gone,” the pilot said.", "direct", ("“The ship is gone,”",)),
        ("The pilot said: “The ship is gone.”", "direct", ("“The ship is gone.”",)),
        ("“We looked. The ship is gone,” the pilot said. “Nobody saw it leave.”", "direct",
         ("“We looked. The ship is gone,”", "“Nobody saw it leave.”")),
        ("The pilot said the ship was “gone for good”.", "mixed", ("the ship was “gone for good”",)),
        ("“The ship is gone and nobody saw it leave.” — Ana Ruiz, pilot", "direct",
         ("“The ship is gone and nobody saw it leave.”",)),
    ],
)  # fmt: skip
def test_quotations_belong_to_their_speaker(paragraph, speech, content):
    """Quotations before, after and around the cue, over sentences, and signed with a dash."""
    text, attribution = only(paragraph)
    assert said(text, attribution)[2] == content
    assert attribution.speech == speech


@pytest.mark.parametrize(
    "sentence",
    ["The “deal of the century” fell apart in May.", "She sang “Song of the Sea” at the opening in Bergen.",
     "The so-called ‘white list’ has twelve names."],
)  # fmt: skip
def test_titles_and_scare_quotes_are_not_speech(sentence):
    """Quotation marks alone say nothing."""
    assert read(sentence)[1] == []


def test_a_quotation_runs_over_paragraphs():
    """The opening mark is repeated; the speaker is not."""
    text, found = read("“We lost the ship,” the pilot said. “It was dark.", "“Then the wind rose and we turned back.”")
    assert len(found) == 1
    assert said(text, found[0])[2][-1] == "“Then the wind rose and we turned back.”"


def test_a_colon_hands_over_to_the_next_paragraph():
    """What is said may be a paragraph of its own."""
    text, found = read("In a letter to the crew the captain wrote:", "“We sail at dawn whatever the wind.”")
    assert [said(text, a) for a in found] == [("the captain", "wrote", ("“We sail at dawn whatever the wind.”",))]


def test_a_quoted_paragraph_without_a_cue_goes_to_the_last_speaker():
    """The source is carried on."""
    text, found = read("The pilot said the ship was gone.", "“Nobody saw it leave the harbour that night.”")
    assert said(text, found[0])[2][-1] == "“Nobody saw it leave the harbour that night.”"


def test_speech_is_not_carried_over_a_paragraph_of_the_publishers():
    """After narration a quotation without a cue is nobody's."""
    _text, found = read("The pilot said the ship was gone.", "The harbour has two piers.", "“The Lost Ship” sold well.")
    assert [len(a.content) for a in found] == [1]


@pytest.mark.parametrize(
    ("sentence", "anaphoric"), [("He said it was over.", True), ("Costa said it was over.", False)]
)
def test_pronouns_are_marked_for_the_referents_to_resolve(sentence, anaphoric):
    """The pronoun's own span is the source."""
    _, attribution = only(sentence)
    assert attribution.anaphoric is anaphoric
    assert attribution.source == attribution.source_head


def test_an_empty_paragraph_says_nothing():
    """Blank lines are harmless."""
    assert read("", " ")[1] == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('He said "yes, we will" and left.', ['"yes, we will"']),
        ('"One. Two," she said. "Three."', ['"One. Two,"', '"Three."']),
        ('"It goes on', ['"It goes on']),
        ('A 6" pipe and no more.', []),
        ("The 'white list' isn't long.", ["'white list'"]),
        ("The rebels' camp wasn't theirs.", []),
    ],
)
def test_quotation_marks_are_paired(text, found):
    """Opening and closing marks, a quotation that runs on, inches and apostrophes."""
    assert [text[q.start : q.end] for q in find_quotations(text)] == found


@given(st.text(alphabet="ab .,:\"'-\n", max_size=60))
def test_quotations_never_overlap_nor_leave_the_text(text):
    """Any marks at all give ordered stretches of the text, each found again by its place."""
    found = find_quotations(text)
    ends = [0, *(q.end for q in found)]
    assert all(end <= q.start < q.end <= len(text) for end, q in zip(ends, found, strict=False))
    quotes = Quotations(found)
    assert all(quotes.at(q.start) == q and quotes.at(q.end - 1) == q for q in found)


WORDS = st.sampled_from(
    ["Costa", "said", "“", "”", ",", "the ship", "sank", ".", "denied", "that", "he", "told", ":", "—"]
)


@settings(max_examples=40, deadline=None)
@given(st.lists(WORDS, max_size=14))
def test_spans_lie_in_the_text_and_move_with_the_offset(words):
    """Whatever the words, spans are of the text, and an offset moves all of them alike."""
    text = " ".join(words)
    doc = next(parse([text]))
    here, there = find_attributions(doc, 0), find_attributions(doc, 100)
    for a, b in zip(here, there, strict=True):
        spans = [s for s in (a.source, a.cue, *a.content) if s]
        assert all(0 <= start < end <= len(text) for start, end in spans)
        assert [(start + 100, end + 100) for start, end in spans] == [s for s in (b.source, b.cue, *b.content) if s]
