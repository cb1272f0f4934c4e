"""Reports that a later one corrects, retracts or replaces: the old text stays, its claims stand no longer.

Nothing here is stored: it follows from the reports known at a point in time, their copies and their notices, so that
the record as of a day before a correction is what it was.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from communique.model.edtf import Edtf
from communique.model.notice import Effect, Notice
from communique.model.statement import Statement
from communique.record.gather import days_of, gather, overlap
from communique.record.store import Copy, Publication

CORRECTED, RETRACTED, UPDATED, REPLACED = "corrected", "retracted", "updated", "replaced"
EFFECTS = ((Effect.RETRACTION, RETRACTED), (Effect.CORRECTION, CORRECTED), (Effect.UPDATE, UPDATED))  # strongest first
TEXT, ADDRESS, NOTICE = "text", "address", "notice"
TITLE_WORDS = 4  # of a title that names one report and no rubric
DAY = len("2024-02-28")
_WORD = re.compile(r"\w+")
_SCHEME = re.compile(r"^[a-z]+://(www\.)?")

Notices = Mapping[str, Sequence[Notice]]
StatementsOf = Callable[[str], Sequence[Statement]]


@dataclass(frozen=True, slots=True)
class Supersession:
    """One report that takes the place of an earlier one.

    Attributes:
        old: Id of the earlier report.
        new: Id of the later one.
        effect: ``corrected``, ``retracted``, ``updated``, or ``replaced`` where a later version at the same address
            says nothing of what was changed.
        by: ``text``: the later is a version of the whole, shown by their texts; ``address``: shown by their address
            alone; ``notice``: the later names the earlier and speaks of some of it only.
        reasons: What shows that the one is a version of the other, and which is the later.
    """

    old: str
    new: str
    effect: str
    by: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """Why a statement stands no longer.

    Attributes:
        statement: Its id.
        by: Id of the report that corrects, retracts or replaces its own; its own where that says so of itself.
        effect: As of a :class:`Supersession`.
        reasons: What shows it.
    """

    statement: str
    by: str
    effect: str
    reasons: tuple[str, ...]


def supersessions(
    publications: Mapping[str, Publication], copies: Iterable[Copy], notices: Notices
) -> list[Supersession]:
    """Find the reports that later ones of the same publisher take the place of.

    Args:
        publications: The reports known, by id.
        copies: Pairs of reports that are copies.
        notices: By report, where it says that it corrects, retracts or updates another.

    Returns:
        One for each pair of reports, ordered by their ids; the same for any order of input.
    """
    alike = {(c.first, c.second): c for c in copies if c.first in publications and c.second in publications}
    pairs: dict[tuple[str, str], list[str]] = {}
    for a, b, reason in (*_one_address(publications, notices, alike), *_said_alike(publications, alike, notices)):
        pairs.setdefault((a, b), []).append(reason)
    found = []
    for (a, b), reasons in sorted(pairs.items()):
        later = _later(publications[a], publications[b], notices)
        if later is not None and publications[a].text_hash != publications[b].text_hash:
            old, new = (a, b) if later[0] == b else (b, a)
            effect = _effect(notices.get(new, ()))
            by = TEXT if (a, b) in alike else ADDRESS
            found.append(Supersession(old, new, effect, by, (*reasons, later[1])))
    found += _named(publications, notices, set(pairs))
    return sorted(found, key=lambda s: (s.old, s.new))


def _effect(notices: Iterable[Notice]) -> str:
    said = {n.effect for n in notices}
    return next((words for effect, words in EFFECTS if effect in said), REPLACED)


def _one_address(
    publications: Mapping[str, Publication], notices: Notices, alike: Mapping[tuple[str, str], Copy]
) -> Iterator[tuple[str, str, str]]:
    """Two texts of one publisher at one address; an address alone may hold one story today and another tomorrow."""
    places: dict[str, list[str]] = {}
    for ident, report in sorted(publications.items()):
        places.setdefault(_address(report), []).append(ident)
    for idents in places.values():
        for pair in combinations(idents, 2):
            a, b = (publications[i] for i in pair)
            marked = a.url is not None and not notices.keys().isdisjoint(pair)
            titled = bool(_fold(a.title)) and _fold(a.title) == _fold(b.title)
            if _fold(a.publisher) == _fold(b.publisher) and (pair in alike or marked or titled):
                yield *pair, "the same publisher at the same address"


def _said_alike(
    publications: Mapping[str, Publication], alike: Mapping[tuple[str, str], Copy], notices: Notices
) -> Iterator[tuple[str, str, str]]:
    """Two versions of one text by one publisher, one of which says that it corrects, retracts or updates."""
    for (first, second), copy in sorted(alike.items()):
        publisher = _fold(publications[first].publisher)
        if publisher and publisher == _fold(publications[second].publisher) and {first, second} & notices.keys():
            yield first, second, f"the same publisher's text ({copy.kind}: {copy.reasons[0]})"


def _named(
    publications: Mapping[str, Publication], notices: Notices, known: set[tuple[str, str]]
) -> Iterator[Supersession]:
    """Reports that a correction or retraction by their publisher names by their title; of several the latest before."""
    strong = {i: [n for n in held if n.effect is not Effect.UPDATE] for i, held in notices.items() if i in publications}
    wanted = {_fold(publications[i].publisher) for i, held in strong.items() if held} - {""}
    titles: dict[str, list[tuple[str, str]]] = {}
    for ident, report in publications.items():
        title, publisher = _fold(report.title), _fold(report.publisher)
        if publisher in wanted and len(title.split()) >= TITLE_WORDS:
            titles.setdefault(publisher, []).append((title, ident))
    for new, held in sorted(strong.items()):
        words = " | ".join(_fold(n.words) for n in held)
        called: dict[str, list[tuple[str, str]]] = {}
        for title, old in titles.get(_fold(publications[new].publisher), ()) if words else ():
            if old != new and title in words and tuple(sorted((old, new))) not in known:
                later = _later(publications[old], publications[new], notices)
                if later is not None and later[0] == new:
                    called.setdefault(title, []).append((_day(publications[old]), old))
        for title, earlier in sorted(called.items()):
            yield Supersession(max(earlier)[1], new, _effect(held), NOTICE, (f"it names the report “{title}”",))


def _later(a: Publication, b: Publication, notices: Notices) -> tuple[str, str] | None:
    """Which of two versions is the later, and how one knows; None where nothing tells."""
    for one, other in ((a, b), (b, a)):
        before = Edtf.parse(one.published).bounds()[1] if one.published else None
        after = Edtf.parse(other.published).bounds()[0] if other.published else None
        if before and after and before < after:
            return other.id, f"published later: {other.published} after {one.published}"
    marked = [p for p in (a, b) if p.id in notices]
    if len(marked) == 1:
        return marked[0].id, f"it says so: “{notices[marked[0].id][0].words[:80]}”"
    first, second = sorted((a, b), key=lambda p: (p.learnt[:DAY], p.id))
    if first.learnt[:DAY] < second.learnt[:DAY]:
        return second.id, f"read later: {second.learnt[:DAY]} after {first.learnt[:DAY]}"
    return None


def _day(report: Publication) -> str:
    return report.published or report.learnt[:DAY]


def _fold(words: str | None) -> str:
    """Words in small letters without marks; an outlet's article does not count."""
    return " ".join(_WORD.findall((words or "").casefold())).removeprefix("the ")


def _address(report: Publication) -> str:
    """Where a report was found: its URL without scheme, 'www.' and anchor, else the document's name."""
    if report.url is None:
        return report.document
    return _SCHEME.sub("", report.url).split("#", maxsplit=1)[0].rstrip("/")


@dataclass(slots=True)
class _Fates:
    """Which reports take whose place, followed to the last versions."""

    after: dict[str, list[Supersession]] = field(default_factory=dict)

    def onward(self, report: str) -> tuple[list[Supersession], list[str]]:
        """All steps that lead on from a report, nearest first, and the last versions they lead to."""
        steps: list[Supersession] = []
        ends: list[str] = []
        seen, queue = {report}, [report]
        while queue:
            here = queue.pop(0)
            onward = self.after.get(here, [])
            steps += onward
            if not onward:
                ends.append(here)
            queue += [s.new for s in onward if s.new not in seen]
            seen.update(queue)
        return steps, sorted(ends)


def withdrawals(
    found: Iterable[Supersession], notices: Notices, statements_of: StatementsOf, published: Mapping[str, str | None]
) -> dict[str, Withdrawal]:
    """Find the statements that stand no longer.

    A statement of an old version stands where the last one repeats it: tells the same dealing, by the gatherer's
    own comparison, with the same status, numbers, date and place. Of a notice that is no version of the whole, what it
    tells otherwise takes the place of the old, and the rest stands. A retraction leaves nothing of the old, nor
    what it tells only to withdraw it. A notice's own sentence, where it tells the error, is no claim either. A later
    version known by its address alone that repeats no dealing at all is another text, and withdraws nothing.

    Args:
        found: The supersessions.
        notices: The notices of the reports known, by report.
        statements_of: Gives the statements of a report.
        published: Publication date of each report.

    Returns:
        Withdrawals by statement id; the same for any order of reading.
    """
    gone: dict[str, Withdrawal] = {}
    for report, held in sorted(notices.items()):
        for statement in statements_of(report) if any(n.reach != "nothing" for n in held) else ():
            for notice in held:
                if notice.covers(statement.start, statement.end):
                    effect = _effect([notice])
                    why = (f"the report itself says: “{notice.words}”",)
                    gone.setdefault(statement.id, Withdrawal(statement.id, report, effect, why))
    fates = _Fates()
    for step in found:
        if step.by != NOTICE or step.effect == RETRACTED:
            fates.after.setdefault(step.old, []).append(step)
            continue
        for ident in _told_otherwise(statements_of(step.old), statements_of(step.new), published):
            gone.setdefault(ident, Withdrawal(ident, step.new, step.effect, step.reasons))
    for report, first in sorted(fates.after.items()):
        steps, ends = fates.onward(report)
        old = statements_of(report)
        retracting = next((s for s in steps if s.effect == RETRACTED), None)
        if retracting is not None:
            told = [*old, *_retold(old, statements_of(retracting.new), published)]
            lost = {s.id: retracting for s in told}
        else:
            lost = {i: first[0] for end in ends for i in _unrepeated(old, statements_of(end), published, first[0])}
        for ident, step in lost.items():
            gone.setdefault(ident, Withdrawal(ident, step.new, step.effect, step.reasons))
    return gone


def _groups(statements: Iterable[Statement], published: Mapping[str, str | None]) -> dict[str, str]:
    """The dealing of each statement, were these all there are."""
    between = [s for s in statements if s.between_states]
    return {i: d.id for d in gather(between, published) for i in d.statements}


def _retold(old: Sequence[Statement], new: Sequence[Statement], published: Mapping[str, str | None]) -> list[Statement]:
    """What a retraction tells of the dealings it withdraws."""
    dealing = _groups([*old, *new], published)
    told = {dealing[s.id] for s in old if s.id in dealing}
    return [s for s in new if dealing.get(s.id) in told]


def _unrepeated(
    old: Sequence[Statement], new: Sequence[Statement], published: Mapping[str, str | None], step: Supersession
) -> set[str]:
    """Statements of an old version that the last one does not repeat."""
    retold = _retellings(old, new, published)
    if step.by == ADDRESS and not any(retold.values()):
        return set()
    return {s.id for s in old if not any(_same_claim(s, n) for n in retold[s.id])}


def _told_otherwise(
    old: Sequence[Statement], new: Sequence[Statement], published: Mapping[str, str | None]
) -> list[str]:
    """Statements of a report of whose dealings a notice tells something else."""
    retold = _retellings(old, new, published)
    return [s.id for s in old if retold[s.id] and not any(_same_claim(s, n) for n in retold[s.id])]


def _retellings(
    old: Sequence[Statement], new: Sequence[Statement], published: Mapping[str, str | None]
) -> dict[str, list[Statement]]:
    """For each statement of an old version, those of a later one on the same dealing."""
    dealing = _groups([*old, *new], published)
    return {s.id: [n for n in new if _one_matter(s, n, dealing)] for s in old}


def _one_matter(a: Statement, b: Statement, dealing: Mapping[str, str]) -> bool:
    """Whether two statements are on one dealing; those that are not gathered, where the sentence is the same."""
    if a.id in dealing and b.id in dealing:
        return dealing[a.id] == dealing[b.id]
    return a.kind == b.kind and a.quote.split() == b.quote.split()


def _same_claim(a: Statement, b: Statement) -> bool:
    """Whether two statements on one dealing say the same of it, as far as both say it."""
    if a.status != b.status or not overlap(days_of(a), days_of(b)):
        return False
    if a.place and b.place and a.place.name != b.place.name:
        return False
    first, second = _numbers(a), _numbers(b)
    return all(first[thing] == second[thing] for thing in first.keys() & second.keys())


def _numbers(statement: Statement) -> dict[str, set[tuple[float | None, float | None]]]:
    """The numbers of a statement by what they count."""
    found: dict[str, set[tuple[float | None, float | None]]] = {}
    for item in statement.materiel:
        if item.quantity is not None:
            thing = item.designation or item.category
            found.setdefault(thing, set()).add((item.quantity.low, item.quantity.high))
    for money in statement.money:
        found.setdefault(money.currency, set()).add((money.low, money.high))
    return found
