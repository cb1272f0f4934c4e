"""Fields that statements are compared by: the family of a kind, the parties, the days, the things."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from communique.model.edtf import Edtf
from communique.model.errors import InvalidDate
from communique.model.statement import Party, Statement

MONTH = 31  # an occasion known by less than its month is not told from another of the same year
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


def family(kind: str) -> str:
    """The family a kind belongs to; kinds of none are their own."""
    return FAMILIES.get(kind, kind)


def is_occasion(kind: str) -> bool:
    """Whether only one dated occasion can be meant; some kinds of a family of occasions may go on all the same."""
    return family(kind) in OCCASIONS and kind not in GOING_ON


def block_of(statement: Statement) -> Block | None:
    """What statements on the same dealing must share: family of kind and parties; None without any party."""
    name = family(statement.kind)
    source, target = named_codes(statement.source), named_codes(statement.target)
    if not source and not target:
        return None
    if name in LEVEL:
        return name, tuple(sorted({*source, *target})), ()
    return (name, target, source) if statement.kind in TURNED else (name, source, target)


def named_codes(side: Iterable[Party]) -> tuple[str, ...]:
    """The parties of a side by state; a movement or organisation stands for itself."""
    return tuple(sorted({p.id if p.id and p.id.startswith(OF_THEIR_OWN) else p.country for p in side if p.country}))


@cache
def days_in(date: str) -> Days:
    """First and last day of an EDTF date as ordinals; None for open or unknown ends."""
    try:
        first, last = Edtf.parse(date).bounds()
    except InvalidDate:  # verify reports it; until then it dates nothing
        return None, None
    return (first.toordinal() if first else None, last.toordinal() if last else None)


def days_of(statement: Statement) -> Days:
    """First and last day of a statement's date as ordinals; None for open or unknown ends."""
    return days_in(statement.date) if statement.date else (None, None)


def span(days: Days) -> int:
    """How many days a stretch has; more than any date for open ends, and more still for none."""
    first, last = days
    if first is None and last is None:
        return 10**9  # undated: the vaguest of all
    return last - first + 1 if first is not None and last is not None else 10**8


def overlap(a: Days, b: Days, slack: int = 0) -> bool:
    """Whether two stretches of days share a day, or come within ``slack`` days; open ends reach for ever."""
    far = 10**8
    first = max(a[0] if a[0] is not None else -far, b[0] if b[0] is not None else -far)
    last = min(a[1] if a[1] is not None else far, b[1] if b[1] is not None else far)
    return first - last <= slack


def things_of(statement: Statement) -> tuple[set[str], set[str]]:
    """The designations and the categories of a statement's materiel."""
    named = {m.designation for m in statement.materiel if m.designation}
    return named, {m.category for m in statement.materiel}


def same_things(a: tuple[set[str], set[str]], b: tuple[set[str], set[str]]) -> bool:
    """Whether nothing keeps two lots of materiel apart: designations must meet, else categories."""
    if a[0] and b[0]:
        return bool(a[0] & b[0])
    return not (a[1] and b[1]) or bool(a[1] & b[1])
