"""What stands at the syntactic places of a verb: subject, object, dative, prepositions, clauses.

Places are those of the active form: passives, participles, control and relative clauses are undone here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Token

from communique.language.nouns import PARTS
from communique.statements.control import (
    OBJECT_CONTROL,
    SUBJECTS,
    is_bare,
    is_passive,
    subjects_of,
    through_relative,
)

# Phrases that belong to the noun outside when the parser hangs them on the noun inside 'of'.
HAVING = frozenset({"have", "keep", "maintain"})
OUTSIDE = frozenset("to with from against on at by between for in".split())


@dataclass(slots=True)
class Places:
    """Tokens at each syntactic place of a trigger, heads of their phrases, in the order of the text."""

    at: dict[str, list[Token]] = field(default_factory=dict)
    passive: bool = False
    light: Token | None = None

    def add(self, place: str, token: Token) -> None:
        """Put a token at a place, once."""
        held = self.at.setdefault(place, [])
        if token.i not in [t.i for t in held]:
            held.append(token)

    def get(self, place: str) -> list[Token]:
        """The tokens at a place."""
        return self.at.get(place, [])


def verb_places(verb: Token, light_nouns: bool = True) -> Places:
    """Collect the places of a verb.

    Args:
        verb: The verb's token.
        light_nouns: Whether prepositions under the object count for the verb too ('send arms to').

    Returns:
        Its places; the subject through control, coordination and relative clauses.
    """
    places = Places(passive=is_passive(verb))
    if verb.dep_ == "amod":
        _participle(verb, places)
        return places
    subjects = subjects_of(verb)
    if places.passive:
        for token in subjects:
            places.add("object", token)
    else:
        for token in subjects:
            places.add("subject", token)
    for child in _children(verb):
        add_child(verb, child, places)
    if places.passive and verb.dep_ == "acl" and not places.get("subject") and verb.head.head.lemma_ in HAVING:
        for token in subjects_of(verb.head.head):
            places.add("subject", token)  # 'has 500 men stationed in': whoever has them
    if _lacks_object(verb, places):
        places.add("object", verb.head)
    if light_nouns:
        for token in (*places.get("object"), *places.get("theme")):
            if (token.head.i == verb.i or places.passive) and not _owned(token):
                add_phrases(token, places)
                add_strays(token, places)
    return places


def _owned(noun: Token) -> bool:
    """'backed Peru's plan for Chile': what stands under a thing of somebody's is the thing's, and not the verb's."""
    owned = any(c.dep_ == "poss" and c.pos_ == "PROPN" for c in noun.children)
    return owned and any(c.dep_ == "prep" and c.lower_ in ("for", "on", "against") for c in noun.children)


def _lacks_object(verb: Token, places: Places) -> bool:
    """'the soldiers it had massed', 'the jets Peru bought': the noun a clause hangs on is its verb's object."""
    clauses = any(c.dep_ in ("ccomp", "xcomp") for c in verb.children)
    if verb.dep_ != "relcl" or places.passive or places.get("object") or clauses:
        return False
    own = [c for c in verb.children if c.dep_ in SUBJECTS]
    return bool(own) and all(c.lower_ not in ("which", "who", "that") for c in own)


def _participle(verb: Token, places: Places) -> None:
    """'Iranian-supplied drones', 'the drones supplied': a participle before its noun."""
    if verb.tag_ == "VBN":
        places.add("object", verb.head)
        add_phrases(verb.head, places)
        if verb.i > 1 and verb.nbor(-1).text == "-":
            places.add("subject", verb.nbor(-2))
    elif verb.tag_ == "VBG":
        places.add("subject", verb.head)


def _children(verb: Token) -> Iterator[Token]:
    yield from verb.children
    if verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX") and not _has_object(verb):
        yield from (c for c in verb.head.children if c.dep_ == "dobj" and c.i > verb.i)


def _has_object(verb: Token) -> bool:
    return any(c.dep_ in ("dobj", "ccomp", "xcomp", "prep") for c in verb.children)


def add_child(verb: Token, child: Token, places: Places) -> None:
    """Put one dependent of a verb at its place."""
    if child.dep_ in ("prep", "mark"):
        _add_preposition(child, places)
        if places.passive and child.lower_ == "by" and not any(c.dep_ == "agent" for c in verb.children):
            for token in child.children:
                if token.dep_ == "pobj":
                    places.add("subject", token)  # 'was given two boats by Peru', the agent not known as one
    elif child.dep_ in ("dobj", "obj"):
        places.add("object", through_relative(child))
    elif child.dep_ in ("dative", "iobj", "agent"):
        _add_addressee(child, places)
    elif child.dep_ == "oprd":
        places.add("predicate", child)
    elif child.dep_ in ("prt", "advmod"):  # 'pulled its troops back from'
        for phrase in child.children:
            if phrase.dep_ == "prep":
                add_phrase(phrase, places)
    elif child.dep_ in ("ccomp", "xcomp", "pcomp"):
        _add_clause(verb, child, places)


def _add_preposition(child: Token, places: Places) -> None:
    counted = _counted(child) if child.lower_ == "between" else None
    if counted is not None:
        places.add("object", counted)
    elif child.dep_ == "prep" or child.lower_ == "by":
        add_phrase(child, places)


def _add_addressee(child: Token, places: Places) -> None:
    """The dative, with 'to' or without; the agent is the subject of the active form."""
    if child.pos_ != "ADP":
        places.add("dative", child)
        return
    for token in child.children:
        if token.dep_ == "pobj":
            places.add("subject" if child.dep_ == "agent" else child.lower_, token)
            if child.lower_ == "to":
                _add_number(token, places)


def _add_clause(verb: Token, clause: Token, places: Places) -> None:
    places.add("comp", clause)
    if any(c.tag_ == "TO" for c in clause.children):
        places.add("to+comp", clause)
    if clause.dep_ == "ccomp" and verb.lemma_.lower() in OBJECT_CONTROL and is_bare(clause):
        for token in clause.children:
            if token.dep_ in SUBJECTS:
                places.add("object", token)


def _counted(between: Token) -> Token | None:
    """The things in 'sold between 30 and 40 drones', where the preposition only makes a range of numbers."""
    for token in between.children:
        numbers = [c for c in token.children if c.dep_ == "nummod"]
        if token.dep_ == "pobj" and any(g.dep_ == "conj" and g.tag_ == "CD" for n in numbers for g in n.children):
            return token
    return None


def add_phrases(noun: Token, places: Places) -> None:
    """Put the prepositional phrases of a noun, and of the nouns coordinated with it, at their places."""
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ == "of" and noun.lower_ in PARTS:
            for whole in (c for c in child.children if c.dep_ == "pobj"):
                add_phrases(whole, places)  # 'all of the troops in Chad' are the troops
        elif child.dep_ == "prep":
            add_phrase(child, places)
        elif child.dep_ == "conj" and child.pos_ in ("NOUN", "PROPN"):
            add_phrases(child, places)


def add_phrase(child: Token, places: Places) -> None:
    """Put what a preposition governs at the place of its name; a gerund also at ``NAME+comp``."""
    name = child.lower_
    for other in child.children:  # 'to Chad and to Niger'
        if other.dep_ == "conj" and other.pos_ == "ADP":
            add_phrase(other, places)
    for token in child.children:
        if token.dep_ == "pobj":
            places.add(name, token)
            if name in ("with", "to"):
                _add_number(token, places)
            if token.lemma_.lower() in ("favour", "favor", "talk", "meeting", "cooperation", "coordination",
                                        "conjunction", "partnership", "collaboration", "aid", "assistance",
                                        "relief"):  # fmt: skip
                add_phrases(token, places)
        elif token.dep_ == "pcomp":
            places.add("comp", token)
            places.add(f"{name}+comp", token)
        elif token.dep_ == "prep":
            add_phrase(token, places)


def _add_number(noun: Token, places: Places) -> None:
    """'a contract with the firm X for 40 tanks': what is dealt in, hung on whom the contract is with."""
    for owner in (noun, *(c for c in noun.children if c.dep_ == "appos")):
        for phrase in owner.children:
            counted = (t for t in phrase.children if t.dep_ == "pobj" and any(c.dep_ == "nummod" for c in t.children))
            if phrase.dep_ == "prep" and phrase.lower_ == "for" and phrase.i > owner.i:
                for token in counted:
                    places.add("for", token)


def add_strays(noun: Token, places: Places, depth: int = 0) -> None:
    """Phrases that hang on a noun inside 'of': 'the visit of the premier to Lisbon', 'the sale of jets to Peru'."""
    for child in noun.children:
        if child.dep_ != "prep" or (depth == 0 and child.lower_ != "of"):
            continue
        for inner in child.children:
            if inner.dep_ == "pobj":
                for phrase in inner.children:
                    if phrase.dep_ in ("prep", "agent") and phrase.lower_ in OUTSIDE:
                        add_phrase(phrase, places)
                if depth < 2:
                    add_strays(inner, places, depth + 1)
