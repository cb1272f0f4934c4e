"""The reports that bear on some reports: copies, versions, and those that correct or retract them, to the last link.

What :mod:`communique.record.versions` and :mod:`communique.record.origins` decide of a report depends on these alone,
so that a brief on two states need not look at the reports of all others.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache, cached_property, partial

from communique.model.asof import AsOf
from communique.model.kinship import Kinship
from communique.model.notice import Effect, Notice
from communique.record.filing import TITLE_WORDS, address_key, fold, title_keys
from communique.record.lookups import Lookups
from communique.record.origins import Pair, origins_of
from communique.record.store import Copy, Publication, Store
from communique.record.versions import Supersession, supersessions
from communique.record.withdrawals import Withdrawal, withdrawals

Ruled = tuple[Iterable[Pair], Iterable[Pair]]  # pairs of reports ruled to be copies, and to be independent


class Kin:
    """Reports with all that bears on them; it grows as more are asked for.

    Attributes:
        publications: Particulars of the reports so far, by id: of each with all its kin.
        copies: The pairs of reports that hang together, of which at least one is among them.
    """

    def __init__(self, store: Store, as_of: AsOf | None, ruled: Ruled) -> None:
        """Begin with no report.

        Args:
            store: The record.
            as_of: Reports not known by then are left out.
            ruled: What persons ruled of pairs of reports.
        """
        self.publications: dict[str, Publication] = {}
        self.copies: dict[tuple[str, str], Copy] = {}
        self._look = Lookups(store, as_of)
        self._ruled = ruled
        self._same: dict[str, set[str]] = {}
        for first, second in ruled[0]:
            self._same.setdefault(first, set()).add(second)
            self._same.setdefault(second, set()).add(first)
        self._statements_of = cache(partial(store.statements_of, as_of=as_of))
        self._asked: set[str] = set()
        self._fresh: set[str] = set()  # what took the place of these, and with it of what they tell, is not looked at
        self._steps: list[Supersession] = []
        self._withdrawn: dict[str, Withdrawal] = {}

    @cached_property
    def _noticed(self) -> dict[str, tuple[Notice, ...]]:
        return self._look.store.notices()

    @cached_property
    def _naming(self) -> dict[str, tuple[str, ...]]:
        """By report that corrects or retracts another by its title: the keys of the titles that its words may hold."""
        found: dict[str, tuple[str, ...]] = {}
        strong = {i: [n for n in held if n.effect is not Effect.UPDATE] for i, held in self._noticed.items()}
        for ident, publication in self._look.publications(i for i, held in strong.items() if held).items():
            keys = [k for n in strong[ident] for k in title_keys(publication.publisher, fold(n.words).split())]
            found[ident] = tuple(keys)
        return found

    @cached_property
    def _named(self) -> dict[str, set[str]]:
        """The reports that name titles, by the keys of the titles."""
        found: dict[str, set[str]] = {}
        for ident, keys in self._naming.items():
            for key in keys:
                found.setdefault(key, set()).add(ident)
        return found

    def take(self, reports: Iterable[str]) -> None:
        """Take in some reports and all their kin; of those they share but a passage with, these and their kin."""
        asked = set(reports)
        new = asked - self._asked
        self._asked |= asked
        self._take(new)
        passages = (pair for pair, copy in self.copies.items() if copy.kind == Kinship.EXCERPT)
        self._take({i for pair in passages if not new.isdisjoint(pair) for i in pair})

    def _take(self, reports: Iterable[str]) -> None:
        wanted = set(reports) - self.publications.keys()
        while wanted:
            new = self._look.publications(sorted(wanted))
            self._fresh |= new.keys()
            self.publications |= new
            copies = self._look.copies(sorted(new))
            self.copies |= copies
            linked = {i for pair, copy in copies.items() if copy.kind != Kinship.EXCERPT for i in pair}
            linked |= self._look.filed(sorted(self._keys(new)))
            for ident, publication in new.items():
                linked |= self._same.get(ident, set())
                for key in title_keys(publication.publisher, fold(publication.title).split()[:TITLE_WORDS]):
                    linked |= self._named.get(key, set())
            wanted = linked - self.publications.keys() - wanted

    def _keys(self, new: Mapping[str, Publication]) -> Iterable[str]:
        """The addresses of reports, and the titles that they name."""
        for ident, publication in new.items():
            yield address_key(publication.document, publication.url)
            yield from self._naming.get(ident, ())

    @property
    def notices(self) -> dict[str, tuple[Notice, ...]]:
        """By report among them, where it says that it corrects, retracts or updates another."""
        return {i: held for i, held in self._noticed.items() if i in self.publications}

    @property
    def published(self) -> dict[str, str | None]:
        """Publication date of each report."""
        return {i: p.published for i, p in self.publications.items()}

    @property
    def supersessions(self) -> list[Supersession]:
        """The reports among them that later ones of the same publisher take the place of."""
        self._look_at_fresh()
        return self._steps

    @property
    def withdrawn(self) -> dict[str, Withdrawal]:
        """The statements of these reports that stand no longer, by id, with the reasons."""
        self._look_at_fresh()
        return self._withdrawn

    def _look_at_fresh(self) -> None:
        """Find what is withdrawn in the reports taken in since; none of them is kin to those taken in before."""
        if not self._fresh:
            return
        fresh = {i: self.publications[i] for i in self._fresh}
        notices = {i: held for i, held in self.notices.items() if i in fresh}
        steps = supersessions(fresh, self.copies.values(), notices)
        self._withdrawn |= withdrawals(steps, notices, self._statements_of, self.published)
        self._steps = sorted((*self._steps, *steps), key=lambda step: (step.old, step.new))
        self._fresh = set()

    @property
    def origins(self) -> dict[str, str]:
        """The origin of each report."""
        return one_origin(self.published, list(self.copies.values()), self.supersessions, self._ruled)


def one_origin(
    published: Mapping[str, str | None], copies: Sequence[Copy], steps: Iterable[Supersession], ruled: Ruled
) -> dict[str, str]:
    """The origin of each report: the id of the earliest of its copies; versions of one report are one origin.

    Args:
        published: Publication date of each report, by id.
        copies: Pairs of reports that hang together.
        steps: Which reports take the place of which.
        ruled: What persons ruled of pairs of reports.
    """
    versions = [Copy(min(s.old, s.new), max(s.old, s.new), s.effect, 1.0, s.reasons) for s in steps]
    return origins_of(published, [*copies, *versions], *ruled)
