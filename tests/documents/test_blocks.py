"""Blocks: each stretch of a text has one role, and running text is never lost."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.documents.blocks import cut_blocks
from communique.documents.lines import BLANK
from communique.model.report import RUNNING, Block, BlockRole

PROSE = "Peru and Ecuador signed a border health accord in Lima on Friday."
MORE = "The ministers said that the work would begin in the spring."


def roles(text: str) -> list[tuple[str, str]]:
    """Role and text of each block."""
    return [(b.role.value, text[b.start : b.end]) for b in cut_blocks(text)]


def block_of(text: str, words: str) -> Block:
    """The block that holds some words."""
    at = text.index(words)
    return next(b for b in cut_blocks(text) if b.start <= at < b.end)


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("Advertisement", "advert"),
        ("ADVERTISEMENT: Winter tyres from €49", "advert"),
        ("Story continues below advertisement", "advert"),
        ("Subscribe to our newsletter!", "advert"),
        ("Read also: Fishermen return to the disputed bank", "link"),
        ("Related: Tariffs explained | Who owns the reef", "link"),
        ("“Lima’s Long Game,” by Ana Prieto", "link"),
        ("“Quito Rearms,” Andes Brief", "link"),
        ("(Reporting by Ana Prieto in Lima; Editing by Tom Walsh)", "credit"),
        ("KPA/World/ml", "credit"),
        ("KPA/ml/1840", "credit"),
        ("— Andean Wire", "credit"),
        ("The writer teaches history in Lima.", "credit"),
        ("Translated automatically. Source: El Faro", "credit"),
        ("Next issue: Chile replaces its frigates", "link"),
        ("More explainers: Who owns the reef?", "link"),
        ("CLASSIFIEDS: Canoe, one owner, call after six", "advert"),
        ("2. How it came to this", "section_head"),
        ("— EFE", "credit"),
        ("© 2019 Andes Press", "credit"),
        ("Source: the ministry’s site; Radio Lima", "source_line"),
        ("SOLDIERS OF BOTH ARMIES LINE THE BRIDGE AT AGUAS VERDES. PHOTO: ANDES PRESS", "caption"),
        ("[Photo: Kyodo]", "caption"),
        ("The two presidents in Lima on Sunday. Photo: Andes Press", "caption"),
        ("Image caption, The bridge was closed in 2015", "caption"),
        ("Background", "section_head"),
        ("BACKGROUND", "section_head"),
        ("How it came to this:", "section_head"),
        ("What is the row about?", "section_head"),
        ("The Long Road to the Border Accord", "section_head"),
    ],
)
def test_line_between_paragraphs_is_what_it_looks_like(line: str, role: str) -> None:
    """A line among running paragraphs gets its role and the paragraphs stay body."""
    found = roles(f"{PROSE}\n\n{line}\n\n{MORE}")
    assert found == [("body", PROSE), (role, line), ("body", MORE)]


@pytest.mark.parametrize(
    "sentence",
    [
        "“We shall not sign,” the minister said.",
        "He declined.",
        "Support for the accord has grown since our last survey, officials say.",
        "Related talks between Chad and Niger broke up in May.",
        "Writing in the state daily, the minister accused Lagos of bad faith.",
        "Reporters asked whether Quito had been told.",
        "Pictures released by the ministry showed two burnt trucks.",
        "Published figures show that trade fell by a third in 2015, the bank said.",
        "Source material was handed to the court, which will rule on it.",
        "Watch towers along the border were manned again.",
        "By Tuesday the two armies had pulled back.",
        (
            "THE MINISTRY SAID ON MONDAY THAT THE TWO SIDES HAD AGREED TO PULL BACK FROM THE RIVER AND TO "
            "EXCHANGE PRISONERS BEFORE THE END OF THE MONTH."
        ),
    ],
)
def test_prose_is_running_text(sentence: str) -> None:
    """A sentence that looks a little like boilerplate stays running text."""
    assert (BlockRole.BODY.value, sentence) in roles(f"{PROSE}\n\n{sentence}\n\n{MORE}")


def test_front_of_a_page_is_told_apart() -> None:
    """Masthead, rubric, headline, date, repeat, caption, byline and standfirst each get their role."""
    expected = [
        ("source_line", "The Quito Courier"),
        ("tag_line", "World | Analysis"),
        ("headline", "Peru and Ecuador make up"),
        ("date_line", "Friday, 3 May 2019, 10:15"),
        ("repeat", "Peru and Ecuador make up"),
        ("caption", "PRESIDENTS VIZCARRA AND MORENO IN LIMA. PHOTO: ANDES"),
        ("byline", "By Ana Prieto in Lima"),
        ("standfirst", "Old rivals open a hospital on the border"),
        ("body", PROSE),
    ]
    assert roles("\n".join(line for _, line in expected)) == expected


def test_standfirst_above_the_byline_is_running() -> None:
    """A sentence between headline and byline is the standfirst."""
    standfirst = "Old rivals open a hospital on the border."
    text = f"Peru and Ecuador make up\n{standfirst}\nBy Ana Prieto\n3 May 2019\n{PROSE}"
    assert [r for r, _ in roles(text)] == ["headline", "standfirst", "byline", "date_line", "body"]


def test_text_may_begin_with_running_text() -> None:
    """Without headline, the first sentence is body."""
    assert roles(f"{PROSE}\n{MORE}\n") == [("body", PROSE), ("body", MORE)]


def test_dateline_ends_where_the_sentence_begins() -> None:
    """The dateline is a block of its own."""
    assert roles(f"Accord signed\n\nLIMA, May 3 (Andes Press) - {PROSE}")[1:] == [
        ("dateline", "LIMA, May 3 (Andes Press) -"),
        ("body", PROSE),
    ]


def test_signed_quotation_is_cut() -> None:
    """The speaker below or behind a quotation is no running text."""
    quote = "“The accord matters less than the road that comes with it.”"
    assert roles(f"{PROSE}\n\n{quote} — Ema Lau, Senior Fellow\n\n{MORE}")[1:3] == [
        ("body", quote),
        ("quote_attribution", "— Ema Lau, Senior Fellow"),
    ]
    assert ("quote_attribution", "— Ema Lau, fellow") in roles(f"{PROSE}\n\n{quote}\n— Ema Lau, fellow\n\n{MORE}")


@pytest.mark.parametrize("label", ["Details:", "More details:", "Comment:", "Quote:", "BACKGROUND."])
def test_label_is_cut_off(label: str) -> None:
    """A label before a paragraph heads it; the paragraph goes on as body."""
    text = f"{MORE}\n\n{label} {PROSE}"
    assert roles(text)[1:] == [("label", label), ("body", PROSE)]
    assert block_of(text, PROSE).section == label[:-1]


def test_bullets_are_labels_and_items_run() -> None:
    """List items are running text after their bullet, under their section head."""
    text = f"{PROSE}\n\nBackground:\n\n  • {MORE}\n  • In 1998 the two made peace."
    assert roles(text)[1:] == [
        ("section_head", "Background:"),
        ("label", "•"),
        ("list_item", MORE),
        ("label", "•"),
        ("list_item", "In 1998 the two made peace."),
    ]
    assert block_of(text, "In 1998").section == "Background"


@pytest.mark.parametrize(
    ("item", "stamp"),
    [
        ("• 26 October 1998: Peace is signed in Brasilia.", "26 October 1998"),
        ("• August 2015 – The border is closed.", "August 2015"),
        ("1995: Fighting breaks out in the Cenepa valley.", "1995"),
        ("– 3 May, Lima: the accord is signed by both ministers.", "3 May"),
        ("17:45 The ministers have left the hall.", "17:45"),
        ("09:15 GMT - The delegations are back at the table.", "09:15"),
    ],
)
def test_stamp_of_a_list_item(item: str, stamp: str) -> None:
    """Dates and times of day at the start of an item are its stamp."""
    text = f"{PROSE}\n\n{item}\n\n{MORE}"
    found = next(b for b in cut_blocks(text) if b.role is BlockRole.LIST_ITEM)
    assert found.stamp is not None
    assert text[found.stamp[0] : found.stamp[1]] == stamp


def test_wrapped_lines_are_one_paragraph() -> None:
    """Text wrapped at a column is read by paragraphs."""
    text = (
        "Chad and Niger agreed on Tuesday to reopen the road between their capi-\n"
        "tals, which had been closed since the fighting of last autumn, and to\n"
        "send a joint patrol along it before the rains, the foreign ministry in\n"
        "Niamey said.\n"
        "   The patrol will be led by an officer from Chad, who is to report to\n"
        "both governments every month and may call on the gendarmes of the two\n"
        "countries for help.\n"
    )
    assert [r for r, _ in roles(text)] == ["body", "body"]


LINES = st.one_of(
    st.sampled_from(
        [
            PROSE,
            MORE,
            "Advertisement",
            "By Ana Prieto",
            "• In 1998 they made peace.",
            "3 May 2019",
            "Background:",
            "LIMA (EFE) - Peru closed a road.",
            "“It will not last long, I fear.” — Ema Lau, Fellow",
            "",
            "  ",
        ]
    ),
    st.text(max_size=40),
)


@given(st.lists(LINES, max_size=12).map("\n".join))
def test_blocks_hold_all_of_a_text_once(text: str) -> None:
    """Blocks are in order, do not overlap and hold every character that is not blank."""
    blocks = cut_blocks(text)
    assert all(0 <= b.start < b.end <= len(text) for b in blocks)
    assert all(a.end <= b.start for a, b in pairwise(blocks))
    held = {n for b in blocks for n in range(b.start, b.end)}
    assert all(n in held or char in BLANK + "\n" for n, char in enumerate(text))


@given(
    st.lists(
        st.sampled_from(["Advertisement", "Background", "By Ana Prieto", "Tags: Peru", "3 May 2019", ""]),
        max_size=6,
    )
)
def test_a_sentence_runs_wherever_it_stands(around: list[str]) -> None:
    """Whatever boilerplate stands around it, a plain sentence is running text."""
    for at in range(len(around) + 1):
        text = "\n\n".join([*around[:at], PROSE, *around[at:]])
        assert block_of(text, PROSE).role in RUNNING


def test_endless_paragraph_is_split_at_sentences() -> None:
    """A paragraph too long for the parser becomes several blocks that end with sentences."""
    text = " ".join([PROSE] * 400)
    blocks = cut_blocks(text)
    assert len(blocks) > 2
    assert all(b.end - b.start <= 10_000 and text[b.start : b.end].endswith("Friday.") for b in blocks)


def test_chronology_of_sentences_after_their_dates() -> None:
    """A date with its full stop opens a dated item, and the item keeps its section."""
    text = f"{PROSE}\n\n2. How it began\n\n{MORE}\n\n3 May 2019. The bridge was closed.\n\n{MORE}"
    item = block_of(text, "The bridge")
    assert item.role is BlockRole.LIST_ITEM
    assert item.stamp is not None
    assert text[slice(*item.stamp)] == "3 May 2019"
    assert item.section == "2. How it began"


def test_numbered_list_stays_a_list() -> None:
    """Numbered lines in a row are items, not heads."""
    text = f"{PROSE}\n\n1. Open the bridge\n\n2. Lower the tariff\n\n{MORE}"
    assert block_of(text, "Open the bridge").role is BlockRole.LIST_ITEM


def test_answer_stays_under_its_question() -> None:
    """The mark of an answer is cut off; the question remains its section."""
    text = f"{PROSE}\n\nQ: Who pays?\n\nA: Both states pay half of it.\n\n{MORE}"
    answer = block_of(text, "Both states")
    assert (answer.role, answer.section) == (BlockRole.BODY, "Q: Who pays?")
    assert text[answer.start : answer.end] == "Both states pay half of it."


def test_dateline_alone_goes_before_the_first_sentence() -> None:
    """A dateline on its own line heads no section."""
    text = f"Accord signed in Lima\n\nLima, May 3, 2019 (AND) --\n\n{PROSE}"
    assert [role for role, _ in roles(text)] == ["headline", "dateline", "body"]
    assert block_of(text, PROSE).section is None
