"""Who told it first: the origin that each statement counts to, where that is not its report's own.

A report that says 'Reuters reported' adds an outlet to Reuters' story and no origin; so does a passage that it took
over from another report. Whatever counts origins asks here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from communique.lexicon.media import media, medium_key
from communique.model.kinship import Kinship
from communique.model.report import Report
from communique.model.statement import Statement
from communique.record.origins import Pair
from communique.record.store import Copy, Publication

SAME = 0.8  # share of content words in common from which on two sentences are one


@dataclass(frozen=True, slots=True)
class Medium:
    """A medium that a statement is taken from.

    Attributes:
        key: What its names have in common.
        name: As written in the report.
    """

    key: str
    name: str


@dataclass(frozen=True)
class Tellers:
    """What the record knows of reports and dealings, for telling the origin of a statement.

    Attributes:
        told: All statements by id.
        publications: The reports by id.
        origins: The origin of each report.
        dealing_of: The dealing of each statement that was gathered.
        copies: Pairs of reports that hang together.
        independent: Pairs that a person ruled to be independent.
        report: Gives a report with its text.
    """

    told: Mapping[str, Statement]
    publications: Mapping[str, Publication]
    origins: Mapping[str, str]
    dealing_of: Mapping[str, str]
    copies: Sequence[Copy]
    independent: Iterable[Pair]
    report: Callable[[str], Report]

    def origin_of(self, ident: str) -> str:
        """The origin that a statement counts to.

        Args:
            ident: A statement's id.

        Returns:
            The id of the report that its text was first seen in; ``medium:`` and a name where it is taken from a
            medium whose own report is not in the record.
        """
        return self._known.get(ident) or self.origins[self.told[ident].report]

    @cached_property
    def taken(self) -> dict[str, str]:
        """The statements taken from other media, each with the report of that medium, or ``medium:`` and its name."""
        found = {}
        for ident, statement in self.told.items():
            medium = quoted_medium(statement, self.publications[statement.report])
            if medium is not None:
                found[ident] = self._own_report(ident, statement, medium) or f"medium:{medium.key}"
        return found

    @cached_property
    def _known(self) -> dict[str, str]:
        known = {ident: self.origins.get(source, source) for ident, source in self.taken.items()}
        for container, source in self.passages:
            sentences = _sentences(self.report(source))
            for ident in self._told_in.get(container, ()):
                if ident not in known and _stands_in(self.told[ident].quote, sentences):
                    known[ident] = self.origins[source]
        return known

    @cached_property
    def _told_in(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for ident, statement in self.told.items():
            found.setdefault(statement.report, []).append(ident)
        return found

    @cached_property
    def passages(self) -> tuple[Pair, ...]:
        """Pairs of a report and one of which it holds a passage; of several, the earliest and closest comes first."""
        apart = {tuple(sorted(pair)) for pair in self.independent}
        found = []
        for copy in self.copies:
            pair = (copy.first, copy.second)
            if copy.kind == Kinship.EXCERPT and pair not in apart and self.publications.keys() >= set(pair):
                short, long = sorted(pair, key=lambda i: (len(self.report(i).text), i))
                found.append((self.publications[short].published or "9999", -copy.score, long, short))
        return tuple((long, short) for *_, long, short in sorted(found))

    def _own_report(self, ident: str, statement: Statement, medium: Medium) -> str | None:
        """The medium's report on the same dealing, the earliest not later than the one that quotes it."""
        day = self.publications[statement.report].published or "9999"
        own = [
            self.publications[report]
            for report in self._reports_on.get(self.dealing_of.get(ident, ""), ())
            if report != statement.report
        ]
        by = [p for p in own if medium.key in _names(p) and (p.published or "") <= day]
        return min(by, key=lambda p: (p.published or "9999", p.id)).id if by else None

    @cached_property
    def _reports_on(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for ident, dealing in self.dealing_of.items():
            found.setdefault(dealing, set()).add(self.told[ident].report)
        return found


def quoted_medium(statement: Statement, report: Publication) -> Medium | None:
    """The medium that a statement is taken from, where its report attributes it to another one.

    Args:
        statement: The statement.
        report: Its report.

    Returns:
        The innermost medium of the holder chain, else the one that the holder told it to ('told the daily Le Monde');
        None where there is none or it is the report's own.
    """
    chain = statement.holder_chain or ((statement.holder,) if statement.holder else ())
    named = [Medium(medium_key(name), name) for h in chain if (name := _name(h.name, medium=h.kind == "medium"))]
    told = _told_to(statement)
    found = [m for m in (*named, *((told,) if told else ())) if m.key and m.key not in _names(report)]
    return found[-1] if found else None


def _names(report: Publication) -> frozenset[str]:
    return frozenset({medium_key(report.publisher), medium_key(report.credit)} - {""})


def _name(words: str, *, medium: bool) -> str | None:
    """The medium that a holder's words name: itself, or whose report it is ('a Reuters report')."""
    return words if medium else _whose_report(words)


@lru_cache(maxsize=4096)
def _whose_report(words: str) -> str | None:
    match = _reports().search(words)
    return match["name"] if match else None


def _told_to(statement: Statement) -> Medium | None:
    """The medium that a holder told something to, named right behind 'told'."""
    if statement.cue is None or statement.cue.text.lower() != "told":
        return None
    match = _addressed().match(statement.quote, statement.cue.end - statement.start)
    return Medium(medium_key(match["name"]), match["name"]) if match else None


@cache
def _reports() -> re.Pattern[str]:
    return re.compile(
        rf"(?:^|\b(?:a|an|the) )(?P<name>{_any_medium()})(?:[’']s)?(?: news)?(?: agency)? "
        r"(?:report|story|dispatch|interview)\b"
    )


@cache
def _addressed() -> re.Pattern[str]:
    sorts = "newspaper|paper|daily|weekly|agency|news agency|broadcaster|magazine"
    return re.compile(rf"\s+(?:the |a )?(?:(?:{sorts}) )?(?P<name>{_any_medium()})\b")


def _any_medium() -> str:
    return "|".join(re.escape(name) for name in sorted(media(), key=lambda name: (-len(name), name)))


def _sentences(report: Report) -> list[frozenset[str]]:
    from communique.documents.shingles import content, running_text, split_sentences  # noqa: PLC0415 - loads parsers

    return [content(s) for s in split_sentences(running_text(report))]


def _stands_in(quote: str, sentences: Iterable[frozenset[str]]) -> bool:
    from communique.documents.shingles import content  # noqa: PLC0415 - see above

    words = content(quote)
    return bool(words) and any(len(words & other) >= SAME * len(words | other) for other in sentences)
