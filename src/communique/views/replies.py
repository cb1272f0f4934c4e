"""The direct answer to a question, in words that rest on statements: yes or no, when, where, who, how many, who says.

A denial, a plan and one side's claim are said to be so; both sides of a disagreement are told.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from communique.lexicon.gazetteer import fold
from communique.model.edtf import Edtf
from communique.model.question import Asked
from communique.model.statement import Materiel, Party, Statement, Status
from communique.views.held import Held, Parts, Reply, dates_of, day_of, first_day, ids
from communique.views.matching import matching_things, unnamed
from communique.views.naming import actors
from communique.views.render.common import NUMBERS
from communique.views.wording import quantity, when

TOLD = {Status.PLANNED: "planned", Status.POSSIBLE: "told as possible or asked for"}
OFTEN = ("not once", "once", "twice")


def reply(held: Held) -> Reply | None:
    """Answer a question from the statements about it; None where they leave open what is asked."""
    return REPLIES[held.question.asked](held)


def _whether(held: Held) -> Reply | None:
    if held.question.status is Status.DENIED:
        return _denial(held)
    yes, no = held.of(Status.OCCURRED), held.denied
    if yes and no:
        parts = (
            (f"It is disputed: yes, according to {held.tellers(yes)};", ids(yes)),
            (f"no, according to {held.tellers(no)}.", ids(no)),
        )
        return Reply(parts, ("disputed",), ids([*yes, *no]))
    if yes:
        return Reply(((f"Yes, according to {held.tellers(yes)}.", ids(yes)),), ("yes",), ids(yes))
    open_to = held.of(Status.PLANNED) or held.of(Status.POSSIBLE)
    outright = held.of(Status.DENIED)
    if outright and held.question.status is None:
        told = (
            ((f"It is {TOLD[open_to[0].status]}, according to {held.tellers(open_to)}.", ids(open_to)),)
            if open_to
            else ()
        )
        parts = ((f"No, according to {held.tellers(no)}.", ids(no)), *told)
        return Reply(parts, ("no",), ids([*no, *open_to]))
    if open_to:
        status = open_to[0].status
        words = f"It is {TOLD[status]}, according to {held.tellers(open_to)}; not told as done."
        denial = ((f"Denied by {held.tellers(no)}.", ids(no)),) if no else ()
        return Reply(((words, ids(open_to)), *denial), (str(status),), ids([*open_to, *no]))
    return Reply(((f"No, according to {held.tellers(no)}.", ids(no)),), ("no",), ids(no)) if no else None


def _denial(held: Held) -> Reply | None:
    denials = held.told + list(held.against)
    if not denials:
        return None
    return Reply(((f"Yes, denied by {held.tellers(denials)}.", ids(denials)),), ("yes",), ids(denials))


# -- when, where, how often ---------------------------------------------------------------------------


def _when(held: Held) -> Reply | None:
    dates = dates_of(held.told) or dates_of(held.kin)
    if not dates:
        return None
    parts = [(f"{_plan(held)}{when(date)}{_claimed(held, told)}", ids(told)) for date, told in dates.items()]
    return Reply(_sentences(parts, held), tuple(dates), ids(s for told in dates.values() for s in told))


def _where(held: Held) -> Reply | None:
    told = held.told if any(_place_of(held, s) for s in held.told) else held.kin
    places: dict[str, tuple[str, list[Statement]]] = {}
    for statement in told:
        name = _place_of(held, statement)
        if name:
            places.setdefault(fold(name), (name, []))[1].append(statement)
    parts = [(f"{_plan(held)}in {name}{_claimed(held, by)}", ids(by)) for name, by in places.values()]
    return Reply(_sentences(parts, held), tuple(n for n, _ in places.values()),
                 ids(s for _, by in places.values() for s in by)) if parts else None  # fmt: skip


def _place_of(held: Held, statement: Statement) -> str | None:
    if statement.place is not None:
        return statement.place.name.removeprefix("the ").removeprefix("The ")
    if statement.kind == "visit" and not held.question.target:
        return next((p.label or p.name for p in statement.target), None)
    return None


def _times(held: Held) -> Reply | None:
    """How many dealings occurred: those whose dates meet may be one and count once, undated ones not at all."""
    told = held.of(Status.OCCURRED)
    if not told:
        return None
    dealings: dict[str, list[Statement]] = {}
    for statement in told:
        dealings.setdefault(held.snapshot.dealing_of[statement.id], []).append(statement)
    apart: list[list[Statement]] = []
    dated = sorted((g for g in dealings.values() if day_of(g)), key=lambda g: (first_day(day_of(g) or ""), g[0].id))
    for group in dated:
        if apart and _meet(apart[-1], group):
            apart[-1] = [*apart[-1], *group]
        else:
            apart.append(group)
    counted = apart or [told]
    number = len(counted)
    words = OFTEN[number] if number < len(OFTEN) else f"{NUMBERS[number] if number < len(NUMBERS) else number} times"
    least = "At least " if number < len(dealings) else ""
    parts: list[tuple[str, tuple[str, ...]]] = [
        (f"{least}{words if least else words[0].upper() + words[1:]} in the record:", ())
    ]
    parts += [
        (f"{when(day_of(group)) or 'undated'}{';' if n < number else '.'}", ids(group))
        for n, group in enumerate(counted, 1)
    ]
    return Reply(tuple(parts), (str(number),), ids(told))


def _meet(one: Sequence[Statement], other: Sequence[Statement]) -> bool:
    spans = [[Edtf.parse(s.date) for s in group if s.date] for group in (one, other)]
    return any(a.overlaps(b) for a in spans[0] for b in spans[1])


# -- who, what, how many, who says --------------------------------------------------------------------


def _who(held: Held) -> Reply | None:
    told = held.told
    named: dict[str, list[tuple[Statement, Party]]] = {}
    for statement in told:
        for party in unnamed(held.question, statement, held.day(statement)):
            named.setdefault(party.country or party.label or party.name, []).append((statement, party))
    parts = []
    for code in sorted(named):
        by = [s for s, _ in named[code]]
        lead, party = max(named[code], key=lambda pair: (pair[0].confidence, pair[0].id))
        words = f"{actors([party], lead.date or held.day(lead))}{_claimed(held, by)}"
        no = [s for s in held.denied if any(p.country == code for p in (*s.source, *s.target))]
        denial = f" (denied by {held.tellers(no)})" if no else ""
        parts.append((f"{_plan(held)}{words}{denial}", ids([*by, *no])))
    return (
        Reply(_sentences(parts), tuple(sorted(named)), tuple(i for _, used in parts for i in used)) if parts else None
    )


def _what(held: Held) -> Reply | None:
    told = held.told
    if not told:
        return None
    things: dict[str, list[Statement]] = {}
    for statement in told:
        for item in matching_things(held.question, statement):
            things.setdefault(_item(item), []).append(statement)
    parts = [(f"{_plan(held)}{words}{_claimed(held, by)}", ids(by)) for words, by in sorted(things.items())]
    values = tuple(dict.fromkeys(m.designation or m.category for s in told for m in matching_things(held.question, s)))
    return Reply(_sentences(parts, held), values, ids(told))


def _item(item: Materiel) -> str:
    return f"{quantity(item.quantity)} {item.designation or item.category}".strip()


def _how_many(held: Held) -> Reply | None:
    counts: dict[tuple[str, str], tuple[Materiel, list[Statement]]] = {}
    for statement in held.told:
        for item in matching_things(held.question, statement):
            if item.quantity is not None:
                key = (_number(item), item.designation or item.category)
                counts.setdefault(key, (item, []))[1].append(statement)
    parts = [
        (f"{_plan(held)}{_item(item)}{_dated(by)}{_claimed(held, by)}", ids(by))
        for _, (item, by) in sorted(
            counts.items(), key=lambda entry: (first_day(day_of(entry[1][1]) or "9999"), entry[0])
        )
    ]
    values = tuple(dict.fromkeys(number for number, _ in counts))
    return Reply(_sentences(parts, held), values, tuple(i for _, used in parts for i in used)) if parts else None


def _number(item: Materiel) -> str:
    low, high = (item.quantity.low, item.quantity.high) if item.quantity else (None, None)
    if low == high and low is not None:
        return f"{low:g}"
    return f"{'' if low is None else f'{low:g}'}..{'' if high is None else f'{high:g}'}"


def _dated(by: Sequence[Statement]) -> str:
    day = day_of(by)
    return f" {when(day)}" if day else ""


def _says(held: Held) -> Reply | None:
    groups: tuple[tuple[str, list[Statement]], ...] = (
        ("So it is told by", held.of(Status.OCCURRED)),
        ("That it is planned is told by", held.of(Status.PLANNED)),
        ("That it is possible is told by", held.of(Status.POSSIBLE)),
        ("It is denied by", held.denied),
    )
    if held.question.status is Status.DENIED:
        groups = groups[-1:]
    parts = tuple((f"{words} {held.tellers(by)}.", ids(by)) for words, by in groups if by)
    return Reply(parts, (), tuple(i for _, used in parts for i in used)) if parts else None


# -- wording ------------------------------------------------------------------------------------------


def _plan(held: Held) -> str:
    """'Planned: ' or 'possibly ' before an answer that nothing done gives."""
    status = held.told[0].status if held.told else Status.OCCURRED
    return {Status.PLANNED: "planned: ", Status.POSSIBLE: "possibly "}.get(status, "")


def _claimed(held: Held, by: Sequence[Statement]) -> str:
    """', according to …' where only named holders tell it and no report in its own words."""
    return f", according to {held.tellers(by)}" if by and all(s.holder is not None for s in by) else ""


def _sentences(parts: Sequence[tuple[str, tuple[str, ...]]], held: Held | None = None) -> Parts:
    """Parts as one sentence, each keeping its statements; with a denial of it behind."""
    written = [
        (f"{words[0].upper()}{words[1:]}" if n == 0 else words, used) for n, (words, used) in enumerate(parts) if words
    ]
    ended = [(f"{words}{'.' if n == len(written) - 1 else ';'}", used) for n, (words, used) in enumerate(written)]
    if held is not None and ended and held.denied and held.question.status is not Status.DENIED:
        ended.append((f"Denied by {held.tellers(held.denied)}.", ids(held.denied)))
    return tuple(ended)


REPLIES: Mapping[Asked, Callable[[Held], Reply | None]] = {
    Asked.WHETHER: _whether,
    Asked.WHEN: _when,
    Asked.WHERE: _where,
    Asked.WHO: _who,
    Asked.WHAT: _what,
    Asked.HOW_MANY: _how_many,
    Asked.TIMES: _times,
    Asked.SAYS: _says,
}
