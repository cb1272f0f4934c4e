"""The dateline of a wire report: place, date and agency before the first sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass

from communique.documents.dates import MONTHS, Written, written_dates
from communique.documents.shapes import is_capitals, is_title_case, words
from communique.documents.vocabulary import folded_words
from communique.lexicon.who import names

_LONGEST_CITY = 4  # words: Bandar Seri Begawan
# Characters a dateline takes at most; two cities, a full date and an agency's name fit.
_LONGEST = 140
_SLASHED = r"/[A-Z][\w-]+(?: [A-Z][\w-]+){0,2}/"  # an agency between slashes: '/TASS/', '/Steppe News/'
_MARK = re.compile(
    rf"(?P<close>\)|{_SLASHED})?\s*(?:[.:,]{{0,2}}\s*[-–—]{{1,2}}\s*|[:]\s+|\.\s*{_SLASHED}\.?\s*[-–—]{{0,2}}\s*)(?=[\"“‘'(]?[A-ZÀ-Þ0-9])"
)
_LONE = re.compile(rf"(?:[-–—:]|{_SLASHED}\.?|\([A-Z][^()]{{1,30}}\))$")
_STOP = re.compile(r"\.\s+(?=[\"“‘'(]?[A-ZÀ-Þ])")
_BARE = re.compile(rf"(?:\((?P<agency>[A-Z][^()]{{1,30}})\)|{_SLASHED}\.?)\s+(?=[\"“‘'(]?[A-ZÀ-Þ])")
_PLACE = re.compile(
    r"[A-ZÀ-Þ][\w’'.À-ÿ-]*"
    r"(?:(?:,\s+|\s*/\s*|\s+(?:and\s+|&\s+|of\s+|the\s+)?)(?:de |del |la |el )?[A-ZÀ-Þ][\w’'.À-ÿ-]*){0,7}"
)
_ENCLOSED = re.compile(rf"\(([A-Z][^()]{{1,40}})\)|({_SLASHED})")
_MONTH_ONLY = re.compile(
    rf"\b(?:{'|'.join(sorted(MONTHS, key=len, reverse=True))})\b\.?\s+(?P<year>(?:19|20)\d\d)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline as found.

    Attributes:
        end: Where the sentence after it begins, in the paragraph.
        place: The words of the place, or an empty string.
        date: The date written in it, or None.
        agency: The agency named in it, or None.
    """

    end: int
    place: str
    date: Written | None
    agency: str | None


def read_dateline(text: str) -> Dateline | None:
    """Read the dateline at the start of a paragraph.

    It must be set off from the sentence, and hold a place in capitals, a date or an agency.

    Args:
        text: The paragraph.
    """
    head = text[:_LONGEST]
    for form in (_MARK, _BARE, _STOP):
        for mark in form.finditer(head):
            found = _read(_inside(head, form, mark), mark.end(), colon=mark[0].strip() == ":")
            if found is not None and (form is not _STOP or (found.date and is_capitals(head[: head.find(",")]))):
                return found
    return None


def read_lone_dateline(text: str) -> Dateline | None:
    """Read a paragraph that is a dateline and nothing else: 'Lima, May 3, 2019 (AND) --'.

    It must end in its dash, colon or agency, name a place and hold a date or an agency.

    Args:
        text: The paragraph.
    """
    if len(text) > _LONGEST or not _LONE.search(text):
        return None
    found = read_dateline(f"{text} A")
    if found is None or found.end != len(text) + 1 or not (found.date or found.agency):
        return None
    return found if is_capitals(found.place) or is_place(found.place) else None


def is_place(name: str) -> bool:
    """Whether a name is that of a city of datelines, or of a listed city or region.

    Args:
        name: Such as 'Lima' or 'Port Blair, India'.
    """
    city = name.partition(",")[0].strip()
    if city.casefold().replace("’", "'") in folded_words("cities"):
        return True
    if not is_title_case(city) or len(words(city)) > _LONGEST_CITY:
        return False
    hits = names().find(city, keep=lambda value: value.kind in ("capital", "place"))
    return any((hit.start, hit.end) == (0, len(city)) for hit in hits)


def _inside(head: str, form: re.Pattern[str], mark: re.Match[str]) -> str:
    """What stands before the mark, with the agency that may be part of it."""
    if form is _BARE:
        return head[: mark.end()].strip()
    end = mark.end("close") if form is _MARK and mark["close"] else mark.start()
    return (head[:end] + _slug(mark[0])).strip()


def _slug(mark: str) -> str:
    """The agency that stands within the mark itself: '. /TASS/. '."""
    found = re.search(_SLASHED, mark)
    return f" {found[0]}" if found else ""


def _read(head: str, end: int, *, colon: bool) -> Dateline | None:
    agency = None
    if enclosed := _ENCLOSED.search(head):
        agency = (enclosed[1] or enclosed[2]).strip(" /")
        head = head[: enclosed.start()] + head[enclosed.end() :]
    dates = written_dates(head)
    if dates:
        head = head[: dates[0].start] + head[dates[0].end :]
    elif month := _MONTH_ONLY.search(head):
        head = head[: month.start()] + head[month.end() :]
    place, named = _split_agency(head.strip(" ,.:;/-–—\n"))
    agency = agency or named
    if not _is_place(place, certain=bool(dates or agency), colon=colon):
        return None
    if not place and not (dates and agency) and not (agency and agency.casefold() in folded_words("agencies")):
        return None
    return Dateline(end, place, dates[0] if dates else None, agency)


def _split_agency(head: str) -> tuple[str, str | None]:
    """Split an agency off that follows the place or date without brackets: 'Tehran, IRNA'."""
    before, comma, last = head.rpartition(",")
    if comma and last.strip().casefold() in folded_words("agencies"):
        return before.strip(" ,."), last.strip()
    if head.casefold() in folded_words("agencies"):
        return "", head
    first, _, rest = head.partition(" ")
    if re.fullmatch(r"[A-Z]{2,6}", first) and is_place(rest):
        return rest, first  # 'KNI Phnom Penh, August 13, 2017 --'
    return head, None


def _is_place(place: str, *, certain: bool, colon: bool) -> bool:
    if not place:
        return certain
    if len(words(place)) > 8 or not _PLACE.fullmatch(place):
        return False
    first = re.split(r"[,/]", place)[0].strip()
    if certain or first.casefold().replace("’", "'") in folded_words("cities"):
        return True
    return is_capitals(first) and not colon and first.casefold() not in folded_words("labels")
