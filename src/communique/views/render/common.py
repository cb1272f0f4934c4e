"""What all forms of a brief word alike: headings, notes, dates, what is not in the record."""

from __future__ import annotations

from pathlib import PurePath

from communique.views.brief import Brief, Citation, Line, Source
from communique.views.naming import join
from communique.views.states import plain_name
from communique.views.wording import when

NOT_FOUND = "Not in the record"
NUMBERS = (
    "no",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)


def counted(number: int, noun: str) -> str:
    """A number with its noun: 'three reports', '14 origins'."""
    return f"{in_words(number)} {noun}{'' if number == 1 else 's'}"


def in_words(number: int) -> str:
    """A number as running text has it: 'three', '14'."""
    return NUMBERS[number] if number < len(NUMBERS) else f"{number:,}"


def standing(brief: Brief) -> str:
    """What the brief rests on, in a sentence."""
    counts = dict(brief.counts)
    words = (
        f"It rests on {counted(counts['statements'], 'statement')} in {counted(counts['reports'], 'report')} "
        f"of {counted(counts['origins'], 'independent origin')}."
    )
    return f"Covers {brief.period}. {words}"


def absence(brief: Brief) -> str:
    """The answer where the record holds nothing."""
    names = join([plain_name(code) for code in brief.states])
    between = " between " if len(brief.states) > 1 else " about dealings with " if names else ""
    if brief.sort == "changes":
        return f"Nothing has changed{between}{names} ({brief.period})."
    return f"{NOT_FOUND}: nothing{between}{names} ({brief.period})."


def date_words(date: str | None) -> str:
    """A date for the margin: '21 August 2023', 'since 2022', 'between 2019 and 2023'; 'undated' for None."""
    if not date:
        return "undated"
    words = when(date)
    return words.split(" ", 1)[1] if words.split(" ", 1)[0] in ("on", "in") else words


def weight(line: Line) -> str:
    """How many independent origins stand behind a line, where it is more than one; else ''."""
    return f"{counted(line.origins, 'independent origin')}" if line.origins > 1 else ""


def published_words(published: str | None, origin: str | None) -> str:
    """A date of publication with how it is known."""
    if not published:
        return "date of publication not known"
    return f"{date_words(published)}{' (date inferred from the text)' if origin == 'inferred' else ''}"


def note(citation: Citation) -> str:
    """A citation without its quote: publisher, title, date."""
    stamp = published_words(citation.published, citation.published_origin)
    return f"{outlet(citation.publisher, citation.title, citation.document)}, {stamp}"


def outlet(publisher: str | None, title: str | None, document: str) -> str:
    """Publisher and title as far as they are known; where neither is, the document's name."""
    quoted = f"“{one_line(title)}”" if title else ""
    return ", ".join(filter(None, (publisher, quoted))) or PurePath(document).name


def source_words(source: Source) -> str:
    """A report in the list of sources, its copies behind it."""
    stamp = published_words(source.published, source.published_origin)
    words = f"{outlet(source.publisher, source.title, source.document)}, {stamp} ({source.document})"
    if source.copies:
        words += f"; copied or rewritten by {join(list(source.copies))}, counted once"
    return words


def one_line(text: str) -> str:
    """A text with all white space made single blanks."""
    return " ".join(text.split())
