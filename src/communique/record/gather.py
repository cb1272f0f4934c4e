"""Which statements are about the same dealing: fields compared, never words alone.

Statements of one family of kinds and the same parties form a block. Inside a block the best-dated statements
found dealings first, and vaguer ones join a dealing only where exactly one fits; so no vague statement ever
chains two dated dealings together, and the outcome is a function of the set, not of the order of reading.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from communique.lexicon.who import states
from communique.model.dealing import Dealing
from communique.model.edtf import Edtf
from communique.model.errors import InvalidDate
from communique.model.report import identity
from communique.model.statement import Party, Statement, Status

NEAR_DAYS = 3  # successive days of one visit are told as one; a month apart they are two
MONTH = 31  # an occasion known by less than its month is not told from another of the same year
ENOUGH = 12  # dealings that fit, after which it is plain that a statement belongs to no one of them
NEARBY = 600  # code points, about two paragraphs: an undated mention belongs to the occasion told beside it
FAMILIES: Mapping[str, str] = {
    kind: name
    for name, kinds in {
        "encounter": "visit hosting meeting summit call talks",
        "arms": "arms_transfer military_aid arms_order",
        "fighting": "attack air_strike incursion harassment seizure",
        "warfare": "war occupation",
        "forces": "deployment mobilization military_buildup show_of_force",
        "custody": "detention abduction",
        "sanctions": "sanction embargo trade_restriction",
        "blame": "accusation criticism complaint",
        "refusal": "rejection refusal",
        "asking": "request demand appeal",
        "help": "aid humanitarian_aid",
        "menace": "threat warning ultimatum",
        "drill": "joint_exercise training",
        "ties": "cooperation military_cooperation relations trade",
    }.items()
    for kind in kinds.split()
}
# Families and kinds whose parties stand on one level: who comes first in the text does not matter.
LEVEL = frozenset(
    "encounter drill ties agreement intelligence_sharing mediation co_production ceasefire energy "
    "judicial_cooperation".split()
)
# Words said to or against somebody: what was said tells one from another where no date does.
SPOKEN = frozenset({"asking", "menace", "blame", "denial", "refusal"})
ANSWERS = frozenset({"denial", "refusal"})
TELLING = 2  # content words from which on one can tell what somebody demands or denies
STEM = 5  # first letters of a word that its forms share
CLAUSE_END = re.compile(r"[:;]|,\s(?:but|and|saying|adding|while)\s")  # what follows is another matter
CONTENT = re.compile(r"[^\W\d_]{4,}")
EMPTY = frozenset(
    "that this these those their them they with from have been were will would could should must into over under about "
    "after before during what which when where whom whose also only than then there here such other between against "
    "said says told saying adding added because while since until being had has its year month week monday tuesday "
    "wednesday thursday friday saturday sunday charge charges claim claims accusation accusations allegation "
    "allegations report reports lies baseless false outright slander account".split()
)
GOING_ON = frozenset({"harassment", "seizure"})
# Sorts of parties that carry the code of a state, or of none, and are not that state. A breakaway territory is not
# among them: its leaders and bodies carry the state's code alone, and one dealing would come apart.
OF_THEIR_OWN = ("movement:", "organisation:")
# An order names the buyer first, a delivery the seller: turned round, they are about one transfer.
TURNED = frozenset({"arms_order"})
# Families and kinds that only one dated occasion can be meant by; others ('ties') go on and need no date to be one.
OCCASIONS = frozenset(
    "encounter agreement drill fighting sanctions custody expulsion recall release assassination invitation "
    "letter asking menace".split()
)

Days = tuple[int | None, int | None]
Block = tuple[str, tuple[str, ...], tuple[str, ...]]


@dataclass(slots=True)
class Cluster:
    """A dealing in the making: its members, the days they narrow it to, the things it is about."""

    members: list[Statement]
    first: int | None
    last: int | None
    named: set[str]
    classes: set[str]
    reasons: set[str] = field(default_factory=set)

    def join(self, statement: Statement, why: str) -> None:
        """Take a statement in, saying why."""
        named, classes = things_of(statement)
        self.members.append(statement)
        self.named |= named
        self.classes |= classes
        self.reasons.add(why)
        if self.first is None and self.last is None:
            self.first, self.last = days_of(statement)


def family(kind: str) -> str:
    """The family a kind belongs to; kinds of none are their own."""
    return FAMILIES.get(kind, kind)


def is_occasion(kind: str) -> bool:
    """Whether only one dated occasion can be meant; some kinds of a family of occasions may go on all the same."""
    return family(kind) in OCCASIONS and kind not in GOING_ON


def block_of(statement: Statement) -> Block | None:
    """What statements on the same dealing must share: family of kind and parties; None without any party."""
    name = family(statement.kind)
    source, target = _codes(statement.source), _codes(statement.target)
    if not source and not target:
        return None
    if name in LEVEL:
        return name, tuple(sorted({*source, *target})), ()
    return (name, target, source) if statement.kind in TURNED else (name, source, target)


def _codes(side: Iterable[Party]) -> tuple[str, ...]:
    """The parties of a side by state; a movement or organisation stands for itself."""
    return tuple(sorted({p.id if p.id and p.id.startswith(OF_THEIR_OWN) else p.country for p in side if p.country}))


@cache
def _days(date: str) -> Days:
    try:
        first, last = Edtf.parse(date).bounds()
    except InvalidDate:  # verify reports it; until then it dates nothing
        return None, None
    return (first.toordinal() if first else None, last.toordinal() if last else None)


def days_of(statement: Statement) -> Days:
    """First and last day of a statement's date as ordinals; None for open or unknown ends."""
    return _days(statement.date) if statement.date else (None, None)


def things_of(statement: Statement) -> tuple[set[str], set[str]]:
    """The designations and the categories of a statement's materiel."""
    named = {m.designation for m in statement.materiel if m.designation}
    return named, {m.category for m in statement.materiel}


def same_things(a: tuple[set[str], set[str]], b: tuple[set[str], set[str]]) -> bool:
    """Whether nothing keeps two lots of materiel apart: designations must meet, else categories."""
    if a[0] and b[0]:
        return bool(a[0] & b[0])
    return not (a[1] and b[1]) or bool(a[1] & b[1])


def overlap(a: Days, b: Days, slack: int = 0) -> bool:
    """Whether two stretches of days share a day, or come within ``slack`` days; open ends reach for ever."""
    far = 10**8
    first = max(a[0] if a[0] is not None else -far, b[0] if b[0] is not None else -far)
    last = min(a[1] if a[1] is not None else far, b[1] if b[1] is not None else far)
    return first - last <= slack


def _span(days: Days) -> int:
    first, last = days
    if first is None and last is None:
        return 10**9  # undated: the vaguest of all
    return last - first + 1 if first is not None and last is not None else 10**8


def gather(statements: Iterable[Statement], published: Mapping[str, str | None]) -> list[Dealing]:
    """Gather statements into dealings.

    Args:
        statements: Statements of the record.
        published: Publication date of each report, by id.

    Returns:
        Dealings, each statement in exactly one, ordered by id; the same for any order of input.
    """
    blocks: dict[Block, list[Statement]] = {}
    alone: list[Statement] = []
    for statement in statements:
        key = block_of(statement)
        if key is None:
            alone.append(statement)
        else:
            blocks.setdefault(key, []).append(statement)
    clusters = [_found(statement) for statement in alone]
    for members in blocks.values():
        clusters.extend(clusters_of(members))
    return sorted((_dealing(cluster, published) for cluster in clusters), key=lambda d: d.id)


def clusters_of(block: Iterable[Statement]) -> list[Cluster]:
    """Part a block into dealings, the most precisely dated statements first."""
    index = _Index()
    for statement in sorted(block, key=_precedence):
        days = days_of(statement)
        home = _home(statement, days, index)
        if home is None:
            home = _found(statement)
            index.add(home)
        index.by_report.setdefault(statement.report, {})[id(home)] = home
    return index.found


@dataclass(slots=True)
class _Index:
    """The dealings of a block so far, by what a statement may know them by."""

    found: list[Cluster] = field(default_factory=list)
    by_core: dict[Days, list[Cluster]] = field(default_factory=dict)
    by_day: dict[int, list[Cluster]] = field(default_factory=dict)
    by_report: dict[str, dict[int, Cluster]] = field(default_factory=dict)

    def add(self, cluster: Cluster) -> None:
        """Take up a new dealing; those of a month or less are found by each of their days."""
        core = (cluster.first, cluster.last)
        self.found.append(cluster)
        self.by_core.setdefault(core, []).append(cluster)
        if _span(core) <= MONTH and cluster.first is not None and cluster.last is not None:
            for day in range(cluster.first, cluster.last + 1):
                self.by_day.setdefault(day, []).append(cluster)

    def around(self, days: Days, slack: int) -> list[Cluster]:
        """Dealings of a month or less with a day in a stretch, or within some days of it."""
        first, last = days
        if first is None or last is None:
            return []
        wanted = range(first - slack, last + slack + 1)
        return list({id(c): c for day in wanted for c in self.by_day.get(day, ())}.values())

    def candidates(self, statement: Statement, days: Days) -> Iterable[Cluster]:
        """Where a statement may belong; more than enough to see whether it is exactly one."""
        occasion = is_occasion(statement.kind)
        if statement.date is None and occasion:
            return list(self.by_report.get(statement.report, {}).values())
        if _span(days) == 1 or (occasion and _span(days) <= MONTH):
            return self.around(days, NEAR_DAYS)
        return [] if occasion else self.found


def _precedence(statement: Statement) -> tuple[int, bool, int, str, int, str]:
    days = days_of(statement)
    return (
        _span(days),
        not statement.materiel,
        days[0] or 0,
        statement.report,
        statement.start,
        statement.id,
    )


def _found(statement: Statement) -> Cluster:
    named, classes = things_of(statement)
    first, last = days_of(statement)
    return Cluster([statement], first, last, named, classes)


def _home(statement: Statement, days: Days, index: _Index) -> Cluster | None:
    """The one dealing a statement belongs to, if there is exactly one."""
    near = index.by_report.get(statement.report, {}).values()
    for clusters in (index.by_core.get(days, ()), near, index.candidates(statement, days)):
        fitting: list[tuple[Cluster, str]] = []
        for cluster in clusters:
            why = _fits(statement, days, cluster)
            if why is not None and (clusters is not near or _distance(statement, cluster) is not None):
                fitting.append((cluster, why))
            if len(fitting) > ENOUGH:
                break
        closest = _closest(statement, fitting) if len(fitting) > 1 else fitting
        if len(closest) == 1:
            cluster, why = closest[0]
            cluster.join(statement, why)
            return cluster
    return None


def _closest(statement: Statement, candidates: Sequence[tuple[Cluster, str]]) -> Sequence[tuple[Cluster, str]]:
    """Of several dealings that fit, the one told beside the statement, or of the same things."""
    gaps = [_distance(statement, cluster) for cluster, _ in candidates]
    beside = [(gap, n) for n, gap in enumerate(gaps) if gap is not None]
    if beside:
        return [candidates[min(beside)[1]]]
    things = things_of(statement)
    same = [(c, why) for c, why in candidates if (c.named, c.classes) == things]
    return same if len(candidates) <= ENOUGH and same else candidates


def _distance(statement: Statement, cluster: Cluster) -> int | None:
    gaps = [abs(m.start - statement.start) for m in cluster.members if m.report == statement.report]
    nearest = min(gaps, default=NEARBY)
    return nearest if nearest < NEARBY else None


def _fits(statement: Statement, days: Days, cluster: Cluster) -> str | None:
    """Why a statement may be about a dealing, or None."""
    if not same_things(things_of(statement), (cluster.named, cluster.classes)):
        return None
    core = (cluster.first, cluster.last)
    occasion = is_occasion(statement.kind)
    if family(statement.kind) in SPOKEN and _of_another_matter(statement, days, cluster):
        return None
    if statement.date is None or core == (None, None):
        if statement.kind not in {m.kind for m in cluster.members} and family(statement.kind) != "arms":
            return None  # without dates, a visit and a call are two; an order and its delivery are one
        beside = _distance(statement, cluster) is not None
        return _said(("no date keeps them apart", not occasion), ("told beside it in the same report", beside))
    if occasion:
        return _same_occasion(statement, days, cluster)
    alike = statement.kind in {m.kind for m in cluster.members}
    return _said(("same date", core == days), ("dates overlap", alike and overlap(core, days)))


def _of_another_matter(statement: Statement, days: Days, cluster: Cluster) -> bool:
    """Whether what is said parts words from a dealing: of one date only where it plainly is another matter."""
    if days != (cluster.first, cluster.last) or statement.date is None:
        return not any(_same_matter(statement, member) for member in cluster.members)
    members = cluster.members
    if _span(days) == 1 and family(statement.kind) not in ANSWERS:  # two reports of a day word a demand in two ways
        members = [m for m in members if m.report == statement.report]
    return bool(members) and all(_two_matters(statement, m) for m in members)


def _same_matter(a: Statement, b: Statement) -> bool:
    """Whether two words of the same sort and parties may be about one thing.

    In one report what is said too briefly to tell ('rejected the charge') may be, but for denials, of which each
    answers its own; in two reports the words after the triggers must meet: of the fewer content words, half. Where
    nothing follows a trigger ('…, a charge Oslo denies'), the whole sentences are compared.
    """
    first, second = matter_of(a), matter_of(b)
    fewer = min(len(first), len(second))
    if a.report == b.report and fewer < TELLING:
        return not _two_matters(a, b)
    if not first and not second:
        first, second = _content(a.quote), _content(b.quote)
        fewer = min(len(first), len(second))
        return fewer >= TELLING and 2 * len(first & second) >= max(len(first), len(second))
    return fewer > 0 and 2 * len(first & second) >= fewer


def _two_matters(a: Statement, b: Statement) -> bool:
    """Whether the words plainly say two things; a denial in a word is not the one that says what it denies."""
    first, second = matter_of(a), matter_of(b)
    fewer, more = sorted((len(first), len(second)))
    if fewer >= TELLING:
        return 2 * len(first & second) < fewer
    return family(a.kind) in ANSWERS and a.report == b.report and fewer == 0 and more >= TELLING


@cache
def matter_of(statement: Statement, *, whole: bool = False) -> frozenset[str]:
    """The stems of the content words after a statement's trigger, without its parties' names.

    Args:
        statement: The statement.
        whole: Whether the trigger's own words count, as in 'would recognise' for a denial of recognition.
    """
    at = statement.trigger_start if whole else statement.trigger_end
    said = CLAUSE_END.split(statement.quote[at - statement.start :].lower(), maxsplit=1)[0]
    names = (n for p in statement.parties for n in (p.name, (p.label or "").split(":")[0]))
    named = {word[:STEM].lower() for name in names for word in name.split() if word[:1].isupper()}
    return frozenset(stem for stem in _content(said) if stem not in named and stem not in _state_words())


def _content(words: str) -> frozenset[str]:
    """The stems of the content words in some words."""
    return frozenset(w[:STEM] for w in CONTENT.findall(words.lower()) if w not in EMPTY)


@cache
def _state_words() -> frozenset[str]:
    """The stems of the names and adjectives of states that are one word: who, and not what."""
    found = {e["name"] for e in states().values()}
    found |= {w for e in states().values() for w in (e.get("demonyms") or {}).get("adjectives") or ()}
    return frozenset(str(name).lower()[:STEM] for name in found if " " not in str(name) and len(str(name)) >= STEM)


def _same_occasion(statement: Statement, days: Days, cluster: Cluster) -> str | None:
    core = (cluster.first, cluster.last)
    single = _span(core) == _span(days) == 1
    other = family(statement.kind) == "encounter" and statement.kind not in {m.kind for m in cluster.members}
    narrow = not single and max(_span(core), _span(days)) <= MONTH
    return _said(
        ("same date", core == days),
        (f"within {NEAR_DAYS} days", single and other and overlap(core, days, NEAR_DAYS)),
        ("dates overlap within a month", narrow and overlap(core, days)),
    )


def _said(*reasons: tuple[str, bool]) -> str | None:
    """The first reason that holds, or None."""
    return next((words for words, holds in reasons if holds), None)


def _dealing(cluster: Cluster, published: Mapping[str, str | None]) -> Dealing:
    ordered = sorted(cluster.members, key=lambda s: (published.get(s.report) or "9999", s.report, s.start, s.id))
    kinds = [s.kind for s in ordered]
    kind = max(sorted(set(kinds)), key=kinds.count)
    lead = next(s for s in ordered if s.kind == kind)
    source = {p.country for p in lead.source if p.country}
    target = {p.country for p in lead.target if p.country}
    if family(kind) in LEVEL:
        source, target = source | target, set()
    parties = " ".join(sorted(source | target))
    reasons = [f"kind {' '.join(sorted(set(kinds)))}", f"parties {parties}", *sorted(cluster.reasons)]
    return Dealing(
        id=identity("d", ordered[0].id),
        kind=kind,
        source=tuple(sorted(source)),
        target=tuple(sorted(target)),
        date=best_date(ordered),
        status=_status(ordered),
        statements=tuple(s.id for s in ordered),
        reasons=tuple(reasons) if len(ordered) > 1 else (),
    )


def best_date(group: Sequence[Statement]) -> str | None:
    """The most precise date; of equals the one most statements give, then the earliest."""
    dates = [s.date for s in group if s.date]
    if not dates:
        return None
    return min(sorted(set(dates)), key=lambda d: (_span(_days(d)), -dates.count(d)))


def _status(group: Sequence[Statement]) -> str:
    """What the statements say together: one status, or disputed where some deny what others assert."""
    held = {s.status for s in group}
    if Status.DENIED in held and held - {Status.DENIED}:
        return "disputed"
    for status in (Status.OCCURRED, Status.PLANNED, Status.POSSIBLE, Status.DENIED):
        if status in held:
            return str(status)
    return str(Status.OCCURRED)
