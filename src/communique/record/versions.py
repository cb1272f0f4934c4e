"""Versions of one report: which reports a later one of the same publisher takes the place of.

Nothing here is stored: it follows from the reports known at a point in time, their copies and their notices, so that
the record as of a day before a correction is what it was.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from communique.model.edtf import Edtf
from communique.model.kinship import Kinship
from communique.model.notice import Effect, Notice
from communique.record.filing import TITLE_WORDS, address, fold, outlet
from communique.record.store import Copy, Publication

CORRECTED, RETRACTED, UPDATED, REPLACED = "corrected", "retracted", "updated", "replaced"
EFFECTS = ((Effect.RETRACTION, RETRACTED), (Effect.CORRECTION, CORRECTED), (Effect.UPDATE, UPDATED))  # strongest first
TEXT, ADDRESS, NOTICE = "text", "address", "notice"
UPDATE_DAYS = 3  # between two versions of a running story; agencies update one within hours
DAY = len("2024-02-28")

Notices = Mapping[str, Sequence[Notice]]


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
    alike = {
        (c.first, c.second): c
        for c in copies
        if c.kind != Kinship.EXCERPT and c.first in publications and c.second in publications
    }
    shown: dict[tuple[str, str], list[_Evidence]] = {}
    for evidence in (*_one_address(publications, alike), *_alike(publications, alike, notices)):
        shown.setdefault((evidence.first, evidence.second), []).append(evidence)
    found = []
    for pair, evidences in sorted(shown.items()):
        a, b = (publications[i] for i in pair)
        later = _later(a, b, notices) if a.text_hash != b.text_hash else None
        if later is None:
            continue
        new, how = later
        old = pair[0] if new == pair[1] else pair[1]
        effect = effect_of(notices.get(new, ()))
        reasons = [e.reason for e in evidences if e.enough or _says_so(publications[old], publications[new], effect)]
        if reasons:
            found.append(Supersession(old, new, effect, TEXT if pair in alike else ADDRESS, (*reasons, how)))
    found += _named(publications, notices, {tuple(sorted((s.old, s.new))) for s in found})
    found += _with_versions(found, publications, notices)
    return sorted(found, key=lambda s: (s.old, s.new))


@dataclass(frozen=True, slots=True)
class _Evidence:
    """What shows two reports, by their ids in order, to be versions of one; if not enough, the later must say so."""

    first: str
    second: str
    reason: str
    enough: bool


def _says_so(old: Publication, new: Publication, effect: str) -> bool:
    """Whether the later version says that it is one; an update comes soon, what is alike later is a follow-up."""
    if effect != UPDATED:
        return effect != REPLACED
    days = [Edtf.parse(p.published or p.learnt[:DAY]).bounds()[0] for p in (old, new)]
    return all(days) and (days[1] - days[0]).days <= UPDATE_DAYS  # type: ignore[operator]


def effect_of(notices: Iterable[Notice]) -> str:
    """What the notices of a later report make of the earlier one; ``replaced`` where there are none."""
    said = {n.effect for n in notices}
    return next((words for effect, words in EFFECTS if effect in said), REPLACED)


def _one_address(publications: Mapping[str, Publication], alike: Mapping[tuple[str, str], Copy]) -> Iterator[_Evidence]:
    """Two texts of one publisher at one address; an address alone may hold one story today and another tomorrow."""
    places: dict[str, list[str]] = {}
    for ident, report in publications.items():
        places.setdefault(address(report.document, report.url), []).append(ident)
    for idents in places.values():
        for pair in combinations(sorted(idents), 2) if len(idents) > 1 else ():
            a, b = (publications[i] for i in pair)
            titled = bool(fold(a.title)) and fold(a.title) == fold(b.title)
            enough = pair in alike or titled
            if outlet(a.publisher) == outlet(b.publisher) and (enough or a.url is not None):
                yield _Evidence(*pair, "the same publisher at the same address", enough)


def _alike(
    publications: Mapping[str, Publication], alike: Mapping[tuple[str, str], Copy], notices: Notices
) -> Iterator[_Evidence]:
    """Two copies of one text by one publisher, where one may say that it corrects, retracts or updates the other."""
    for (first, second), copy in alike.items():
        if first in notices or second in notices:
            publisher = outlet(publications[first].publisher)
            if publisher and publisher == outlet(publications[second].publisher):
                reason = f"the same publisher's text ({copy.kind}: {copy.reasons[0]})"
                yield _Evidence(first, second, reason, enough=False)


def _named(
    publications: Mapping[str, Publication], notices: Notices, known: set[tuple[str, ...]]
) -> Iterator[Supersession]:
    """Reports that a correction or retraction by their publisher names by their title; of several the latest before."""
    strong = {i: [n for n in held if n.effect is not Effect.UPDATE] for i, held in notices.items() if i in publications}
    wanted = {outlet(publications[i].publisher) for i, held in strong.items() if held} - {""}
    titles: dict[str, list[tuple[str, str]]] = {}
    for ident, report in publications.items():
        if wanted and outlet(report.publisher) in wanted:
            title = fold(report.title)
            if len(title.split()) >= TITLE_WORDS:
                titles.setdefault(outlet(report.publisher), []).append((title, ident))
    for new, held in sorted(strong.items()):
        words = " | ".join(f" {fold(n.words)} " for n in held)
        called: dict[str, list[tuple[str, str]]] = {}
        for title, old in titles.get(outlet(publications[new].publisher), ()) if words else ():
            if old != new and f" {title} " in words and tuple(sorted((old, new))) not in known:
                later = _later(publications[old], publications[new], notices)
                if later is not None and later[0] == new:
                    called.setdefault(title, []).append((_day(publications[old]), old))
        for _, earlier in sorted(called.items()):
            old = max(earlier)[1]
            yield Supersession(old, new, effect_of(held), NOTICE, (f"it names “{publications[old].title}”",))


def _with_versions(
    found: Sequence[Supersession], publications: Mapping[str, Publication], notices: Notices
) -> Iterator[Supersession]:
    """A retraction of one version of a report is one of all its versions before it."""
    beside: dict[str, set[str]] = {}
    for step in found:
        if step.by != NOTICE:
            beside.setdefault(step.old, set()).add(step.new)
            beside.setdefault(step.new, set()).add(step.old)
    known = {(s.old, s.new) for s in found}
    for step in found:
        if step.effect != RETRACTED:
            continue
        family, queue = {step.old, step.new}, [step.old]
        while queue:
            further = sorted(beside.get(queue.pop(0), set()) - family)
            family.update(further)
            queue += further
        for version in sorted(family - {step.old, step.new}):
            later = _later(publications[version], publications[step.new], notices)
            if (version, step.new) not in known and later is not None and later[0] == step.new:
                known.add((version, step.new))
                reasons = (*step.reasons, "a version of what it retracts")
                yield Supersession(version, step.new, RETRACTED, step.by, reasons)


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
