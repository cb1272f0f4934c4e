"""Understanding a question: it is made a plain sentence and read as reports are, with the same lexicon."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Span, Token

from communique.language.attribution import find_attributions
from communique.language.discourse import Discourse
from communique.language.pipeline import parse
from communique.language.referents import Referents
from communique.language.status import find_status_cues
from communique.language.time import TimeExpression, find_times
from communique.lexicon.gazetteer import fold
from communique.lexicon.materiel import find_designations
from communique.lexicon.who import names
from communique.model.actor import Actor
from communique.model.question import REMEDY, Asked, Question, QuestionError, Side
from communique.model.report import Block, BlockRole, Report
from communique.model.statement import Party, Statement, Status
from communique.ontology.kinds import load_kinds
from communique.statements.assemble import Context, assemble
from communique.statements.dating import date_event, sentence_times
from communique.statements.decide import without_repeats
from communique.statements.event import Event
from communique.statements.events import find_events
from communique.statements.holders import Speakers
from communique.statements.question_forms import STAND_INS, THINGS, Form, Plain, form_of, plain_sentences
from communique.statements.reader import lands_of
from communique.statements.themes import class_of

# What else answers a question after a kind: the finer kinds of it, and those that hold it in themselves.
ALSO: Mapping[str, tuple[str, ...]] = {
    "meeting": ("summit", "talks"),
    "summit": ("meeting",),
    "talks": ("meeting", "summit", "call"),
    "arms_transfer": ("military_aid",),
    "aid": ("humanitarian_aid", "military_aid"),
    "attack": ("air_strike", "incursion"),
    "incursion": ("war",),
    "war": ("incursion",),
    "accusation": ("complaint",),
    "criticism": ("complaint",),
    "sanction": ("embargo", "entry_ban", "trade_restriction"),
    "request": ("appeal",),
    "appeal": ("request", "demand"),
    "demand": ("ultimatum",),
    "cooperation": ("military_cooperation",),
    "denial": ("rejection",),
    "threat": ("warning", "ultimatum"),
    "warning": ("threat",),
    "visit": (),
}
# Kinds that tell the same from the other side: whoever hosts is visited, whoever buys is sold to.
TURNED: Mapping[str, tuple[str, ...]] = {"visit": ("hosting",), "hosting": ("visit",)}
BUYING = frozenset("buy purchase acquire get receive obtain".split())
SELLING = frozenset("sell sale".split())
# Words that name no matter of their own: papers, occasions, and what every question holds.
IDLE = frozenset(
    "agreement pact deal treaty accord memorandum understanding declaration document arrangement protocol contract time "
    "date meeting talk visit trip side country state government place what that weapon arm arms goods thing anything "
    "any some other two both against equipment system official leader year month day".split()
)
WIDE = frozenset("weapon weaponry arm arms equipment goods materiel hardware military thing anything kit gear".split())


@dataclass(frozen=True, slots=True)
class _Read:
    """A plain sentence as the reader has it: the dealing it states, and what stands beside that."""

    plain: Plain
    doc: Doc
    event: Event
    statement: Statement
    others: tuple[Statement, ...]
    times: tuple[TimeExpression, ...]


def understand(text: str, known: Iterable[Actor] = (), day: str | None = None) -> Question:
    """Understand a question.

    Args:
        text: The question, in English.
        known: Persons that the record knows, for those named by surname.
        day: EDTF day on which the question is asked: who held an office then is meant where it names no time.

    Returns:
        The question as understood.

    Raises:
        QuestionError: It is of no form that is known, states no dealing, or leaves open whom or when it means.
        ModelMissingError: The language model is not installed.
    """
    form = form_of(text)
    if form is None:
        raise _lost(text, "it does not begin as questions do that can be answered.")
    people = _People(known)
    people.check(text)
    stand_in = _stand_in(text)
    rest = next(parse([form.rest]))
    read = _best(form, rest, stand_in, people, day)
    if read is None:
        raise _lost(text, "no dealing of states is found in it.")
    return _question(text, form, read, stand_in)


def _lost(text: str, why: str) -> QuestionError:
    return QuestionError(f"question: {text!r} is not understood: {why}", REMEDY)


def _stand_in(text: str) -> tuple[str, str]:
    held = fold(text)
    return next((name, code) for name, code in STAND_INS if fold(name)[:4] not in held)


class _People:
    """Persons of the record by their names, and the surnames that several bear."""

    def __init__(self, known: Iterable[Actor]) -> None:
        self.actors = sorted(known, key=lambda a: (a.label, a.id))
        self.by_surname: dict[str, list[Actor]] = {}
        for actor in self.actors:
            held = self.by_surname.setdefault(fold(actor.label.split()[-1]), [])
            if not any(same_name(actor, other) for other in held):
                held.append(actor)

    def check(self, text: str) -> None:
        """Refuse a bare surname that several persons of the record bear."""
        words = [fold(w) for w in re.findall(r"[^\W_]+", text)]
        for surname, held in self.by_surname.items():
            if len(held) > 1 and surname in words:
                at = words.index(surname)
                before = words[at - 1] if at else ""
                if not any(before in fold(a.label).split()[:-1] for a in held):
                    who = ", ".join(f"{a.label} ({' '.join(a.countries)})" for a in held)
                    raise QuestionError(
                        f"question: the record knows more than one {held[0].label.split()[-1]}: {who}.",
                        "Write the full name.",
                    )

    def teach(self, discourse: Discourse) -> None:
        """Tell the memory of a reading whom names mean; the fullest name of a person last."""
        for actor in sorted(self.actors, key=lambda a: len(a.label)):
            discourse.learn(actor.label, actor)


def same_name(one: Actor, other: Actor) -> bool:
    """Whether two actors of the record are one person under a longer and a shorter name."""
    first, second = (set(fold(a.label).split()) for a in (one, other))
    return one.id == other.id or (one.countries == other.countries and (first <= second or second <= first))


def _best(form: Form, rest: Doc, stand_in: tuple[str, str], people: _People, day: str | None) -> _Read | None:
    """The reading of the likeliest plain sentence whose main verb states a dealing; else of any that states one."""
    plains = list(plain_sentences(form, rest, stand_in[0]))
    docs = list(parse(plain.text for plain in plains))
    loose: _Read | None = None
    for plain, doc in zip(plains, docs, strict=True):
        for read in _readings(plain, doc, people, day):
            if plain.verb in {w.idx for w in read.event.words} | _heads(read.event):
                return _with_all_kinds(read, plains, docs, people, day) if form.how == "thing" else read
            loose = loose or read
    return loose if loose is not None and (form.how == "parties" or loose.plain.verb < 0 or _governs(loose)) else None


def _heads(event: Event) -> set[int]:
    """Where the verbs begin that lend a noun its clause: 'held' in 'held talks', 'took' in 'took part in drills'."""
    return {a.idx for a in event.token.ancestors if a.pos_ in ("VERB", "AUX")} if event.trigger.pos == "noun" else set()


def _governs(read: _Read) -> bool:
    """Whether the dealing is the main matter of its sentence and no aside."""
    verb = next((t for t in (read.event.token, *read.event.token.ancestors) if t.pos_ in ("VERB", "AUX")), None)
    return verb is not None and verb.dep_ == "ROOT"


def _with_all_kinds(
    read: _Read, plains: Sequence[Plain], docs: Sequence[Doc], people: _People, day: str | None
) -> _Read:
    """'What did Oslo give Lima?': the kinds that any thing would make of it."""
    more = []
    for plain, doc in zip(plains, docs, strict=True):
        if plain.verb == read.plain.verb and plain.filler in THINGS:
            more += [r.statement for r in _readings(plain, doc, people, day) if plain.verb in {w.idx for w in r.event.words}]
    return replace(read, others=(*read.others, *(s for s in more if s.kind != read.statement.kind)))


def _readings(plain: Plain, doc: Doc, people: _People, day: str | None) -> Iterator[_Read]:
    times = find_times(plain.text, None)
    when = next((t.interval for t in times if t.interval), None)
    discourse = Discourse(day=_last_day(when) or day, lands=lands_of([doc]))
    people.teach(discourse)
    referents = Referents(doc, discourse)
    report = Report(document="question", sha256="", text=plain.text, blocks=(Block(0, len(plain.text), BlockRole.BODY),))
    sayings = find_attributions(doc, 0)
    speakers = Speakers(plain.text)
    speakers.listen(sayings, 0, len(plain.text), 0, referents)
    context = Context(report, 0, referents, sayings, find_status_cues(doc, 0), speakers, None, "question")
    for sentence in doc.sents:
        events, _ = find_events(sentence, referents)
        kept = [event for event, reason in without_repeats(events) if reason is None]
        here = sentence_times(sentence, 0, times)
        told = [(event, _written(event, sentence, context, here)) for event in kept]
        for event, statement in sorted(told, key=lambda pair: (_depth(pair[0].token), pair[0].token.i)):
            yield _Read(plain, doc, event, statement, tuple(s for e, s in told if e is not event), tuple(times))


def _written(event: Event, sentence: Span, context: Context, times: Sequence[TimeExpression]) -> Statement:
    return assemble(event, sentence, context, date_event(event, 0, list(times)))


def _depth(token: Token) -> int:
    return sum(1 for _ in token.ancestors)


def _last_day(when: str | None) -> str | None:
    """The day on which a time of the question ends, as far as it is written; an open end tells none."""
    ends = [part for part in (when or "").split("/") if part not in ("", "..")]
    return ends[-1] if ends else None


# -- from the reading to the question -----------------------------------------------------------------


def _question(text: str, form: Form, read: _Read, stand_in: tuple[str, str]) -> Question:
    told, denier, status = _content(form, read)
    source = tuple(p for p in told.source if p.country != stand_in[1])
    target = tuple(p for p in told.target if p.country != stand_in[1])
    missing = Side.SOURCE if len(source) < len(told.source) else Side.TARGET if len(target) < len(told.target) else None
    if form.asked is Asked.WHO and missing is None:
        raise _lost(text, "it does not say on which side of a dealing the party asked for stands.")
    place, source, target = _place(told, source, target)
    things, words = _matter(read, told, place, stand_in)
    kinds, turned = _kinds(read, told, form)
    if form.how == "parties":
        kinds, turned, words = (), (), ()
    return Question(
        text=text,
        asked=form.asked,
        kinds=kinds,
        turned=turned,
        mutual=_mutual(told) or form.how == "parties",
        source=source,
        target=target,
        missing=missing,
        date=_date(text, read),
        place=place,
        things=things,
        words=words,
        status=Status.PLANNED if form.planned else status,
        denier=denier,
        pick=form.pick,
    )


def _content(form: Form, read: _Read) -> tuple[Statement, Party | None, Status | None]:
    """What is asked about: of a denial what is denied, with whoever must have denied it."""
    main = read.statement
    if form.denied:
        return main, None, Status.DENIED
    if main.kind == "denial" and read.others:
        inner = read.others[0]
        return inner, main.source[0] if main.source else None, Status.DENIED
    planned = main.status is Status.PLANNED and form.asked is not Asked.SAYS and not read.plain.future
    return main, None, Status.PLANNED if planned else None


def _mutual(statement: Statement) -> bool:
    return load_kinds()[statement.kind].mutual


def _kinds(read: _Read, told: Statement, form: Form) -> tuple[tuple[str, ...], tuple[str, ...]]:
    held = [told.kind]
    if form.how == "thing":
        held += [s.kind for s in read.others]
    kinds = dict.fromkeys(held)
    for kind in held:
        kinds.update(dict.fromkeys(ALSO.get(kind, ())))
    turned = [k for kind in held for k in TURNED.get(kind, ())]
    lemmas = {w.lemma_.lower() for w in read.event.words}
    if "arms_order" in held and lemmas & BUYING:
        turned.append("arms_transfer")
    if "arms_transfer" in held and lemmas & SELLING:
        turned.append("arms_order")
    return tuple(kinds), tuple(dict.fromkeys(turned))


def _date(text: str, read: _Read) -> str | None:
    unclear = next((t for t in read.times if t.interval is None and t.type in ("DATE", "TIME")), None)
    if unclear is not None:
        raise QuestionError(
            f"question: {text!r}: {unclear.text!r} is no time of its own.", "Write the year, or the day with its year."
        )
    return next((t.interval for t in read.times if t.interval and t.type != "SET"), None)


def _place(
    told: Statement, source: tuple[Party, ...], target: tuple[Party, ...]
) -> tuple[str | None, tuple[Party, ...], tuple[Party, ...]]:
    """Where it must have been: the place named, or the city that is visited."""
    if told.place is not None:
        return told.place.name, source, target
    if told.kind == "visit":
        cities = [p for p in target if p.id and p.id.startswith("state:") and not _names_state(p)]
        if cities:
            return cities[0].name, source, target
    return None, source, target


def _names_state(party: Party) -> bool:
    hits = names().find(party.name, lambda n: n.kind in ("state", "demonym"))
    return bool(hits)


def _matter(
    read: _Read, told: Statement, place: str | None, stand_in: tuple[str, str]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The things dealt in, and the words that neither kind, party, time nor place has taken up."""
    taken = _taken(read, told, place)
    filler = read.plain.filler
    themes = {i for theme in read.event.themes for i in _phrase(theme)}
    things: list[str] = []
    words: list[str] = []
    for token in read.doc:
        word = token.lemma_.lower()
        if token.i in taken or token.pos_ not in ("NOUN", "PROPN", "ADJ", "VERB", "NUM") or len(word) < 3:
            continue
        if token.text == stand_in[0] or (filler in THINGS and token.text in filler.split()):
            continue
        if token.i in themes and token.pos_ != "VERB":
            if word not in WIDE and told.materiel:
                things.append(token.text)
                continue
            if class_of(token)[0] is not None and not told.materiel:
                continue
        if word not in IDLE and word not in WIDE:
            words.append(token.text)
    designated = [hit.value.name for hit in find_designations(read.plain.text)] if told.materiel else []
    return tuple(dict.fromkeys(designated or things)), tuple(dict.fromkeys(words))


def _phrase(theme: Token) -> range:
    return range(theme.left_edge.i, theme.i + 1)


def _taken(read: _Read, told: Statement, place: str | None) -> set[int]:
    """The tokens whose meaning the question's fields hold already."""
    spans = [(p.start, p.end) for s in (told, read.statement) for p in s.parties]
    spans += [(t.start, t.end) for t in read.times]
    spans += [(c.start, c.end) for c in told.status_cues]
    spans += [(s.trigger_start, s.trigger_end) for s in (told, read.statement)]
    if told.place is not None:
        spans.append((told.place.start, told.place.end))
    if place is not None:
        at = read.plain.text.find(place)
        spans.append((at, at + len(place)))
    taken = {t.i for t in read.doc for start, end in spans if t.idx < end and start < t.idx + len(t)}
    taken |= {w.i for w in read.event.words}
    taken |= {t.i for t in read.doc if t.idx == read.plain.verb or t.pos_ == "AUX"}
    codes = {c for p in told.parties if (c := p.country)}
    for hit in names().find(read.doc.text, lambda n: n.kind in ("state", "demonym", "capital", "combining", "person")):
        if hit.value.actor and set(hit.value.actor.countries) & codes:
            taken |= {t.i for t in read.doc if t.idx < hit.end and hit.start < t.idx + len(t)}
    return taken
