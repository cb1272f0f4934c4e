"""Who the noun phrases of a paragraph refer to: names, offices, organs, groups and pronouns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Span, Token

from communique.language import nouns
from communique.language.discourse import Discourse, Seen
from communique.language.names import Named, find_names, in_title
from communique.language.runs import find_runs
from communique.lexicon.who import Name, offices, people, state_actor
from communique.model.actor import Actor

MODIFIERS = ("amod", "compound", "nmod", "poss", "appos", "npadvmod", "nummod")
LEFTWARD = 4  # tokens that a misparsed modifier may stand to the left of its noun


@dataclass(frozen=True, slots=True)
class Referent:
    """Who a token's noun phrase refers to.

    Attributes:
        actors: The actors meant; several for groups and for 'Iranian and Russian ministers'.
        start: First code point of the words in the paragraph.
        end: One past the last.
        kind: actor, place (a capital or place name, which may also stand for a government), people, pronoun.
        rule: How it was resolved.
        noun: Id of the office or organ noun, if any.
    """

    actors: tuple[Actor, ...]
    start: int
    end: int
    kind: str
    rule: str
    noun: str | None = None

    @property
    def countries(self) -> tuple[str, ...]:
        """Codes the actors act for, in the order of the text."""
        return tuple(dict.fromkeys(code for actor in self.actors for code in actor.countries))


class Referents:
    """The noun phrases of one paragraph, resolved in the order of the text."""

    def __init__(self, doc: Doc, discourse: Discourse) -> None:
        """Resolve every noun phrase of a paragraph and remember them in the report's memory.

        Args:
            doc: The parsed paragraph.
            discourse: The report's memory; it is changed.
        """
        self.doc = doc
        self.discourse = discourse
        self.names = find_names(doc, discourse)
        self.runs = find_runs(doc, self.names)
        self._known: dict[int, Referent | None] = {}
        self._active: set[int] = set()
        for token in doc:
            self._visit(token)

    def of(self, token: Token) -> Referent | None:
        """Who the noun phrase headed by a token refers to, without its conjuncts; None if nobody known."""
        if token.i in self._known:
            return self._known[token.i]
        if token.i in self._active:
            return None
        self._active.add(token.i)
        found = self._resolve(token)
        self._active.discard(token.i)
        self._known[token.i] = found
        return found

    def all_of(self, token: Token) -> tuple[Referent, ...]:
        """Who a token and the tokens coordinated with it refer to, in the order of the text."""
        tokens = {t.i: t for t in (token, *coordinated(token))}
        for i in list(tokens):
            tokens.update((j, self.doc[j]) for j in self.runs.get(i, ()) if j > token.i)
        found = [self.of(tokens[i]) for i in sorted(tokens)]
        return tuple(r for r in found if r is not None)

    def place_of(self, token: Token) -> str | None:
        """The state a place name lies in, by ISO alpha-3 code."""
        named = self.names.get(token.i)
        if named is None:
            return None
        return next((n.place for n in named.names if n.place), None)

    # -- reading on ------------------------------------------------------------------------------

    def _visit(self, token: Token) -> None:
        named = self.names.get(token.i)
        if named is not None and token.i != named.span.root.i:
            return
        if token.pos_ not in ("NOUN", "PROPN", "PRON", "ADJ", "DET", "NUM") and named is None:
            return
        referent = self.of(token)
        if referent is None:
            return
        self._note(token, referent)

    def _note(self, token: Token, referent: Referent) -> None:
        if referent.kind == "pronoun":
            return
        subject = token.dep_ in ("nsubj", "nsubjpass")
        plural = len(referent.actors) > 1 or token.tag_ in ("NNS", "NNPS") or bool(list(coordinated(token)))
        for actor in referent.actors:
            self.discourse.note(Seen(actor, self._sex(actor), plural, referent.noun, subject))
        if (
            (token.dep_ == "conj"
            and len(referent.countries) < 2)
            or self.runs.get(token.i, (token.i,))[0] != token.i
        ):
            return
        codes = tuple(c for r in self.all_of(token) for c in r.countries)
        self.discourse.note_group(codes)
        if plural:
            self.discourse.note_plural(codes, subject=subject)

    def _sex(self, actor: Actor) -> str:
        person = people().get(actor.id)
        if person is not None:
            return person.sex
        known = self.discourse.surnames.get(actor.label.lower())
        return known[1] if known else ""

    # -- what a token is -------------------------------------------------------------------------

    def _resolve(self, token: Token) -> Referent | None:
        named = self.names.get(token.i)
        if named is not None:
            return self._named(token, named)
        if token.pos_ == "PRON" or token.lower_ in nouns.PRONOUNS:
            return self._pronoun(token)
        counter = token.lower_ in nouns.COUNTERS and token.dep_ not in (
            "nummod",
            "compound",
            "quantmod",
            "amod",
        )
        if token.lemma_.lower() in nouns.GROUP_NOUNS or counter:
            group = self._group(token)
            if group is not None:
                return group
        if token.pos_ in ("NOUN", "PROPN", "ADJ"):
            return self._common(token) or self._body_named(token)
        return None

    def _body_named(self, token: Token) -> Referent | None:
        """'the Council', 'the Court': the organisation met last whose name ends so."""
        if not token.text[0].isupper() or not any(c.lower_ == "the" for c in token.children):
            return None
        actor = self.discourse.last_organisation(token.text)
        return (
            Referent((actor,), token.idx, token.idx + len(token), "actor", "noun.earlier") if actor else None
        )

    def _named(self, token: Token, named: Named) -> Referent | None:
        name = named.best
        if name is None or name.kind == "person":
            return self._person(token, named)
        if name.kind in ("organ_noun", "office_noun"):
            return self._noun(token, named, name)
        if name.kind == "place":
            return self._place(named, name)
        if name.kind in ("state", "demonym", "combining") and in_title(token):
            return None
        actor = name.actor
        if actor is None:
            return None
        if name.ambiguous and name.kind in ("organ", "demonym") and not actor.countries:
            owners = self.owners(token)
            actor = replace(actor, countries=tuple(c for a in owners for c in a.countries))
        if name.kind == "demonym" and not _stands_alone(token):
            return None
        kind = "place" if name.kind == "capital" else "people" if name.kind == "demonym" else "actor"
        return self._made((actor,), named.span, kind, f"name.{name.kind}")

    def _place(self, named: Named, name: Name) -> Referent | None:
        if name.place is None:
            return None
        return self._made((state_actor(name.place),), named.span, "place", "name.place")

    def _made(
        self, actors: tuple[Actor, ...], span: Span, kind: str, rule: str, noun: str | None = None
    ) -> Referent:
        return Referent(actors, span.start_char, span.end_char, kind, rule, noun)

    # -- persons ---------------------------------------------------------------------------------

    def _person(self, token: Token, named: Named) -> Referent | None:
        span, text = named.span, named.span.text
        listed = self._listed_person(named)
        owners, office = self._described(token, span)
        known = None if listed else self.discourse.person(text)
        if listed is not None:
            actor = listed
        elif known is not None and (len(span) == 1 or not owners):
            actor = known[0]
        elif owners:
            codes = tuple(dict.fromkeys(c for a in owners for c in a.countries))[:1]
            sector = owners[0].sector if owners[0].kind != "state" else "GOV"
            actor = Actor(
                f"person:{'-'.join(codes).lower()}-{_slug(text)}", text, codes, sector, "person", office
            )
        else:
            return None
        if len(span) > 1 or listed is not None:
            self.discourse.learn(actor.label if listed else text, actor, self._sex(actor))
            self.discourse.learn(text, actor, self._sex(actor))
        return self._made((actor,), span, "actor", "name.person", actor.office)

    def _listed_person(self, named: Named) -> Actor | None:
        for name in named.names:
            person = people().get(name.actor.id) if name.actor else None
            if person is not None and name.actor is not None:
                spell = person.office_at(self.discourse.day)
                return replace(
                    name.actor,
                    countries=(spell.country,),
                    office=spell.office,
                    sector=sector_of(spell.office),
                )
        if named.names or len(named.span) > 1:
            return None
        return (
            None if self.discourse.person(named.span.text) else _famous(named.span.text, self.discourse.day)
        )

    def _described(self, token: Token, span: Span) -> tuple[tuple[Actor, ...], str | None]:
        """Whom a person acts for, by title before the name, apposition, or 'X, minister of Y'."""
        doc = span.doc
        i = span.start - 1
        office: str | None = None
        while i >= 0 and span.start - i < 12:
            named = self.names.get(i)
            if named is not None and named.kind in ("office_noun", "organ_noun"):
                office = office or (named.best.noun if named.best and named.kind == "office_noun" else None)
                owners = self.owners(named.span.root)
                if owners:
                    return owners, office
                i = named.span.start - 1
                continue
            if named is not None and named.kind in ("demonym", "state", "organ", "metonym", "organisation"):
                if named.kind == "demonym" or office or named.kind == "organ":
                    name = named.best
                    return ((name.actor,) if name and name.actor else ()), office
                break
            if named is not None or doc[i].pos_ not in (
                "PROPN",
                "NOUN",
                "ADJ",
                "ADP",
                "DET",
                "PART",
                "PUNCT",
            ):
                break
            if doc[i].text == "," and doc[i].head.i != token.i:
                break
            if doc[i].is_punct and doc[i].text not in (".", "-"):
                break
            i -= 1
        for child in token.children:
            if child.dep_ in ("appos", "relcl") or (child.dep_ == "conj" and False):
                referent = self.of(child)
                if referent is not None and referent.kind == "actor":
                    return referent.actors, referent.noun
        if token.dep_ == "appos":
            referent = self.of(token.head)
            if referent is not None:
                return referent.actors, referent.noun
        return (), office

    # -- organs and offices ----------------------------------------------------------------------

    def _noun(self, token: Token, named: Named, name: Name) -> Referent | None:
        noun = name.noun or named.span.text.lower()
        owners = self.owners(token)
        if not owners:
            persons = [r for c in token.children if c.dep_ == "appos" for r in self.all_of(c) if r.kind == "actor"]
            if persons:
                actors = tuple(dict.fromkeys(a for r in persons for a in r.actors))
                return self._made(actors, named.span, "actor", "noun.apposition", noun)
        if not owners and token.tag_ in ("NNS", "NNPS"):
            group = self._group(token)
            if group is not None:
                return group
        if not owners and noun != "counterpart":
            earlier = self._earlier(token, named, noun, name.kind)
            return self._made((earlier,), named.span, "actor", "noun.earlier", noun) if earlier else None
        kind = "office" if name.kind == "office_noun" else "organ"
        actors = tuple(
            Actor(f"{kind}:{'-'.join(owner.countries)}:{noun}", f"{owner.label}: {named.span.text}", owner.countries,
                  name.sector, kind, noun if kind == "office" else None)
            for owner in owners
        )  # fmt: skip
        return self._made(actors, named.span, "actor", "noun.owned", noun) if actors else None

    def _earlier(self, token: Token, named: Named, noun: str, kind: str) -> Actor | None:
        """Who 'the ministry' or 'the president' is, where a definite phrase names no state."""
        definite = any(c.dep_ == "det" and c.lower_ in ("the", "this", "that") for c in token.children)
        if not definite and named.span[0].is_lower:
            return None
        return self.discourse.last_noun(noun) or self.discourse.last_like(nouns.kin(noun))

    def owners(self, token: Token) -> tuple[Actor, ...]:
        """The actors a noun belongs to, by adjective, compound, possessor or 'of'.

        Args:
            token: Head of the noun phrase.

        Returns:
            Actors with countries; empty where the phrase names none.
        """
        for found in (self._adjectives(token), self._possessors(token), self._of(token), self._left(token)):
            if found:
                return found
        return ()

    def _adjectives(self, token: Token) -> tuple[Actor, ...]:
        found: list[Actor] = []
        for child in _modifiers(token):
            named = self.names.get(child.i)
            if named is None or named.kind not in ("demonym", "state", "combining", "capital", "metonym", "organ",
                                                   "organisation", "movement"):  # fmt: skip
                continue
            if named.span.root.i == child.i and child.dep_ != "poss" and named.best and named.best.actor:
                found.append(named.best.actor)
        return tuple(dict.fromkeys(found))

    def _possessors(self, token: Token) -> tuple[Actor, ...]:
        for child in token.children:
            if child.dep_ == "poss":
                return tuple(a for r in self.all_of(child) for a in r.actors)
            if child.dep_ in ("compound", "nmod", "amod"):
                inner = self._possessors(child)
                if inner:
                    return inner
        return ()

    def _of(self, token: Token) -> tuple[Actor, ...]:
        for prepositions in (("of", "for"), ("in", "from", "to", "at")):
            for child in token.children:
                if child.dep_ == "prep" and child.lower_ in prepositions:
                    found = tuple(
                        a
                        for p in child.children
                        if p.dep_ == "pobj"
                        for r in self.all_of(p)
                        for a in r.actors
                    )
                    if found:
                        return found
        return ()

    def _left(self, token: Token) -> tuple[Actor, ...]:
        """Mend a misparse: a demonym or state right before the noun's words."""
        named = self.names.get(token.i)
        start = named.span.start if named else token.i
        for i in range(start - 1, max(-1, start - 1 - LEFTWARD), -1):
            before = self.doc[i]
            other = self.names.get(i)
            if (
                other is not None
                and other.best
                and other.best.actor
                and other.kind in ("demonym", "state", "organ")
            ):
                return (other.best.actor,)
            if other is not None or before.is_punct or before.pos_ not in ("NOUN", "PROPN", "ADJ", "PART"):
                return ()
        return ()

    # -- groups and pronouns ---------------------------------------------------------------------

    def _group(self, token: Token) -> Referent | None:
        size, definite = nouns.size_of(token)
        if size is None and not definite:
            return None
        if self._adjectives(token) or (token.lemma_.lower() not in nouns.STATE_NOUNS and self._of(token)):
            return None
        codes = self.discourse.group(size, self._named_beside(token))
        if not codes:
            return None
        actors = tuple(state_actor(code) for code in codes)
        return Referent(actors, token.left_edge.idx, token.idx + len(token), "actor", "group.noun")

    def _pronoun(self, token: Token) -> Referent | None:
        word = token.lower_
        if word in nouns.RELATIVE:
            head = _antecedent(token)
            found = self.of(head) if head is not None else None
            return replace(found, kind="pronoun") if found else None
        if word in nouns.THEY:
            return self._they(token)
        actor: Actor | None = None
        not_meant = self._of_the_clause(token)
        if word in nouns.HE:
            actor = self.discourse.last_person("m", not_meant)
        elif word in nouns.SHE:
            actor = self.discourse.last_person("f", not_meant)
        elif word in nouns.IT and not _expletive(token):
            actor = self._body_beside(token) or self.discourse.last_body(not_meant)
        if actor is None:
            return None
        return Referent((actor,), token.idx, token.idx + len(token), "pronoun", f"pronoun.{word}")

    def _of_the_clause(self, token: Token) -> frozenset[str]:
        """Ids of the actors that are the subject of the verb whose object a pronoun is: it does not mean them."""
        verb = token.head.head if token.dep_ == "pobj" else token.head
        if token.tag_ == "PRP$" or token.dep_ not in ("dobj", "dative", "pobj") or verb.pos_ != "VERB":
            return frozenset()
        subjects = [
            c
            for v in (verb, *verb.ancestors)
            if v.pos_ in ("VERB", "AUX")
            for c in v.children
            if c.dep_ == "nsubj"
        ]
        return frozenset(a.id for s in subjects[:1] for r in self.all_of(s) for a in r.actors)

    def _body_beside(self, token: Token) -> Actor | None:
        """What an object 'it' means in its own sentence: the state or body named last before it, not the subject."""
        if token.dep_ not in ("dobj", "pobj", "dative") or token.tag_ == "PRP$":
            return None
        not_meant = self._of_the_clause(token)
        for i in range(token.i - 1, token.sent.start - 1, -1):
            named = self.names.get(i)
            if named is None or named.kind not in ("state", "capital", "organ", "organisation", "movement"):
                continue
            referent = self.of(self.doc[i])
            if referent is not None and len(referent.actors) == 1 and referent.actors[0].id not in not_meant:
                return referent.actors[0]
        return None

    def _they(self, token: Token) -> Referent | None:
        """The last plural subject, or the last states spoken of together; a possessive may look at its own clause."""
        beside = frozenset() if token.tag_ == "PRP$" else self._named_beside(token)
        codes = self.discourse.plural(beside)
        if not codes:
            return None
        actors = tuple(state_actor(code) for code in codes)
        return Referent(actors, token.idx, token.idx + len(token), "pronoun", "pronoun.they")

    def _named_beside(self, token: Token) -> frozenset[str]:
        """Codes of the states named in the token's own clause, which a group or 'they' there does not mean."""
        clause = _clause(token)
        found: set[str] = set()
        for other in self.doc[token.sent.start : token.sent.end]:
            named = self.names.get(other.i)
            if (
                named is None
                or named.span.root.i != other.i
                or other.i == token.i
                or _clause(other).i != clause.i
            ):
                continue
            located = other.dep_ == "pobj" and other.head.lower_ in (
                "in",
                "at",
                "near",
                "from",
                "outside",
                "off",
            )
            if (
                named.kind in ("state", "capital", "metonym")
                and not located
                and named.best
                and named.best.actor
            ):
                found.update(named.best.actor.countries)
        return frozenset(found)

    def _common(self, token: Token) -> Referent | None:
        """A common noun for people or forces with a state beside it: 'Indian jets', 'Seoul's envoys'."""
        if token.lemma_.lower() not in nouns.ACTOR_NOUNS:
            return None
        owners = self.owners(token)
        if not owners:
            return None
        return Referent(owners, token.left_edge.idx, token.idx + len(token), "actor", "noun.common")


def _famous(surname: str, day: str | None) -> Actor | None:
    """A head of state or government, foreign or defence minister whom news calls by surname alone."""
    found = nouns.famous(surname, day)
    if found is None:
        return None
    person, spell = found
    return Actor(person.id, person.name, (spell.country,), sector_of(spell.office), "person", spell.office)


def sector_of(office: str) -> str:
    """The PLOVER sector of an office's holder; government where the lexicon names none."""
    return str((offices().get(office) or {}).get("sector") or "GOV")


def coordinated(token: Token) -> Iterator[Token]:
    """Yield the tokens coordinated with a token after it."""
    for child in token.children:
        if child.dep_ == "conj" and child.pos_ != "VERB":
            yield child
            yield from coordinated(child)


def _modifiers(token: Token) -> Iterator[Token]:
    for child in token.children:
        if child.dep_ in ("amod", "compound", "nmod", "npadvmod"):
            yield child
            yield from coordinated(child)
            yield from _modifiers(child)


def _stands_alone(token: Token) -> bool:
    return (
        (token.pos_ in ("NOUN", "PROPN")
        and token.dep_ not in ("compound", "amod", "nmod"))
        or token.tag_
        in (
            "NNS",
            "NNPS",
        )
    )


def _antecedent(token: Token) -> Token | None:
    """The noun a relative pronoun refers to: the head of the clause it stands in."""
    node = token
    while node.head.i != node.i:
        if node.dep_ == "relcl":
            return node.head
        node = node.head
    return None


def _expletive(token: Token) -> bool:
    return (
        token.dep_ == "expl"
        or (any(c.dep_ in ("ccomp", "csubj", "acomp") and c.i > token.head.i for c in token.head.children)
        and token.head.lemma_ in ("be", "seem", "appear"))
    )


def _clause(token: Token) -> Token:
    """The verb that governs a token, or the head of its sentence."""
    node = token
    while node.head.i != node.i:
        node = node.head
        if node.pos_ in ("VERB", "AUX"):
            return node
    return node


def _slug(name: str) -> str:
    return "-".join(name.lower().split())
