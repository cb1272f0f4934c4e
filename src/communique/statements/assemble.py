"""From an event to a statement: parties, status, holder, date, amounts, evidence; the one place that writes."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence

from spacy.tokens import Span, Token

from communique.language.anybody import PHRASE, country_of
from communique.language.quantities import find_money, find_quantity
from communique.language.referent import Referent
from communique.language.status import status_of
from communique.lexicon.materiel import find_designations
from communique.lexicon.triggers import light_verbs
from communique.model.actor import Actor
from communique.model.edtf import Edtf
from communique.model.statement import (
    OF_OTHERS,
    Cue,
    Materiel,
    Money,
    Party,
    Place,
    Statement,
    Status,
)
from communique.ontology.kinds import Kind, load_kinds
from communique.statements.clauses import clause_of
from communique.statements.confidence import confidence
from communique.statements.context import Context, evidence, vouched
from communique.statements.dating import Dated
from communique.statements.event import Event
from communique.statements.themes import class_of


def assemble(event: Event, sentence: Span, context: Context, dated: Dated | None) -> Statement:
    """Write the statement of an event.

    Args:
        event: The event, with at least one party.
        sentence: The sentence it stands in.
        context: The paragraph.
        dated: When it took place, if known.

    Returns:
        The statement; its quote and offsets are of the report's text.
    """
    text = context.report.text
    trigger_start = context.offset + event.words[0].idx
    trigger_end = context.offset + event.words[-1].idx + len(event.words[-1])
    start, end = evidence(text, sentence, context.offset, trigger_start, trigger_end)
    status, status_cues = _status(event, context)
    told = vouched(context, trigger_start, trigger_end, status)
    status = told.status
    source, target = _parties(event, context)
    if status == "occurred" and dated is not None and _ahead(dated.date, context.report.published):
        dated = None  # 'have agreed to drill in 2027': the plan's time, and not that of what was done
    kind = event.kind
    if OF_OTHERS in event.reasons:
        kind, status = _as_told(kind, status)
    if kind.id == "approval" and status == "denied" and any(c.dep_ == "neg" for c in event.token.children):
        kind, status = load_kinds()["rejection"], "occurred"  # 'does not accept the ruling'
    expression = dated.expression if dated else None
    return Statement(
        report=context.report.id,
        start=start,
        end=end,
        quote=text[start:end],
        trigger_start=trigger_start,
        trigger_end=trigger_end,
        kind=kind.id,
        type=kind.type,
        mode=kind.mode,
        contexts=kind.contexts,
        cameo=kind.cameo,
        goldstein=kind.goldstein,
        source=source,
        target=target,
        place=_place(event, sentence, context),
        date=dated.date if dated else None,
        date_text=expression.text if expression else None,
        date_start=expression.start if expression else None,
        date_end=expression.end if expression else None,
        date_origin=dated.origin if dated else None,
        status=Status(status),
        status_cues=status_cues,
        holder=told.holder,
        holder_chain=told.chain,
        cue=told.cue,
        materiel=_materiel(event, sentence, context),
        money=_money(sentence, context),
        reader=context.reader,
        reasons=(*event.reasons, *told.reasons),
        confidence=confidence(event, dated, told.holder, status, bool(status_cues)),
    )


def _as_told(kind: Kind, status: str) -> tuple[Kind, str]:
    """What a group or an organ says it will do against somebody is a threat, and what it will not grant a refusal.

    So PLOVER has it; between states the deed's own kind is kept, with its status.
    """
    if kind.type in HOSTILE and status == "planned":
        return load_kinds()["threat"], "occurred"
    if kind.type in YIELDING and status == "denied":
        return load_kinds()["refusal"], "occurred"
    return kind, status


HOSTILE = frozenset({"SANCTION", "COERCE", "ASSAULT", "PROTEST"})
YIELDING = frozenset({"CONCEDE", "RETREAT", "AID", "AGREE", "SUPPORT", "COOPERATE"})


def _ahead(date: str, published: str | None) -> bool:
    """Whether a date begins after the publication."""
    first = Edtf.parse(date).bounds()[0]
    last = Edtf.parse(published).bounds()[1] if published else None
    return first is not None and last is not None and first > last


def _status(event: Event, context: Context) -> tuple[str, tuple[Cue, ...]]:
    status, cues = status_of(context.referents.doc, event.token, context.cues, context.offset)
    if event.places.light is not None:
        light, more = status_of(context.referents.doc, event.places.light, context.cues, context.offset)
        if light != "occurred":
            status, cues = light, more
        elif aspect := light_verbs()[event.places.light.lemma_.lower()].aspect:
            status = aspect
    if event.trigger.status == "occurred":
        status, cues = "occurred", ()  # 'knows nothing of': the no is the entry's own
    elif event.trigger.status and status == "occurred":
        status = event.trigger.status
    return status, tuple(Cue(c.text, c.start, c.end, c.effect) for c in cues)


def _parties(event: Event, context: Context) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    source = _side(event.source, context)
    target = _side(event.target, context)
    both = _side(event.party, context)
    if OF_OTHERS in event.reasons:
        return _of_others(source, target, both)
    if event.kind.mutual:
        ordered = _distinct(sorted((*source, *both, *target), key=lambda p: p.start))
        first = ordered[0].country if ordered else None
        return tuple(p for p in ordered if p.country == first), tuple(p for p in ordered if p.country != first)
    codes = {p.country for p in source}
    if not source:
        source, both = both, ()
        codes = {p.country for p in source}
    target = tuple(p for p in _distinct([*target, *both]) if p.country not in codes)
    return _distinct(list(source)), target


def _of_others(
    source: tuple[Party, ...], target: tuple[Party, ...], both: tuple[Party, ...]
) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Sides of parties of which several may belong to one state, or to none."""
    first = source or both[:1]
    held = {(p.start, p.country) for p in first}
    return _apart(first), _apart(p for p in (*target, *both) if (p.start, p.country) not in held)


def _apart(parties: Iterable[Party]) -> tuple[Party, ...]:
    return tuple({(p.start, p.country): p for p in parties}.values())


def _side(referents: Sequence[Referent], context: Context) -> tuple[Party, ...]:
    found: list[Party] = []
    for referent in referents:
        named = _named_for(referent, context) if referent.kind == "pronoun" else referent
        start, end = context.offset + named.start, context.offset + named.end
        name = " ".join(context.report.text[start:end].split())
        found.extend(
            Party(name, _id_of(actor), actor.label, country_of(code), actor.sector, actor.office, start, end)
            for actor in referent.actors
            for code in actor.countries
        )
    return tuple(found)


def _named_for(pronoun: Referent, context: Context) -> Referent:
    """The mention in the pronoun's own sentence that names whom it means, or the pronoun itself."""
    doc = context.referents.doc
    token = next((t for t in doc if t.idx == pronoun.start), None)
    for i in range(token.i - 1, token.sent.start - 1, -1) if token is not None else ():
        named = context.referents.names.get(i)
        found = context.referents.of(doc[i]) if named is not None and named.span.root.i == i else None
        if (
            found is not None
            and found.kind == "actor"
            and {a.id for a in found.actors} == {a.id for a in pronoun.actors}
        ):
            return found
    return pronoun


def _id_of(actor: Actor) -> str | None:
    """The id of a resolved actor; a phrase taken as it stands has none."""
    return None if actor.kind == PHRASE else actor.id


def _distinct(parties: Sequence[Party]) -> tuple[Party, ...]:
    """One party a country: the one that names a person or organ rather than the bare state."""
    best: dict[str | None, Party] = {}
    for party in parties:
        held = best.get(party.country)
        if held is None or (_bare(held) and not _bare(party)):
            best[party.country] = party
    return tuple(best.values())


def _bare(party: Party) -> bool:
    return bool(party.id and party.id.startswith("state:"))


def _place(event: Event, sentence: Span, context: Context) -> Place | None:
    """Where: a place name after a locative preposition, nearest the trigger."""
    best: tuple[int, Place] | None = None
    for token in sentence:
        if token.dep_ != "pobj" or token.head.lower_ not in ("in", "at", "near", "outside", "off", "around"):
            continue
        if _of_another_clause(token, event) or _of_the_speaker(token, context) or _of_the_topic(token, event):
            continue
        named = context.referents.names.get(token.i)
        code = context.referents.place_of(token)
        if named is None or (code is None and named.kind != "place"):
            continue
        span = named.span
        start, end = context.offset + span.start_char, context.offset + span.end_char
        name = context.report.text[start:end]
        if event.kind.type not in FORCE and NATURE.search(name):
            continue  # nobody signs in a strait
        place = Place(" ".join(name.split()), code, None, None, None, start, end)
        distance = abs(token.i - event.token.i)
        if best is None or distance < best[0]:
            best = (distance, place)
    return best[1] if best else None


def _of_another_clause(place: Token, event: Event) -> bool:
    """'expelled the envoy and closed the consulates in Lagos': the place of a clause beside or below the event's."""
    verb, own = clause_of(place), clause_of(event.places.light or event.token)
    while verb.dep_ == "xcomp" and verb.head.i != own.i and verb.head.pos_ in ("VERB", "AUX"):
        verb = verb.head  # 'offered help, and Mali is expected to sign in Rome': of the clause beside
    apart = verb.dep_ == "conj" or (verb.dep_ in ("advcl", "relcl") and verb.head.i != event.token.i)
    below = apart and any(a.i == own.i for a in verb.ancestors)
    return verb.i != own.i and below and not any(a.i == verb.i for a in event.token.ancestors)


def _of_the_topic(place: Token, event: Event) -> bool:
    """'an understanding on supplies for the troops at the shoal': where what is spoken of is."""
    if event.kind.type in FORCE:
        return False  # 'an attack on a camp in the north' is made where the camp is
    inside = [*itertools.takewhile(lambda a: a.i not in {t.i for t in event.words}, place.head.ancestors)]
    addressed = event.kind.type in ADDRESSED and any(a.pos_ in ("NOUN", "PROPN") for a in inside)
    return addressed or any(a.lower_ in TOPICAL and a.dep_ == "prep" for a in inside)


FORCE = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "RETREAT", "AID"})
NATURE = re.compile(r"\b(?:Shoal|Reef|Atoll|Sea|Strait|Straits|Gulf|Ocean|River|Channel|Desert)$")
ADDRESSED = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN"})  # a place under whom they name is theirs
TOPICAL = frozenset("on about over regarding concerning".split())


def _of_the_speaker(place: Token, context: Context) -> bool:
    """'expelled the envoy, the office in Lagos said': the place of who tells it."""
    at = context.offset + place.idx
    named = (span for s in context.sayings for span in (s.source, s.via) if span is not None)
    return any(start <= at < end for start, end in named)


def _materiel(event: Event, sentence: Span, context: Context) -> tuple[Materiel, ...]:
    if not (event.themes and event.kind.id in MATERIEL_KINDS):
        return ()
    found: list[Materiel] = []
    text, base = context.report.text, context.offset
    for theme in event.themes:
        left, right = theme.left_edge, theme.right_edge
        stretch = context.referents.doc[left.i : right.i + 1]
        stop = next((t.i for t in stretch if t.dep_ in ("relcl", "acl") and t.i > theme.i), right.i + 1)
        stretch = context.referents.doc[left.i : max(stop, theme.i + 1)]
        quantity = find_quantity(stretch)
        hits = find_designations(stretch.text)
        for hit in hits:
            start = base + stretch.start_char + hit.start
            found.append(Materiel(hit.value.name, hit.value.category, quantity, start, start + hit.end - hit.start))
        if not hits:
            _, token = class_of(theme)
            if class_of(theme)[0] in ARMS:
                start = base + token.idx
                found.append(
                    Materiel(None, text[start : start + len(token)].lower(), quantity, start, start + len(token))
                )
    return tuple(found)


ARMS = frozenset({"weapons", "munitions", "military_equipment", "warplanes", "warships"})
MATERIEL_KINDS = frozenset(
    "arms_transfer arms_order co_production technology_transfer military_aid request offer refusal promise "
    "agreement deployment weapons_test trade".split()
)


def _money(sentence: Span, context: Context) -> tuple[Money, ...]:
    start = context.offset + sentence.start_char
    return find_money(context.report.text[start : context.offset + sentence.end_char], start)
