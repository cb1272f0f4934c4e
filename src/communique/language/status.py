"""How sure: which cues make an event denied, planned, possible or certain again, and what they come to.

The method is ConText's (Harkema et al. 2009; medspaCy): cue, scope, target, with the edges kept. Scopes come
from the parse (status_scopes.py). Several cues over one event are applied from the outermost inward, as the
signatures of implicative verbs are (Nairn, Condoravdi and Karttunen 2006): each turns the status of its own
context into that of its scope.

========  =========  ========  ========  ======================
effect    occurred   planned   possible  denied
========  =========  ========  ========  ======================
planned   planned    planned   possible  the cue's ``negated``
possible  possible   possible  possible  the cue's ``negated``
denied    denied     denied    possible  the cue's ``negated``
occurred  occurred   planned   possible  the cue's ``negated``
========  =========  ========  ========  ======================

Rows are the cue's effect, columns the status of its context. So 'will not sell' and 'plans to refuse to sell'
are denied, 'may not sell' is possible, 'did not plan to sell' is denied and 'did not fail to sell' occurred.
What a factive word presupposes ('regrets that') occurred whatever its context.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.language.marks import StatusCue
from communique.language.status_constructions import find_constructions
from communique.language.status_cues import Found, find_lexical
from communique.language.status_scopes import governed, spans_of
from communique.lexicon.status_cues import CueEntry, status_cues

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc, Token

# Where two cues govern the same word, the lower number is the outer one.
RANK = {"question": 0, "denied": 1, "possible": 2, "planned": 3, "occurred": 4}
# What hangs below the word that a cue governs is left more open than it: 'did not sign deals on trade'.
BELOW = {"denied": 1.5, "possible": 0.4}
_OFFSET = "communique.offset"


def find_status_cues(doc: Doc, offset: int = 0) -> tuple[StatusCue, ...]:
    """Find the status cues of a paragraph and what each governs.

    Args:
        doc: The parsed paragraph.
        offset: Where the paragraph begins in the report's text.

    Returns:
        Cues, those that hang highest in the parse first, so that of those over one word the outermost comes
        first; spans are code points of the report's text.
    """
    doc.user_data[_OFFSET] = offset
    lexical = find_lexical(doc)
    found = [*lexical, *find_constructions(doc, lexical)]
    standing = [governed(f.targets[0], "planned") for f in found if f.entry.scope == "presupposes" and f.targets]
    return tuple(_cue(doc, offset, one, standing) for one in sorted(found, key=_outermost_first))


def _outermost_first(found: Found) -> tuple[int, int, int]:
    """Order by the height of what is governed; of equals, what presupposes and conditions before negation, then modals.

    'Stressed that it did not attend': the negation stands inside what is presupposed.
    """
    height = min(sum(1 for _ in t.ancestors) for t in found.targets)
    outer = found.entry.pos == "conjunction" or found.entry.scope == "presupposes"
    rank = -1 if outer else RANK[found.entry.effect]
    return height, rank, found.words[0].i


def _cue(doc: Doc, offset: int, found: Found, standing: Sequence[set[int]]) -> StatusCue:
    tokens: set[int] = set()
    for target in found.targets:
        tokens |= governed(target, found.entry.effect)
    for clause in standing:
        if found.entry.scope != "presupposes" and not any(t.i in clause for t in found.targets):
            tokens -= clause
    tokens -= {w.i for w in found.words if w.i not in {t.i for t in found.targets}}
    first, last = found.words[0], found.words[-1]
    start, end = first.idx, last.idx + len(last)
    return StatusCue(
        start=offset + start,
        end=offset + end,
        text=doc[first.i : last.i + 1].text,
        effect=found.entry.effect,
        scope=spans_of(doc, tokens, offset),
        rule=found.entry.id,
    )


def status_of(
    doc: Doc, token: Token, cues: Sequence[StatusCue], offset: int | None = None
) -> tuple[str, tuple[StatusCue, ...]]:
    """Say how sure the text is of an event.

    Args:
        doc: The parsed paragraph.
        token: The event's trigger.
        cues: The paragraph's cues.
        offset: Where the paragraph begins; as given to ``find_status_cues`` where left out.

    Returns:
        occurred, planned, possible or denied, and the cues that govern the event, outermost first.
    """
    place = token.idx + (doc.user_data.get(_OFFSET, 0) if offset is None else offset)
    over = cues_over(place, cues)
    return compose(over), over


def cues_over(place: int, cues: Sequence[StatusCue]) -> tuple[StatusCue, ...]:
    """The cues whose scope holds a place, in their order: outermost first."""
    return tuple(c for c in cues if any(start <= place < end for start, end in c.scope))


def compose(cues: Sequence[StatusCue]) -> str:
    """Compose cues, outermost first, to one status (table above).

    Args:
        cues: Cues over one event.

    Returns:
        occurred, planned, possible or denied.
    """
    status = "occurred"
    for cue in cues:
        status = _step(status_cues()[cue.rule], status)
    return status


def _step(entry: CueEntry, context: str) -> str:
    if entry.scope == "presupposes":
        return "occurred"
    if context == "denied":
        return entry.negated
    if entry.effect == "occurred":
        return context
    if context == "possible" or entry.effect in ("possible", "question"):
        return "possible"
    return entry.effect


def factuality(doc: Doc, token: Token, cues: Sequence[StatusCue], offset: int | None = None) -> float:
    """Say how factual the text makes an event, as a number.

    The scale is that of FactBank and of the unified factuality corpus (Stanovsky et al. 2017): -3 certainly
    not, 3 certainly. The degrees of the cues come from their lexicon entries; along the way the weakest
    counts, a denial turns it round, and what hangs below the word that a cue governs is touched less.

    Args:
        doc: The parsed paragraph.
        token: The event's word.
        cues: The paragraph's cues.
        offset: As for ``status_of``.

    Returns:
        -3 to 3.
    """
    base = doc.user_data.get(_OFFSET, 0) if offset is None else offset
    status, value = "occurred", 3.0
    for cue in cues_over(token.idx + base, cues):
        entry = status_cues()[cue.rule]
        before, status = status, _step(entry, status)
        degree = entry.degree
        if entry.effect in BELOW and any(cues_over(t.idx + base, (cue,)) for t in token.ancestors):
            degree += BELOW[entry.effect]
        if entry.scope == "presupposes":
            value = 3.0
        elif before == "denied":
            value = {"occurred": 2.0, "planned": 1.0, "possible": 0.3, "denied": min(value, -1.5)}[status]
        elif entry.effect == "denied":
            value = degree if before != "possible" else min(0.0, value - 1.5)
        else:
            value = min(value, degree)
    return value
