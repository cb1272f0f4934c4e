"""Mending of parses where a verb was taken for an attribute or a noun, and who gets a thing for a part of it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Token

from communique.language.repair_clauses import SUBJECTS, Change, has_subject
from communique.lexicon.triggers import trigger_index
from communique.lexicon.who import states


def verb_taken_for_participle(noun: Token) -> Iterator[Change]:
    """'The two armies trained on the border.', 'A delegation negotiated in Rome.': no fragments, but sentences."""
    if noun.dep_ != "ROOT" or noun.tag_ not in ("NNS", "NN") or noun.sent[-1].text not in ".;":
        return
    after = [c for c in noun.children if c.dep_ == "acl" and c.i == noun.i + 1 and c.tag_ == "VBN"]
    if not after or any(c.dep_ == "agent" for c in after[0].children):
        return
    below = {t.i for t in after[0].subtree}  # 'trained in May and are due to again'
    if any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") and t.i not in below for t in noun.sent):
        return
    one = noun.tag_ == "NN"
    counted = any((c.dep_ == "det" if one else c.dep_ == "nummod") or c.lower_ == "both" for c in noun.children)
    moves = after[0].lemma_.lower() in MOVING or any(c.lower_ == "with" for c in after[0].children)
    if not (counted or moves) or noun.lemma_.lower() not in BODIES:
        return
    yield after[0].i, after[0].i, "ROOT"
    yield noun.i, after[0].i, "nsubj"
    for child in noun.children:
        if child.i > after[0].i:
            yield child.i, after[0].i, child.dep_


def verb_taken_for_attribute(noun: Token) -> Iterator[Change]:
    """'Bolivia once more severed ties.': a sentence, and no fragment about its ties."""
    sentence = noun.sent
    if noun.dep_ != "ROOT" or noun.pos_ != "NOUN" or sentence[-1].text not in ".;":
        return
    first = sentence[0]
    verbs = [c for c in noun.children if c.dep_ == "amod" and c.tag_ == "VBN" and c.i > first.i + 1]
    named = first.pos_ == "PROPN" and first.dep_ in ("nmod", "compound", "npadvmod") and first.head.i == noun.i
    if not named or not verbs or any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in sentence):
        return
    if verbs[0].nbor(-1).tag_ not in ("RB", "RBR"):
        return
    yield verbs[0].i, verbs[0].i, "ROOT"
    yield noun.i, verbs[0].i, "dobj"
    yield first.i, verbs[0].i, "nsubj"
    for child in noun.children:
        if child.i > noun.i or child.dep_ == "advmod":
            yield child.i, verbs[0].i, child.dep_


def name_taken_for_adverb(name: Token) -> Iterator[Change]:
    """'Nauru dropped Taiwan': a state right before a verb without a subject is its subject."""
    verb = name.head
    if name.dep_ not in ("advmod", "npadvmod") or name.i + 1 != verb.i or name.text not in _named_lands():
        return
    if verb.tag_ in ("VBD", "VBZ") and not has_subject(verb):
        yield name.i, verb.i, "nsubj"


def verb_taken_for_modifier(word: Token) -> Iterator[Change]:
    """'moved into the valley and evicted Malian settlers': a second verb, and no second thing moved into."""
    noun, before = word.head, word.nbor(-1) if word.i else word
    if word.dep_ != "amod" or noun.dep_ != "conj" or before.lower_ != "and" or word.i != noun.left_edge.i:
        return
    if word.lower_ not in past_forms() or word.lower_ in MODIFYING or word.nbor(1).pos_ not in ("PROPN", "NUM", "ADJ"):
        return
    verb = next((a for a in noun.ancestors if a.pos_ in ("VERB", "AUX")), None)
    if verb is None or verb.i > word.i or verb.tag_ not in ("VBD", "VBN") or not has_subject(verb):
        return
    yield word.i, verb.i, "conj", "VBD"
    yield before.i, verb.i, "cc"
    yield noun.i, word.i, "dobj"


@cache
def past_forms() -> dict[str, str]:
    """Map the regular past forms of the lexicon's verbs to these: 'evicted' to 'evict'."""
    verbs = sorted(word for pos, word in trigger_index().entries if pos == "verb")
    forms: dict[str, str] = {}
    for verb in verbs:
        ends = (f"{verb}d",) if verb.endswith("e") else (f"{verb[:-1]}ied",) if verb.endswith("y") else (
            f"{verb}ed", f"{verb}{verb[-1]}ed")  # fmt: skip
        forms |= dict.fromkeys(ends, verb)
    return forms


# Participles that describe more often than they tell.
MODIFYING = frozenset(
    "wounded injured captured detained jailed exiled armed disputed occupied displaced affected related united "
    "advanced combined limited increased planned proposed alleged suspected supposed sanctioned used needed "
    "wanted".split()
)


def receiver_taken_for_attribute(name: Token) -> Iterator[Change]:
    """'sold Ghana 18 jets', 'handed the Maldives six drones', 'sent Kyiv gas': the state is who gets the things."""
    if name.dep_ not in ("nmod", "compound", "amod") or name.i + 1 >= len(name.doc):
        return
    if name.nbor(1).tag_ not in ("CD", "DT", "JJ", "PRP$") and not _bears_article(name):
        return
    if name.tag_ != "NNP" and not (name.is_title and name.text in _named_lands()):
        return
    things = name.head if name.head.pos_ == "NOUN" or name.head.dep_ == "dobj" else name.head.head
    if things.dep_ == "nmod":
        things = things.head
    first = name.doc[name.i - 1] if name.i and _two_worded(name) else name
    verb, before = things.head, first.nbor(-1) if first.i else first
    before = before.nbor(-1) if before.lower_ == "the" and before.i else before
    if things.dep_ == "dobj" and verb.i == before.i and verb.lemma_.lower() in GIVING:
        yield name.i, verb.i, "dative"
        if first.i < name.i:
            yield first.i, name.i, "compound"
        if name.nbor(-1).lower_ == "the":
            yield name.i - 1, name.i, "det"


def _bears_article(name: Token) -> bool:
    """Whether a state's name stands as it does alone: 'the UAE', 'Peru', and not as in 'the Peru talks'."""
    if _two_worded(name):
        return True
    article = name.i > 0 and name.nbor(-1).lower_ == "the"
    return name.text in _named_lands() and article == (name.text.isupper() or name.text.endswith("s"))


def _two_worded(name: Token) -> bool:
    """Whether a word ends the name of a state or capital of two words: 'Port Moresby', 'Saudi Arabia'."""
    return name.i > 0 and f"{name.nbor(-1).text} {name.text}" in _named_lands()


@cache
def _named_lands() -> frozenset[str]:
    """All names of states and capitals."""
    fields = ((e["name"], e.get("capital"), *(e.get("names") or ())) for e in states().values())
    return frozenset(str(name).removeprefix("the ") for names in fields for name in names if name)


# Verbs with a receiver before the thing.
GIVING = frozenset(
    "sell give grant hand lend offer send supply award donate pay owe promise lease loan deliver pledge".split()
)

# Whoever does something as two: 'the two armies', 'both sides'.
BODIES = frozenset(
    "army navy side country state neighbour neighbor government leader president minister force fleet team delegation "
    "nation ally party diplomat general commander coastguard ship warship frigate destroyer corvette submarine vessel "
    "plane aircraft jet officer soldier troop marine official envoy".split()
)

# What nobody does to them: 'a Thai ship docked in Lima' is told of its own going.
MOVING = frozenset("call dock anchor berth moor arrive exercise participate sail patrol travel return depart".split())


def denial_taken_for_noun(claim: Token) -> Iterator[Change]:
    """'blamed Iran, a charge Tehran rejects': who denies it is named in a clause without a relative pronoun."""
    if claim.lemma_.lower() not in CLAIMS or claim.i < 2 or claim.nbor(-1).lower_ not in ("a", "an", "the"):
        return
    opening, doc = claim.nbor(-2), claim.doc
    end = claim.i + 1
    while end < len(doc) and (doc[end].pos_ == "PROPN" or (doc[end].lower_ == "the" and end == claim.i + 1)):
        end += 1
    helpers = [t for t in doc[end : end + HELPERS] if t.pos_ in ("AUX", "ADV")]
    if opening.text not in (",", "-", "--") or opening.i == 0 or end + len(helpers) >= len(doc) or end == claim.i + 1:
        return
    if not helpers and doc[end].lower_ not in DENYING and end - 1 > claim.i + 1 and doc[end - 1].lower_ in DENYING:
        end -= 1  # the verb itself was taken for a part of the name
    verb, name = doc[end + len(helpers)], doc[end - 1]
    if verb.lower_ not in DENYING or (name.head.i == verb.i and name.dep_ == "nsubj" and claim in verb.ancestors):
        return
    before = opening.nbor(-1)
    if verb in before.ancestors:  # all that was said before hangs on the denial: it is the sentence
        top = next(t for t in (before, *before.ancestors) if t.head.i == verb.i)
        yield top.i, top.i if verb.dep_ == "ROOT" else verb.head.i, verb.dep_
    yield claim.i, before.i if before.pos_ in ("NOUN", "PROPN", "VERB") else before.head.i, "appos"
    form = "VBN" if helpers else "VBD" if verb.lower_.endswith("ed") else "VBZ"
    yield verb.i, claim.i, "relcl", form
    for word in helpers:
        yield word.i, verb.i, "aux" if word.pos_ == "AUX" else "advmod"
    yield name.i, verb.i, "nsubj"
    yield claim.i - 1, claim.i, "det"
    for word in doc[claim.i + 1 : name.i]:
        yield word.i, name.i, "det" if word.lower_ == "the" else "compound"


def object_joined_to_subject(claim: Token) -> Iterator[Change]:
    """'Moscow denied the report and President Ruiz threatened Peru': what is denied is the report alone."""
    verb, clause = claim.head.head, claim.head
    if claim.dep_ not in SUBJECTS or claim.lemma_.lower() not in CLAIMS or clause.dep_ != "ccomp":
        return
    joined = [c for c in claim.children if c.dep_ == "conj" and c.pos_ == "PROPN"]
    if not joined or verb.lower_ not in DENYING or verb.i > claim.i or any(c.dep_ == "mark" for c in clause.children):
        return
    yield claim.i, verb.i, "dobj"
    yield joined[0].i, clause.i, "nsubj"
    yield clause.i, verb.i, "conj"
    for word in claim.children:
        if word.dep_ == "cc":
            yield word.i, verb.i, "cc"


HELPERS = 3  # words that may stand between a name and the verb of denying: 'has', 'repeatedly'

CLAIMS = frozenset(
    "charge claim allegation accusation assertion suggestion version account insinuation report contention "
    "statement argument interpretation".split()
)

DENYING = frozenset(
    "rejects rejected refutes refuted disputes disputed contests contested dismisses dismissed denies denied rebuts "
    "rebutted repudiates repudiated challenges challenged calls called".split()
)
