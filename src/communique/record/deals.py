"""Deals through their life: lots of one thing between one supplier and one recipient, made one line of a register.

Lots that name all three found deals; those that leave something open join a deal only where exactly one fits, and
are uncertain there. Each step looks only at what the steps before it made of all lots, so the register is a function
of the set of statements and not of the order of reading.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from communique.lexicon.materiel import find_designations
from communique.model.deal import Deal
from communique.model.dealing import Conflict, Dealing
from communique.model.report import identity
from communique.model.statement import Statement, Status
from communique.record.dealcells import About, cells_of
from communique.record.dealdoubts import Known
from communique.record.disputes import DENIALS, denies, same_voice
from communique.record.lots import REFUSED, SHOWN, Lot, Thing, lots_of, things_in

SIDE_OPEN = "a side not named"
TYPE_OPEN = "type not named"
BY_MAKER = "supplier taken from who makes it"
Key = tuple[str, str, tuple[str, ...], str]


@dataclass(slots=True)
class _Draft:
    """A deal in the making: what it is about, and its lots with what makes each uncertain there."""

    key: Key
    supplier: str
    recipient: str
    pair: tuple[str, ...]
    designation: str | None
    categories: set[str]
    lots: list[tuple[Lot, frozenset[str]]] = field(default_factory=list)

    def take(self, lot: Lot, *doubts: str) -> None:
        """Take a lot in."""
        loose = {TYPE_OPEN} if self.designation and not lot.designation else set()
        self.lots.append((lot, lot.doubts | frozenset(doubts) | loose))
        if lot.category and (lot.designation or not self.designation):
            self.categories.add(lot.category)


@dataclass(slots=True)
class _Drafts:
    """All deals so far, by key and by each of their sides."""

    found: dict[Key, _Draft] = field(default_factory=dict)
    by_side: dict[str, dict[Key, _Draft]] = field(default_factory=dict)

    def of(self, lot: Lot) -> _Draft:
        """The deal of the very parties and thing of a lot, founded if there is none."""
        key = (lot.supplier, lot.recipient, lot.pair, _thing_key(lot))
        if key not in self.found:
            draft = _Draft(key, lot.supplier, lot.recipient, lot.pair, lot.designation, set())
            self.found[key] = draft
            for side in filter(None, (lot.supplier, lot.recipient, *lot.pair)):
                self.by_side.setdefault(side, {})[key] = draft
        return self.found[key]

    def only(self, lot: Lot) -> _Draft | None:
        """The one deal a lot fits, if there is exactly one; of a noun, that of the one type it may stand for."""
        side = lot.supplier or lot.recipient or next(iter(lot.pair), "")
        near = [d for d in self.by_side.get(side, {}).values() if _sides_fit(lot, d)]
        thing = _thing_key(lot)
        same = [d for d in near if d.key[3] == thing]
        sort = [d for d in near if d.designation and lot.classes & d.categories] if not lot.designation else []
        if not lot.stage and not thing:
            sort = near  # 'X denied having sold it any': where the two have one deal, it is that one
        fitting = sort or same
        return fitting[0] if len(fitting) == 1 else None


def find_deals(
    dealings: Iterable[Dealing], statements: Mapping[str, Statement], conflicts: Iterable[Conflict]
) -> list[Deal]:
    """Write the register.

    Args:
        dealings: All dealings.
        statements: All statements by id.
        conflicts: All conflicts: what somebody disputes is uncertain.

    Returns:
        Deals ordered by supplier, recipient, designation, category; the same for any order of input. A denial or a
        refusal alone makes no deal.
    """
    lots = [lot for dealing in dealings for lot in _lots(dealing, statements)]
    lots.sort(key=_order)
    drafts = _gather(lots)
    asserted = [d for d in drafts.found.values() if any(lot.stage not in ("", REFUSED) for lot, _ in d.lots)]
    no = _disputed(conflicts, statements)
    deals = [_deal(draft, no, statements) for draft in asserted]
    return sorted(deals, key=_in_order)


def _in_order(deal: Deal) -> tuple[str, ...]:
    """By what the cells say, brackets aside."""
    return (*(c.text.strip("()") for c in (deal.supplier, deal.recipient, deal.designation, deal.category)), deal.id)


def _lots(dealing: Dealing, statements: Mapping[str, Statement]) -> Iterator[Lot]:
    members = [statements[i] for i in dealing.statements]
    named = {(t.designation, t.category, t.classes) for s in members for t in things_in(s)}
    only = Thing(*next(iter(named)), None) if len(named) == 1 else None
    for member in members:
        yield from lots_of(member, dealing.id, only)


def _order(lot: Lot) -> tuple[str, str, str, str]:
    return (lot.statement.id, lot.designation or "", lot.category or "", f"{lot.supplier} {lot.recipient} {lot.pair}")


def _gather(lots: Sequence[Lot]) -> _Drafts:
    """Part lots into deals: the named and directed first, then those that leave a side or the type open."""
    drafts = _Drafts()
    directed = [lot for lot in lots if lot.supplier and lot.recipient]
    rest = [lot for lot in lots if not (lot.supplier and lot.recipient)]
    told = [lot for lot in directed if lot.stage not in ("", REFUSED)]
    for lot in told:
        if lot.designation:
            drafts.of(lot).take(lot)
    _settle([lot for lot in rest if lot.designation], drafts)
    loose = [lot for lot in told if not lot.designation]
    homes = [drafts.only(lot) for lot in loose]
    for lot, home in zip(loose, homes, strict=True):
        (home or drafts.of(lot)).take(lot)
    _settle([lot for lot in rest if not lot.designation], drafts)
    for lot in directed:  # denials found nothing: they stand with what they deny
        if lot.stage in ("", REFUSED):
            home = drafts.only(lot)
            if home is not None:
                home.take(lot)
    return drafts


def _settle(lots: Sequence[Lot], drafts: _Drafts) -> None:
    """Place lots that do not say which side supplies, or leave a side out."""
    homes = [drafts.only(lot) for lot in lots]
    made = [(lot, home or _by_maker(lot, drafts)) for lot, home in zip(lots, homes, strict=True)]
    for (lot, home), first in zip(made, homes, strict=True):
        if home is not None:
            why = () if first is not None and lot.pair else (SIDE_OPEN,) if first is not None else (BY_MAKER,)
            home.take(lot, *why)
        elif lot.stage not in ("", REFUSED) and lot.statement.kind not in SHOWN and _names(lot):
            drafts.of(lot).take(lot, SIDE_OPEN)


def _names(lot: Lot) -> bool:
    """Whether a lot says enough to be a line: a thing, and one side at least."""
    return bool((lot.designation or lot.category) and (lot.supplier or lot.recipient or lot.pair))


def _thing_key(lot: Lot) -> str:
    """What a lot is known by: its designation, else the sorts its noun may stand for, else the noun."""
    return f"={lot.designation}" if lot.designation else "/".join(sorted(lot.classes)) or lot.category or ""


def _sides_fit(lot: Lot, draft: _Draft) -> bool:
    if lot.pair:
        return lot.pair in (draft.pair, tuple(sorted((draft.supplier, draft.recipient))))
    return all(not said or said == held for said, held in
               ((lot.supplier, draft.supplier), (lot.recipient, draft.recipient)))  # fmt: skip


def _by_maker(lot: Lot, drafts: _Drafts) -> _Draft | None:
    """Where the two do not say who supplies, the one that makes the thing does."""
    maker = next((h.value.maker for h in find_designations(lot.designation or "")), None)
    if maker not in lot.pair or lot.stage in ("", REFUSED):
        return None
    other = next(code for code in lot.pair if code != maker)
    return drafts.of(replace(lot, supplier=str(maker), recipient=other, pair=()))


def _disputed(conflicts: Iterable[Conflict], statements: Mapping[str, Statement]) -> dict[str, set[str]]:
    """Ids of the denials in open conflicts, by the statement that each stands against."""
    no: dict[str, set[str]] = {}
    for conflict in conflicts:
        if conflict.kind != "occurrence":
            continue
        ids = [i for side in conflict.sides for i in side.statements if i in statements]
        against = {i for i in ids if statements[i].status is Status.DENIED or statements[i].kind in DENIALS}
        for i in ids:
            if i not in against and against:
                no.setdefault(i, set()).update(against)
    return no


def _deal(draft: _Draft, no: Mapping[str, set[str]], statements: Mapping[str, Statement]) -> Deal:
    denied = [lot for lot, _ in draft.lots if not lot.stage]
    against = {lot.statement.id for lot in denied}
    known: list[Known] = []
    for lot, doubts in draft.lots:
        if lot.stage:
            told_against = no.get(lot.statement.id, set())
            contested = told_against or any(_contests(d, lot) for d in denied)
            against |= told_against
            known.append(Known(lot, doubts | {"disputed"} if contested else doubts))
    about = About(draft.supplier, draft.recipient, draft.pair, draft.designation, tuple(sorted(draft.categories)))
    return Deal(
        id=identity("a", *draft.key[:2], *draft.pair, draft.key[3]),
        dealings=tuple(sorted({lot.dealing for lot, _ in draft.lots})),
        statements=tuple(sorted({k.lot.statement.id for k in known} | against)),
        **cells_of(about, known, [statements[i] for i in sorted(against)]),
    )


def _contests(denial: Lot, lot: Lot) -> bool:
    no, yes = denial.statement, lot.statement
    return denies(no, yes) or (denial.dealing == lot.dealing and not same_voice(no, yes))
