"""Whom group nouns take up: 'the two sides', 'the country', 'its neighbour'."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.tokens import Token

from communique.language import nouns
from communique.language.owners import adjectives_of, phrase_owners
from communique.language.referent import Referent
from communique.lexicon.who import neighbours, state_actor

if TYPE_CHECKING:
    from communique.language.referents import Referents


OF = (("of",),)


def group_of(token: Token, referents: Referents) -> Referent | None:
    """The states that a group noun takes up: 'the two countries', 'both sides', 'the three'."""
    called = referents.names.get(token.i + 1)
    if token.lemma_.lower() in nouns.NEXT_TO and called is not None and called.kind == "state" and called.best:
        return _group(called.best.actor.countries, token) if called.best.actor else None  # 'its neighbour Nauru'
    if token.tag_ == "NN" and any(c.dep_ == "poss" for c in token.children):
        own = _of_somebody(token, referents)
        if own:
            return _group(own, token)
    size, definite = nouns.size_of(token)
    region = nouns.states_of_region(token)
    if region and size in (None, len(region)):
        return _group(region, token)
    own = _named_land(token, referents)
    lying = None if own else nouns.lying_where(token)
    if own or lying is not None:
        codes = own or referents.discourse.last_of(lying or frozenset())
        return _group(codes, token) if codes else None
    ours = token.tag_ == "NN" and any(c.lower_ == "our" for c in token.children)
    if (size is None and (not definite or ours)) or (not definite and token.lemma_ in nouns.HEADS):
        return None  # 'our country' is one; 'four people' are no states
    if token.pos_ == "PROPN" and any(c.pos_ == "PROPN" and c.dep_ == "compound" for c in token.children):
        return None  # 'the Bolivarian National Armed Force' has a name of its own
    if token.tag_ == "NN" and size is None and token.lemma_.lower() in nouns.NEXT_TO:
        codes = next_to(token, referents)
        return _group(codes, token) if codes else None
    of_it = OF if token.lemma_.lower() in nouns.LANDS else None  # 'the state of Qatar', and not 'the state in'
    if (
        adjectives_of(token, referents)
        or (token.lemma_.lower() not in nouns.STATE_NOUNS and phrase_owners(token, referents))
        or (of_it is not None and phrase_owners(token, referents, of_it))
    ):
        return None
    beside = named_beside(token, referents)
    if token.tag_ == "NN" and size is None:
        codes = _single(token, referents, beside)
        return _group(codes, token) if codes else None
    codes = _named_before(token, referents, size or 2, beside) or referents.discourse.group(size, beside)
    return _group(codes, token) if codes else None


def _of_somebody(token: Token, referents: Referents) -> tuple[str, ...]:
    """'his country': the state of whoever is meant; 'its neighbour', 'her rival': the other of two."""
    noun = token.lemma_.lower()
    if any(c.lower_ in OTHER_LANDS for c in token.children if c.dep_ in ("amod", "compound")):
        return ()
    if noun in nouns.HOMELANDS:
        owners = [c for c in token.children if c.dep_ == "poss" and c.lower_ in nouns.PRONOUNS]
        clause = token.head
        if owners and token.dep_ == "nsubj" and clause.dep_ == "relcl":
            owners = [clause.head]  # 'an Algerian whom his country refused to take back'
        codes = tuple(dict.fromkeys(code for c in owners for r in referents.all_of(c) for code in r.countries))
        return codes if len(codes) == 1 else ()
    opposed = noun in nouns.OPPOSED and not adjectives_of(token, referents)
    named = any(c.dep_ in ("appos", "compound") and referents.of(c) is not None for c in token.children)
    return next_to(token, referents) if opposed and not named else ()


def _named_land(token: Token, referents: Referents) -> tuple[str, ...]:
    """'the island nation of Fiji', 'Alves said his country': the one land that the words around name."""
    if token.tag_ != "NN" or token.lemma_.lower() not in nouns.LANDS - {"capital"}:
        return ()
    if any(c.lower_ in OTHER_LANDS for c in token.children if c.dep_ in ("amod", "compound")):
        return ()
    owners = [c for c in token.children if c.dep_ == "poss" and c.lower_ != "our"]
    if any(c.tag_ == "PRP$" for c in owners):
        owners = _tellers(token)
    phrases = (c for c in token.children if c.dep_ == "prep" and c.lower_ == "of" and c.i == token.i + 1)
    named = [t for c in phrases for t in c.children if t.dep_ == "pobj" and t.pos_ == "PROPN"]
    named = [] if any(c.dep_ == "poss" for c in token.children) else named
    codes = dict.fromkeys(code for t in owners or named for r in referents.all_of(t) for code in r.countries)
    return tuple(codes) if len(codes) == 1 else ()


def _tellers(token: Token) -> list[Token]:
    """The subject of the clause that a clause hangs on as what is told."""
    told = next((a for a in token.ancestors if a.dep_ == "ccomp"), None)
    return [] if told is None else [c for c in told.head.children if c.dep_ in ("nsubj", "nsubjpass")]


# 'its neighbouring country' is another one.
OTHER_LANDS = frozenset(
    "neighbouring neighboring host fellow sister partner brother brotherly friendly allied rival another".split()
)


def _group(codes: tuple[str, ...], token: Token) -> Referent:
    actors = tuple(state_actor(code) for code in codes)
    return Referent(actors, token.left_edge.idx, token.idx + len(token), "actor", "group.noun")


def _single(token: Token, referents: Referents, beside: frozenset[str]) -> tuple[str, ...]:
    """'the country': the state spoken of last."""
    if token.lemma_.lower() in nouns.LANDS:
        if token.dep_ == "attr":  # 'Peru was the first country to': the land is whoever the sentence says it is
            described = [c for c in token.head.children if c.dep_ == "nsubj" and c.i < token.i]
            codes = tuple(code for c in described for r in referents.all_of(c) for code in r.countries)
            if codes:
                return codes
        if token.dep_ in ("nsubj", "nsubjpass"):
            body = referents.discourse.last_body()
            if body is None:
                return _speakers(token, referents)
            return body.countries if len(body.countries) == 1 else ()
        subjects = [c for c in clause_above(token).children if c.dep_ == "nsubj" and c.i < token.left_edge.i]
        not_meant = frozenset(code for c in subjects for r in referents.all_of(c) for code in r.countries)
        return referents.discourse.land(not_meant)
    return ()


def _speakers(token: Token, referents: Referents) -> tuple[str, ...]:
    """'A Chadian official says the country has': the speaker's own, where no other was named."""
    clause = clause_above(token)
    subjects = [c for c in clause.head.children if c.dep_ == "nsubj"] if clause.dep_ == "ccomp" else []
    codes = tuple(dict.fromkeys(code for c in subjects for r in referents.all_of(c) for code in r.countries))
    return codes if len(codes) == 1 else ()


BORDERING = frozenset({"neighbour", "neighbor"})


def next_to(token: Token, referents: Referents) -> tuple[str, ...]:
    """'the neighbour', 'its southern neighbour', 'his counterpart': of two states the one whose it is not."""
    owners = [c for c in token.children if c.dep_ == "poss"]
    whose = frozenset(code for c in owners for r in referents.all_of(c) for code in r.countries)
    one = whose or named_beside(token, referents)
    before = dict.fromkeys(
        code
        for t in referents.doc[token.sent.start : token.i]
        if (named := referents.names.get(t.i)) is not None and named.kind in ("state", "capital", "metonym")
        for code in (named.best.actor.countries if named.best and named.best.actor else ())
    )
    beside = {code for state in one for code in neighbours(state)} if token.lemma_.lower() in BORDERING else set()
    for told in (tuple(before), tuple(referents.discourse.here), referents.discourse.subject()):
        rest = tuple(code for code in told if code not in one)
        rest = tuple(code for code in rest if code in beside) or rest  # islands have neighbours without a border
        if len(rest) == 1 and one:
            return rest
    return ()


def _named_before(token: Token, referents: Referents, size: int, beside: frozenset[str]) -> tuple[str, ...]:
    """'When Chile gave the port back to Peru, the two agreed': the states of the clause that opens the sentence."""
    verb = next((a for a in token.ancestors if a.pos_ in ("VERB", "AUX")), None)
    opening = (
        next((c for c in verb.children if c.dep_ == "advcl" and c.i < token.i), None) if verb is not None else None
    )
    if opening is None:
        return ()
    found = [r for t in opening.subtree if t.i < token.i and (r := referents.of(t)) is not None and t.pos_ != "PRON"]
    codes = tuple(dict.fromkeys(c for r in found for c in r.countries if c not in beside))
    return codes if len(codes) == size else ()


def named_beside(token: Token, referents: Referents) -> frozenset[str]:
    """Codes of the states named in the token's own clause, which a group or 'they' there does not mean."""
    clause = clause_above(token)
    found: set[str] = set()
    for other in referents.doc[token.sent.start : token.sent.end]:
        named = referents.names.get(other.i)
        if named is None or named.span.root.i != other.i or other.i == token.i or clause_above(other).i != clause.i:
            continue
        located = other.dep_ == "pobj" and other.head.lower_ in (
            "in",
            "at",
            "near",
            "from",
            "outside",
            "off",
        )
        below = other.dep_ == "pobj" and other.head.lower_ in BELOW_NOUN and other.head.head.pos_ == "NOUN"
        located = located or below  # 'signed an agreement on the supply of arms to Chad'
        if named.kind in ("state", "capital", "metonym") and not located and named.best and named.best.actor:
            found.update(named.best.actor.countries)
    return frozenset(found)


BELOW_NOUN = frozenset({"to", "of", "on", "for", "over", "about"})


def clause_above(token: Token) -> Token:
    """The verb that governs a token, or the head of its sentence."""
    node = token
    while node.head.i != node.i:
        node = node.head
        if node.pos_ in ("VERB", "AUX"):
            return node
    return node
