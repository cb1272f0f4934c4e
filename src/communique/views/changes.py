"""What has changed in the record, worded, cited and checked as a brief is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from communique.model.asof import AsOf
from communique.model.errors import InvalidDate
from communique.model.statement import DOUBTFUL, Statement, Status
from communique.record.anew import Anew, anew, read_as_now, revised_between
from communique.record.changes import (
    CONFIRMED,
    CONTRADICTED,
    DATED,
    MOVED,
    NEW,
    SETTLED,
    WITHDRAWN,
    Change,
    compare,
)
from communique.record.record import Snapshot
from communique.record.versions import CORRECTED, REPLACED, RETRACTED, UPDATED
from communique.views.brief import Brief, Numbering, Section, known_words, sources_of, title_of
from communique.views.compose import (
    OPEN,
    Draft,
    Part,
    check,
    disagreement,
    distinct,
    draft_of,
    groups,
    oldest_first,
    uncertain,
)
from communique.views.disagreements import tellers
from communique.views.render.common import counted, date_words, in_words, one_line, outlet, published_words
from communique.views.wording import INNER, sentence

REREAD = "reread"
SECTIONS = (
    (NEW, "New"),
    (MOVED, "Moved on"),
    (CONFIRMED, "Confirmed by further origins"),
    (DATED, "Dated more closely"),
    (CONTRADICTED, "Contradicted or denied"),
    (SETTLED, "In conflict no longer"),
    (WITHDRAWN, "Withdrawn"),
    (REREAD, "Read otherwise: no news, but the same reports, read again"),
    ("uncertain", "New readings to check: the words leave a party, a date or the sense open"),
)
BEFORE = {Status.OCCURRED: "told as done", Status.PLANNED: "planned", Status.POSSIBLE: "only possible"}
GONE = {
    CORRECTED: "No longer told, by a correction",
    RETRACTED: "Retracted",
    UPDATED: "No longer told in the update",
    REPLACED: "No longer told in the later version",
}


@dataclass(frozen=True, slots=True)
class Changes(Brief):
    """What is otherwise than it was, in the form of a brief.

    Attributes:
        since: What was known by then is not new.
        until: What was not known by then is left out; None for now.
    """

    since: AsOf
    until: AsOf | None
    sort: ClassVar[str] = "changes"

    @property
    def particulars(self) -> dict[str, Any]:
        """The two points in time, each with its basis."""
        ends = {"since": self.since, "until": self.until}
        return {name: {"day": end.day, "known_by": str(end.basis)} if end else None for name, end in ends.items()}


def write_changes(before: Snapshot, now: Snapshot, codes: Sequence[str]) -> Changes:
    """Compose what has changed between two states of knowledge.

    Args:
        before: The record as of the earlier point in time.
        now: The record as of the later one, or as it is.
        codes: Codes of states that must all be party; everything if empty.

    Returns:
        The changes. The same record and points in time give the same.

    Raises:
        InvalidDate: The earlier point in time is none, is later than the later one, or goes by the other time.
    """
    since = _since(before.as_of, now.as_of)
    revised = revised_between(before.store, since, now.as_of)
    after = read_as_now(before, now.as_of) if revised else before
    drafting = _Drafting(after, now)
    for change in compare(after, now, codes, lambda s: s.confidence >= DOUBTFUL):
        drafting.add(change)
    for each in anew(before, after, revised, codes) if revised else ():
        drafting.add_anew(each)
    numbering = Numbering(now, drafting.beside)
    sections = tuple(
        Section(name, heading, tuple(map(numbering.line, distinct(sorted(drafting.lines[name], key=oldest_first)))))
        for name, heading in SECTIONS
    )
    citations = tuple(numbering.citations)
    cited = drafting.cited
    return Changes(
        title=f"Changes: {title_of(codes)}" if codes else "Changes",
        states=tuple(codes),
        period=_period(since, now.as_of),
        sections=sections,
        citations=citations,
        sources=sources_of(now, citations),
        failures=tuple(dict.fromkeys(drafting.failures)),
        counts=(
            ("reports", len({now.told[i].report for i in cited})),
            ("origins", now.count_origins(cited)),
            ("statements", len(cited)),
        ),
        since=since,
        until=now.as_of,
    )


def _since(since: AsOf | None, until: AsOf | None) -> AsOf:
    """The earlier point in time, if all that it knows the later one knows too."""
    if since is None or (until is not None and until.last < since.last):
        raise InvalidDate(
            f"changes: nothing can have changed since {since.day if since else 'now'}.",
            "Give a day before today, and an --until that is later.",
        )
    if until is not None and until.basis != since.basis:
        raise InvalidDate(
            f"changes: {since.day} goes by when reports were {since.basis}, {until.day} by when they were "
            f"{until.basis}.",
            "Let both go by one.",
        )
    return since


def _period(since: AsOf, until: AsOf | None) -> str:
    words = f"what was not {known_words(since).removeprefix('as ')}"
    return f"{words}, {known_words(until)}" if until else words


class _Drafting:
    """Drafts the line of each change; the statements it rests on are checked first."""

    def __init__(self, before: Snapshot, now: Snapshot) -> None:
        self.before = before
        self.now = now
        self.lines: dict[str, list[Draft]] = {name: [] for name, _ in SECTIONS}
        self.failures: list[str] = []
        self.cited: set[str] = set()
        self.beside: dict[str, Statement] = {}
        self.sound: dict[str, Statement] = {}
        self.disputed = {i for c in now.conflicts for side in c.sides for i in side.statements}

    def add(self, change: Change) -> None:
        """Draft one change; nothing is drafted where what shows it failed its check."""
        ids = {*change.statements, *change.before}
        self.sound |= check(self.now, {i: self.now.told[i] for i in ids if i not in self.sound}, self.failures)
        made = {
            NEW: self._new, MOVED: self._moved, CONFIRMED: self._confirmed, DATED: self._dated,
            CONTRADICTED: self._contradicted, SETTLED: self._settled, WITHDRAWN: self._withdrawn,
        }[change.sort](change)  # fmt: skip
        for section, draft in made:
            self.lines[section].append(draft)
            self.cited.update(i for _, part in draft.parts for i in part)

    def add_anew(self, each: Anew) -> None:
        """Draft what is read otherwise; nothing where its words are the same, or what shows it failed its check."""
        given = {s.id: s for s in (each.now, each.was) if s is not None}
        if len(check(self.now, given, self.failures)) < len(given):
            return
        now, was = (draft_of(self.before, [s]).parts[0] if s else None for s in (each.now, each.was))
        parts: tuple[Part, ...]
        if now is not None and was is not None:
            if now[0] == was[0]:
                return
            parts = ((f"Now read as: {now[0]}", now[1]), (f"Before: {was[0]}", was[1]))
        else:
            opening = "Read now, and not before" if now else "Read no more"
            parts = tuple((f"{opening}: {words}", ids) for words, ids in (p for p in (now, was) if p))
        shown = each.shown
        self.lines[REREAD].append(Draft(parts, shown.date, str(shown.status), shown.kind))
        self.beside |= {i: s for i, s in given.items() if i not in self.now.told}
        self.cited.update(i for i in given if i in self.now.told)

    def _held(self, idents: Iterable[str]) -> list[Statement]:
        return [self.sound[i] for i in idents if i in self.sound]

    def _new(self, change: Change) -> list[tuple[str, Draft]]:
        told = self._held(change.statements)
        done = {s.date for s in told if s.status is Status.OCCURRED and s.date}
        made = []
        for group in groups(self.now, told):
            if group[0].status in OPEN and group[0].date in done:
                continue  # a plan that was carried out is no longer one
            if group[0].status is Status.DENIED and all(s.id in self.disputed for s in group):
                continue  # told with what it denies
            made.append(("uncertain" if uncertain(group) else NEW, draft_of(self.now, group)))
        return made

    def _moved(self, change: Change) -> list[tuple[str, Draft]]:
        was = BEFORE[Status(change.was or "")]
        return self._beside(change, f"Before, it was {was}, according to {{tellers}}.")

    def _dated(self, change: Change) -> list[tuple[str, Draft]]:
        known = f"its date was {date_words(change.was)}" if change.was else "no date was known"
        return self._beside(change, f"Before, {known}.")

    def _beside(self, change: Change, words: str) -> list[tuple[str, Draft]]:
        """What is told now, and beside it what was known before."""
        told, was = self._held(change.statements), self._held(change.before)
        if not told:
            return []
        draft = self._lead(told)
        if was or not change.before:
            said = words.format(tellers=tellers(self.now, was))
            draft = _with(draft, (said, tuple(s.id for s in was)))
        return [(change.sort, draft)]

    def _confirmed(self, change: Change) -> list[tuple[str, Draft]]:
        told, fresh = self._held(change.statements), self._held(change.fresh)
        if not fresh:
            return []
        count = self.now.count_origins(s.id for s in told)
        origins = f"{counted(count, 'independent origin')}, before {in_words(int(change.was or 0))}"
        words = f"Newly told by {tellers(self.now, fresh)}: {origins}."
        return [(CONFIRMED, _with(self._lead(told), (words, tuple(s.id for s in fresh))))]

    def _contradicted(self, change: Change) -> list[tuple[str, Draft]]:
        if change.conflict is None:
            told = self._held(change.statements)
            return [("uncertain" if uncertain(told) else CONTRADICTED, self._lead(told))] if told else []
        found = disagreement(self.now, change.conflict, self.sound, self.failures)
        if found is None:
            return []
        draft, sides = found
        return [("uncertain" if any(uncertain(side) for side in sides) else CONTRADICTED, draft)]

    def _settled(self, change: Change) -> list[tuple[str, Draft]]:
        found = disagreement(self.before, change.conflict, self.sound, self.failures) if change.conflict else None
        if found is None:
            return []
        draft, _ = found
        opening = ("No longer open. Before, the record said:", ())
        return [(SETTLED, Draft((opening, *draft.parts), draft.date, draft.status, draft.kind))]

    def _withdrawn(self, change: Change) -> list[tuple[str, Draft]]:
        lost, instead = self._held(change.before), self._held(change.statements)
        if not lost:
            return []
        lead = groups(self.before, lost)[0][0]
        gone = self.now.withdrawn[lead.id]
        words = sentence(lead, self.now.published.get(lead.report))
        parts = [(f"{GONE[gone.effect]}: {words}", tuple(s.id for s in lost)), (self._by(gone.by), ())]
        if instead:
            group = groups(self.now, instead)[0]
            parts.append((f"It now says: {draft_of(self.now, group).parts[0][0]}", tuple(s.id for s in group)))
        return [(WITHDRAWN, Draft(tuple(parts), lead.date, "withdrawn", lead.kind))]

    def _by(self, report: str) -> str:
        """What withdrew something: the later report, in its own words where it has any for that."""
        told = self.now.publications[report]
        name = outlet(told.publisher, told.title, told.document)
        stamp = published_words(told.published, told.published_origin)
        notices = [n for n in self.now.notices.get(report, ()) if n.start is not None]
        said = one_line(self.now.report(report).text[notices[0].start : notices[0].end]) if notices else ""
        return f"By {name}, {stamp}: “{said.translate(INNER)}”" if said else f"By {name}, {stamp}."

    def _lead(self, told: Sequence[Statement]) -> Draft:
        """The draft of the group that holds most of some statements of one dealing and status."""
        return draft_of(self.now, max(groups(self.now, told), key=len))


def _with(draft: Draft, part: tuple[str, tuple[str, ...]]) -> Draft:
    return Draft((*draft.parts, part), draft.date, draft.status, draft.kind)
