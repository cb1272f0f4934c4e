"""What stands at the syntactic places of a verb or noun: subject, object, dative, prepositions, possessor.

Places are those of the active form: passives, participles, control and relative clauses are undone here, so
that frames in the lexicon need only one description of each word.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Token

from communique.lexicon.triggers import light_verbs

AS_OBJECT = ("dobj", "conj", "attr", "oprd", "pobj", "compound", "poss", "nmod")
# Phrases that belong to the noun outside when the parser hangs them on the noun inside 'of'.
OUTSIDE = frozenset("to with from against on at by between for in".split())
SUBJECTS = ("nsubj", "nsubjpass", "csubj")
# Verbs whose infinitive's subject is their object ('asked China to build', 'allowed jets to take off').
OBJECT_CONTROL = frozenset(
    "ask allow permit enable help let urge order invite tell persuade force compel push press want expect encourage "
    "authorize authorise require request call lead cause instruct train accuse suspect blame condemn criticize "
    "criticise charge denounce stop prevent dissuade deter ban bar prohibit assist advise warn beg".split()
)


# Verbs whose subject is the one a noun's action falls on ('Cuba faces sanctions', 'Yemen suffered strikes').
UNDERGOING = frozenset(
    "face suffer grapple endure evade circumvent resist incur undergo withstand weather confront dodge skirt bypass "
    "sustain battle contend struggle defy receive".split()
)


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
    subjects = _subjects(verb)
    if places.passive:
        for token in subjects:
            places.add("object", token)
    else:
        for token in subjects:
            places.add("subject", token)
    for child in _children(verb):
        _child(verb, child, places)
    if _lacks_object(verb, places):
        places.add("object", verb.head)
    if light_nouns:
        for token in (*places.get("object"), *places.get("theme")):
            if token.head.i == verb.i or places.passive:
                _prepositions(token, places)
                _strays(token, places)
    return places


def _lacks_object(verb: Token, places: Places) -> bool:
    """'the soldiers it had massed', 'the jets Peru bought': the noun a clause hangs on is its verb's object."""
    if verb.dep_ != "relcl" or places.passive or places.get("object") or places.get("comp"):
        return False
    own = [c for c in verb.children if c.dep_ in SUBJECTS]
    return bool(own) and all(c.lower_ not in ("which", "who", "that") for c in own)


def _participle(verb: Token, places: Places) -> None:
    """'Iranian-supplied drones', 'the drones supplied': a participle before its noun."""
    if verb.tag_ == "VBN":
        places.add("object", verb.head)
        _prepositions(verb.head, places)
        if verb.i > 1 and verb.nbor(-1).text == "-":
            places.add("subject", verb.nbor(-2))
    elif verb.tag_ == "VBG":
        places.add("subject", verb.head)


def is_infinitive(verb: Token) -> bool:
    """Whether a clause is an infinitive with 'to'."""
    return any(c.tag_ == "TO" for c in verb.children)


def _bare(verb: Token) -> bool:
    """Whether a clause is an infinitive, with 'to' or without ('let ships pass')."""
    return is_infinitive(verb) or (verb.tag_ == "VB" and not any(c.dep_ in ("aux", "mark") for c in verb.children))


def is_passive(verb: Token) -> bool:
    """Whether a verb form is passive: auxiliary passive, or a bare past participle after a noun."""
    if any(c.dep_ in ("auxpass", "nsubjpass") for c in verb.children):
        return True
    if verb.tag_ == "VBN" and verb.dep_ in ("acl", "amod"):
        return True
    if verb.tag_ == "VBN" and verb.dep_ == "conj" and verb.head.pos_ == "VERB":
        return is_passive(verb.head) and not any(c.dep_ in ("nsubj", "aux", "dobj") for c in verb.children)
    if verb.tag_ in ("VBN", "VBD") and verb.dep_ == "advcl":
        return not any(c.dep_ in (*SUBJECTS, "aux", "dobj", "mark") for c in verb.children)
    return False


def _children(verb: Token) -> Iterator[Token]:
    yield from verb.children
    if verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX") and not _has_object(verb):
        yield from (c for c in verb.head.children if c.dep_ == "dobj" and c.i > verb.i)


def _has_object(verb: Token) -> bool:
    return any(c.dep_ in ("dobj", "ccomp", "xcomp", "prep") for c in verb.children)


def _child(verb: Token, child: Token, places: Places) -> None:
    if child.dep_ in ("dobj", "obj"):
        places.add("object", _through_relative(child))
    elif child.dep_ in ("dative", "iobj"):
        if child.pos_ == "ADP":
            for token in child.children:
                if token.dep_ == "pobj":
                    places.add(child.lower_, token)
        else:
            places.add("dative", child)
    elif child.dep_ == "oprd":
        places.add("predicate", child)
    elif child.dep_ == "agent":
        for token in child.children:
            if token.dep_ == "pobj":
                places.add("subject", token)
    elif child.dep_ == "prep" and child.lower_ == "between" and (counted := _counted(child)) is not None:
        places.add("object", counted)
    elif child.dep_ == "prep" or (child.dep_ == "mark" and child.lower_ == "by"):
        _preposition(child, places)
    elif child.dep_ in ("prt", "advmod"):  # 'pulled its troops back from'
        for phrase in child.children:
            if phrase.dep_ == "prep":
                _preposition(phrase, places)
    elif child.dep_ in ("ccomp", "xcomp", "pcomp"):
        places.add("comp", child)
        if any(c.tag_ == "TO" for c in child.children):
            places.add("to+comp", child)
        if child.dep_ == "ccomp" and verb.lemma_.lower() in OBJECT_CONTROL and _bare(child):
            for token in child.children:
                if token.dep_ in SUBJECTS:
                    places.add("object", token)


def _counted(between: Token) -> Token | None:
    """The things in 'sold between 30 and 40 drones', where the preposition only makes a range of numbers."""
    for token in between.children:
        numbers = [c for c in token.children if c.dep_ == "nummod"]
        if token.dep_ == "pobj" and any(g.dep_ == "conj" and g.tag_ == "CD" for n in numbers for g in n.children):
            return token
    return None


def _prepositions(noun: Token, places: Places) -> None:
    for child in noun.children:
        if child.dep_ == "prep":
            _preposition(child, places)
        elif child.dep_ == "conj" and child.pos_ in ("NOUN", "PROPN"):
            _prepositions(child, places)


def _preposition(child: Token, places: Places) -> None:
    name = child.lower_
    for other in child.children:  # 'to Chad and to Niger'
        if other.dep_ == "conj" and other.pos_ == "ADP":
            _preposition(other, places)
    for token in child.children:
        if token.dep_ == "pobj":
            places.add(name, token)
            if token.lemma_.lower() in ("favour", "favor", "talk", "meeting", "cooperation", "coordination",
                                        "conjunction", "partnership", "collaboration"):  # fmt: skip
                _prepositions(token, places)
        elif token.dep_ == "pcomp":
            places.add("comp", token)
            places.add(f"{name}+comp", token)
        elif token.dep_ == "prep":
            _preposition(token, places)


def _subjects(verb: Token, depth: int = 0) -> list[Token]:
    own = [c for c in verb.children if c.dep_ in SUBJECTS]
    if own:
        return [_through_relative(t) for t in own]
    if depth > 6:
        return []
    head = verb.head
    if head.i == verb.i:
        return []
    if verb.dep_ == "conj" and head.pos_ in ("VERB", "AUX"):
        return _subjects(head, depth + 1)
    if verb.dep_ in ("acl", "relcl"):
        return _acl_subject(verb, head, depth)
    if verb.dep_ in ("xcomp", "ccomp", "advcl", "pcomp", "dep") or verb.dep_ == "conj":
        return _controller(verb, depth)
    return []


def _acl_subject(verb: Token, head: Token, depth: int) -> list[Token]:
    """'the plant producing drones', 'arms supplied by', 'an effort to drive out' (the effort's subject)."""
    if verb.tag_ == "VB" or any(c.tag_ == "TO" for c in verb.children):
        poss = [c for c in head.children if c.dep_ == "poss"]
        if poss:
            return poss
        node = head
        while node.dep_ in ("dobj", "pobj", "prep", "attr", "conj") and node.head.i != node.i:
            node = node.head
            if node.pos_ in ("VERB", "AUX"):
                return _subjects(node, depth + 1)
        return []
    return [head]


def _controller(verb: Token, depth: int) -> list[Token]:
    """The subject of a clause that has none of its own: the governing verb's object or subject."""
    governor = verb.head
    while governor.pos_ in ("ADP", "ADJ") and governor.head.i != governor.i:
        governor = governor.head  # 'after meeting', 'ready to mediate'
    if governor.pos_ in ("NOUN", "PROPN"):
        poss = [c for c in governor.children if c.dep_ == "poss"]
        if poss:
            return poss
        node = governor
        while node.pos_ not in ("VERB", "AUX") and node.head.i != node.i:
            node = node.head
        governor = node
    if governor.pos_ not in ("VERB", "AUX"):
        return []
    if governor.lemma_.lower() in OBJECT_CONTROL and verb.dep_ in ("xcomp", "ccomp", "pcomp", "dep"):
        objects = [c for c in governor.children if c.dep_ in ("dobj", "nsubjpass", "dative")]
        if objects:
            return [_through_relative(objects[0])]
    if governor.i == verb.i:
        return []
    subjects = _subjects(governor, depth + 1)
    if is_passive(governor) and governor.lemma_.lower() not in OBJECT_CONTROL:
        agents = [t for c in governor.children if c.dep_ == "agent" for t in c.children if t.dep_ == "pobj"]
        return agents or subjects
    return subjects


def _through_relative(token: Token) -> Token:
    """The noun behind a relative pronoun."""
    if token.lower_ in ("which", "who", "that", "whom"):
        node = token
        while node.head.i != node.i:
            if node.dep_ == "relcl":
                return node.head
            node = node.head
    return token


def noun_places(noun: Token, light: frozenset[str]) -> Places:
    """Collect the places of a noun, with those its light verb lends it.

    Args:
        noun: The noun's token.
        light: Lemmas of light verbs.

    Returns:
        Its places; ``subject`` is the light verb's subject, and ``light`` that verb.
    """
    places = Places()
    for child in noun.children:
        if child.dep_ == "poss":
            places.add("possessive", child)
        elif child.dep_ in ("amod", "compound", "nmod"):
            places.add("adjective", child)
            if child.dep_ == "compound":
                places.add("compound", child)
        elif child.dep_ in ("acl", "relcl", "ccomp"):
            _reduced(child, places)
            if is_infinitive(child) or any(c.dep_ == "mark" for c in child.children):
                places.add("comp", child)  # 'a threat to close', 'a warning that'
    _prepositions(noun, places)
    _strays(noun, places)
    if noun.pos_ in ("ADJ", "VERB"):
        for token in _described(noun):
            places.add("subject", token)
    governor = _governor(noun)
    if governor is not None and governor.lemma_ == "be" and noun.dep_ == "nsubj":
        _predicated(governor, places)
    if governor is not None:
        _lend(noun, governor, places, light)
    return places


def _strays(noun: Token, places: Places, depth: int = 0) -> None:
    """Phrases that hang on a noun inside 'of': 'the visit of the premier to Lisbon', 'the sale of jets to Peru'."""
    for child in noun.children:
        if child.dep_ != "prep" or (depth == 0 and child.lower_ != "of"):
            continue
        for inner in child.children:
            if inner.dep_ == "pobj":
                for phrase in inner.children:
                    if phrase.dep_ in ("prep", "agent") and phrase.lower_ in OUTSIDE:
                        _preposition(phrase, places)
                if depth < 2:
                    _strays(inner, places, depth + 1)


def _described(adjective: Token) -> list[Token]:
    """Whom an adjective in the predicate describes: 'Kenya is critical of Somalia'."""
    own = [c for c in adjective.children if c.dep_ == "nsubjpass"]
    if own or adjective.dep_ not in ("acomp", "oprd", "attr", "conj", "ccomp"):
        return own
    return _subjects(adjective.head) if adjective.head.pos_ in ("VERB", "AUX") else []


def _reduced(clause: Token, places: Places) -> None:
    """'talks held by X with Y', 'sanctions imposed on Z': the participle's phrases count for the noun."""
    if is_passive(clause) or clause.tag_ == "VBG":
        for child in clause.children:
            if child.dep_ in ("agent", "prep"):
                for token in child.children:
                    if token.dep_ == "pobj":
                        places.add("by" if child.dep_ == "agent" else child.lower_, token)


# Prepositions whose noun is not what the verb carries out ('curbs placed on exports', 'spoke about talks').
NOT_LENDING = frozenset("on upon about over against to of from after before since despite without".split())


def _governor(noun: Token) -> Token | None:
    node = noun
    while node.dep_ in ("compound", "poss", "nmod") and node.head.pos_ == "PROPN" and node.pos_ == "PROPN":
        node = node.head  # 'Exercise Talisman Sabre': the name's last word carries the role
    while node.dep_ in ("conj", "appos") and node.head.pos_ in ("NOUN", "PROPN"):
        node = node.head
    if node.dep_ in ("dobj", "nsubjpass", "nsubj", "attr", "dative", "oprd") and node.head.pos_ in (
        "VERB",
        "AUX",
    ):
        return node.head
    if node.dep_ == "pobj" and node.head.head.pos_ in ("VERB", "AUX") and node.head.lower_ not in NOT_LENDING:
        return node.head.head
    return None


def _predicated(copula: Token, places: Places) -> None:
    """'The visit was Petro's first to Lima': what the predicate says of the noun fills its places."""
    for attribute in copula.children:
        if attribute.dep_ == "attr":
            for child in attribute.children:
                if child.dep_ == "poss":
                    places.add("possessive", child)
            _prepositions(attribute, places)


def _undergoes(lemma: str) -> bool:
    """Whether a verb's subject is the other side of its noun: 'received aid', 'turned down a request'."""
    verb = light_verbs().get(lemma)
    return lemma in UNDERGOING or (verb is not None and verb.lends == "recipient")


def _lend(noun: Token, governor: Token, places: Places, light: frozenset[str]) -> None:
    lemma = governor.lemma_.lower()
    undergoes = _undergoes(lemma) and not is_passive(governor)
    if lemma in light and not undergoes:
        places.light = governor
    if undergoes:
        for token in _subjects(governor):
            places.add("affected", token)
    elif noun.dep_ == "dobj" or (lemma in light and noun.dep_ in AS_OBJECT):
        _lend_subject(governor, places, "subject" if lemma in light else "governor")
    if lemma in light or undergoes or noun.dep_ in ("nsubj", "nsubjpass"):
        _lend_phrases(noun, governor, places, others=lemma in light)


def _lend_subject(governor: Token, places: Places, place: str) -> None:
    """The subject of the verb a noun hangs on; its agent where it is passive."""
    if not is_passive(governor):
        for token in _subjects(governor):
            places.add(place, token)
    for child in governor.children:
        if child.dep_ == "agent" and is_passive(governor):
            for token in child.children:
                if token.dep_ == "pobj":
                    places.add("subject", token)


def _lend_phrases(noun: Token, governor: Token, places: Places, others: bool) -> None:
    """The prepositional phrases, and the other objects, of the verb a noun hangs on."""
    for child in governor.children:
        if child.dep_ == "agent":
            for token in child.children:
                if token.dep_ == "pobj" and child.i > min(noun.i, governor.i):
                    places.add("by", token)
        elif child.dep_ == "prep" and child.i > min(noun.i, governor.i):
            _preposition(child, places)
        elif child.dep_ in ("dative", "dobj") and child.i != noun.i and others:
            _child(governor, child, places)
