"""Understanding a question: it is made a plain sentence and read as reports are, with the same lexicon."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Token

from communique.lexicon.gazetteer import fold
from communique.lexicon.materiel import NOUNS, find_designations
from communique.lexicon.who import breakaway, names
from communique.model.actor import Actor
from communique.model.question import REMEDY, Asked, Question, QuestionError, Side
from communique.model.statement import Party, Statement, Status
from communique.ontology.kinds import load_kinds
from communique.statements.event import Event
from communique.statements.question_forms import STAND_INS, THINGS, Form, form_of
from communique.statements.question_reading import People, Read, read_question
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
    "sanction": ("embargo", "entry_ban", "trade_restriction"),
    "request": ("appeal",),
    "appeal": ("request", "demand"),
    "demand": ("ultimatum",),
    "cooperation": ("military_cooperation",),
    "denial": ("rejection",),
    "threat": ("warning", "ultimatum"),
    "warning": ("threat",),
}
# Kinds that tell the same from the other side: whoever hosts is visited, whoever buys is sold to.
TURNED: Mapping[str, tuple[str, ...]] = {"visit": ("hosting",), "hosting": ("visit",)}
BUYING = frozenset("buy purchase acquire get receive obtain".split())
SELLING = frozenset("sell sale".split())
LENDING = ("lease", "leasing", "rent", "lend", "lent", "loan", "borrow")  # who does so has not bought or sold
# Words that name no matter of their own: papers in general, occasions, and what every question holds. A memorandum
# or a declaration is not any agreement.
IDLE = frozenset(
    "agreement pact deal treaty accord understanding document arrangement contract time date meeting talk visit trip "
    "side country state government place what that weapon arm arms goods thing anything any some other two both "
    "against equipment system official leader year month day".split()
)
PAPERS = frozenset("memorandum declaration protocol communique charter convention resolution roadmap statement".split())
WIDE = frozenset("weapon weaponry arm arms equipment goods materiel hardware military thing anything kit gear".split())


# Kinds of many different deeds: a question that names one of them is answered by that deed alone.
BROAD = frozenset(
    "harassment restriction withholding concession seizure approval rejection refusal interference support cooperation "
    "attack air_strike incursion legal_action show_of_force military_buildup relations".split()
)
LEAST = 2  # stand-ins that a question after both parties needs
SHORT = 2  # letters of a word that says too little to be looked for
STEM = 5  # first letters that the forms of a word share


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
    people = People(known)
    people.check(text)
    free = [(name, code) for name, code in STAND_INS if fold(name)[:4] not in fold(text)]
    if len(free) < LEAST:
        raise _lost(text, "it names too many states.")
    form, acting, stand_ins = _with_territories(form, free)
    read = read_question(form, [name for name, _ in stand_ins], people, day)
    if read is None:
        raise _lost(text, "no dealing of states is found in it.")
    return _question(text, form, _themselves(read, acting), stand_ins)


def _with_territories(
    form: Form, free: Sequence[tuple[str, str]]
) -> tuple[Form, dict[str, Actor], Sequence[tuple[str, str]]]:
    """A question with breakaway territories, of which the reader knows less, played by states; with who plays whom."""
    acting: dict[str, Actor] = {}
    for name, actor in sorted(breakaway().items()):
        found = re.search(rf"\b(?:the\s+)?{re.escape(name)}\b", form.rest, re.IGNORECASE)
        if found is not None and len(free) > LEAST:
            (player, code), *free = free
            acting[code] = actor
            form = replace(form, rest=f"{form.rest[: found.start()]}{player}{form.rest[found.end() :]}")
    return form, acting, free


def _themselves(read: Read, acting: Mapping[str, Actor]) -> Read:
    """A reading with the territories in the places of the states that played them."""

    def told(statement: Statement) -> Statement:
        source, target = (tuple(_party(p, acting) for p in side) for side in (statement.source, statement.target))
        place = statement.place
        player = next((code for name, code in STAND_INS if place is not None and place.name == name), "")
        if place is not None and player in acting:
            place = replace(place, name=acting[player].label, country=acting[player].countries[0])
        return replace(statement, source=source, target=target, place=place)

    return replace(read, statement=told(read.statement), others=tuple(told(s) for s in read.others)) if acting else read


def _party(party: Party, acting: Mapping[str, Actor]) -> Party:
    actor = acting.get(party.country or "")
    if actor is None:
        return party
    return replace(party, id=actor.id, label=actor.label, name=actor.label, country=actor.countries[0])


def _lost(text: str, why: str) -> QuestionError:
    return QuestionError(f"question: {text!r} is not understood: {why}", REMEDY)


def _question(text: str, form: Form, read: Read, stand_ins: Sequence[tuple[str, str]]) -> Question:
    told, denier, status = _content(form, read)
    asked_for = {code for _, code in stand_ins}
    source = tuple(p for p in told.source if p.country not in asked_for)
    target = tuple(p for p in told.target if p.country not in asked_for)
    missing = Side.SOURCE if len(source) < len(told.source) else Side.TARGET if len(target) < len(told.target) else None
    if form.asked is Asked.WHO and missing is None:
        raise _lost(text, "it does not say on which side of a dealing the party asked for stands.")
    place, source, target = _place(told, source, target)
    things, words = _matter(read, told, place, stand_ins)
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
        number=next((m.quantity for m in told.materiel if m.quantity), None),
        words=words,
        barred=LENDING if {w.lemma_.lower() for w in read.event.words} & (BUYING | SELLING) else (),
        status=Status.PLANNED if form.planned else status,
        denier=denier,
        pick=form.pick,
    )


def _content(form: Form, read: Read) -> tuple[Statement, Party | None, Status | None]:
    """What is asked about: of a denial what is denied, with whoever must have denied it."""
    main = read.statement
    if form.denied:
        return main, None, Status.DENIED
    if main.kind == "denial" and read.others:
        inner = read.others[0]
        return inner, main.source[0] if main.source else None, Status.DENIED
    if main.status is Status.DENIED:
        raise QuestionError(
            f"question: it asks whether something did not happen ({read.plain.text!r}).",
            "Ask whether it did, without 'not'.",
        )
    planned = main.status is Status.PLANNED and form.asked is not Asked.SAYS and not read.plain.future
    return main, None, Status.PLANNED if planned else None


def _mutual(statement: Statement) -> bool:
    return load_kinds()[statement.kind].mutual


def _kinds(read: Read, told: Statement, form: Form) -> tuple[tuple[str, ...], tuple[str, ...]]:
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


def _date(text: str, read: Read) -> str | None:
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
    read: Read, told: Statement, place: str | None, stand_ins: Sequence[tuple[str, str]]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The things dealt in, and the words that neither kind, party, time nor place has taken up."""
    taken = _taken(read, told, place)
    filler = read.plain.filler
    themes = {i for theme in read.event.themes for i in _phrase(theme)}
    things: list[str] = []
    words: list[str] = []
    for token in read.doc:
        word = token.lemma_.lower()
        content = token.pos_ in ("NOUN", "PROPN", "ADJ", "VERB", "NUM") and (len(word) > SHORT or word.isdigit())
        if token.i in taken or not content:
            continue
        if token.text in {name for name, _ in stand_ins} or (filler in THINGS and token.text in filler.split()):
            continue
        if token.i in themes and token.pos_ not in ("VERB", "NUM"):
            if word not in WIDE and told.materiel:
                things.append(token.text)
                continue
            chosen = token.i in {t.i for t in read.event.themes} and class_of(token)[0] is not None
            if chosen and not told.materiel and word not in PAPERS:
                continue  # the envoy of 'recalled its envoy' has chosen the kind
        if word not in IDLE and word not in WIDE:
            words.append(token.text)
    words += [lemma for w in read.event.words if (lemma := w.lemma_.lower()).startswith(LENDING)]
    hits = find_designations(read.plain.text)
    sorts = [NOUNS[hit.value.category] for hit in hits if hit.value.category in NOUNS]
    words = [word for word in words if not any(re.fullmatch(sort, fold(word)) for sort in sorts)]  # the 'jets' of F-16
    designated = [hit.value.name for hit in hits] if told.materiel else []
    return tuple(dict.fromkeys(designated or things)), tuple(dict.fromkeys(words))


def _telling(event: Event) -> set[int]:
    """The words of a trigger that say more than its kind: who asks after 'rammed' is not answered by 'blocked'."""
    label = event.kind.label.lower()
    if event.kind.id not in BROAD or any(w.lemma_.lower()[:STEM] in label for w in event.words):
        return set()
    light = event.places.light
    return {
        w.i for w in event.words if w.pos_ in ("VERB", "NOUN", "PROPN", "ADJ") and (light is None or w.i != light.i)
    }


def _phrase(theme: Token) -> range:
    return range(theme.left_edge.i, theme.i + 1)


def _taken(read: Read, told: Statement, place: str | None) -> set[int]:
    """The tokens whose meaning the question's fields hold already."""
    spans = [(p.start, p.end) for s in (told, read.statement) for p in s.parties]
    spans += [(t.start, t.end) for t in read.times]
    spans += [(c.start, c.end) for c in told.status_cues]
    spans += [(s.trigger_start, s.trigger_end) for s in (told, read.statement)]
    if any(m.quantity for m in told.materiel):  # the number is a field of its own
        spans += [(t.idx, t.idx + len(t)) for theme in read.event.themes for t in theme.subtree if t.pos_ == "NUM"]
    if told.place is not None:
        spans.append((told.place.start, told.place.end))
    if place is not None:
        at = read.plain.text.find(place)
        spans.append((at, at + len(place)))
    taken = {t.i for t in read.doc for start, end in spans if t.idx < end and start < t.idx + len(t)}
    taken |= {
        t.i for t in read.doc if t.head.i in taken and t.dep_ in ("compound", "nmod") and t.tag_ == "NNP"
    }  # titles
    taken |= {w.i for w in read.event.words}
    taken |= {t.i for t in read.doc if t.idx == read.plain.verb or t.pos_ == "AUX"}
    codes = {c for p in told.parties if (c := p.country)}
    for hit in names().find(read.doc.text, lambda n: n.kind in ("state", "demonym", "capital", "combining", "person")):
        if hit.value.actor and set(hit.value.actor.countries) & codes:
            taken |= {t.i for t in read.doc if t.idx < hit.end and hit.start < t.idx + len(t)}
    return taken - _telling(read.event)
