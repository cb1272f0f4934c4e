"""A paragraph on its way to blocks: pieces with a role each, and the cuts made within paragraphs."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from communique.documents.dateline import read_dateline
from communique.documents.items import date_stamp, read_item
from communique.documents.lines import BLANK, Paragraph
from communique.documents.shapes import is_final, is_prose, words
from communique.documents.vocabulary import folded_words
from communique.model.report import BlockRole

_LABEL = re.compile(r"(?P<label>[A-Z][\w’' -]{1,40}?)\s*:\s*")
_CAPITALS_LABEL = re.compile(r"(?P<label>[A-Z][A-Z’'/&-]{2,}(?: [A-Z][A-Z’'/&-]*){0,5})[.:?!]\s+(?=[\"“‘'(]?\w)")
_ANSWER = re.compile(r"(?:A|Answer|ANSWER)\s*:\s+(?=[A-ZÀ-Þ“\"‘'\d])")
_SIGNED = re.compile(r"(?P<quote>[“\"].{20,}[”\"])\s*(?P<who>[—–―-]{1,2}\s*[A-Z][^.!?”\"]{2,140}\.?)", re.DOTALL)
_SIGNATURE = re.compile(r"[—–―-]{1,2}\s*[A-Z][^!?”\"]{2,140}")
_SENTENCE_END = re.compile(r"[.!?][\"”’)]*\s+(?=\S)")
# Characters of a block that the parser takes at once; a long paragraph has two thousand.
_LONGEST = 10_000


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text with its role, before sections are known."""

    start: int
    end: int
    role: BlockRole
    stamp: tuple[int, int] | None = None
    label: str | None = None


def whole(paragraph: Paragraph, role: BlockRole) -> list[Piece]:
    """A paragraph as one piece."""
    return [Piece(paragraph.start, paragraph.end, role)]


def cut(paragraph: Paragraph, at: int, before: BlockRole, after: list[Piece]) -> list[Piece]:
    """Cut a paragraph's head off; blanks at the cut belong to neither piece.

    Args:
        paragraph: The paragraph.
        at: Where the rest begins, within the paragraph.
        before: Role of the head.
        after: The pieces of the rest.
    """
    head = paragraph.text[:at].rstrip(BLANK + "\n")
    return [Piece(paragraph.start, paragraph.start + len(head), before), *after] if head else after


def cut_item(paragraph: Paragraph) -> list[Piece] | None:
    """Cut bullet and clock stamp off a list item; None if the paragraph is none.

    An item that is no sentence, such as the title of an entry in a live report, is a section head.
    """
    item = read_item(paragraph.text)
    if item is None:
        return None
    start, rest = paragraph.start + item.text_start, paragraph.text[item.text_start :]
    stamp = (paragraph.start + item.stamp[0], paragraph.start + item.stamp[1]) if item.stamp else None
    if item.clock and not is_prose(rest) and len(words(rest)) <= 14 and not is_final(rest):
        return whole(paragraph, BlockRole.SECTION_HEAD)
    after = [Piece(start, paragraph.end, BlockRole.LIST_ITEM, stamp)]
    if capitals := _CAPITALS_LABEL.match(rest):
        label = Piece(start, start + capitals.end("label") + 1, BlockRole.LABEL)
        after = [label, Piece(start + capitals.end(), paragraph.end, BlockRole.LIST_ITEM, stamp)]
    return cut(paragraph, item.text_start, BlockRole.LABEL, after)


def cut_stamped(paragraph: Paragraph) -> list[Piece] | None:
    """A list item without bullet that a date opens: '3 May: ...'; None if the paragraph is none."""
    stamp = date_stamp(paragraph.text)
    if stamp is None or not is_prose(paragraph.text):
        return None
    span = (paragraph.start + stamp[0], paragraph.start + stamp[1])
    return [Piece(paragraph.start, paragraph.end, BlockRole.LIST_ITEM, span)]


def cut_label(paragraph: Paragraph) -> list[Piece] | None:
    """Cut a label such as 'Details:' off; a list of sources is a source line. None if there is no label."""
    text = paragraph.text
    named = _LABEL.match(text)
    if named and named["label"].casefold() in folded_words("sources"):
        return whole(paragraph, BlockRole.SOURCE_LINE)
    known = named is not None and named["label"].casefold().replace("’", "'") in folded_words("labels")
    label = named if known else _CAPITALS_LABEL.match(text)
    if label is None or len(text) == label.end():
        return None
    rest = Piece(paragraph.start + label.end(), paragraph.end, BlockRole.BODY, None, label["label"])
    return cut(paragraph, label.end(), BlockRole.LABEL, [rest])


def cut_answer(paragraph: Paragraph) -> list[Piece] | None:
    """Cut the mark of an answer off, 'A: ' or 'Answer: '; it stays under its question. None if there is none."""
    mark = _ANSWER.match(paragraph.text)
    if mark is None:
        return None
    return cut(
        paragraph, mark.end(), BlockRole.LABEL, [Piece(paragraph.start + mark.end(), paragraph.end, BlockRole.BODY)]
    )


def cut_dateline(paragraph: Paragraph) -> list[Piece] | None:
    """Cut a dateline off; None if there is none."""
    dateline = read_dateline(paragraph.text)
    if dateline is None:
        return None
    rest = Piece(paragraph.start + dateline.end, paragraph.end, BlockRole.BODY)
    return cut(paragraph, dateline.end, BlockRole.DATELINE, [rest])


def cut_signed_quote(paragraph: Paragraph) -> list[Piece] | None:
    """Cut the speaker off a quotation: '“...” — Name, title'; None if there is none."""
    signed = _SIGNED.fullmatch(paragraph.text)
    if signed is None:
        return None
    quote = Piece(paragraph.start, paragraph.start + signed.end("quote"), BlockRole.BODY)
    return [quote, Piece(paragraph.start + signed.start("who"), paragraph.end, BlockRole.QUOTE_ATTRIBUTION)]


def split_long(text: str, piece: Piece) -> list[Piece]:
    """Split a paragraph that is too long to be parsed at once, at ends of sentences.

    Args:
        text: The report's text.
        piece: A piece of it.
    """
    parts: list[Piece] = []
    while piece.end - piece.start > _LONGEST:
        ends = [m.end() for m in _SENTENCE_END.finditer(text, piece.start, piece.start + _LONGEST)]
        at = ends[-1] if ends else piece.start + _LONGEST
        kept = len(text[piece.start : at].rstrip(BLANK + "\n"))
        parts.append(replace(piece, end=piece.start + kept))
        rest = text[at : piece.end]
        piece = replace(piece, start=at + len(rest) - len(rest.lstrip(BLANK + "\n")), stamp=None)
    return [*parts, piece]


def is_signature(text: str) -> bool:
    """Whether a line names the speaker of the quotation above: '— Name, title'."""
    return _SIGNATURE.fullmatch(text) is not None and len(words(text)) <= 20
