"""Title, author, publisher, credit and written date of a report, read from its blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from communique.documents.dateline import Dateline, read_dateline
from communique.documents.dates import MONTHS, Written, written_dates
from communique.documents.front import is_byline
from communique.documents.mastheads import is_masthead, outlet_of
from communique.documents.vocabulary import word_list
from communique.model.report import Block, BlockRole

_LIVE = re.compile(
    r"^(?:LIVE|AS IT HAPPENED|BREAKING|EXCLUSIVE|UPDATE(?: \d)?|WATCH|OPINION|ANALYSIS|VIDEO)\s*[|:–—-]\s*",
    re.IGNORECASE,
)
_BY = re.compile(
    r"\s*(?:(?:(?:story|analysis|opinion|report|written|prepared|compiled) )?by:?|"
    r"(?:reporter|author|correspondent|text|story)s?\s*:)\s+",
    re.IGNORECASE,
)
# Blocks at the top among which the outlet's name stands, and how a line of sources begins instead.
_TOP = 4
_CITED = tuple(f"{word}:" for word in word_list("sources"))
_SLUG = re.compile(
    r"(?P<agency>[A-Z]{2,6})(?:/[\w .]+)+|[—–-]{1,2}\s*(?P<dash>[A-Z][A-Za-z]{1,9})\b.*|"
    r"\((?P<round>[A-Z]{2,6})\)"
)
_MONTH = rf"(?:{'|'.join(name.title() for name in MONTHS)})"
_AMERICAN = re.compile(rf"\b{_MONTH}\.? \d{{1,2}}\b(?! \d{{3}})")
_BRITISH = re.compile(rf"\b\d{{1,2}} {_MONTH}\b")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What a report's own lines say of it; None where they do not."""

    title: str | None
    author: str | None
    publisher: str | None
    credit: str | None
    published: str | None


def front_matter(text: str, blocks: Sequence[Block]) -> FrontMatter:
    """Read what a report's lines say of it.

    Args:
        text: The report's text.
        blocks: Its blocks.
    """
    lines = [(block, text[block.start : block.end]) for block in blocks]
    headline = next((line for block, line in lines if block.role is BlockRole.HEADLINE), None)
    byline = next((line for block, line in lines if block.role is BlockRole.BYLINE), None) or _date_byline(lines)
    dateline = _dateline(text, blocks)
    agency = dateline.agency if dateline else None
    return FrontMatter(
        title=_LIVE.sub("", headline).strip() if headline else None,
        author=_author(byline) if byline else None,
        publisher=_masthead(lines) or _affiliation(byline) or agency or _slug(lines),
        credit=_credit(lines, agency),
        published=_published(lines, dateline),
    )


def _dateline(text: str, blocks: Sequence[Block]) -> Dateline | None:
    block = next((b for b in blocks if b.role is BlockRole.DATELINE), None)
    # The sentence that a dateline must stand before may be the next paragraph's.
    return read_dateline(f"{text[block.start : block.end]} A") if block else None


def _date_byline(lines: Sequence[tuple[Block, str]]) -> str | None:
    """The byline that stands between bars in a date line: '3 May 2019 | By Ana Prieto'."""
    dated = (line for block, line in lines if block.role is BlockRole.DATE_LINE)
    parts = (part.strip() for line in dated for part in re.split(r"\s[|•·]\s|\d\s(?=by\s)", line))
    return next((part for part in parts if is_byline(part)), None)


def _author(byline: str) -> str | None:
    name = re.split(r"\s*[|•·]\s*|,\s| - |\s\(", _BY.sub("", byline, count=1))[0].strip(" .()")
    return name or None


def _masthead(lines: Sequence[tuple[Block, str]]) -> str | None:
    """The outlet's name at the top: alone, or before rubrics, links, an issue's number or the date."""
    for block, line in lines[:_TOP]:
        if block.role is BlockRole.SOURCE_LINE and not line.casefold().startswith(_CITED):
            return outlet_of(line) or line
        if block.role in (BlockRole.LINK, BlockRole.DATE_LINE) and (name := outlet_of(line)):
            return name
    return None


def _affiliation(byline: str | None) -> str | None:
    """The outlet that stands between bars in a byline: 'By A. Name | The Weekly | 3 May 2014'."""
    for part in re.split(r"\s[|•·]\s| - ", byline or "")[1:]:
        plain = part.strip()
        if not written_dates(plain) and (
            is_masthead(plain) or re.search(r"\b(?:Institute|Center|Centre|Foundation|Council)\b", plain)
        ):
            return re.sub(r"^.* at (?=the |The |[A-Z])", "", plain)
    return None


def _slug(lines: Sequence[tuple[Block, str]]) -> str | None:
    """The agency in a desk's slug at the end: 'KPA/World/ml'."""
    for block, line in reversed(lines):
        if block.role is BlockRole.CREDIT and (found := _SLUG.fullmatch(line)) and found["agency"]:
            return found["agency"]
    return None


def _credit(lines: Sequence[tuple[Block, str]], agency: str | None) -> str | None:
    """The agency a report credits, in its dateline, its byline or below its text."""
    if agency:
        return agency
    for block, line in lines:
        if block.role in (BlockRole.BYLINE, BlockRole.CREDIT):
            name = next(_agencies(line), None)
            if name is None and (found := _SLUG.fullmatch(line)):
                return found["agency"] or found["dash"] or found["round"]
            if name:
                return name
    return None


def _agencies(line: str) -> Iterator[str]:
    for name in word_list("agencies"):
        if re.search(rf"(?<![\w]){re.escape(name)}(?![\w])", line):
            yield name
    if found := re.search(r"\b(?:[A-Z]\w+ )?(?:Wire|News Agency|Newswire|Press Agency)\b", line):
        yield found[0]


def _published(lines: Sequence[tuple[Block, str]], dateline: Dateline | None) -> str | None:
    """The day in a date line, else in the byline, else in the dateline, if its year is written."""
    for role in (BlockRole.DATE_LINE, BlockRole.BYLINE):
        for block, line in lines:
            if block.role is role and (day := _first_full(line, lines)):
                return day
    written = dateline.date if dateline else None
    return written.edtf if written is not None and written.year is not None else None


def _first_full(line: str, lines: Sequence[tuple[Block, str]]) -> str | None:
    for day in written_dates(line):
        if day.year is not None:
            return _settled(day, lines).edtf
    return None


def _settled(day: Written, lines: Sequence[tuple[Block, str]]) -> Written:
    """An ambiguous day is read as month/day where the text spells dates in the American way."""
    if not day.ambiguous:
        return day
    running = "\n".join(line for block, line in lines if block.running)
    american, british = (len(form.findall(running)) for form in (_AMERICAN, _BRITISH))
    return day.swapped() if american > british else day
