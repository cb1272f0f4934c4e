"""What each stretch of a text is: headline, byline, running text, list items, links, adverts and the rest."""

from __future__ import annotations

import re
from collections.abc import Sequence

from communique.documents.front import front_length, front_roles, furniture, is_date_line
from communique.documents.lines import Paragraph, paragraphs
from communique.documents.pieces import (
    Piece,
    cut_answer,
    cut_dateline,
    cut_item,
    cut_label,
    cut_signed_quote,
    cut_stamped,
    is_signature,
    split_long,
    whole,
)
from communique.documents.shapes import (
    has_small_word,
    is_capitals,
    is_final,
    is_prose,
    is_question,
    is_rubric,
    is_single,
    words,
)
from communique.documents.vocabulary import match_boilerplate
from communique.model.report import Block, BlockRole

_LINKED_TITLE = re.compile(
    r"[“\"‘']?[^“”\"]{8,160}[,.?!]?[”\"’'],?\s*(?:by [A-Z].{2,80}|[A-Z][\w .&’'-]{1,40})(?:,? .{0,30})?|"
    r"[^“”\"]{8,160},[”\"] by [A-Z].{2,80}",
    re.DOTALL,
)
_NUMBERED = re.compile(r"(?:\d{1,2}|[IVX]{1,4})[.)]\s+[A-ZÀ-Þ“\"]")
# Paragraphs from the start of the running text among which a dateline may stand.
_DATELINE_REACH = 2
# Words in a heading within the running text, at most.
_LONGEST_HEAD = 14
# Words of a last line without full stop that is taken for a sentence cut off rather than a link.
_SHORTEST_CUT = 6
# Words in a question that heads a section, at most.
_LONGEST_QUESTION = 12
# Words in capitals above which a line is a caption rather than a heading.
_CAPITALS_HEAD = 7


def cut_blocks(text: str) -> tuple[Block, ...]:
    """Cut a text into blocks.

    Running prose is never lost: a paragraph that is a sentence and matches no known boilerplate is body.

    Args:
        text: The text of a report.

    Returns:
        Blocks in order, without overlaps, that together hold every character that is not blank.
    """
    all_of_it = paragraphs(text)
    length = front_length(all_of_it)
    front, body = all_of_it[:length], all_of_it[length:]
    roles = front_roles(front)
    pieces = [piece for p, role in zip(front, roles, strict=True) for piece in whole(p, role)]
    headline = next((p.text for p, role in zip(front, roles, strict=True) if role is BlockRole.HEADLINE), None)
    pieces.extend(_Body(body, headline).pieces())
    return _with_sections(text, [part for piece in pieces for part in split_long(text, piece)])


class _Body:
    """The paragraphs below the front; each is judged with its neighbours in view."""

    def __init__(self, body: Sequence[Paragraph], headline: str | None) -> None:
        self.body = body
        self.headline = headline.casefold() if headline else None
        prose = [n for n, p in enumerate(body) if _is_running(p)]
        self.last_prose = prose[-1] if prose else -1

    def pieces(self) -> list[Piece]:
        found: list[Piece] = []
        under_links = tagged = False
        for n, paragraph in enumerate(self.body):
            here = self._paragraph(n, paragraph, under_links=under_links)
            if tagged and not is_prose(paragraph.text):
                here = whole(paragraph, BlockRole.TAG_LINE)
            tagged = here[-1].role is BlockRole.LABEL
            if here[0].role is BlockRole.LINK:
                under_links = True
            elif any(p.role in (BlockRole.BODY, BlockRole.LIST_ITEM, BlockRole.SECTION_HEAD) for p in here):
                under_links = False
            found.extend(here)
        return found

    def _paragraph(self, n: int, paragraph: Paragraph, *, under_links: bool) -> list[Piece]:
        if n <= _DATELINE_REACH and (pieces := cut_dateline(paragraph)):
            return pieces
        if role := self._known(n, paragraph.text):
            return whole(paragraph, role)
        if self._is_numbered_head(n):
            return whole(paragraph, BlockRole.SECTION_HEAD)
        for cutter in (cut_item, cut_signed_quote, cut_answer, cut_label, cut_stamped):
            if pieces := cutter(paragraph):
                return pieces
        if is_prose(paragraph.text):
            return whole(paragraph, self._prose(n, paragraph.text))
        return whole(paragraph, self._fragment(n, paragraph.text, under_links=under_links))

    def _known(self, n: int, text: str) -> BlockRole | None:
        """What a paragraph is that its own words or the paragraph above give away."""
        if self.headline == text.casefold():
            return BlockRole.REPEAT
        if self._signs(n):
            return BlockRole.QUOTE_ATTRIBUTION
        entry = match_boilerplate(text)
        return entry.role if entry else None

    def _prose(self, n: int, text: str) -> BlockRole:
        """A sentence is body, unless it is a short question that heads what follows."""
        heads = is_question(text) and len(words(text)) <= _LONGEST_QUESTION and n < self.last_prose
        return BlockRole.SECTION_HEAD if heads and is_single(text) else BlockRole.BODY

    def _signs(self, n: int) -> bool:
        """Whether a line names the speaker of the quotation that the paragraph above ends with."""
        above = self.body[n - 1].text if n else ""
        return above.endswith(("”", '"')) and is_signature(self.body[n].text) and not is_prose(self.body[n].text)

    def _is_numbered_head(self, n: int) -> bool:
        """Whether a numbered line such as '2. How it began' heads the sentences below it."""
        text = self.body[n].text
        if not _NUMBERED.match(text) or is_prose(text) or len(words(text)) > _LONGEST_HEAD or n + 1 == len(self.body):
            return False
        below = self.body[n + 1].text
        return is_prose(below) and not _NUMBERED.match(below)

    def _fragment(self, n: int, text: str, *, under_links: bool) -> BlockRole:
        """What a line that is no sentence is."""
        count = len(words(text))
        if _LINKED_TITLE.fullmatch(text) or (under_links and not is_final(text)):
            return BlockRole.LINK
        if role := furniture(self.body[n]):
            return role
        if n > self.last_prose:
            return self._tail(n, text)
        if is_capitals(text) and count > _CAPITALS_HEAD:
            return BlockRole.CAPTION
        if is_rubric(text) or is_date_line(text):
            return BlockRole.TAG_LINE
        heads = count <= _LONGEST_HEAD and not text.endswith((",", ";")) and n + 1 < len(self.body)
        return BlockRole.SECTION_HEAD if heads else BlockRole.BODY

    def _tail(self, n: int, text: str) -> BlockRole:
        """What a line below the last sentence is."""
        if not has_small_word(text):
            return BlockRole.TAG_LINE
        alone = n == self.last_prose + 1 == len(self.body) - 1
        cut_off = len(words(text)) > (_SHORTEST_CUT if alone else _LONGEST_HEAD)
        return BlockRole.BODY if cut_off else BlockRole.LINK


def _is_running(paragraph: Paragraph) -> bool:
    return is_prose(paragraph.text) and match_boilerplate(paragraph.text) is None


def _with_sections(text: str, pieces: Sequence[Piece]) -> tuple[Block, ...]:
    """Give each block the section head it stands under; a label heads its own paragraph."""
    section: str | None = None
    blocks: list[Block] = []
    for piece in pieces:
        words_of = text[piece.start : piece.end]
        if piece.role is BlockRole.SECTION_HEAD:
            section = words_of.rstrip(" :")
            blocks.append(Block(piece.start, piece.end, piece.role))
        else:
            blocks.append(Block(piece.start, piece.end, piece.role, piece.label or section, piece.stamp))
    return tuple(blocks)
