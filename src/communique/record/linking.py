"""Links between statements: denial and denied, charge and deed, plan and deed, order and delivery.

What stands against what is decided where conflicts are made (disputes.py); that an accusation and the deed alleged, or
a denial and the deed denied, are told in one sentence is known from the reader, which names the entry that led to both.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from communique.model.dealing import Dealing, Link
from communique.model.statement import FROM_CONTEXT, LEFT_OPEN, Party, Statement, Status
from communique.record.blocks import Block, block_of, days_of, family, is_occasion, overlap, same_things, things_of
from communique.record.disputes import BLAME, DENIALS, Told, contradicted_by

DENIES, ANSWERS, ALLEGES = "denies", "answers", "alleges"
CARRIES_OUT, DELIVERS = "carries out", "delivers"
ORDER, DELIVERY = "arms_order", frozenset({"arms_transfer", "military_aid"})
# Reasons that say nothing of which words led to a reading.
NO_ENTRY = frozenset({FROM_CONTEXT, LEFT_OPEN})
Pair = tuple[str, Statement, Statement, tuple[str, ...]]


def find_links(
    dealings: Iterable[Dealing], statements: Mapping[str, Statement], published: Mapping[str, str | None]
) -> list[Link]:
    """List the links between the statements of a record.

    Args:
        dealings: All dealings.
        statements: All statements by id.
        published: Publication date of each report, by id.

    Returns:
        Links ordered by kind, source and target, each once; the same for any order of input.
    """
    ordered = sorted(dealings, key=lambda d: d.id)
    dealing_of = {i: d.id for d in ordered for i in d.statements}
    gathered = {i: statements[i] for i in sorted(dealing_of)}
    names = {id(s): i for i, s in gathered.items()}
    told = Told.of(gathered)
    members = [[gathered[i] for i in dealing.statements] for dealing in ordered]
    found: dict[tuple[str, str, str], Link] = {}
    for pairs in (_against(gathered.values(), told, published), _nested(told), _plans(members, published),
                  _deliveries(gathered.values())):  # fmt: skip
        for kind, source, target, reasons in pairs:
            key = (kind, names[id(source)], names[id(target)])
            found.setdefault(key, Link(*key, (dealing_of[key[1]], dealing_of[key[2]]), reasons))
    return [found[key] for key in sorted(found)]


def _against(statements: Iterable[Statement], told: Told, published: Mapping[str, str | None]) -> Iterator[Pair]:
    """Denials with what they deny or answer, as conflicts know it."""
    for no in statements:
        for yes in contradicted_by(no, told, published):
            answered = no.kind in DENIALS and yes.kind in BLAME
            yield ANSWERS if answered else DENIES, no, yes, _grounds(no, yes, act=no.kind in DENIALS)


def _grounds(no: Statement, yes: Statement, *, act: bool) -> tuple[str, ...]:
    """Why a denial is about what another statement tells."""
    if act:
        beside = "told near it in the same report" if no.report == yes.report else "made by the one it names"
        return (beside, f"of {' '.join(sorted(_codes(no.source)))}")
    things = bool(no.materiel and yes.materiel) and same_things(things_of(no), things_of(yes))
    dated = bool(no.date and yes.date)
    return ("kind and parties agree", *(["dates agree"] if dated else ()), *(["things agree"] if things else ()))


def _nested(told: Told) -> Iterator[Pair]:
    """Accusations and denials with the deed told in the same sentence, by the entry that led to both."""
    for beside in told.by_report.values():
        acts = [s for s in beside if s.kind in BLAME or s.kind in DENIALS]
        for act in acts:
            for deed in beside:
                entries = sorted(_entries(act) & _entries(deed))
                if deed is act or not entries or deed.end <= act.start or act.end <= deed.start:
                    continue
                if deed.kind in BLAME or deed.kind in DENIALS or not _told_by(act, deed):
                    continue
                if act.kind in BLAME and act.target and not _codes(act.target) & set(deed.countries):
                    continue  # 'accuses Asmara of having come when Qatar withdrew': nobody is accused of the latter
                why = (f"told in the same sentence: {', '.join(entries)}",)
                if act.kind in BLAME and deed.status is not Status.DENIED:
                    yield ALLEGES, act, deed, why
                elif act.kind in DENIALS and deed.status is Status.DENIED:
                    yield DENIES, act, deed, why


def _entries(statement: Statement) -> set[str]:
    return {r for r in statement.reasons if r not in NO_ENTRY and not r.startswith("judgement.")}


def _told_by(act: Statement, deed: Statement) -> bool:
    """Whether whoever accuses or denies is the holder of the deed's statement."""
    return deed.holder is not None and deed.holder.country in _codes(act.source)


def _codes(parties: Iterable[Party]) -> set[str]:
    return {p.country for p in parties if p.country}


def _plans(dealings: Iterable[Sequence[Statement]], published: Mapping[str, str | None]) -> Iterator[Pair]:
    """Inside a dealing, each plan with the first that tells it as done, no earlier than the plan was told."""
    for members in dealings:
        done = [s for s in members if s.status is Status.OCCURRED]
        for plan in (s for s in members if s.status is Status.PLANNED and _is_done_once(s.kind)):
            day = published.get(plan.report) or ""
            later = [
                s for s in done
                if s.kind == plan.kind and overlap(days_of(s), days_of(plan)) and s.report != plan.report
                and day and (published.get(s.report) or "") >= day
            ]  # fmt: skip
            if later:
                first = min(later, key=lambda s: (published.get(s.report) or "", s.report, s.start, s.id))
                told = published.get(first.report)
                yield CARRIES_OUT, first, plan, ("one dealing", f"planned as told on {day}, done as told on {told}")


def _is_done_once(kind: str) -> bool:
    """Whether a plan of it can be carried out; what goes on, like cooperation, is planned and done all along."""
    return is_occasion(kind) or family(kind) == "arms"


def _deliveries(statements: Iterable[Statement]) -> Iterator[Pair]:
    """Each delivery with the last order of the same things between the two that it does not precede."""
    orders: dict[Block, list[Statement]] = {}
    deliveries: list[tuple[Block, Statement]] = []
    for statement in statements:
        block = block_of(statement)
        if block is None or statement.status is not Status.OCCURRED or not statement.materiel:
            continue
        if statement.kind == ORDER:
            orders.setdefault(block, []).append(statement)
        elif statement.kind in DELIVERY:
            deliveries.append((block, statement))
    for block, delivery in deliveries:
        fitting = [o for o in orders.get(block, ()) if _same_lot(o, delivery) and _not_after(o, delivery)]
        if fitting:
            last = max(fitting, key=lambda s: (days_of(s)[0] or 0, s.report, s.start, s.id))
            things = ", ".join(sorted(_designations(delivery) & _designations(last)))
            dated = ("ordered before it was delivered",) if last.date and delivery.date else ()
            yield DELIVERS, delivery, last, (f"the same buyer, seller and thing: {things}", *dated)


def _designations(statement: Statement) -> set[str]:
    named, classes = things_of(statement)
    return named or classes


def _same_lot(order: Statement, delivery: Statement) -> bool:
    return bool(_designations(order) & _designations(delivery))


def _not_after(order: Statement, delivery: Statement) -> bool:
    """Whether an order is dated no later than a delivery; where either has no date it may be."""
    first, last = days_of(order)[0], days_of(delivery)[1]
    return first is None or last is None or first <= last
