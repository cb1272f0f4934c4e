"""Who the noun phrases of a paragraph refer to: names, offices, organs, groups and pronouns."""

from __future__ import annotations

import re
from dataclasses import replace

from spacy.tokens import Doc, Span, Token

from communique.language import nouns
from communique.language.discourse import Discourse, Seen
from communique.language.groups import group_of, next_to
from communique.language.names import Named, find_names, in_title
from communique.language.owners import (
    adjectives_of,
    coordinated,
    members,
    owners_of,
    phrase_owners,
    possessors_of,
)
from communique.language.pronouns import pronoun_of
from communique.language.referent import Referent
from communique.language.runs import find_runs
from communique.language.titles import described_by
from communique.lexicon.materiel import find_designation
from communique.lexicon.who import Name, offices, people, place_actor, state_actor
from communique.model.actor import Actor

COUNTERPART = "counterpart"
OTHERS = frozenset("rebel allied foreign hostile enemy government opposition regional loyalist separatist".split())
INTO = frozenset({"in", "to", "at", "into", "from", "near", "across"})
INITIALS = re.compile(r"(?:[A-ZÀ-Þ]\.)+")
YEAR = re.compile(r"(?:19|20)\d\d")


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
        self.names = find_names(doc, discourse, discourse.lands)
        self.runs = find_runs(doc, self.names)
        self._known: dict[int, Referent | None] = {}
        self._active: set[int] = set()
        discourse.begin()
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
        if not any(found):
            found = [r for member in members(token) for r in self.all_of(member)]
        return tuple(r for r in found if r is not None)

    def place_of(self, token: Token) -> str | None:
        """The state a place name lies in, by ISO alpha-3 code."""
        named = self.names.get(token.i)
        if named is None:
            return None
        return next((n.place for n in named.names if n.place), None)

    def owners(self, token: Token) -> tuple[Actor, ...]:
        """The actors a noun belongs to (owners.py)."""
        return owners_of(token, self)

    # -- reading on ------------------------------------------------------------------------------

    def _visit(self, token: Token) -> None:
        named = self.names.get(token.i)
        if named is not None and token.i != named.span.root.i:
            return
        if token.pos_ not in ("NOUN", "PROPN", "PRON", "ADJ", "DET", "NUM") and named is None:
            return
        referent = self.of(token)
        if referent is None:
            if token.tag_ == "NNS" and token.dep_ in ("nsubj", "nsubjpass", "dobj") and nouns.can_act(token):
                self.discourse.note_plural((), subject=token.dep_ != "dobj")  # 'the migrants': 'they' are no states
            return
        self._note(token, referent)

    def _note(self, token: Token, referent: Referent) -> None:
        if referent.kind == "pronoun":
            return
        subject = token.dep_ in ("nsubj", "nsubjpass")
        placed = token.dep_ == "pobj" and token.head.lower_ in INTO and token.head.head.lower_ != "according"
        if placed and token.i in self.names:
            self.discourse.scenes.update(referent.countries)
        plural = len(referent.actors) > 1 or token.tag_ in ("NNS", "NNPS") or bool(list(coordinated(token)))
        noun = nouns.SHIP if token.lemma_.lower() in nouns.CRAFT else referent.noun
        for actor in referent.actors:
            self.discourse.note(Seen(actor, self._sex(actor), plural, noun, subject))
        if (token.dep_ == "conj" and len(referent.countries) < 2) or self.runs.get(token.i, (token.i,))[0] != token.i:
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
        if (token.pos_ == "PRON" and token.lower_ not in nouns.COUNTERS) or token.lower_ in nouns.PRONOUNS:
            return pronoun_of(token, self)
        counter = token.lower_ in nouns.COUNTERS and token.dep_ not in (
            "nummod",
            "compound",
            "quantmod",
            "amod",
        )
        if token.lemma_.lower() in nouns.GROUP_NOUNS or counter:
            group = group_of(token, self)
            if group is not None:
                return group
        if token.lower_ in nouns.PARTS:
            return self._part_of(token)
        if token.pos_ in ("NOUN", "PROPN", "ADJ"):
            return self._common(token) or self._body_named(token) or self._titled(token)
        return None

    def _part_of(self, token: Token) -> Referent | None:
        """'the last of France's soldiers', 'thousands of them': whom a part is of."""
        wholes = (t for c in token.children if c.lower_ == "of" for t in c.children if t.dep_ == "pobj")
        found = next((r for t in wholes if (r := self.of(t)) is not None), None)
        return None if found is None or found.kind == "place" else found

    def _titled(self, token: Token) -> Referent | None:
        """'Minister Ada Xyz': a last name that the NLP library knows for none, by the title or the name before it."""
        last = token.i > 0 and token.pos_ == "PROPN" and token.dep_ not in ("compound", "nmod")
        before = token.nbor(-1) if last else None
        named = self.names.get(before.i) if before is not None else None
        if before is None or named is None or named.kind not in ("person", "office_noun") or before.head.i != token.i:
            return None
        found = self.of(named.span.root)
        return replace(found, end=token.idx + len(token)) if found is not None and found.kind == "actor" else None

    def _body_named(self, token: Token) -> Referent | None:
        """'the Council', 'the Court': the organisation met last whose name ends so."""
        if not token.text[0].isupper() or not any(c.lower_ == "the" for c in token.children):
            return None
        actor = self.discourse.last_organisation(token.text)
        return Referent((actor,), token.idx, token.idx + len(token), "actor", "noun.earlier") if actor else None

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
            owners = owners_of(token, self)
            codes = tuple(c for a in owners for c in a.countries) or self._having(name)
            actor = replace(actor, countries=codes)
        if name.kind == "demonym" and not _stands_alone(token):
            return None
        kind = "place" if name.kind == "capital" else "people" if name.kind == "demonym" else "actor"
        ship = nouns.SHIP if name.noun == nouns.SHIP else None
        return self._made((actor,), named.span, kind, f"name.{name.kind}", ship)

    def _having(self, name: Name) -> tuple[str, ...]:
        """Whose 'Congress' or 'Senate' is meant: of the report's states that have one, the one named most."""
        here = [code for code in name.states if code in self.discourse.lands]
        if len(here) > 1:
            most = sorted(here, key=lambda code: -self.discourse.counts[code])
            here = most[:1] if self.discourse.counts[most[0]] > self.discourse.counts[most[1]] else []
        return tuple(here)

    def _place(self, named: Named, name: Name) -> Referent | None:
        if name.place is None:
            return None
        return self._made((place_actor(name.place, named.span.text),), named.span, "place", "name.place")

    def _made(self, actors: tuple[Actor, ...], span: Span, kind: str, rule: str, noun: str | None = None) -> Referent:
        return Referent(actors, span.start_char, span.end_char, kind, rule, noun)

    # -- persons ---------------------------------------------------------------------------------

    def _person(self, token: Token, named: Named) -> Referent | None:
        span, words = named.span, _without_initials(named.span)
        text = named.span.text if len(words) > 1 else words[0]
        listed = self._listed_person(named)
        owners, office = described_by(token, span, self)
        known = None if listed else self.discourse.person(text)
        if listed is not None:
            actor = listed
        elif known is not None and (len(words) == 1 or not owners):
            actor = known[0]
        elif owners:
            codes = tuple(dict.fromkeys(c for a in owners for c in a.countries))[:1]
            sector = owners[0].sector if owners[0].kind != "state" else "GOV"
            actor = Actor(f"person:{'-'.join(codes).lower()}-{_slug(text)}", text, codes, sector, "person", office)
        else:
            return None
        if len(words) > 1 or listed is not None:
            self.discourse.learn(actor.label if listed else text, actor, self._sex(actor))
            self.discourse.learn(text, actor, self._sex(actor))
        return self._made((actor,), span, "actor", "name.person", actor.office)

    def _listed_person(self, named: Named) -> Actor | None:
        for name in named.names:
            person = people().get(name.actor.id) if name.actor else None
            if person is not None and name.actor is not None:
                spell = person.office_at(self._day_of(named.span, person.office_at(self.discourse.day).start))
                return replace(
                    name.actor,
                    countries=(spell.country,),
                    office=spell.office,
                    sector=sector_of(spell.office),
                )
        words = _without_initials(named.span)
        if named.names or len(words) > 1:
            return None
        return None if self.discourse.person(words[0]) else _famous(words[0], self.discourse)

    def _day_of(self, span: Span, since: str | None) -> str | None:
        """The year a sentence tells of where the office held on the report's day began only after it."""
        years = {t.text for t in span.sent if YEAR.fullmatch(t.text)}
        year = next(iter(years)) if len(years) == 1 else None
        return year if year and since and year < since[: len(year)] else self.discourse.day

    # -- organs and offices ----------------------------------------------------------------------

    def _noun(self, token: Token, named: Named, name: Name) -> Referent | None:
        noun = name.noun or named.span.text.lower()
        owners = self._opposite(token) if noun == COUNTERPART else owners_of(token, self)
        if not owners:
            persons = [r for c in token.children if c.dep_ == "appos" for r in self.all_of(c) if r.kind == "actor"]
            if persons:
                actors = tuple(dict.fromkeys(a for r in persons for a in r.actors))
                return self._made(actors, named.span, "actor", "noun.apposition", noun)
        if not owners and token.tag_ in ("NNS", "NNPS"):
            bare = name.kind == "organ_noun" and nouns.size_of(token)[0] is None
            told = self.discourse.last_noun(noun) if bare else None
            group = group_of(token, self) if told is None else None  # 'the troops' just told of are no pair's
            if group is not None:
                return group
        before = [c for c in token.children if c.dep_ in ("compound", "amod") and c.i < named.span.start]
        if not owners and any(c.pos_ == "NOUN" or c.lower_ in OTHERS for c in before):
            return None  # 'the coalition troops' are not the troops just told of
        if not owners and noun != COUNTERPART:
            earlier = self._earlier(token, named, noun, name.kind)
            return self._made((earlier,), named.span, "actor", "noun.earlier", noun) if earlier else None
        kind = "office" if name.kind == "office_noun" else "organ"
        actors = tuple(
            Actor(f"{kind}:{'-'.join(owner.countries)}:{noun}", f"{owner.label}: {named.span.text}", owner.countries,
                  name.sector, kind, noun if kind == "office" else None)
            for owner in owners
        )  # fmt: skip
        return self._made(actors, named.span, "actor", "noun.owned", noun) if actors else None

    def _opposite(self, token: Token) -> tuple[Actor, ...]:
        """For whom 'her Peruvian counterpart', 'his counterpart' acts: the state named, else the other of two."""
        named = adjectives_of(token, self) or phrase_owners(token, self)
        if named or token.tag_ != "NN":
            return named or owners_of(token, self)
        return tuple(state_actor(code) for code in next_to(token, self))

    def _earlier(self, token: Token, named: Named, noun: str, kind: str) -> Actor | None:
        """Who 'the ministry' or 'the president' is, where a definite phrase names no state."""
        definite = any(c.dep_ == "det" and c.lower_ in ("the", "this", "that") for c in token.children)
        if not definite and named.span[0].is_lower:
            return None
        earlier = self.discourse.last_noun(noun) or self.discourse.last_like(nouns.kin(noun))
        return earlier or (self._junta() if noun == "junta" else None)

    def _junta(self) -> Actor | None:
        """'the junta' of the one state under soldiers that the report has named; the most named of several."""
        under = nouns.juntas(self.discourse.day)
        named = [code for code, _ in self.discourse.counts.most_common() if code in under]
        return state_actor(named[0]) if named else None

    # -- groups and pronouns ---------------------------------------------------------------------

    def _common(self, token: Token) -> Referent | None:
        """A common noun for people or forces with a state beside it: 'Indian jets', 'Seoul's envoys'."""
        designated = _is_designation(token)
        if token.lemma_.lower() not in nouns.ACTOR_NOUNS and not designated:
            return None
        others = token.lemma_.lower() in nouns.OPPOSED and any(c.lower_ in nouns.PRONOUNS for c in token.children)
        ship = nouns.SHIP if token.lemma_.lower() in nouns.CRAFT else None
        if designated:
            owners = possessors_of(token, self)  # not 'supplies F-16s to Peru'
        else:
            owners = adjectives_of(token, self) if others else owners_of(token, self)  # 'its neighbour' is not itself
        if not owners and ship and any(c.lower_ in ("the", "these", "those") for c in token.children):
            told = self.discourse.last_noun(ship)  # 'the vessels' of the navy whose ships were told of
            owners = (told,) if told is not None else ()
        if not owners:
            return None
        return Referent(owners, token.left_edge.idx, token.idx + len(token), "actor", "noun.common", ship)


def _is_designation(token: Token) -> bool:
    """Whether a name is that of a weapon: 'Thai Gripens' act for Thailand."""
    return token.pos_ == "PROPN" and find_designation(token.doc[token.left_edge.i : token.i + 1].text) is not None


def _without_initials(span: Span) -> list[str]:
    """The words of a person's name, 'V.V. Putin' being a surname alone."""
    return [t.text for t in span if not INITIALS.fullmatch(t.text)] or [span.text]


def _famous(surname: str, discourse: Discourse) -> Actor | None:
    """A head of state or government, foreign or defence minister whom news calls by surname alone."""
    found = nouns.famous(surname, discourse.day, discourse.lands)
    if found is None:
        return None
    person, spell = found
    return Actor(person.id, person.name, (spell.country,), sector_of(spell.office), "person", spell.office)


def sector_of(office: str) -> str:
    """The PLOVER sector of an office's holder; government where the lexicon names none."""
    return str((offices().get(office) or {}).get("sector") or "GOV")


def _stands_alone(token: Token) -> bool:
    return (token.pos_ in ("NOUN", "PROPN") and token.dep_ not in ("compound", "amod", "nmod")) or token.tag_ in (
        "NNS",
        "NNPS",
    )


def _slug(name: str) -> str:
    return "-".join(name.lower().split())
