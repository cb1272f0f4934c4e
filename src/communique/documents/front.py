"""The front of a report: everything above the first sentence, and what each line of it is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from communique.documents.dateline import is_place, read_lone_dateline
from communique.documents.dates import WEEKDAYS, written_dates
from communique.documents.items import read_item
from communique.documents.lines import Paragraph
from communique.documents.mastheads import (
    PAGE_FURNITURE,
    is_heading_rubric,
    is_masthead,
    is_name,
    is_name_over_headline,
    is_series,
    outlet_of,
)
from communique.documents.shapes import (
    has_small_word,
    is_capitals,
    is_final,
    is_prose,
    is_question,
    is_rubric,
    words,
)
from communique.documents.vocabulary import match_boilerplate
from communique.model.report import BlockRole

_BYLINE = re.compile(r"(?:[Bb]y|BY|From|(?:Story|Analysis|Opinion|Report) by)\s+(?:[A-Z(]|our |staff )[^!?]{2,160}")
_FURNITURE = (
    *(BlockRole.ADVERT, BlockRole.LINK, BlockRole.CAPTION, BlockRole.DATE_LINE, BlockRole.BYLINE),
    *(BlockRole.LABEL, BlockRole.CREDIT, BlockRole.TAG_LINE),
)
_PERSON = re.compile(r"(?:[A-ZÀ-Þ]\. ?|[A-ZÀ-Þ][\w’'-]+ ){1,3}[A-ZÀ-Þ][\w’'-]+")
_LAST_WEEKDAY = re.compile(rf"[\s,]+(?:{'|'.join(WEEKDAYS)})$", re.IGNORECASE)
# Paragraphs below a standfirst among which its byline or date line must stand.
_NEAR = 3


def front_length(paragraphs: Sequence[Paragraph]) -> int:
    """Count the paragraphs above the first running text.

    A sentence with a byline or date line below it is a standfirst and still belongs to the front.

    Args:
        paragraphs: All paragraphs of the text.
    """
    for n, paragraph in enumerate(paragraphs):
        if starts_body(paragraph, first=n == 0) and not (n and _is_standfirst(paragraphs, n)):
            return n
    return len(paragraphs)


def front_roles(paragraphs: Sequence[Paragraph]) -> list[BlockRole]:
    """Give each paragraph of the front its role.

    Args:
        paragraphs: The paragraphs above the first running text.
    """
    roles = [furniture(p) or _sentence(p) for p in paragraphs]
    open_lines = [n for n, role in enumerate(roles) if role is None]
    headline = _headline(paragraphs, open_lines)
    for n in open_lines:
        roles[n] = _role(paragraphs, n, headline)
    return [role or BlockRole.TAG_LINE for role in roles]


def _sentence(paragraph: Paragraph) -> BlockRole | None:
    """A sentence in the front is a standfirst; a question may be the headline."""
    text = paragraph.text
    return BlockRole.STANDFIRST if is_prose(text) and not is_question(text) else None


def furniture(paragraph: Paragraph) -> BlockRole | None:
    """What a line of the front is if its own words tell; None for titles and rubrics."""
    text = paragraph.text
    if read_lone_dateline(text) is not None:
        return BlockRole.DATELINE
    if is_date_line(text):
        return BlockRole.DATE_LINE
    if is_byline(text):
        return BlockRole.BYLINE
    entry = match_boilerplate(text, _FURNITURE)
    if entry is not None:
        return entry.role
    return BlockRole.LINK if _is_navigation(text) else None


def is_byline(text: str) -> bool:
    """Whether a line names the author: 'By Ana Prieto', 'From our correspondent in Lima'."""
    if not _BYLINE.fullmatch(text) or (is_final(text) and len(words(text)) > 12):
        return False
    return not text.startswith("From") or any(w.casefold() in ("correspondent", "staff", "in") for w in words(text))


_PUT_OUT = re.compile(
    r"(?:(?:first|last|originally|article|text|story) )?"
    r"(?:put|placed|posted|published|updated|modified|issued|released|uploaded|available|online|printed|filed)"
    r"(?: (?:online|on line|on the web|on the site|since))?(?: (?:on|at|the|on the))?:?",
    re.IGNORECASE,
)
MOST_AFTER = 3  # words after the date that a line may still hold: 'updated at 9:15'


def is_date_line(text: str) -> bool:
    """Whether a line is a date of publication, with at most a time, a rubric or a note on zones beside it."""
    dates = [d for d in written_dates(text) if d.year is not None]
    if not dates or len(words(text)) > 16:
        return False
    before, after = text[: dates[0].start].strip(" |·•-–—(,"), text[dates[-1].end :]
    if is_final(text) and len(words(after)) > MOST_AFTER:
        return False  # a dateline with its sentence: 'OSLO, 12 May 2008 - Norway and Latvia met.'
    if is_rubric(text):
        return not before.casefold().startswith("by ")
    town = text[: dates[0].start].rstrip().endswith(",") and before.istitle() and after.lstrip().startswith("|")
    return (
        (_may_stand_before_date(before) or town)  # a town that no list has: 'San Isidro, 22 April 2022 | Region'
        and re.match(r"\s*(?:$|[|·•.,;:)–—-]|(?:at\s+)?\d{1,2}[:.h]\d\d|[Bb]y\s+[A-Z])", after) is not None
    )


def _may_stand_before_date(before: str) -> bool:
    """Whether words before a date leave it a date line: one word, 'put online on', a city, an outlet or series."""
    return (
        len(words(before)) <= 1
        or _PUT_OUT.fullmatch(before) is not None
        or is_place(_LAST_WEEKDAY.sub("", before))
        or is_masthead(before)
        or is_series(before)
    )


def starts_body(paragraph: Paragraph, *, first: bool) -> bool:
    """Whether a paragraph is the beginning of the running text."""
    text = paragraph.text
    if furniture(paragraph) is not None:
        return False
    if (item := read_item(text)) is not None and item.clock:
        return True
    if first and is_question(text) and len(words(text)) <= 20 and not re.match(r"[A-Z. ]+:", text):
        return False
    return is_prose(text)


def _is_standfirst(paragraphs: Sequence[Paragraph], n: int) -> bool:
    """Whether a byline or date line follows within a few lines, with no other sentence between."""
    for below in paragraphs[n + 1 : n + 1 + _NEAR]:
        role = furniture(below)
        if role in (BlockRole.BYLINE, BlockRole.DATE_LINE):
            return any(furniture(p) is None for p in paragraphs[:n])
        if is_prose(below.text) and role is None:
            return False
    return False


def _is_navigation(text: str) -> bool:
    parts = [p.strip() for p in re.split(r"\s*[|•·]\s*", text)]
    return len(parts) > 1 and sum(match_boilerplate(p, PAGE_FURNITURE) is not None for p in parts) >= len(parts) / 2


def _headline(paragraphs: Sequence[Paragraph], open_lines: Sequence[int]) -> int | None:
    """The line that is the headline: one that is repeated, else the first that is no masthead or rubric."""
    counts = Counter(paragraphs[n].text.casefold() for n in open_lines)
    repeated = [
        n for n in open_lines if counts[paragraphs[n].text.casefold()] > 1 and len(words(paragraphs[n].text)) > 2
    ]
    if repeated:
        return repeated[0]
    titles = [n for n in open_lines if not is_name(paragraphs[n].text) and not paragraphs[n].text[0].islower()]
    if len(titles) > 1 and is_name_over_headline(paragraphs[titles[0]].text, paragraphs[titles[1]].text):
        titles = titles[1:]
    titles = [n for n in titles if not is_rubric(paragraphs[n].text)] or titles
    plain = [n for n in titles if not is_capitals(paragraphs[n].text)] or titles
    long = [n for n in plain if len(words(paragraphs[n].text)) >= 3]
    # A title that only looks like a masthead ('Moscow Blames Western Press') is all there is.
    mastheads = [n for n in open_lines if n not in titles and len(words(paragraphs[n].text)) >= 3]
    return next(iter(long or plain or mastheads), None)


def _role(paragraphs: Sequence[Paragraph], n: int, headline: int | None) -> BlockRole:
    """The role of a line that is no furniture, by where it stands to the headline."""
    text = paragraphs[n].text
    if n == headline:
        return BlockRole.HEADLINE
    if headline is not None and text.casefold() == paragraphs[headline].text.casefold():
        return BlockRole.REPEAT
    if headline is None or n < headline:
        named = is_masthead(text) or outlet_of(text) is not None
        over = headline is not None and is_name_over_headline(text, paragraphs[headline].text)
        return BlockRole.SOURCE_LINE if named or over else BlockRole.TAG_LINE
    return _below_headline(text, last=n == len(paragraphs) - 1)


def _is_signed(text: str) -> bool:
    """Whether a line is a name with the city it was written in: 'A. Prieto, Lima'."""
    name, comma, city = text.partition(", ")
    return bool(comma) and _PERSON.fullmatch(name) is not None and is_place(city)


def _below_headline(text: str, *, last: bool) -> BlockRole:
    count = len(words(text))
    if _is_signed(text):
        return BlockRole.BYLINE
    if is_heading_rubric(text) or is_rubric(text):
        return BlockRole.TAG_LINE
    if is_capitals(text) and (count > 3 or not last):
        return BlockRole.CAPTION
    if has_small_word(text) and count >= 6:
        return BlockRole.STANDFIRST
    return BlockRole.SECTION_HEAD if last else BlockRole.TAG_LINE
