"""Filling a trigger's frame: which noun phrase plays which role. Nothing is decided here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from communique.language.referents import Referent, Referents
from communique.lexicon.triggers import Trigger, light_verbs
from communique.ontology.kinds import Kind, load_kinds
from communique.statements.event import Event, Rejected
from communique.statements.nominals import noun_places
from communique.statements.places import Places, verb_places
from communique.statements.themes import class_of

# After these prepositions a capital is a place, not a government.
LOCATIVE = frozenset("in at near outside around inside throughout across within off from over above".split())
# Types whose target may be named only as the owner of what is struck, curbed or spoken against.
AGAINST = frozenset({"SANCTION", "ASSAULT", "COERCE", "ACCUSE", "REJECT", "CONCEDE"})
SEEING = frozenset({"see", "meet", "visit", "brief", "consult", "greet", "congratulate"})
# Light verbs that carry out an attack; others only speak of it.
STRIKING = frozenset(
    "carry launch mount stage make conduct commit wage unleash order continue resume begin start lead direct open".split()
)
# Nouns of occasions: the state in 'on a visit to Lima' does not own the visit.
OCCASIONS = frozenset(
    "visit trip tour meeting summit talk speech interview conference stopover flight occasion".split()
)
# Kinds in which the owner of things given by another is the one who got them.
GIVEN = frozenset({"arms_transfer", "aid", "training", "energy", "military_aid", "humanitarian_aid"})
OCCASION_KINDS = frozenset({"visit", "meeting", "talks", "call", "letter", "summit"})
WITHIN = frozenset({"on", "during", "in", "at", "after", "before", "following"})
RECIPROCAL = frozenset({"other", "another"})  # heads of 'each other', 'one another'
# Kinds whose other side may stand in the clause they govern ('promised to send jets to Chad').
GOVERNING = frozenset(
    "promise offer threat refusal approval request appeal demand warning invitation accusation".split()
)
# Those of them whose other side is the subject of that clause ('demanded that Turkey leave', 'alleged that Mali').
ADDRESSING = frozenset("request appeal demand approval accusation".split())
BORDERS = frozenset("border frontier boundary crossing".split())


def fill(trigger: Trigger, words: list[Token], referents: Referents) -> Event | Rejected:
    """Fill the frame of a trigger.

    Args:
        trigger: The lexicon entry.
        words: The tokens that matched its lemma.
        referents: The resolved noun phrases of the paragraph.

    Returns:
        The event, or why the words cannot be one.
    """
    token = words[0] if trigger.pos == "verb" else _head(words)
    lemmas = {t.lemma_.lower() for t in token.sent}
    if trigger.context and not trigger.context & lemmas:
        return Rejected(token, trigger, "none of the words that this one needs beside it")
    if unwanted := trigger.unless & lemmas:
        return Rejected(token, trigger, f"'{min(unwanted)}' beside it makes it another matter")
    places = verb_places(token) if trigger.pos == "verb" else noun_places(token, frozenset(light_verbs()))
    if any(places.get(place) for place in trigger.without):
        return Rejected(token, trigger, "it acts on something here, and means another thing")
    kind = _kind(trigger, places, referents)
    if kind is None:
        return Rejected(token, trigger, "what it acts on is of no class that makes a dealing")
    if kind.type == "ASSAULT" and places.light is not None and places.light.lemma_.lower() not in STRIKING:
        places.at.pop("subject", None)  # 'raised the killing with': spoken of, not done
        places.light = None
    spread = {t.i: t for t in (*words, *((places.light,) if places.light is not None else ()))}
    event = Event(trigger, token, [spread[i] for i in sorted(spread)], kind, places, reasons=[trigger.id])
    last = [(place, role) for place, role in trigger.roles.items() if role == "home"]
    for place, role in (*(r for r in trigger.roles.items() if r[1] != "home"), *last):
        if role == "home" and (event.source or event.party):
            continue
        for argument in places.get(place):
            _put(event, place, role, argument, referents)
    if not event.target and not kind.mutual:
        event.target.extend(r for p in trigger.owned for t in places.get(p) for r in _hosts(t, referents))
    if kind.mutual:
        event.party.extend(r for t in places.get("governor") for r in referents.all_of(t) if r.countries)
    elif not event.target:
        event.target.extend(r for t in places.get("affected") for r in referents.all_of(t) if r.countries)
    if trigger.pos == "noun" and kind.id in OCCASION_KINDS:
        _lent_by_clause(event, token, referents)
    if kind.type == "CONSULT" and kind.mutual and not event.all_codes and trigger.pos == "noun":
        _from_clause(event, referents)
    if kind.id == "agreement" and trigger.pos == "verb":
        _with_whom(event, referents)
    if kind.id == "visit" and not event.target:
        _whom_to_see(event, referents)
    _own_things(event, referents)
    _from_inner(event, referents)
    return event


def _head(words: list[Token]) -> Token:
    """The head among a noun trigger's words: 'show' of 'show of force'."""
    inside = {w.i for w in words}
    heads = [w for w in words if w.pos_ in ("NOUN", "PROPN") and (w.head.i not in inside or w.head.i == w.i)]
    return heads[-1] if heads else words[-1]


def _kind(trigger: Trigger, places: Places, referents: Referents) -> Kind | None:
    kind = trigger.kind
    for roles, chosen in (("theme", trigger.by_object), ("source", trigger.by_subject)):
        if not chosen:
            continue
        found = _class_at(trigger, places, roles, referents)
        if found in chosen:
            return load_kinds().get(chosen[found])
    return load_kinds().get(kind) if kind else None


def _class_at(trigger: Trigger, places: Places, role: str, referents: Referents) -> str:
    """The class of what stands at the places of a role (for the source: at the subject)."""
    held = ["subject"] if role == "source" else [place for place, r in trigger.roles.items() if r == role]
    known = trigger.by_object if role == "theme" else trigger.by_subject
    if role == "theme" and trigger.pos == "noun" and not any(places.get(place) for place in held):
        return referents.discourse.thing or ""  # 'the sale', 'deliveries': of what was spoken of last
    to_whom = any(r.countries for p in ("object", "dative") for t in places.get(p) for r in referents.all_of(t))
    gives = "target" in (trigger.roles.get("dative"), trigger.roles.get("to"))
    if role == "theme" and trigger.pos == "verb" and gives and to_whom and not any(_named_thing(places, held)):
        return referents.discourse.thing or ""  # 'has yet to supply Peru'
    for place in held:
        for token in places.get(place):
            found, _ = class_of(token, referents, known)
            if found and found in known:
                return found
    return ""


def _named_thing(places: Places, held: Sequence[str]) -> Iterator[Token]:
    """The things at some places, those apart that are only whom they go to."""
    for place in held:
        yield from (t for t in places.get(place) if place != "object" or t.pos_ not in ("PROPN", "PRON"))


def _put(event: Event, place: str, role: str, argument: Token, referents: Referents) -> None:
    if role == "inner":
        event.inner.append(argument)
    elif role == "theme":
        _put_theme(event, argument, referents)
    elif argument.lower_ in RECIPROCAL and role != "none":
        parties = [r for t in event.places.get("subject") for r in referents.all_of(t) if r.countries]
        (event.party if event.kind.mutual else event.target).extend(parties)
    elif role in ("host", "home"):
        side = event.target if role == "host" else event.source
        side.extend(_hosts(argument, referents))
    elif role not in ("none", "topic", "place"):
        found = list(_adjective(argument, referents)) if place == "adjective" else [
            r for r in referents.all_of(argument) if _fits(r, place)
        ]  # fmt: skip
        if not found and place == "subject":
            found = list(_adjective(argument, referents))  # 'Iranian-supplied drones'
        if not found and role == "target" and event.kind.type in AGAINST and argument.pos_ == "NOUN":
            found = _hosts(argument, referents)  # 'curbs on exports to Korea', 'a strike on a Yemeni port'
        getattr(event, role).extend(found)


def _put_theme(event: Event, argument: Token, referents: Referents) -> None:
    found = [r for r in referents.all_of(argument) if r.countries]
    if found and not class_of(argument, referents)[0] and event.trigger.pos == "verb":
        event.target.extend(found)
    else:
        event.themes.append(argument)


def _fits(referent: Referent, place: str) -> bool:
    return bool(referent.countries) and not (referent.kind == "place" and place in LOCATIVE)


def _adjective(argument: Token, referents: Referents) -> Iterator[Referent]:
    """States named by adjectives: 'Russian-Iranian talks', 'Indo-French drill', 'US sanctions'."""
    parts = (c for c in argument.children if c.dep_ in ("amod", "compound", "conj", "npadvmod", "punct"))
    for token in (argument, *parts):
        named = referents.names.get(token.i)
        if named is None or named.span.root.i != token.i:
            continue
        actors = tuple(n.actor for n in named.names[:1] if n.actor and n.kind != "medium")
        if actors:
            yield Referent(actors, named.span.start_char, named.span.end_char, "people", "adjective")


def _hosts(argument: Token, referents: Referents) -> list[Referent]:
    """The state a place or thing belongs to: 'arrived in Accra', 'visited the Ghanaian shipyard'."""
    found = [r for r in referents.all_of(argument) if r.countries] or _beyond(argument, referents)
    if found or argument.lemma_.lower() in OCCASIONS:
        return found
    owners = tuple(a for a in referents.owners(argument) if a.countries)
    if not owners:  # 'part of Guyana', 'imports of Turkish marble'
        inner = [t for c in argument.children if c.dep_ == "prep" and c.lower_ == "of" for t in c.children]
        return [r for t in inner if t.dep_ == "pobj" for r in _hosts(t, referents)]
    return [Referent(owners, argument.idx, argument.idx + len(argument), "place", "host.owner")] if owners else []


def _beyond(argument: Token, referents: Referents) -> list[Referent]:
    """Whom a border faces: 'its border with Algeria'."""
    if argument.lemma_.lower() not in BORDERS:
        return []
    phrases = (c for c in argument.children if c.dep_ == "prep" and c.lower_ in ("with", "between"))
    return [r for c in phrases for t in c.children if t.dep_ == "pobj" for r in referents.all_of(t) if r.countries]


def _lent_by_clause(event: Event, token: Token, referents: Referents) -> None:
    """'On a visit to Hanoi, the premier praised', 'in a call with Modi, Sunak said': whose visit or call it is."""
    phrase = token.head
    if token.dep_ != "pobj" or phrase.lower_ not in WITHIN or len(event.all_codes) != 1:
        return
    verb = next((a for a in phrase.ancestors if a.pos_ in ("VERB", "AUX")), None)
    if verb is None or (event.source and not event.kind.mutual):
        return
    known = set(event.all_codes)
    found = [r for t in verb_places(verb).get("subject") for r in referents.all_of(t) if r.countries]
    found = [r for r in found if not set(r.countries) & known]
    (event.party if event.kind.mutual else event.source).extend(found)
    if found:
        event.reasons.append("clause.parties")


def _from_clause(event: Event, referents: Referents) -> None:
    """'They signed a pact after three days of talks': the talks were between those who signed."""
    verb = next((a for a in event.token.ancestors if a.pos_ in ("VERB", "AUX")), None)
    if verb is None:
        return
    places = verb_places(verb)
    found = [
        r for place in ("subject", "with", "between", "by") for t in places.get(place) for r in referents.all_of(t) if r.countries
    ]  # fmt: skip
    if len({c for r in found for c in r.countries}) > 1:
        event.party.extend(found)
        event.reasons.append("clause.parties")


def _with_whom(event: Event, referents: Referents) -> None:
    """'agreed to restore ties with Qatar': the other side of what is agreed is a side of the agreement."""
    for clause in event.inner or event.places.get("comp"):
        if not any(c.tag_ == "TO" for c in clause.children):
            continue
        for token in verb_places(clause).get("with"):
            event.party.extend(r for r in referents.all_of(token) if r.countries)


def _whom_to_see(event: Event, referents: Referents) -> None:
    """'flew to meet the king': the one to be met is the host."""
    for clause in (c for c in event.token.children if c.dep_ in ("xcomp", "advcl") and c.lemma_ in SEEING):
        for place in ("object", "with"):
            for token in verb_places(clause).get(place):
                event.target.extend(r for r in referents.all_of(token) if r.countries)


def _own_things(event: Event, referents: Referents) -> None:
    """Fill an empty side from the nationality of the things: 'Russian arms to Iran', 'Niger's new jets came from'."""
    if event.kind.mutual or event.party:
        return
    if event.source:
        if not event.target and event.kind.id in GIVEN and event.places.passive:
            known = set(event.codes("source"))
            event.target.extend(
                Referent(owners, theme.left_edge.idx, theme.idx, "people", "theme.owner")
                for theme in event.themes
                if (owners := tuple(a for a in referents.owners(theme) if a.countries and not set(a.countries) & known))
            )
        return
    known = set(event.all_codes)
    for theme in event.themes:
        owners = tuple(a for a in referents.owners(theme) if a.countries and not set(a.countries) & known)
        if owners:
            event.source.append(Referent(owners, theme.left_edge.idx, theme.idx, "people", "theme.owner"))
            event.reasons.append("theme.owner")
            return


def _from_inner(event: Event, referents: Referents) -> None:
    """Fill an empty target from the clause an event governs: 'promised to send jets to Chad'."""
    if event.target or event.party or event.kind.id not in GOVERNING or not event.source:
        return
    known = set(event.codes("source"))
    first = ("subject",) if event.kind.id in ADDRESSING else ()
    for clause in event.inner or event.places.get("comp"):
        inner = verb_places(clause)
        for place in (
            first
            if event.kind.id == "accusation"
            else (*first, "dative", "to", "for", "object", "with", "from", "against", "on")
        ):
            for token in inner.get(place):
                found = [r for r in _hosts(token, referents) if r.countries and not set(r.countries) & known]
                if found:
                    event.target.extend(found)
                    event.reasons.append("inner.party")
                    return
