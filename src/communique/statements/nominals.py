"""What stands at the syntactic places of a noun: possessor, adjectives, phrases, and what its verb lends it."""

from __future__ import annotations

from spacy.tokens import Token

from communique.language.owners import against
from communique.language.scope import JUDGING
from communique.lexicon.triggers import light_verbs
from communique.statements.control import is_infinitive, is_passive, subjects_of, through_relative
from communique.statements.places import Places, add_child, add_phrase, add_phrases, add_strays

AS_OBJECT = ("dobj", "conj", "appos", "attr", "oprd", "pobj", "compound", "poss", "nmod")


# Verbs whose subject is the one a noun's action falls on ('Cuba faces sanctions', 'Yemen suffered strikes').
UNDERGOING = frozenset(
    "face suffer grapple endure evade circumvent resist incur undergo withstand weather confront dodge skirt bypass "
    "sustain battle contend struggle defy receive".split()
)


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
            _modify(child, places)
        elif child.dep_ in ("acl", "relcl", "ccomp", "advcl"):
            _govern(child, places)
    add_phrases(noun, places)
    add_strays(noun, places)
    if not places.get("possessive"):
        _shared(noun, places)
    if noun.pos_ in ("ADJ", "VERB"):
        for token in _described(noun):
            places.add("subject", token)
        for clause in (c for c in noun.children if c.dep_ == "xcomp" and is_infinitive(c)):
            places.add("comp", clause)  # 'is willing to free'
            places.add("to+comp", clause)
    _lent(noun, places, light)
    return places


def _lent(noun: Token, places: Places, light: frozenset[str]) -> None:
    """Add what the verb that a noun hangs on lends it, or the verb of the clause that hangs on it."""
    governor = _governor(noun)
    if governor is not None and governor.lemma_ == "be" and noun.dep_ == "nsubj":
        _predicated(governor, places)
    if governor is not None:
        _lend(noun, governor, places, light)
    if not places.get("subject") and not places.get("by"):
        _lend_back(noun, places, light)


def _lend_back(noun: Token, places: Places, light: frozenset[str]) -> None:
    """'the curbs it had placed on Kenya', 'the talks that Paz was to hold': the clause on a noun carries it out."""
    clauses = [c for c in noun.children if c.dep_ == "relcl"]
    below = [c for clause in clauses for c in clause.children if c.dep_ == "xcomp" and is_infinitive(c)]
    for clause in (*below, *clauses):
        lemma = clause.lemma_.lower()
        verb = light_verbs().get(lemma) if lemma in light else None
        if verb is None or verb.aspect is not None or lemma in ENDING or _undergoes(lemma) or is_passive(clause):
            continue
        subjects = subjects_of(clause)
        objects = [c for c in clause.children if c.dep_ in ("dobj", "obj")]
        if not subjects or any(t.i == noun.i for t in subjects):
            return  # 'the group that led the talks'
        if all(through_relative(c).i == noun.i for c in objects):
            places.light = places.light or clause
            places.at.pop("governor", None)  # 'Chad rejects the pact that Oslo and Lima signed'
            _lend_subject(clause, places, "subject")
            _lend_phrases(noun, clause, places, others=False)
            return


# Light verbs that speak of a dealing's end: 'the pact that Seoul threatened to end'.
ENDING = frozenset("end finish complete wrap renew extend resume keep maintain continue".split())


def _modify(modifier: Token, places: Places) -> None:
    """Put an adjective or a noun before a noun at its place: whose it is, or against whom ('anti-American')."""
    if against(modifier):
        places.add("against", modifier)
        return
    places.add("adjective", modifier)
    if modifier.dep_ == "compound":
        places.add("compound", modifier)


def _govern(clause: Token, places: Places) -> None:
    """Put a clause under a noun at its place: 'a threat to close', 'a warning that', 'a call for Chad to leave'."""
    if clause.dep_ != "advcl":
        _reduced(clause, places)
        if is_infinitive(clause) or any(c.dep_ == "mark" for c in clause.children):
            places.add("comp", clause)
    elif is_infinitive(clause) and any(c.lower_ == "for" for c in clause.children):
        places.add("comp", clause)


def _shared(noun: Token, places: Places) -> None:
    """'Chad's recall of its envoy and expulsion of Libya's': a deed named second is of whoever did the first."""
    determined = any(c.dep_ in ("det", "amod", "nummod") for c in noun.children)
    if noun.dep_ != "conj" or noun.tag_ != "NN" or determined:
        return
    for child in noun.head.children:
        if child.dep_ == "poss":
            places.add("possessive", child)


def _described(adjective: Token) -> list[Token]:
    """Whom an adjective in the predicate describes: 'Kenya is critical of Somalia'."""
    own = [c for c in adjective.children if c.dep_ == "nsubjpass"]
    if own or adjective.dep_ not in ("acomp", "oprd", "attr", "conj", "ccomp"):
        return own
    return subjects_of(adjective.head) if adjective.head.pos_ in ("VERB", "AUX") else []


def _reduced(clause: Token, places: Places) -> None:
    """'talks held by X with Y', 'sanctions imposed on Z': the participle's phrases count for the noun."""
    if is_passive(clause) or clause.tag_ == "VBG":
        outside = clause.lemma_.lower() in OUTSIDE
        for child in clause.children:
            if child.dep_ == "dobj" and clause.lower_ == "involving":
                places.add("involving", child)
            if child.dep_ == "prep" or (child.dep_ == "agent" and not outside):
                for token in child.children:
                    if token.dep_ == "pobj":
                        places.add("by" if child.dep_ == "agent" else child.lower_, token)


# Verbs whose doer has no part in what is done: 'a truce brokered by Qatar', 'the purchase was approved by Paris'.
OUTSIDE = frozenset(
    "broker mediate facilitate sponsor oversee supervise guarantee approve authorise authorize clear license endorse "
    "criticise criticize condemn denounce welcome praise hail reject oppose block veto protest question".split()
)
# Prepositions whose noun is not what the verb carries out ('curbs placed on exports', 'spoke about talks').
NOT_LENDING = frozenset("on upon about over against to of from after before since despite without".split())


# What one does to an occasion of others: 'criticised the drill of Chad and Mali'.
JUDGED = JUDGING | frozenset("protest oppose reject deride decry fear watch monitor fault assail resent".split())


# Nouns that count or measure the occasions named after 'of'.
STRETCHES = frozenset(
    "day week month hour round series session wave number string set spate flurry bout campaign phase stage kind form "
    "lot couple dozen hundred score cycle barrage act period course one portion part leg segment".split()
)


def _governor(noun: Token) -> Token | None:
    node = noun
    while node.dep_ in ("compound", "poss", "nmod") and node.head.pos_ == "PROPN" and node.pos_ == "PROPN":
        node = node.head  # 'Exercise Talisman Sabre': the name's last word carries the role
    while node.dep_ in ("conj", "appos") and node.head.pos_ in ("NOUN", "PROPN"):
        node = node.head
    if node.dep_ == "pobj" and node.head.lower_ == "of" and node.head.head.lemma_.lower() in STRETCHES:
        node = node.head.head  # 'launched ten days of war games', 'began a round of talks'
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
                elif child.dep_ == "case":  # the parser may take 'first' for what describes the visitor
                    places.add("possessive", attribute)
                    add_phrases(copula, places)
            add_phrases(attribute, places)


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
        for token in subjects_of(governor):
            places.add("affected", token)
    elif (noun.dep_ == "dobj" and lemma not in JUDGED) or (lemma in light and noun.dep_ in AS_OBJECT):
        _lend_subject(governor, places, "subject" if lemma in light else "governor")
    if lemma in light or undergoes or noun.dep_ in ("nsubj", "nsubjpass"):
        _lend_phrases(noun, governor, places, others=lemma in light)
    elif noun.dep_ == "dobj" and not is_passive(governor):  # 'called the arrest of the crew by Chad unlawful'
        for child in governor.children:
            if child.dep_ == "prep" and child.lower_ == "by" and child.i > noun.i:
                add_phrase(child, places)


def _lend_subject(governor: Token, places: Places, place: str) -> None:
    """The subject of the verb a noun hangs on; its agent where it is passive."""
    if not is_passive(governor):
        for token in subjects_of(governor):
            places.add(place, token)
    for child in governor.children:
        if child.dep_ == "agent" and is_passive(governor):
            for token in child.children:
                if token.dep_ == "pobj":
                    places.add("subject", token)


def _lend_phrases(noun: Token, governor: Token, places: Places, others: bool) -> None:
    """The prepositional phrases, and the other objects, of the verb a noun hangs on."""
    for child in governor.children:
        if child.dep_ == "agent" and governor.lemma_.lower() not in OUTSIDE:
            for token in child.children:
                if token.dep_ == "pobj" and child.i > min(noun.i, governor.i):
                    places.add("by", token)
        elif child.dep_ == "prep" and child.i > min(noun.i, governor.i):
            add_phrase(child, places)
        elif child.dep_ in ("dative", "dobj") and child.i != noun.i and others:
            add_child(governor, child, places)
