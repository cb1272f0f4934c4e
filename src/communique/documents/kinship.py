"""Kinship: what ties two reports to one origin, from their words, facts, credits and days together."""

from __future__ import annotations

from dataclasses import dataclass

from communique.documents.copies import (
    CLOSE_FACTS,
    FEWEST,
    CopyEvidence,
    Shares,
    facts_shared,
    is_same_text,
    lead_shared,
    measure,
    triples_shared,
)
from communique.documents.copies import reasons as words_shared
from communique.documents.fingerprints import Fingerprint
from communique.documents.retelling import Retold, retold
from communique.documents.told import Told
from communique.model.kinship import Kinship

# The thresholds were set on the sets for tuning of benchmarks/origins, where nothing independent reaches any of them.
UPDATE_DAYS = 3  # between two versions of a running story by its publisher
REWRITE_DAYS = 10  # a story is told again while it is news; what is alike later tells of the next meeting
_UPDATED = 0.45  # share of word triples that a publisher's update keeps
# Of the details shared and of what stands together, on average, from which on a story is told again: where the lead is
# told in the other too, the same where the one credits the other or both credit one agency, and where it is not, or
# where days lie between. Independent reports on one event reach 0.55, follow-ups that repeat much of the story so far
# 0.77; 30 of 31 rewrites of a first text reach 0.7, and those of them with a lead of their own mostly 0.8.
_RETOLD, _RETOLD_CREDITED, _RETOLD_ELSE = 0.7, 0.62, 0.8
_NEWS = 0.4  # of what the later one's lead says: it is told in the other. Leads of follow-ups reach 0.37
_DETAILS = 5  # shared, below which their share says little
_LEAD_LEAST = 0.2  # share of the facts of either lead that stand in the other; a longer report with a passage has 0
_PASSAGE, _PASSAGE_LEAD = 3, 0.6  # sentences, and share of the lead's word triples, that make an excerpt
_OWN_LEAD = 0.5  # below this the longer text has a lead of its own
_FILLED = 0.5  # share of the longer text's sentences from which on it is the same text under another lead
_WORDED, _OTHER_GRAMMAR = 0.75, 0.18  # a translation keeps the words of a sentence and not their order


@dataclass(frozen=True, slots=True)
class Kin:
    """A report as kinship looks at it: the fingerprint that the record keeps, and what is compared of its text."""

    mark: Fingerprint
    told: Told


def may_be_kin(a: Fingerprint, b: Fingerprint, *, retold: bool = True) -> bool:
    """Whether the fingerprints leave it open that two reports are of one origin, so that their texts are looked at.

    Args:
        a: One report's.
        b: The other's.
        retold: Whether one may tell the other's story in other words (:func:`may_be_retold`); if not, only what is
            word for word alike makes them one.
    """
    if a.text_hash == b.text_hash and a.total:
        return True
    if min(a.total, b.total) < FEWEST:
        return False
    facts = facts_shared(a, b)
    close = facts is None or facts >= CLOSE_FACTS
    if close and (retold or triples_shared(a, b) >= _UPDATED):
        return True
    return lead_shared(a, b) >= _PASSAGE_LEAD


def may_be_retold(*, publisher: bool, apart: int | None) -> bool:
    """Whether a report may tell another's story in other words.

    Args:
        publisher: Whether they are of one publisher, which copies and updates its own reports: what it tells in
            other words is another story.
        apart: Days between their publication; None where unknown.
    """
    return not publisher and (apart or 0) <= REWRITE_DAYS


def kinship(a: Kin, b: Kin) -> CopyEvidence:
    """Weigh whether two reports are of one origin, and how they hang together. The same whichever comes first.

    Args:
        a: One report.
        b: The other.

    Returns:
        A :class:`Kinship` as the evidence's ``kind``; the share of words or of sentences told as its ``score``,
        whichever the decision rests on; the reasons in words.
    """
    if a.mark.text_hash == b.mark.text_hash and a.mark.total:
        return _evidence(Kinship.EXACT, 1.0, ("the running text is the same word for word",), retold(a.told, b.told))
    if min(a.mark.total, b.mark.total) < FEWEST:
        return CopyEvidence(Kinship.NONE, 0.0, ("too short to tell",))
    shares, story = measure(a.mark, b.mark), retold(a.told, b.told)
    kind = _kind(shares, story)
    by_words = kind not in (Kinship.REWRITE, Kinship.TRANSLATION)
    score = shares.triples if by_words else strength(story)
    return _evidence(kind, round(score, 3), words_shared(shares), story)


def _kind(shares: Shares, story: Retold) -> Kinship:
    soon = story.apart is not None and story.apart <= UPDATE_DAYS
    if _is_excerpt(shares, story):
        return Kinship.EXCERPT
    updated = is_same_text(shares) or (shares.triples >= _UPDATED and not story.own_news)
    if story.publisher and soon and shares.open and updated:
        return Kinship.UPDATE
    if shares.open and is_same_text(shares):
        return Kinship.SYNDICATED if story.credit or story.line else Kinship.NEAR
    if not may_be_retold(publisher=story.publisher, apart=story.apart) or not _is_retold(story):
        return Kinship.NONE
    reworded = shares.placed >= _WORDED and shares.triples < _OTHER_GRAMMAR
    return Kinship.TRANSLATION if reworded else Kinship.REWRITE


def _is_excerpt(shares: Shares, story: Retold) -> bool:
    """Whether the longer report has the shorter's beginning within it, under a lead of its own.

    Background that an agency repeats under every report stands at its end, so a shared passage counts from the first
    sentences only.
    """
    passage = (story.passage >= _PASSAGE and story.opens) or (shares.open and is_same_text(shares))
    framed = story.least_lead < _OWN_LEAD and story.fills < _FILLED
    return passage and framed and shares.lead >= _PASSAGE_LEAD


def _is_retold(story: Retold) -> bool:
    # A report with news of another day is a follow-up, however much of the story so far it repeats.
    if story.own_news or story.shared < _DETAILS or story.least_lead < _LEAD_LEAST:
        return False
    if story.news < _NEWS or (story.apart or 0) > UPDATE_DAYS:
        return strength(story) >= _RETOLD_ELSE
    return strength(story) >= (_RETOLD_CREDITED if story.credit else _RETOLD)


def strength(story: Retold) -> float:
    """How closely one report tells the other's story again, 0 to 1: by its details and by what stands together."""
    return (story.details + story.together) / 2


def _evidence(kind: Kinship, score: float, reasons: tuple[str, ...], story: Retold) -> CopyEvidence:
    found = list(reasons)
    if kind is not Kinship.EXACT:
        found += [
            f"{story.details:.0%} of the names and numbers that one text has at one place only are such in the other",
            f"{story.together:.0%} of what its sentences name and number stands together there",
            f"{story.least_lead:.0%} of the names and numbers of the leads are told in the other",
        ]
    if kind is Kinship.EXCERPT:
        found.insert(0, f"{story.passage} sentences stand in the longer report, under a lead of its own")
    credit = story.credit or story.line
    if credit:
        found.append(f"credited: “{credit.words}”")
    if kind is Kinship.UPDATE:
        found.append("the same publisher")
    if story.apart is not None:
        days = f"{story.apart} day{'' if story.apart == 1 else 's'} apart"
        found.append("published on the same day" if story.apart == 0 else f"published {days}")
    return CopyEvidence(kind, score, tuple(found))
