"""Filling a trigger's frame: which noun phrase plays which role. Nothing is decided here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from communique.language.owners import against
from communique.language.referent import Referent
from communique.language.referents import Referents
from communique.lexicon.triggers import Trigger, light_verbs
from communique.ontology.kinds import Kind, load_kinds
from communique.statements.control import is_infinitive
from communique.statements.event import Event, Rejected
from communique.statements.nominals import noun_places
from communique.statements.places import Places, add_child, add_phrases, verb_places
from communique.statements.sides import BORDERS, fill_sides, hosts_of, owners_at
from communique.statements.themes import THINGS, class_of, is_weapon

# After these prepositions a capital is a place, not a government.
LOCATIVE = frozenset("in at near outside around inside throughout across within off from over above".split())
# Types whose target may be named only as the owner of what is struck, curbed or spoken against.
AGAINST = frozenset({"SANCTION", "ASSAULT", "COERCE", "ACCUSE", "REJECT", "CONCEDE"})
# Light verbs that carry out an attack; others only speak of it.
STRIKING = frozenset(
    "carry launch mount stage make conduct commit wage unleash order continue resume begin start "
    "lead direct open".split()
)
SPOKEN = frozenset("ACCUSE REJECT REQUEST THREATEN SUPPORT PROTEST AGREE".split())  # types of what is said
RECIPROCAL = frozenset({"other", "another"})  # heads of 'each other', 'one another'


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
    places = verb_places(token) if trigger.pos == "verb" else noun_places(token, frozenset(light_verbs()))
    if trigger.pos == "verb":
        for word in words[1:]:
            if word.pos_ in ("NOUN", "ADJ"):
                add_phrases(word, places)  # 'went on strike against': what hangs on the lemma's own noun
            elif word.pos_ == "VERB":
                for child in word.children:
                    add_child(word, child, places)  # 'stopped buying gas from'
    unfit = _unfit(trigger, token, places)
    if unfit:
        return Rejected(token, trigger, unfit)
    kind = _kind(trigger, places, referents)
    if kind is None:
        return Rejected(token, trigger, "what it acts on is of no class that makes a dealing")
    if kind.type == "ASSAULT" and places.light is not None and places.light.lemma_.lower() not in STRIKING:
        places.at.pop("subject", None)  # 'raised the killing with': spoken of, not done
        places.light = None
    spread = {t.i: t for t in (*words, *((places.light,) if places.light is not None else ()))}
    event = Event(trigger, token, [spread[i] for i in sorted(spread)], kind, places, reasons=[trigger.id])
    _fill_roles(event, referents)
    _commit(event)
    fill_sides(event, referents)
    own_space = event.kind.id == "incursion" and event.codes("source") == event.codes("target")
    if own_space and _of_pronoun(event):
        event.target = []  # 'said Chad had violated its airspace': nobody intrudes on himself
    of_own = event.kind.id == "denial" or any(t.pos_ == "PRON" for t in event.places.get("object"))
    if event.kind.type == "REJECT" and of_own and event.codes("source") == event.codes("target"):
        event.target = []  # 'denies any part in it', 'contests it': what is denied may be one's own
    return event


def _of_pronoun(event: Event) -> bool:
    """Whether a pronoun tells whose the thing is that an event acts on: 'its airspace'."""
    held = event.trigger.owned | {place for place, role in event.trigger.roles.items() if role == "host"}
    things = [t for place in sorted(held) for t in event.places.get(place)]
    return any(c.dep_ == "poss" and c.pos_ == "PRON" for t in things for c in t.children)


def _commit(event: Event) -> None:
    """'Chad agreed to free the crew': one state that agrees to do something by itself commits itself, to whomever."""
    alone = event.kind.id == "agreement" and len(event.codes("party")) == 1 and not event.source
    own = [c for c in event.places.get("to+comp") if c.lemma_.lower() not in TOGETHER]
    if alone and own and event.token.lemma_ == "agree" and not event.places.passive:
        event.kind = load_kinds()["promise"]
        event.source, event.party = event.party, []


# What nobody does alone: 'agreed to exchange ambassadors' is an agreement though one side is named.
TOGETHER = frozenset(
    "conclude exchange resume meet hold sign cooperate establish restore reopen discuss negotiate work share continue "
    "set form start begin open draw develop build strengthen deepen expand boost increase upgrade normalise normalize "
    "settle resolve end demarcate delimit create finalise finalize complete talk consult coordinate".split()
)


def _unfit(trigger: Trigger, token: Token, places: Places) -> str | None:
    """Why the words around a trigger rule its entry out, or None."""
    lemmas = {t.lemma_.lower() for t in token.sent} if trigger.context or trigger.unless else set()
    if trigger.context and not trigger.context & lemmas:
        return "none of the words that this one needs beside it"
    if trigger.predicate and not any(_says(clause, trigger.predicate) for clause in places.get("comp")):
        return "the clause inside says something else"
    if unwanted := trigger.unless & lemmas:
        return f"'{min(unwanted)}' beside it makes it another matter"
    if "infinitive" in trigger.requires and not is_infinitive(token):
        return "no infinitive here, and means another thing"
    if any(places.get(place) for place in trigger.without):
        return "it acts on something here, and means another thing"
    return None


# What says something of a clause's subject; 'was to blame' is an infinitive, 'was behind the plot' a phrase.
SAID_OF = frozenset({"acomp", "attr", "oprd", "dobj", "conj", "xcomp", "prep"})


def _says(clause: Token, words: frozenset[str]) -> bool:
    """Whether a clause says one of some words of its subject: 'that they were untrue', 'that he was behind it'."""
    said = (clause, *(c for c in clause.children if c.dep_ in SAID_OF and not _goal(c)))
    return any(t.lemma_.lower() in words for t in said)


def _goal(clause: Token) -> bool:
    """'resorted to unprovoked firing': what is done, and not, as in 'was to blame', what is said of somebody."""
    return clause.dep_ == "xcomp" and clause.head.lemma_ != "be" and any(c.lower_ == "to" for c in clause.children)


def _fill_roles(event: Event, referents: Referents) -> None:
    """Put what stands at each place into its role; owners of things and places only where a side stays empty."""
    trigger, places = event.trigger, event.places
    for place, role in sorted(trigger.roles.items(), key=lambda item: item[1] == "home"):
        if role == "home" and (event.source or event.party):
            continue
        for argument in places.get(place):
            _put(event, place, role, argument, referents)
    if event.kind.mutual:
        event.party.extend(r for t in places.get("governor") for r in referents.all_of(t) if r.countries)
        return
    if not event.target:
        event.target.extend(r for p in trigger.owned for t in places.get(p) for r in hosts_of(t, referents))
    if not event.target:
        event.target.extend(r for p in trigger.whose for t in places.get(p) for r in owners_at(t, referents))
    if not event.target:
        event.target.extend(r for t in places.get("affected") for r in referents.all_of(t) if r.countries)


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
    if (
        role == "theme"
        and trigger.pos == "verb"
        and gives
        and to_whom
        and not any(_named_thing(places, held, referents))
    ):
        return referents.discourse.thing or ""  # 'has yet to supply Peru'
    for place in held:
        for token in places.get(place):
            if role == "source" and trigger.weak and token.pos_ == "PRON":
                continue  # 'they are in Doha': too little to tell forces by
            found, _ = class_of(token, referents, known)
            if found and found in known:
                return found
    return ""


def _named_thing(places: Places, held: Sequence[str], referents: Referents) -> Iterator[Token]:
    """The things at some places, those apart that are only whom they go to."""
    for place in held:
        for token in places.get(place):
            if place != "object" or token.pos_ not in ("PROPN", "PRON") or is_weapon(token, referents):
                yield token


def _put(event: Event, place: str, role: str, argument: Token, referents: Referents) -> None:
    if place in ("adjective", "compound") and _venue(event, argument, referents):
        return
    if role == "inner":
        event.inner.append(argument)
    elif role == "theme":
        _put_theme(event, argument, referents)
    elif _reciprocal(argument) and role != "none":
        parties = [r for t in event.places.get("subject") for r in referents.all_of(t) if r.countries]
        (event.party if event.kind.mutual else event.target).extend(parties)
    elif role in ("host", "home"):
        hosts = hosts_of(argument, referents) or [*(_adjective(argument, referents) if against(argument) else ())]
        if event.kind.type == "ASSAULT" and argument.lemma_.lower() in BORDERS and len({*_codes(hosts)}) > 1:
            return  # 'the downing of a jet on the Syria-Turkey border': where, and not whom
        (event.target if role == "host" else event.source).extend(hosts)
        if not hosts and class_of(argument, referents)[0] in THINGS:
            event.themes.append(argument)  # 'sought fighter jets': of whom, the report says elsewhere
    elif role not in ("none", "topic", "place"):
        found = list(_adjective(argument, referents)) if place == "adjective" else [
            r for r in referents.all_of(argument) if _fits(r, place, event.kind.type)
        ]  # fmt: skip
        if not found and place == "subject":
            found = list(_adjective(argument, referents))  # 'Iranian-supplied drones'
        if not found and role == "target" and event.kind.type in AGAINST and argument.pos_ == "NOUN":
            found = hosts_of(argument, referents)  # 'curbs on exports to Korea', 'a strike on a Yemeni port'
        getattr(event, role).extend(found)


def _codes(referents: list[Referent]) -> Iterator[str]:
    """The codes of some referents."""
    return (code for referent in referents for code in referent.countries)


def _reciprocal(argument: Token) -> bool:
    """'recognised each other', 'recognised each other's borders'."""
    owners = (c for c in argument.children if c.dep_ == "poss")
    return any(t.lower_ in RECIPROCAL for t in (argument, *owners))


def _venue(event: Event, argument: Token, referents: Referents) -> bool:
    """'The Algiers Accord', 'the Minsk talks between': the city where it was made or held, those who met being told."""
    named = referents.names.get(argument.i)
    city = named is not None and all(n.kind in ("capital", "place") for n in named.names)
    told = event.kind.mutual and bool(event.places.get("between"))
    return city and event.trigger.pos == "noun" and (told or event.token.tag_ in ("NNP", "NNPS"))


def _put_theme(event: Event, argument: Token, referents: Referents) -> None:
    found = [r for r in referents.all_of(argument) if r.countries]
    if found and not class_of(argument, referents)[0] and event.trigger.pos == "verb":
        event.target.extend(found)
    else:
        event.themes.append(argument)


def _fits(referent: Referent, place: str, sort: str) -> bool:
    if referent.rule == "name.place" and place == "subject" and sort in SPOKEN:
        return False  # a city that is no capital does not speak for its state; a person may bear its name
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
