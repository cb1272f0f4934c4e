"""Which statements stand against which: the pairs that conflicts are made of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from communique.model.edtf import Edtf
from communique.model.statement import FROM_CONTEXT, Statement, Status
from communique.record.blocks import days_of, family, is_occasion, overlap, same_things, things_of
from communique.record.matter import STEM, TELLING, matter_of

ASSERTED = frozenset({Status.OCCURRED, Status.PLANNED})
BLAME = frozenset({"accusation", "criticism", "complaint"})
DENIALS = frozenset({"denial", "rejection"})
# Things done to or for another, such as one is charged with and denies; a meeting is no charge.
CHARGEABLE = frozenset(
    "arms_transfer military_aid arms_order technology_transfer attack air_strike war incursion occupation "
    "espionage cyber_attack interference deployment mobilization military_buildup show_of_force "
    "harassment blockade seizure detention abduction assassination refusal rejection sanction support "
    "request weapons_test border_closure expulsion deportation training backing_armed_group treaty_exit "
    "restriction withholding".split()
)
# A denial of harm answers what is told of violence beside it, in whatever words.
VIOLENCE = frozenset({"attack", "air_strike", "incursion", "harassment"})
HARM = frozenset(word[:STEM] for word in "injured harmed hurt wounded killed attacked fired shot struck rammed".split())
ANY_ARMS = frozenset({"arms", "weapons", "weaponry", "armaments", "military equipment", "military hardware"})
NEXT = 3  # code points between a sentence and the next
# ', which Oslo denies', ', a charge that Oslo rejects': the denial is a remark on its own sentence.
ASIDE = re.compile(r"\b(?:which|whose|something|an? \w+(?: that)?)\b(?:\s+[\w’'.-]+){0,6}\s*$")
# What somebody rejects when he rejects what was said of him.
WORDS = frozenset(
    word[:STEM]
    for word in "charge accusation allegation claim protest criticism complaint statement remark suggestion report "
    "insinuation blame condemnation denunciation version reproach comment assertion thesis reading".split()
)
# Words of a denial of what is to come: it does not deny what was done.
AHEAD = re.compile(r"\b(?:will|would|won't|consider\w*|intend\w*|plan\w*|unlikely|not going to|can|could|may|might)\b")
SUCH = re.compile(r"\b(?:any|no) such\b")
RECENT = 31  # days before its publication of which an undated denial speaks
BEFORE = 1200  # code points: a denial answers what was told some paragraphs before it
BESIDE = 500  # of a denial that says what it denies
AFTER = 300  # or in the sentence or two after it


def denies(no: Statement, yes: Statement, until: str | None = None) -> bool:
    """Whether a statement of status denied says of the same dealing that it did not happen.

    Args:
        no: A statement of status denied.
        yes: A statement.
        until: EDTF day up to which a denial without a date speaks, that of its report's publication.

    Returns:
        True where kind, parties, direction, materiel and date agree as far as they are given.
    """
    if yes.status not in ASSERTED or family(no.kind) != family(yes.kind) or same_voice(no, yes):
        return False
    if no.date and yes.date and not overlap(days_of(no), days_of(yes)):
        return False
    if yes.status is Status.OCCURRED and any(AHEAD.search(cue.text.lower()) for cue in no.status_cues):
        return False  # 'is not considering', 'will not': of what is to come
    if not _same_roles(no, yes) or not same_things(_told_apart(no), _told_apart(yes)):
        return False
    dated = bool(no.date and yes.date)
    if is_occasion(no.kind) and not dated and no.report != yes.report:
        return bool(matter_of(no, whole=True) & matter_of(yes, whole=True))  # which of many, only the words can tell
    said = no.holder is not None and bool(matter_of(no) & matter_of(yes))  # somebody denies it in the same words
    return _party_speaks(no) or dated or said or bool(no.materiel and yes.materiel) or _just_then(no, yes, until)


def _just_then(no: Statement, yes: Statement, until: str | None) -> bool:
    """'has not deployed a unit', somebody says: of what others tell of the weeks before, between the two."""
    both = bool(_codes(no.target)) and _codes(no.target) == _codes(yes.target)
    if no.holder is None or not (both and yes.date and until):
        return False
    last = Edtf.parse(until).bounds()[1]
    end = last.toordinal() if last else None
    return end is not None and overlap(days_of(yes), (end - RECENT, end))


def _told_apart(statement: Statement) -> tuple[set[str], set[str]]:
    """The things of a statement, without words for weapons of any sort: to deny 'lethal weapons' denies 'arms' too."""
    named, classes = things_of(statement)
    return named, classes - ANY_ARMS


def same_voice(a: Statement, b: Statement) -> bool:
    """One voice in one report does not contradict itself: 'has sent aid but has not sent arms'."""
    names = [s.holder.name if s.holder else None for s in (a, b)]
    return a.report == b.report and names[0] == names[1]


def _same_roles(no: Statement, yes: Statement) -> bool:
    if no.kind == yes.kind and set(no.countries) == set(yes.countries):
        mutual = not _codes(no.target) or _codes(no.source) == _codes(yes.source)
        return mutual or family(no.kind) == "encounter"
    source = _codes(no.source)
    if not source or source != _codes(yes.source):
        return False
    target = _codes(no.target)
    return not target or not _codes(yes.target) or bool(target & _codes(yes.target))


def _codes(parties: Iterable[object]) -> set[str]:
    return {code for p in parties if (code := getattr(p, "country", None))}


def _party_speaks(no: Statement) -> bool:
    """Whether a party itself denies: it needs no date to be about what it is said to do."""
    return no.holder is not None and no.holder.country in no.countries


def answers(denial: Statement, others: Sequence[Statement]) -> list[Statement]:
    """What a denial as an act ('Tehran denied the allegations') is an answer to.

    Args:
        denial: A statement of kind denial or rejection.
        others: Statements of the same report, in the order of the text.

    Returns:
        The charges nearest to it: accusations of the denier, or what the denier is said to have done; all of
        the nearest sentence.
    """
    deniers = _codes(denial.source)
    matter = matter_of(denial)
    told = [s for s in others if s.id != denial.id and deniers and _told_of(s, denial, deniers)]
    charges = [s for s in told if s.start == denial.start and _chargeable(s, denial, deniers)]
    if not charges and ASIDE.search(denial.quote[: denial.trigger_start - denial.start]):
        return []  # 'ordered the raid, which Oslo denies' is of its own sentence
    charges = charges or [s for s in told if _shares_matter(s, denial, matter, charge=_chargeable(s, denial, deniers))]
    if not charges:  # a denial that says what it denies answers, if anything, the accusation that stands beside it
        telling = len(matter) >= TELLING
        open_to = BLAME | VIOLENCE if matter & HARM else BLAME
        fit = [s for s in told if _chargeable(s, denial, deniers) and (s.kind in open_to or not telling)]
        charges = [s for s in fit if denial.start - s.start <= (BESIDE if telling else BEFORE)]
        if telling:
            charges = [s for s in charges if not _answered(s, denial, others)]
    if not charges:
        return []
    nearest = min(charges, key=lambda s: (_gap(denial, s), s.id))
    return [s for s in charges if s.start == nearest.start]


def _told_of(statement: Statement, denial: Statement, deniers: set[str]) -> bool:
    """Whether a statement near a denial says something of the denier that others hold."""
    gap = denial.start - statement.start
    if not -AFTER <= gap <= BEFORE or statement.status not in ASSERTED or statement.kind in DENIALS:
        return False
    if statement.holder is not None and statement.holder.country in deniers:
        return False
    if statement.kind in BLAME:
        words_named = denial.kind != "rejection" or not matter_of(denial) or bool(matter_of(denial) & WORDS)
        return bool(_codes(statement.target) & deniers) and words_named
    harm = statement.kind in VIOLENCE and bool(matter_of(denial) & HARM)  # answered in whatever words
    held = statement.holder is not None or harm or _just_before(statement, denial)
    about = bool(_codes(statement.parties) & deniers) or _upon_nobody_s_part(statement, denial)
    return about and held and _of_nothing_named(denial)


def _of_nothing_named(denial: Statement) -> bool:
    """'India rejects that': of what was said just before, be it called a denial or a rejection."""
    return denial.kind != "rejection" or not matter_of(denial)


def _just_before(statement: Statement, denial: Statement) -> bool:
    """Whether the report itself tells the deed in the same sentence, or in the one right before a denial of 'it'."""
    if statement.start == denial.start:
        return statement.trigger_start < denial.trigger_start
    return 0 <= denial.start - statement.end <= NEXT and not matter_of(denial)


def _upon_nobody_s_part(statement: Statement, denial: Statement) -> bool:
    """'Baku says the men were tortured; Moscow denies it': a deed whose doer is left unsaid, in the same sentence."""
    unsaid = statement.kind in VIOLENCE and not _codes(statement.source)
    return unsaid and statement.holder is not None and statement.start == denial.start


def _chargeable(statement: Statement, denial: Statement, deniers: set[str]) -> bool:
    if statement.kind in BLAME:
        return bool(_codes(statement.target) & deniers)
    # A rejection that names what it rejects may be of a proposal: only an accusation makes a denial of it.
    if denial.kind not in DENIALS or not _of_nothing_named(denial):
        return False
    if _upon_nobody_s_part(statement, denial):
        return True
    return statement.kind in CHARGEABLE and bool(_codes(statement.source) & deniers)


def _answered(charge: Statement, denial: Statement, others: Sequence[Statement]) -> bool:
    """'X rejected the charge. X denied that …': the denial in a word, told between, has answered it."""
    deniers = _codes(denial.source)
    between = (s for s in others if s.kind in DENIALS and charge.start <= s.start < denial.start)
    return any(_codes(s.source) == deniers and len(matter_of(s)) < TELLING for s in between)


def _shares_matter(statement: Statement, denial: Statement, matter: frozenset[str], *, charge: bool) -> bool:
    """Whether a denial of some matter is about a statement: one word ties it to a charge, half to anything else."""
    shared = len(matter & matter_of(statement, whole=True))
    if SUCH.search(denial.quote[denial.trigger_start - denial.start :]):
        shared += len(matter & {word[:STEM] for word in statement.kind.split("_")})  # 'of no such request'
    return shared > 0 and (charge or 2 * shared >= len(matter))


def _gap(denial: Statement, other: Statement) -> int:
    gap = denial.start - other.start
    return gap if gap >= 0 else BEFORE - gap  # what comes before is answered first


def charged_elsewhere(denial: Statement, blame: Statement) -> bool:
    """Whether an accusation in another report is what a denial that names its accuser answers."""
    deniers, accusers = _codes(denial.source), _codes(denial.target)
    if (
        denial.kind != "denial"
        or not accusers
        or FROM_CONTEXT in denial.reasons
        or blame.kind not in BLAME
        or blame.status not in ASSERTED
    ):
        return False
    if not (_codes(blame.target) & deniers and _codes(blame.source) & accusers):
        return False
    told, charged = matter_of(denial), matter_of(blame)
    if len(told) >= TELLING and not told & charged:
        return False
    return bool(denial.date and blame.date) and overlap(days_of(denial), days_of(blame), 31)


@dataclass(frozen=True, slots=True)
class Told:
    """Statements by what a denial may find them by: report, family and doers or parties, those accused."""

    by_report: dict[str, list[Statement]] = field(default_factory=dict)
    by_roles: dict[tuple[str, str, frozenset[str]], list[Statement]] = field(default_factory=dict)
    blame: dict[str, list[Statement]] = field(default_factory=dict)

    @classmethod
    def of(cls, statements: Mapping[str, Statement]) -> Told:
        """Take up statements, given by id, in the order of the text."""
        told = cls()
        names = {id(s): ident for ident, s in statements.items()}
        for statement in sorted(statements.values(), key=lambda s: (s.report, s.start, names[id(s)])):
            told.add(statement)
        return told

    def add(self, statement: Statement) -> None:
        """Take up a statement."""
        self.by_report.setdefault(statement.report, []).append(statement)
        if statement.status in ASSERTED:
            for key in self.roles(statement):
                self.by_roles.setdefault(key, []).append(statement)
        if statement.kind in BLAME:
            for code in sorted({p.country for p in statement.target if p.country}):
                self.blame.setdefault(code, []).append(statement)

    @staticmethod
    def roles(statement: Statement) -> tuple[tuple[str, str, frozenset[str]], ...]:
        """The keys of a statement: its doers, and all its parties."""
        name = family(statement.kind)
        doers = frozenset(p.country for p in statement.source if p.country)
        return (name, "doers", doers), (name, "parties", frozenset(statement.countries))

    def asserted(self, no: Statement) -> Iterator[Statement]:
        """What a denied statement may contradict, each once."""
        seen: set[int] = set()  # by identity: a statement's id is a hash, too dear to take for every pair
        for key in self.roles(no):
            for statement in self.by_roles.get(key, ()) if key[2] else ():
                if id(statement) not in seen:
                    seen.add(id(statement))
                    yield statement


def contradicted_by(no: Statement, told: Told, published: Mapping[str, str | None]) -> list[Statement]:
    """What a statement says did not happen, or the charges that it answers.

    Args:
        no: Any statement.
        told: The statements that may say otherwise.
        published: Publication date of each report, by id.

    Returns:
        The statements it stands against; none where it denies nothing.
    """
    if no.status is Status.DENIED and no.kind not in DENIALS:
        return _nearest(no, [s for s in told.asserted(no) if denies(no, s, until=published.get(no.report))])
    if no.kind in DENIALS and no.status is Status.OCCURRED:
        near = answers(no, told.by_report[no.report])
        if near:
            return near
        accused = sorted({p.country for p in no.source if p.country})
        return [s for code in accused for s in told.blame.get(code, ()) if charged_elsewhere(no, s)]
    return []


def _nearest(no: Statement, against: list[Statement]) -> list[Statement]:
    """What a denial contradicts; of its own report, where it has no date, only what was told nearest to it."""
    here = [s for s in against if s.report == no.report]
    if no.date or not here:
        return against
    nearest = min(here, key=lambda s: (abs(no.start - s.start), s.start))
    return [s for s in against if s.report != no.report or s.start == nearest.start]
