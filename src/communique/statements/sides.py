"""Sides of a dealing that its frame leaves empty, found elsewhere in the sentence.

The clause a noun hangs in, the clause an event governs, and the owners of things and places name them.
"""

from __future__ import annotations

from spacy.tokens import Token

from communique.language.owners import possessors_of
from communique.language.referent import Referent
from communique.language.referents import Referents
from communique.lexicon.who import state_actor
from communique.model.actor import Actor
from communique.statements.deeds import owning, whose_deed
from communique.statements.event import Event
from communique.statements.places import verb_places
from communique.statements.themes import class_of

PAIR = 2
SEEING = frozenset({"see", "meet", "visit", "brief", "consult", "greet", "congratulate"})
# Kinds in which the owner of things given by another is the one who got them.
GIVEN = frozenset({"arms_transfer", "aid", "training", "energy", "military_aid", "humanitarian_aid"})
OCCASION_KINDS = frozenset({"visit", "meeting", "talks", "call", "letter", "summit"})
WITHIN = frozenset({"on", "during", "in", "at", "after", "before", "following"})
# Kinds whose other side may stand in the clause they govern ('promised to send jets to Chad').
GOVERNING = frozenset(
    "promise offer threat refusal approval request appeal demand warning invitation accusation criticism "
    "ultimatum".split()
)
# Those of them whose other side is the subject of that clause ('demanded that Turkey leave', 'alleged that Mali').
ADDRESSING = frozenset("request appeal demand approval accusation criticism ultimatum".split())
ABOUT = frozenset({"accusation", "criticism"})  # whose other side is nothing but that subject
MIXED_UP = frozenset("involve link implicate tie connect mix".split())  # passives that tell of a doer
# Nouns of occasions: the state in 'on a visit to Lima' does not own the visit.
OCCASIONS = frozenset(
    "visit trip tour meeting summit talk speech interview conference stopover flight occasion".split()
)
FALLING = frozenset({"kill", "wound", "injure", "hurt", "die"})
BORDERS = frozenset("border frontier boundary crossing".split())


def fill_sides(event: Event, referents: Referents) -> None:
    """Fill the empty sides of an event from its sentence.

    Args:
        event: An event whose roles are filled; it is changed.
        referents: The resolved noun phrases of the paragraph.
    """
    noun = event.trigger.pos == "noun"
    if noun and event.kind.id in OCCASION_KINDS:
        _lent_by_clause(event, event.token, referents)
    if noun and event.kind.type == "CONSULT" and event.kind.mutual and not event.all_codes:
        _from_clause(event, referents)
    _agreed_with(event, referents, noun=noun)
    if noun and event.kind.type == "ASSAULT" and not event.target:
        _who_fell(event, referents)
    if event.kind.id == "mediation" and event.source and not event.target:
        _between_whom(event, referents)
    if event.kind.id == "visit" and not event.target:
        _whom_to_see(event, referents)
    if not noun and not event.target and len(event.codes("source")) == 1:
        _across_line(event, referents)
    if not noun and event.kind.type == "ACCUSE" and not event.places.passive:
        whose_deed(event, referents)
    if event.kind.id == "border_closure" and not event.target and not event.party:
        _whither(event, referents)
    _own_things(event, referents)
    _from_inner(event, referents)


def _agreed_with(event: Event, referents: Referents, *, noun: bool) -> None:
    """With whom one agrees, meets or talks, or whose treaty one leaves, where the frame does not reach."""
    if noun and event.kind.id == "agreement" and not event.all_codes:
        _under_which(event, referents)
    if not noun and event.kind.id == "agreement":
        _with_whom(event, referents)
    if event.kind.id in ("agreement", "treaty_exit", "meeting", "talks") and len(event.all_codes) == 1:
        _with_farther(event, referents)
    if noun and event.kind.id == "agreement" and len(event.all_codes) < PAIR:
        _between_farther(event, referents)


def _whither(event: Event, referents: Referents) -> None:
    """'closed its airspace to all flights to and from Mali': the one other state that the things go to or come from."""
    known = set(event.codes("source"))
    things = [t for place in ("object", "to", "for") for t in event.places.get(place)]
    ends = (
        t for thing in things for t in thing.subtree if t.dep_ == "pobj" and t.head.lower_ in ("to", "from", "with")
    )
    found = [r for t in ends for r in referents.all_of(t) if r.countries and not set(r.countries) & known]
    if len({r.countries for r in found}) == 1:
        event.target.extend(found[:1])


def _across_line(event: Event, referents: Referents) -> None:
    """'Indian troops crossed the Line of Actual Control': of the two states that a line parts, the other one."""
    for place in (p for p, role in event.trigger.roles.items() if role == "host"):
        for token in event.places.get(place):
            named = referents.names.get(token.i)
            between = named.best.between if named is not None and named.best else ()
            other = [code for code in between if code not in event.codes("source")]
            if len(between) - len(other) == 1 and named is not None:
                start, end = named.span.start_char, named.span.end_char
                event.target.append(Referent((state_actor(other[0]),), start, end, "place", "place.line"))
                return


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
    within = event.token.dep_ == "pobj" and event.token.head.lower_ in WITHIN
    told = ("object", "dative", "to") if within and verb.lemma_.lower() in TELLING else ()
    found = [
        r for place in ("subject", "with", "between", "by", *told) for t in places.get(place)
        for r in referents.all_of(t) if r.countries
    ]  # fmt: skip
    if len({c for r in found for c in r.countries}) > 1:
        event.party.extend(found)
        event.reasons.append("clause.parties")


def _under_which(event: Event, referents: Referents) -> None:
    """'France keeps 400 soldiers in Chad under a 2018 pact': the pact is one of the two that the clause deals with."""
    phrase = event.token.head
    article = any(c.lower_ in ("a", "an") for c in event.token.children)
    if event.token.dep_ != "pobj" or phrase.lower_ != "under" or phrase.head.pos_ != "VERB" or not article:
        return
    places = verb_places(phrase.head)
    found = [r for p in ("subject", "dative", "with", "to", "from") for t in places.get(p) for r in referents.all_of(t)]
    found += [r for p in ("object", "in", "at", "on") for t in places.get(p) for r in hosts_of(t, referents)]
    found = [r for r in found if r.countries]
    if len({c for r in found for c in r.countries}) == PAIR:
        event.party.extend(found)
        event.reasons.append("clause.parties")


# 'In a phone call, Sunak told Modi': whom one speaks to there is the other side of the call.
TELLING = frozenset(
    "tell inform assure thank urge ask brief invite congratulate warn promise offer remind press".split()
)


def _with_whom(event: Event, referents: Referents) -> None:
    """'agreed to restore ties with Qatar': the other side of what is agreed is a side of the agreement."""
    for clause in event.inner or event.places.get("comp"):
        if not any(c.tag_ == "TO" for c in clause.children):
            continue
        for token in verb_places(clause).get("with"):
            event.party.extend(r for r in referents.all_of(token) if r.countries)


def _with_farther(event: Event, referents: Referents) -> None:
    """'signed a contract for 36 guns with France': with whom, where the parser hung it on the things or the place."""
    anywhere = event.kind.type != "CONSULT"  # who met may have spoken of things that somebody does with others
    phrases = (
        t
        for t in event.token.subtree
        if t.lower_ == "with" and t.head.dep_ == "pobj" and (anywhere or t.head.head.lower_ in VENUE)
    )
    for token in (c for phrase in phrases for c in phrase.children if c.dep_ == "pobj"):
        event.party.extend(r for r in referents.all_of(token) if r.countries)


def _between_farther(event: Event, referents: Referents) -> None:
    """'an agreement on the use of space for peaceful ends between Oman and Peru': hung on a noun inside."""
    phrases = (t for t in event.token.subtree if t.lower_ == "between" and t.dep_ == "prep" and t.i > event.token.i)
    for token in (c for phrase in phrases for c in phrase.children if c.dep_ == "pobj"):
        found = [r for r in referents.all_of(token) if r.countries]
        if len({c for r in found for c in r.countries}) > 1:
            event.party.extend(found)
            return


def _between_whom(event: Event, referents: Referents) -> None:
    """'Chad and Niger signed a pact brokered by Togo', 'agreed under Togolese mediation': those who act so."""
    noun = event.token
    while noun.dep_ in ("amod", "acl", "compound", "nmod", "relcl"):
        noun = noun.head
    phrase = noun.head
    through = noun.dep_ == "pobj" and phrase.lower_ in THROUGH
    verb = phrase.head if through else phrase
    while through and verb.pos_ == "NOUN" and verb.dep_ in ("pobj", "dobj", "prep"):
        verb = verb.head if verb.head.pos_ != "ADP" else verb.head.head  # 'agreed to a truce under its mediation'
    if (not through and noun.dep_ not in ("dobj", "attr", "nsubjpass")) or verb.pos_ not in ("VERB", "AUX"):
        return
    places, known = verb_places(verb), set(event.codes("source"))
    found = [
        r for place in ("subject", "with", "between") for t in places.get(place)
        for r in referents.all_of(t) if r.countries and not set(r.countries) & known
    ]  # fmt: skip
    if len({c for r in found for c in r.countries}) > 1:
        event.target.extend(found)
        event.reasons.append("clause.parties")


THROUGH = frozenset("under through with after following during in by".split())
VENUE = frozenset({"in", "at", "near", "outside"})


def _who_fell(event: Event, referents: Referents) -> None:
    """'four Malian soldiers were killed in an ambush': those on whom it was made."""
    phrase = event.token.head
    verb = phrase.head
    if event.token.dep_ == "pobj" and phrase.lower_ in WITHIN and verb.lemma_ in FALLING:
        fallen = [
            c
            for c in verb.children
            if c.dep_ in ("nsubjpass", "nsubj") and (c.dep_ == "nsubjpass" or verb.lemma_ == "die")
        ]
        event.target.extend(r for t in fallen for r in referents.all_of(t) if r.countries)


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
                owning(owners, theme)
                for theme in event.themes
                if (owners := tuple(a for a in referents.owners(theme) if a.countries and not set(a.countries) & known))
            )
        return
    known = set(event.all_codes)
    for theme in event.themes:
        inside = class_of(theme, referents)[1]  # 'a consignment of Indian rockets'
        owners = tuple(
            a
            for a in referents.owners(theme) or (referents.owners(inside) if inside.i != theme.i else ())
            if a.countries and not set(a.countries) & known
        )
        owners = owners or tuple(a for a in _makers_named(inside, referents) if not set(a.countries) & known)
        if owners:
            event.source.append(owning(owners, theme))
            event.reasons.append("theme.owner")
            return


def _makers_named(thing: Token, referents: Referents) -> tuple[Actor, ...]:
    """'a boat built by the Spanish yard Armon', 'jets made in China': where what is handed over comes from."""
    clauses = (c for c in thing.children if c.dep_ == "acl" and c.tag_ == "VBN" and c.lemma_.lower() in MAKING)
    phrases = (p for clause in clauses for p in clause.children if p.lower_ in ("by", "in", "at"))
    makers = (t for phrase in phrases for t in phrase.children if t.dep_ == "pobj")
    return tuple(a for t in makers for r in hosts_of(t, referents) for a in r.actors)


MAKING = frozenset("build make manufacture produce construct supply design donate".split())


def _from_inner(event: Event, referents: Referents) -> None:
    """Fill an empty target from the clause an event governs: 'promised to send jets to Chad'."""
    if event.target or event.party or event.kind.id not in GOVERNING or not event.source:
        return
    known = set(event.codes("source"))
    first = ("subject",) if event.kind.id in ADDRESSING else ()
    for clause in event.inner or event.places.get("comp"):
        inner = verb_places(clause)
        if event.kind.id in ABOUT and inner.passive and clause.lemma_.lower() in MIXED_UP:
            first = ("object",)  # 'alleged that Chad had been involved'
        for place in (
            first
            if event.kind.id in ABOUT
            else (*first, "dative", "to", "for", "object", "with", "from", "against", "on")
        ):
            for token in inner.get(place):
                found = [r for r in hosts_of(token, referents) if r.countries and not set(r.countries) & known]
                if found:
                    event.target.extend(found)
                    event.reasons.append("inner.party")
                    return


def owners_at(argument: Token, referents: Referents) -> list[Referent]:
    """Whose a thing is, wherever it stands: 'the Ghanaian consulates in Lima'."""
    owners = tuple(a for a in possessors_of(argument, referents) if a.countries)
    return (
        [Referent(owners, argument.left_edge.idx, argument.idx + len(argument), "place", "host.owner")]
        if owners
        else []
    )


def hosts_of(argument: Token, referents: Referents) -> list[Referent]:
    """The state a place or thing belongs to: 'arrived in Accra', 'visited the Ghanaian shipyard'."""
    found = [r for r in referents.all_of(argument) if r.countries] or _beyond(argument, referents)
    if found or argument.lemma_.lower() in OCCASIONS:
        return found
    owners = tuple(a for a in referents.owners(argument) if a.countries)
    if not owners:  # 'part of Guyana', 'imports of Turkish marble'
        inner = [t for c in argument.children if c.dep_ == "prep" and c.lower_ in WITHIN_THEM for t in c.children]
        return [r for t in inner if t.dep_ == "pobj" for r in hosts_of(t, referents)] or _listed(argument, referents)
    last = next((c.right_edge for c in argument.rights if c.dep_ == "prep" and c.i == argument.i + 1), argument)
    last = last if last.i - argument.i <= FAR else argument
    return [Referent(owners, argument.left_edge.idx, last.idx + len(last), "place", "host.owner")] if owners else []


WITHIN_THEM = frozenset({"of", "including", "by"})  # 'four entities, including the Cuban police'


def _listed(argument: Token, referents: Referents) -> list[Referent]:
    """'eleven people and four entities, including the Cuban police': whoever of a row names a state stands for it."""
    others = (c for c in argument.children if c.dep_ == "conj" and c.pos_ in ("NOUN", "PROPN"))
    return next((found for c in others if (found := hosts_of(c, referents))), [])


FAR = 12  # tokens that the words naming a host may reach beyond its noun


def _beyond(argument: Token, referents: Referents) -> list[Referent]:
    """Whom a border faces: 'its border with Algeria'."""
    if argument.lemma_.lower() not in BORDERS:
        return []
    phrases = (c for c in argument.children if c.dep_ == "prep" and c.lower_ in ("with", "between"))
    return [r for c in phrases for t in c.children if t.dep_ == "pobj" for r in referents.all_of(t) if r.countries]
