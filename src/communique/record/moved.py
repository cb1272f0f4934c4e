"""Statements that rulings may take from one dealing, state or person to another, found without reading the record."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from communique.model.judgement import Anchor, Field, Judgement, Verb
from communique.model.statement import Statement
from communique.record.anchoring import at_words_of, folded
from communique.record.corrections import code_of, nameable
from communique.record.filing import STATE, actor_key, idents_of, parties_key, spelt_key
from communique.record.judged import Rulings, name_of
from communique.record.lookups import Found, Lookups
from communique.record.persons import named_in
from communique.record.spelt import PREFIX

# Rulings after which a statement may be on another dealing, or tell nothing of whom it names. The others leave each
# statement where it was read.
MOVING = (Verb.CORRECT, Verb.MERGE, Verb.SPLIT, Verb.REJECT, Verb.RENAME)
CODE = re.compile("[A-Z]{3}")


class Moved:
    """Statements that rulings bear on; they grow as more rulings are found to be of moment.

    Attributes:
        statements: As read, by id.
        merged: Ids of those that a person ruled to be on one dealing with others.
    """

    def __init__(self, look: Lookups, rulings: Rulings, anew: Collection[str]) -> None:
        """Begin with none.

        Args:
            look: Looks up in the record.
            rulings: The judgements in force.
            anew: Ids of judged statements that are made no more, or were ever read otherwise: rulings on them may
                be on others of their reports.
        """
        self.statements: Found = {}
        self.merged: set[str] = set()
        self._look = look
        self._read_anew = anew
        self._left = [j for j in rulings.by(*MOVING) if j.verb is not Verb.RENAME or nameable(str(j.value))]
        self._anew = [j for j in rulings.held if any(i in anew for i, _ in j.statements)]
        self._renamed: list[str] = []
        self._seen: set[str] = set()

    def reach(self, lands: Collection[str], reports: Collection[str]) -> bool:
        """Take up the rulings that may bear on some states' dealings, or on what some reports tell.

        Args:
            lands: Codes of the states.
            reports: Ids of the reports.

        Returns:
            Whether there were any that were not taken up before.
        """
        new, self._left = _parted(self._left, lands, reports)
        anew, self._anew = _parted(self._anew, lands, reports)
        found = self._look.told_in({a.report for j in anew for i, a in j.statements if i in self._read_anew})
        for judgement in new:
            held = self._of_name(judgement) if judgement.verb is Verb.RENAME else self._of_anchors(judgement)
            if judgement.verb is Verb.MERGE:
                self.merged |= held.keys()
            found |= held
        found |= self._behind_offices(set(lands) - self._seen if not new else set(lands))
        self._seen |= set(lands)
        more = found.keys() - self.statements.keys()
        self.statements |= found
        return bool(new or more)

    def _of_name(self, judgement: Judgement) -> Found:
        """What names whoever was renamed."""
        name, country = name_of(judgement)
        if ":" not in name:
            return self._look.under([spelt_key(name, country)])
        self._renamed.append(name)
        found = self._look.under([actor_key(name)])
        return found | (self._look.sharing([name.removeprefix(STATE)]) if name.startswith(STATE) else {})

    def _of_anchors(self, judgement: Judgement) -> Found:
        """The statements judged, and all that may be the same read in another report."""
        own = self._look.these(i for i, _ in judgement.statements)
        keys = set[str]()
        for ident, anchor in judgement.statements:
            if ident in self._read_anew:
                told = self._look.told_in([anchor.report])
                own |= {i: s for i, s in told.items() if at_words_of(anchor, s)}
                keys.add(parties_key(anchor.kind, filter(CODE.fullmatch, (*anchor.source, *anchor.target))))
        keys |= {parties_key(s.kind, s.countries) for s in own.values()}
        sentences = {anchor.sentence for _, anchor in judgement.statements}
        return own | {i: s for i, s in self._look.under(keys).items() if folded(s.quote) in sentences}

    def _behind_offices(self, lands: Collection[str]) -> Found:
        """Statements of some states that name whoever was renamed behind an office."""
        persons = {name for name in self._renamed if name.startswith(PREFIX)}
        return {
            i: s
            for i, s in (self._look.office_holders(lands) if persons and lands else {}).items()
            if _names(s, persons)
        }


def _names(statement: Statement, persons: Collection[str]) -> bool:
    return any(ident in persons for one in named_in(statement) for ident in (one.id, *idents_of(one)))


def _parted(
    given: Iterable[Judgement], lands: Collection[str], reports: Collection[str]
) -> tuple[list[Judgement], list[Judgement]]:
    """Rulings that bear on some states or reports, and the rest."""
    found: tuple[list[Judgement], list[Judgement]] = ([], [])
    for judgement in given:
        found[not _bears(judgement, lands, reports)].append(judgement)
    return found


def _bears(judgement: Judgement, lands: Collection[str], reports: Collection[str]) -> bool:
    if any(anchor.report in reports for anchor in judgement.anchors):
        return True
    codes = set(_codes(judgement))
    return None in codes or not codes.isdisjoint(lands)


def _codes(judgement: Judgement) -> Iterable[str | None]:
    """The states from or to which a ruling may take a statement; None where any may be."""
    if judgement.verb is Verb.RENAME:
        return judgement.country, code_of(str(judgement.value))
    sides = [code for anchor in judgement.anchors for code in _sides(anchor)]
    return (*sides, *(str(judgement.value).split() if judgement.field in (Field.SOURCE, Field.TARGET) else ()))


def _sides(anchor: Anchor) -> tuple[str, ...]:
    return (*anchor.source, *anchor.target)
