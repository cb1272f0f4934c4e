"""Reading the plain sentences that a question may come to, by the same stages as a report's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Span, Token

from communique.language.attribution import find_attributions
from communique.language.discourse import Discourse
from communique.language.nouns import bearers, famous
from communique.language.pipeline import parse
from communique.language.referents import Referents
from communique.language.status import find_status_cues
from communique.language.time import TimeExpression, find_times
from communique.lexicon.gazetteer import fold
from communique.lexicon.who import names
from communique.model.actor import Actor
from communique.model.question import QuestionError
from communique.model.report import Block, BlockRole, Report
from communique.model.statement import Statement
from communique.statements.assemble import assemble
from communique.statements.context import Context
from communique.statements.dating import date_event, sentence_times
from communique.statements.decide import without_repeats
from communique.statements.event import Event
from communique.statements.events import find_events
from communique.statements.holders import Speakers
from communique.statements.overview import lands_of
from communique.statements.question_forms import THINGS, Form, Plain, plain_sentences, reworded

WORD = re.compile(r"[^\W\d_][\w-]+")


@dataclass(frozen=True, slots=True)
class Read:
    """A plain sentence as the reader has it.

    Attributes:
        plain: The sentence.
        doc: It, parsed.
        event: The dealing that it states.
        statement: The dealing as a statement; its offsets are of the sentence.
        others: Further dealings in it.
        times: All times that it names.
    """

    plain: Plain
    doc: Doc
    event: Event
    statement: Statement
    others: tuple[Statement, ...]
    times: tuple[TimeExpression, ...]


class People:
    """Persons of the record by their names, and the surnames that several bear."""

    def __init__(self, known: Iterable[Actor]) -> None:
        """List them.

        Args:
            known: Persons; one under a longer and a shorter name counts once.
        """
        self.actors = sorted(known, key=lambda a: (len(a.label), a.label, a.id))
        self.by_surname: dict[str, list[Actor]] = {}
        for actor in self.actors:
            held = self.by_surname.setdefault(fold(actor.label.split()[-1]), [])
            if not any(_same(actor, other) for other in held):
                held.append(actor)

    def check(self, text: str) -> None:
        """Refuse a bare surname that several persons of the record bear.

        Args:
            text: The question.

        Raises:
            QuestionError: It holds one; the message names them.
        """
        words = [fold(word) for word in WORD.findall(text)]
        for surname, held in self.by_surname.items():
            if len(held) > 1 and surname in words:
                before = words[words.index(surname) - 1]
                if not any(before in fold(a.label).split()[:-1] for a in held):
                    who = ", ".join(f"{a.label} ({' '.join(a.countries)})" for a in held)
                    raise QuestionError(
                        f"question: the record knows more than one {held[0].label.split()[-1]}: {who}.",
                        "Write the full name.",
                    )

    def teach(self, discourse: Discourse, text: str) -> None:
        """Tell the memory of a reading whom the names in a text mean; names written in full last."""
        for word in WORD.findall(text):
            held = bearers(word) if word[0].isupper() and famous(word, discourse.day, discourse.lands) is None else ()
            if len(held) == 1:  # 'Raisi', who holds no office now: nobody else of that name ever did
                spell = held[0].office_at(discourse.day)
                actor = Actor(held[0].id, held[0].name, (spell.country,), "GOV", "person", spell.office)
                discourse.learn(actor.label, actor)
        for actor in sorted(self.actors, key=lambda a: fold(a.label) in fold(text)):
            discourse.learn(actor.label, actor)


def _same(one: Actor, other: Actor) -> bool:
    first, second = (set(fold(a.label).split()) for a in (one, other))
    return one.id == other.id or (one.countries == other.countries and (first <= second or second <= first))


def read_question(form: Form, stand_ins: Sequence[str], people: People, day: str | None) -> Read | None:
    """Read a question as the likeliest plain sentence that states a dealing.

    Args:
        form: What sort of question it is.
        stand_ins: Names of the states that stand for the parties asked for.
        people: Persons of the record.
        day: EDTF day on which it is asked.

    Returns:
        The reading: of the likeliest sentence that names both sides of the dealing, else of one that names one
        ('How many rifles did Oman seize?'); None where no sentence states a dealing.
    """
    for alone in (False, True):
        for one in reworded(form):
            plains = list(plain_sentences(one, next(parse([one.rest])), stand_ins))
            found = _likeliest(one, plains, _Reader(people, day, alone))
            if found is not None:
                return found
    return None


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads single sentences; ``alone`` lets a dealing stand that names one side only."""

    people: People
    day: str | None
    alone: bool

    def read(self, plain: Plain, doc: Doc) -> Iterator[Read]:
        """The dealings of a sentence, that of its main clause first."""
        times = find_times(plain.text, None)
        discourse = Discourse(day=_last_day(times) or self.day, lands=lands_of([doc]))
        self.people.teach(discourse, plain.text)
        context = _context(plain.text, doc, Referents(doc, discourse))
        for sentence in doc.sents:
            events, _ = find_events(sentence, context.referents, _one_sided if self.alone else None)
            kept = [event for event, reason in without_repeats(events) if reason is None]
            told = [(event, _statement(event, sentence, context, times)) for event in kept]
            for event, statement in sorted(told, key=lambda pair: (_depth(pair[0].token), pair[0].token.i)):
                yield Read(plain, doc, event, statement, tuple(s for e, s in told if e is not event), tuple(times))


def _one_sided(event: Event) -> bool:
    event.alone = True
    return True


def _context(text: str, doc: Doc, referents: Referents) -> Context:
    report = Report("question", "", text, blocks=(Block(0, len(text), BlockRole.BODY),))
    sayings = find_attributions(doc, 0)
    speakers = Speakers(text)
    speakers.listen(sayings, 0, len(text), 0, referents)
    return Context(report, 0, referents, sayings, find_status_cues(doc, 0), speakers, None, "question")


def _statement(event: Event, sentence: Span, context: Context, times: Sequence[TimeExpression]) -> Statement:
    return assemble(event, sentence, context, date_event(event, 0, sentence_times(sentence, 0, times)))


def _likeliest(form: Form, plains: Sequence[Plain], reader: _Reader) -> Read | None:
    """Of the readings whose main verb states a dealing the first that leaves fewest names out; else one that governs.

    A name before the verb that plays no part ('Did Mali attack Niger?' read as 'Niger was attacked') is a misreading.
    """
    docs = list(parse(plain.text for plain in plains))
    pairs = list(zip(plains, docs, strict=True))
    readings = [read for plain, doc in pairs for read in reader.read(plain, doc) if not _of_the_filler(read)]
    stated = [read for read in readings if read.plain.verb in _verbs(read.event)]
    loose = [read for read in readings if form.how == "parties" or read.plain.verb < 0 or _governs(read)]
    sound = [read for read in stated or loose if not any(at < read.plain.verb for at in _left_out(read))]
    if not sound:
        return None
    best = min(sound, key=lambda read: len(_left_out(read)))
    return _with_all_kinds(best, pairs, reader) if form.how == "thing" and stated else best


def _of_the_filler(read: Read) -> bool:
    """Whether only the thing put in for 'what' states a dealing: 'Oslo did do an agreement'."""
    return read.plain.filler in THINGS and read.event.token.text in read.plain.filler.split()


def _left_out(read: Read) -> list[int]:
    """Where the names of states and persons begin that no dealing of the sentence has for a party or place."""
    told = (read.statement, *read.others)
    held = {code for s in told for code in s.countries} | {s.place.country for s in told if s.place}
    hits = names().find(read.plain.text, lambda name: name.kind in ("state", "demonym", "capital", "person"))
    named: dict[int, set[str]] = {}
    for hit in hits:
        named.setdefault(hit.start, set()).update(hit.value.actor.countries if hit.value.actor else ())
    return [start for start, codes in named.items() if codes and not codes & held]


def _verbs(event: Event) -> set[int]:
    """Where the words begin that may be a dealing's main verb: its own, or 'held' in 'held talks'."""
    lent = {a.idx for a in event.token.ancestors if a.pos_ in ("VERB", "AUX")} if event.trigger.pos == "noun" else set()
    return lent | {w.idx for w in event.words}


def _governs(read: Read) -> bool:
    """Whether the dealing is the main matter of its sentence and no aside."""
    verb = next((t for t in (read.event.token, *read.event.token.ancestors) if t.pos_ in ("VERB", "AUX")), None)
    return verb is not None and verb.dep_ == "ROOT"


def _with_all_kinds(read: Read, pairs: Iterable[tuple[Plain, Doc]], reader: _Reader) -> Read:
    """'What did Oslo give Lima?': the kinds that any thing would make of it, too."""
    more = [
        other.statement
        for plain, doc in pairs
        if plain.verb == read.plain.verb and plain.filler in THINGS
        for other in reader.read(plain, doc)
        if plain.verb in _verbs(other.event) and other.statement.kind != read.statement.kind
    ]
    return replace(read, others=(*read.others, *more))


def _depth(token: Token) -> int:
    return sum(1 for _ in token.ancestors)


def _last_day(times: Iterable[TimeExpression]) -> str | None:
    """The day on which the first time named ends, as far as it is written; an open end tells none."""
    when = next((t.interval for t in times if t.interval), "")
    return next((part for part in reversed(when.split("/")) if part not in ("", "..")), None)
