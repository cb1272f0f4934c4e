"""The cells of a deal: each with the statements it rests on, in brackets where they leave it uncertain."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from communique.model.deal import STAGES, Cell
from communique.model.edtf import Edtf
from communique.model.errors import InvalidDate
from communique.model.statement import Money, Statement
from communique.record.blocks import days_of
from communique.record.conflicts import Bounds, bounds_in_words
from communique.record.dealdoubts import Known, bounds_of, cell_of, doubts_of, joined
from communique.record.dealstory import comments_of
from communique.record.gather import best_date
from communique.record.lots import NOTES
from communique.record.occasions import Occasion, at_odds, same_order, summed

NUMBERS_DIFFER, YEARS_DIFFER, SUMS_DIFFER = "numbers differ", "years differ", "sums differ"
SHARED = "named with other sums or things"


@dataclass(frozen=True, slots=True)
class About:
    """What a deal is about; ``pair`` stands in for supplier and recipient where it is not said which is which."""

    supplier: str
    recipient: str
    pair: tuple[str, ...]
    designation: str | None
    categories: tuple[str, ...]


def cells_of(about: About, known: Sequence[Known], denials: Sequence[Statement]) -> dict[str, Cell]:
    """Fill the cells of a deal.

    Args:
        about: What the deal is about.
        known: What is asserted of it; never a denial.
        denials: Statements that deny something of it: they are told in the comments.

    Returns:
        The cells by name, as :class:`communique.model.deal.Deal` takes them.
    """
    stages = [k for k in known if k.lot.stage in STAGES]
    parties = (p for k in known for p in k.lot.statement.parties)
    sides = sorted({p.country for p in parties if p.country})
    either = "|".join(about.pair)
    named = [k for k in stages if k.lot.designation]
    sorts = [k for k in stages if k.lot.category]
    orders = _orders(stages)
    delivered = [k for k in stages if k.lot.stage == "delivered"]
    coming = [k for k in stages if k.lot.stage == "agreed" and k.lot.statement.kind in NOTES.keys() | {"arms_transfer"}]
    return {
        "supplier": _plain(about.supplier or either, _naming(stages, "supplier"), sides),
        "recipient": _plain(about.recipient or either, _naming(stages, "recipient"), sides),
        "ordered": _numbers(orders, same_order, sides),
        "designation": _plain(about.designation or "", named, sides),
        "category": _plain("|".join(about.categories), sorts, sides),
        "order_year": _years(orders, sides),
        "delivery_years": _years([*delivered, *coming], sides),
        "delivered": _numbers(delivered, summed, sides),
        "status": _status(stages, sides),
        "money": _money(stages, sides),
        "comments": comments_of(known, denials),
    }


def _naming(known: Sequence[Known], side: str) -> list[Known]:
    """Those that name a side; all, where a pair stands in for it."""
    return [k for k in known if getattr(k.lot, side) or k.lot.pair] or list(known)


def _orders(known: Sequence[Known]) -> list[Known]:
    """What tells of the order: orders, else agreements, else plans to supply."""
    agreed = [k for k in known if k.lot.stage == "agreed"]
    return (
        [k for k in known if k.lot.stage == "ordered"]
        or [k for k in agreed if "planned" not in k.doubts]
        or agreed
    )  # fmt: skip


def _plain(text: str, support: Sequence[Known], sides: Sequence[str]) -> Cell:
    """A cell of words; alternatives are uncertain."""
    if not text or not support:
        return Cell()
    return cell_of([(text, support)], sides, frozenset({"one or the other"} if "|" in text else ()))


def _by_dealing(known: Iterable[Known]) -> dict[tuple[str, str], list[Known]]:
    """Lots by dealing, what is planned apart from what is done."""
    found: dict[tuple[str, str], list[Known]] = {}
    for k in sorted(known, key=lambda k: (k.lot.dealing, k.lot.stage, k.lot.statement.id)):
        found.setdefault((k.lot.dealing, k.lot.stage), []).append(k)
    return found


def _numbers(
    known: Sequence[Known], total: Callable[[Sequence[Occasion]], tuple[Bounds, ...]], sides: Sequence[str]
) -> Cell:
    """The number of a stage over its dealings; in brackets where it, or any part of it, is uncertain."""
    occasions = []
    doubts: set[str] = set()
    support: list[Known] = []
    for held in _by_dealing(known).values():
        told = [k for k in held if bounds_of(k.lot.quantity) is not None]
        numbers = at_odds(b for k in told if (b := bounds_of(k.lot.quantity)) is not None)
        best = best_date([k.lot.statement for k in held])
        dated = next((k.lot.statement for k in held if k.lot.statement.date == best), held[0].lot.statement)
        occasions.append(Occasion(days_of(dated), numbers))
        support += told
        doubts |= doubts_of(told, sides) if told else set()
        doubts |= {NUMBERS_DIFFER} if len(numbers) > 1 else set()
        doubts |= {"about"} if told and all(k.lot.quantity and k.lot.quantity.approximate for k in told) else set()
    found = total(occasions)
    if not found:
        return Cell()
    if len(found) > 1:
        doubts.add(NUMBERS_DIFFER)
    elif found[0] not in {n for o in occasions for n in o.numbers} and found[0][0] != found[0][1]:
        doubts.add("perhaps the same told twice, or more untold")
    text = "|".join(bounds_in_words(n) for n in found)
    ids = tuple(sorted({k.lot.statement.id for k in support}))
    return Cell(f"({text})" if doubts else text, ids, tuple(sorted(doubts)))


def _years(known: Sequence[Known], sides: Sequence[str]) -> Cell:
    """The years of a stage, each in brackets where it is uncertain; two for one dealing are alternatives."""
    by_year: dict[str, list[Known]] = {}
    done = [y for k in known if k.lot.stage == "delivered" and (y := _year(k.lot.statement.date))]
    for held in _by_dealing(known).values():
        years: dict[str, list[Known]] = {}
        for k in held:
            year = _year(k.lot.statement.date)
            kept_out = k.lot.stage == "agreed" and any(_inside(year, y) for y in done)  # planned then, and done since
            if year and not kept_out:
                years.setdefault(year, []).append(k)
        kept = [y for y in years if not any(o != y and _inside(o, y) for o in years)]
        if kept:
            by_year.setdefault("|".join(sorted(kept)), []).extend(k for y in kept for k in years[y])
    parts = []
    for year, support in sorted(by_year.items()):
        parts.append(cell_of([(year, support)], sides, frozenset({YEARS_DIFFER} if "|" in year else ())))
    return joined(parts)


def _inside(inner: str | None, outer: str) -> bool:
    """Whether a span of years lies in a wider one, which then says nothing more."""
    if inner is None:
        return False
    (a, b), (c, d) = Edtf.parse(inner).bounds(), Edtf.parse(outer).bounds()
    return (c is None or (a is not None and a >= c)) and (d is None or (b is not None and b <= d))


def _year(date: str | None) -> str | None:
    """A date by its year or years in EDTF, its marks of doubt kept: '2003', '2003/2005', '2003/..'."""
    if not date:
        return None
    try:
        value = Edtf.parse(date)
    except InvalidDate:  # verify reports it
        return None
    first = f"{value.first.year:04d}" if value.first else ".."
    last = f"{value.last.year:04d}" if value.last else ".."
    about = "~" if value.approximate else ""
    return f"{first}{about}" if first == last else f"{first}{about}/{last}"


def _status(known: Sequence[Known], sides: Sequence[str]) -> Cell:
    """The furthest stage that is sure, else the furthest told, in brackets; an end counts till it is taken up again."""
    by_stage: dict[str, list[Known]] = {}
    for k in known:
        by_stage.setdefault(k.lot.stage, []).append(k)
    sure = {stage: held for stage, held in by_stage.items() if not doubts_of(held, sides)}
    for held in (sure, by_stage):
        stages = [s for s in STAGES if s in held and not (s == "cancelled" and _taken_up(held))]
        if stages:
            return cell_of([(stages[-1], held[stages[-1]])], sides, frozenset())
    return Cell()


def _taken_up(by_stage: Mapping[str, Sequence[Known]]) -> bool:
    """Whether something was ordered, delivered or used that is dated after the deal was ended."""
    ends = [last for k in by_stage["cancelled"] if (last := days_of(k.lot.statement)[1]) is not None]
    later = [first for s in ("ordered", "delivered", "in use") for k in by_stage.get(s, ())
             if (first := days_of(k.lot.statement)[0]) is not None]  # fmt: skip
    return bool(ends and later) and max(later) > max(ends)


def _money(known: Sequence[Known], sides: Sequence[str]) -> Cell:
    """The sums named, by currency; different ones in one currency for one dealing are alternatives."""
    by_sum: dict[tuple[str, Bounds], list[tuple[Known, Money]]] = {}
    shared = set()
    for k in known:
        statement = k.lot.statement
        for money in statement.money:
            key = (money.currency, (money.low, money.high))
            by_sum.setdefault(key, []).append((k, money))
            if len({m.currency for m in statement.money}) < len(statement.money) or len(statement.materiel) > 1:
                shared.add(SHARED)
    if not by_sum:
        return Cell()
    currencies: dict[str, list[Bounds]] = {}
    for currency, bounds in by_sum:
        currencies.setdefault(currency, []).append(bounds)
    differ = {SUMS_DIFFER for numbers in currencies.values() if len(at_odds(numbers)) > 1}
    parts = []
    for currency in sorted(currencies):
        held = [x for bounds in currencies[currency] for x in by_sum[currency, bounds]]
        words = sorted({" ".join(m.text.split()) for _, m in held})
        parts.append(("|".join(words), [k for k, _ in held]))
    about = {"about"} if any(m.approximate for held in by_sum.values() for _, m in held) else set()
    return cell_of(parts, sides, frozenset(differ | shared | about))
