"""The forms of verbs and who their subject is: passives, infinitives, participles, relative clauses, control.

Subjects are found through the clauses that lend them, so that frames need only one description of each verb.
"""

from __future__ import annotations

from spacy.tokens import Token

from communique.language.scope import JUDGING

FINITE = frozenset({"VBD", "VBZ"})
SUBJECTS = ("nsubj", "nsubjpass", "csubj")


# Verbs whose infinitive's subject is their object ('asked China to build', 'allowed jets to take off').
OBJECT_CONTROL = frozenset(
    "ask allow permit enable help let urge order invite tell persuade force compel push press want expect encourage "
    "authorize authorise require request call lead cause instruct train accuse suspect blame condemn criticize "
    "criticise charge denounce stop prevent dissuade deter ban bar prohibit assist advise warn beg plead prevail rely "
    "count prompt spur goad provoke oblige coerce punish penalise penalize sanction thank praise rebuke fault chide "
    "berate castigate lambast reproach upbraid censure sue fine jail arrest indict convict prosecute".split()
)


def is_infinitive(verb: Token) -> bool:
    """Whether a clause is an infinitive with 'to'."""
    return any(c.tag_ == "TO" for c in verb.children)


def is_bare(verb: Token) -> bool:
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


def subjects_of(verb: Token, depth: int = 0) -> list[Token]:
    """Who a verb's subject is: its own, or the one that coordination, a relative clause or control lends it."""
    own = [c for c in verb.children if c.dep_ in SUBJECTS]
    if own:
        return [through_relative(t) for t in own]
    if depth > 6:
        return []
    head = verb.head
    if head.i == verb.i:
        return []
    if verb.dep_ == "conj" and head.pos_ in ("VERB", "AUX"):
        if verb.tag_ in FINITE and is_infinitive(head) and head.head.pos_ == "VERB":
            head = head.head  # 'told Chad to leave and stopped its flights': whoever told it
        return subjects_of(head, depth + 1)
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
                return [*subjects_of(node, depth + 1), *([head] if head.dep_ == "attr" else [])]
        return []
    if verb.tag_ == "VBG" and head.lemma_.lower() in DOCUMENTS and head.dep_ == "dobj":
        return subjects_of(head.head, depth + 1) or [head]  # 'sent a letter accusing': whoever sent it
    return [head]


DOCUMENTS = frozenset(
    "letter statement report resolution note complaint lawsuit suit petition declaration communique decree bill "
    "message memorandum motion appeal".split()
)


def _controller(verb: Token, depth: int) -> list[Token]:
    """The subject of a clause that has none of its own: the governing verb's object or subject."""
    governor = verb.head
    while governor.pos_ in ("ADP", "ADJ") and governor.head.i != governor.i:
        governor = governor.head  # 'after meeting', 'ready to mediate'
    if governor.pos_ in ("NOUN", "PROPN"):
        named = _lent_by_noun(governor)
        if named:
            return named
        governor = _verb_above(governor)
    if governor.pos_ not in ("VERB", "AUX"):
        return []
    if (governor.lemma_.lower() in OBJECT_CONTROL or _called_on(governor)) and verb.dep_ in (
        "xcomp",
        "ccomp",
        "pcomp",
        "dep",
    ):
        objects = [c for c in governor.children if c.dep_ in ("dobj", "nsubjpass", "dative")] or _called_on(governor)
        if objects:
            return [through_relative(objects[0])]
    if governor.i == verb.i:
        return []
    if verb.tag_ == "VBG" and verb.lemma_.lower() in JUDGING and governor.dep_ == "ccomp":
        return subjects_of(governor.head, depth + 1)  # 'Oslo said Minsk had fired, calling it reckless'
    doing = _participle_before(verb, governor)
    if doing is not None:
        return [doing.head]
    subjects = subjects_of(governor, depth + 1)
    if is_passive(governor) and governor.lemma_.lower() not in OBJECT_CONTROL:
        agents = [t for c in governor.children if c.dep_ == "agent" for t in c.children if t.dep_ == "pobj"]
        return agents or subjects
    called = [c for c in governor.children if c.dep_ == "attr" and c.i < verb.i and verb.dep_ == "advcl"]
    return [*subjects, *called]  # 'she became the first Danish envoy to visit'


# Nouns of what somebody is taken or held for, who did it: 'on suspicion of smuggling'.
CHARGES = frozenset("suspicion charge accusation allegation pretext".split())


def _lent_by_noun(noun: Token) -> list[Token]:
    """Who does what hangs on a noun: whoever is called on, charged with it, or possesses the noun."""
    if noun.lemma_.lower() in CALLS:
        told = [t for c in noun.children if c.lower_ in ("to", "on") for t in c.children if t.dep_ == "pobj"]
        if told:
            return told
    taken = [c for c in _verb_above(noun).children if c.dep_ in ("dobj", "nsubjpass")]
    if noun.lemma_.lower() in CHARGES and taken:
        return [through_relative(taken[0])]  # 'seized a tanker on suspicion of smuggling'
    return [c for c in noun.children if c.dep_ == "poss"]


def _verb_above(noun: Token) -> Token:
    """The verb that a noun hangs under, or the head of its sentence."""
    return next((a for a in noun.ancestors if a.pos_ in ("VERB", "AUX")), noun.sent.root)


# Nouns of what is said to somebody, who is to do it: 'a warning to Chad against continuing'.
CALLS = frozenset("warning call appeal request plea demand ultimatum invitation".split())


def _called_on(verb: Token) -> list[Token]:
    """'Called on Chad to leave', 'lashed out at Mali for firing': whoever is addressed is to do it, or did it."""
    words = ADDRESSED.get(verb.lemma_.lower(), ())
    phrases = (c for c in verb.children if c.dep_ == "prep" and c.lower_ in words)
    return [t for phrase in phrases for t in phrase.children if t.dep_ == "pobj"]


ADDRESSED = {
    **dict.fromkeys("call prevail plead appeal rely count insist".split(), ("on", "upon", "with")),
    **dict.fromkeys("lash hit rail fume".split(), ("at",)),
}


def _participle_before(verb: Token, governor: Token) -> Token | None:
    """'curb rebels operating from camps to launch raids': those who operate launch, wherever the parser hung it."""
    if not is_infinitive(verb) or verb.dep_ != "advcl":
        return None
    near = (t for t in governor.subtree if t.dep_ == "acl" and t.tag_ == "VBG" and t.head.pos_ in ("NOUN", "PROPN"))
    return next((t for t in near if any(w.i == verb.left_edge.i - 1 for w in t.subtree)), None)


def through_relative(token: Token) -> Token:
    """The noun behind a relative pronoun."""
    if token.lower_ in ("which", "who", "that", "whom"):
        node = token
        while node.head.i != node.i:
            if node.dep_ == "relcl":
                return node.head
            node = node.head
    return token
