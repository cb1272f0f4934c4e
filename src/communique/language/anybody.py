"""Parties of every sort: any noun phrase that acts or is acted on, also inside one state or without a state.

Where `Referents` knows only states, their organs and office holders, `Anybody` takes rebels, police, unions, firms
and persons for parties too. Each phrase is a party by itself, even if two belong to one state.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from spacy.tokens import Doc, Token

from communique.language import nouns
from communique.language.referent import Referent
from communique.language.referents import Referents
from communique.language.resolve import resolve
from communique.model.actor import Actor

PHRASE = "phrase"  # kind of the actors made here
NO_STATE = "-"
# What an entity must be to act though no list has its noun.
ACTING = frozenset({"PERSON", "ORG", "GPE", "NORP"})
TIMES = frozenset({"DATE", "TIME", "CARDINAL", "PERCENT", "MONEY", "ORDINAL"})


class Anybody(Referents):
    """The noun phrases of a paragraph, resolved as in `Referents`, with all others as parties of their own."""

    def __init__(self, base: Referents) -> None:
        """Take over what was resolved.

        Args:
            base: The paragraph's noun phrases; it is not changed.
        """
        self.__dict__.update(vars(base))

    def all_of(self, token: Token) -> tuple[Referent, ...]:
        """Every party that a token and those coordinated with it name; each has a key instead of a country."""
        tokens = {t.i: t for t in (token, *(c for c in token.subtree if c.dep_ == "conj" and c.head.i == token.i))}
        found = [self._party(tokens[i]) for i in sorted(tokens)]
        return tuple(r for r in found if r is not None)

    def _party(self, token: Token) -> Referent | None:
        known = self.of(token)
        if known is not None and known.countries and known.rule != "noun.earlier":
            first, last = _extent(token) if token.pos_ != "PRON" else (token.i, token.i)
            start, end = token.doc[first].idx, token.doc[last].idx + len(token.doc[last])
            return replace(
                known,
                actors=tuple(_keyed(a, c, token) for a in known.actors for c in a.countries),
                kind="pronoun" if known.kind == "pronoun" else "actor",
                start=min(known.start, start),
                end=max(known.end, end),
            )
        if token.lower_ in nouns.PRONOUNS:
            meant = _subject_above(token)
            return self._party(meant) if meant is not None else None
        of = self._of(token)
        named = token.pos_ in ("NOUN", "PROPN", "NUM", "ADJ") and token.ent_type_ not in TIMES
        return self._phrase(token, of or token) if named or of is not None else None

    def _of(self, token: Token) -> Token | None:
        """Of whom a number or part is: 'thousands of farmers', 'one of the critics'."""
        if token.lower_ not in nouns.PARTS and token.pos_ != "NUM" and token.ent_type_ != "CARDINAL":
            return None
        phrases = (c for c in token.children if c.lower_ == "of" and c.i == token.i + 1)
        return next((t for phrase in phrases for t in phrase.children if t.dep_ == "pobj"), None)

    def _phrase(self, token: Token, head: Token) -> Referent:
        """The phrase as a party; its head tells whether it can act, and `settled` who it is."""
        first, last = _extent(token)
        start, end = token.doc[first].idx, token.doc[last].idx + len(token.doc[last])
        words = token.doc[first : last + 1].text
        actor = Actor(f"{PHRASE}:{words.lower()}", words, (f"{NO_STATE}@{start}",), None, PHRASE)
        acts = head.ent_type_ in ACTING or head.pos_ == "PROPN" or nouns.can_act(head)
        acts = acts or any(i in self.names for i in range(first, last + 1))
        return Referent((actor,), start, end, "actor", "phrase.actor" if acts else "phrase.thing")

    def settled(self, referent: Referent) -> Referent:
        """A party with the state and sector that its words tell, where it is a phrase taken as it stands."""
        if not referent.rule.startswith(PHRASE):
            return referent
        (actor,) = referent.actors
        found = resolve(actor.label, self.discourse.day)
        key = f"{found.country or NO_STATE}@{referent.start}"
        return replace(referent, actors=(replace(actor, countries=(key,), sector=found.sector),))


def _subject_above(pronoun: Token) -> Token | None:
    """Whom a pronoun of no state takes up: the subject of a clause above its own ('rebels said they had')."""
    own = pronoun.head if pronoun.dep_ not in ("nsubj", "nsubjpass") else None
    for verb in pronoun.ancestors:
        if verb.pos_ not in ("VERB", "AUX") or verb is own:
            continue
        for child in verb.children:
            if child.dep_ in ("nsubj", "nsubjpass") and child.i < pronoun.i and child.pos_ in ("NOUN", "PROPN"):
                return child
    return None


def country_of(key: str) -> str | None:
    """The country of a party's key."""
    code = key.split("@", maxsplit=1)[0]
    return None if code == NO_STATE else code


def acting(referents: Iterable[Referent]) -> bool:
    """Whether somebody who can act is among some parties."""
    return any(r.rule != "phrase.thing" for r in referents)


def _keyed(actor: Actor, code: str, token: Token) -> Actor:
    return replace(actor, countries=(f"{code}@{token.idx}",))


def _extent(token: Token) -> tuple[int, int]:
    """First and last token of a phrase: without what stands before a dash, without relative clauses and lists."""
    first = token.left_edge.i
    for t in token.doc[first : token.i]:
        if _dash(t):
            first = t.i + 1  # 'BAMAKO - Armed men'
    while first < token.i and token.doc[first].is_punct:
        first += 1
    last = token.i
    for child in token.rights:
        if child.dep_ not in ("prep", "acl", "agent") or child.i > last + 1 or child.left_edge.i <= token.i:
            break
        inside = [t.i for t in child.subtree if t.i <= token.i + LONGEST]
        last = _before_clause(token.doc, child.i, max(inside, default=last))
    return first, last


def _before_clause(doc: Doc, start: int, end: int) -> int:
    """The last token of a stretch before a comma, a dash or a relative clause."""
    for i in range(start, end + 1):
        if doc[i].text in (",", ";") or _dash(doc[i]) or doc[i].tag_ in ("WDT", "WP", "WRB"):
            return max(start, i - 1)
    return end


def _dash(token: Token) -> bool:
    """Whether a token is a dash with blanks around it, and no hyphen."""
    return token.text in DASHES and bool(token.whitespace_) and token.i > 0 and bool(token.nbor(-1).whitespace_)


DASHES = frozenset({"-", "--", "\u2013", "\u2014"})
LONGEST = 14  # tokens of a party's name after its head
