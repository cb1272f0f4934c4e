"""Mending of parses where a clause, a participle or an object was taken for something else."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Token

from communique.lexicon.sayings import by_lemma
from communique.lexicon.triggers import light_verbs, trigger_index
from communique.lexicon.who import states

# A token's index, its new head and label, and its tag where that was wrong too.
Change = tuple[int, int, str] | tuple[int, int, str, str]
OBJECTS = frozenset({"dobj", "obj"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
BORDERS = frozenset("border frontier boundary".split())
RELATIVE = frozenset({"that", "which", "who", "when", "whom", "where", "why"})


def object_taken_for_subject(verb: Token) -> Iterator[Change]:
    """'carried out nine drills focused on': the drills are the object, not the subject of 'focused'."""
    if verb.pos_ != "VERB" or verb.lemma_.lower() not in light_verbs():
        return
    if any(c.dep_ in OBJECTS for c in verb.children):
        return
    for clause in verb.children:
        if clause.dep_ != "ccomp" or clause.tag_ not in ("VBN", "VBD") or clause.i < verb.i:
            continue
        subjects = [c for c in clause.children if c.dep_ in SUBJECTS]
        if len(subjects) != 1 or any(c.dep_ in ("mark", "aux", "auxpass", *OBJECTS) for c in clause.children):
            continue
        noun = subjects[0]
        if verb.i < noun.i and noun.pos_ == "NOUN" and noun.i + 1 == clause.i:
            yield noun.i, verb.i, "dobj"
            yield clause.i, noun.i, "acl"


def subject_taken_for_apposition(verb: Token) -> Iterator[Change]:
    """'At the invitation of Alves, Minister of Peru Ruiz paid a visit': the second name is the subject.

    So is the man in 'In Lima the president Paz on Sunday, the day before, had accused'.
    """
    finite = verb.tag_ in ("VBD", "VBZ") or any(c.dep_ == "aux" and c.tag_ in ("VBD", "VBZ", "MD") for c in verb.lefts)
    if not finite or any(c.dep_ in SUBJECTS for c in verb.children):
        return
    for opening in verb.lefts:
        for noun in opening.subtree if opening.dep_ == "prep" else ():
            if noun.dep_ != "appos":
                continue
            ends = _ends_before(noun, verb) and noun.left_edge.nbor(-1).text == ","
            runs_on = noun.left_edge.i == noun.head.i + 1 and noun.head.dep_ == "pobj" and noun.head.pos_ == "PROPN"
            if ends or runs_on:
                yield noun.i, verb.i, "nsubj"
                return


def _ends_before(noun: Token, verb: Token) -> bool:
    """Whether a phrase reaches up to a verb, with a comma between where the phrase ends in an apposition."""
    last = max(t.i for t in noun.subtree)
    apposed = any(c.dep_ == "appos" for c in noun.children) and noun.doc[last + 1].text == ","
    return last + 1 + apposed == verb.i


def clause_taken_for_coordinate(verb: Token) -> Iterator[Change]:
    """'Lima cut ties after the Chilean envoy, on a visit to Quito, urged': no 'and' joins the two verbs."""
    first = verb.head
    if verb.dep_ != "conj" or verb.tag_ not in ("VBD", "VBZ") or verb.nbor(-1).text != "," or _has_subject(verb):
        return
    if any(c.dep_ in ("cc", "aux", "auxpass") for c in verb.children) or first.pos_ not in ("VERB", "AUX"):
        return
    if any(c.dep_ == "cc" and first.i < c.i < verb.i for c in first.children):
        return
    for mark in reversed(verb.doc[first.i + 1 : verb.i]):
        noun = next((c for c in mark.children if c.dep_ == "pobj"), None)
        if mark.lower_ not in BEGINNING or mark.dep_ != "prep" or noun is None or noun.right_edge.i + 1 >= verb.i:
            continue
        if mark.doc[noun.right_edge.i + 1].text == "," and first in mark.ancestors:
            yield mark.i, verb.i, "mark"
            yield noun.i, verb.i, "nsubj"
            yield verb.i, first.i, "advcl"
            return


# Prepositions that begin a clause as well.
BEGINNING = frozenset({"after", "before", "since", "until", "as"})


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
    if verb.tag_ in ("VBD", "VBZ") and not _has_subject(verb):
        yield name.i, verb.i, "nsubj"


def verb_taken_for_modifier(word: Token) -> Iterator[Change]:
    """'moved into the valley and evicted Malian settlers': a second verb, and no second thing moved into."""
    noun, before = word.head, word.nbor(-1) if word.i else word
    if word.dep_ != "amod" or noun.dep_ != "conj" or before.lower_ != "and" or word.i != noun.left_edge.i:
        return
    if word.lower_ not in past_forms() or word.lower_ in MODIFYING or word.nbor(1).pos_ not in ("PROPN", "NUM", "ADJ"):
        return
    verb = next((a for a in noun.ancestors if a.pos_ in ("VERB", "AUX")), None)
    if verb is None or verb.i > word.i or verb.tag_ not in ("VBD", "VBN") or not _has_subject(verb):
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


def phrase_of_noun_before(preposition: Token) -> Iterator[Change]:
    """A phrase that belongs to the noun right before it and was hung on another word.

    'held drills along the border with Chad': the border is with Chad, and the drills are not; 'recall of its envoy and
    expulsion of Libya's': the expulsion is, and not the envoy, of Libya's.
    """
    if preposition.dep_ != "prep" or preposition.i == 0:
        return
    before, head = preposition.nbor(-1), preposition.head
    border = before.lemma_.lower() in BORDERS and before.i != head.i and before.dep_ in ("pobj", "dobj")
    second = before.pos_ == "NOUN" and before.dep_ == "conj" and before.head.i == head.i
    if (preposition.lower_ == "with" and border) or (preposition.lower_ == "of" and second):
        yield preposition.i, before.i, "prep"


def goal_taken_for_subject(name: Token) -> Iterator[Change]:
    """'left on Tuesday for Peru to attend a summit': where one goes, and not who attends."""
    before, clause = name.left_edge, name.head
    opening = before.nbor(-1) if before.i else before
    if name.dep_ != "nsubj" or opening.lower_ != "for" or opening.dep_ != "mark" or opening.head.i != clause.i:
        return
    verb = clause.head
    if clause.dep_ in ("advcl", "xcomp", "ccomp") and verb.i < opening.i and verb.lemma_.lower() in LEAVING:
        yield opening.i, verb.i, "prep"
        yield name.i, opening.i, "pobj"
        yield clause.i, verb.i, "advcl"


LEAVING = frozenset("leave depart head travel fly sail embark set".split())


def appeal_taken_for_purpose(verb: Token) -> Iterator[Change]:
    """'called on the general to free the crew': what he is to do, and not what the call was for."""
    phrases = (c for c in verb.children if c.dep_ == "prep" and c.lower_ in ("on", "upon"))
    addressed = any(t.dep_ == "pobj" and t.ent_type_ not in ("DATE", "TIME") for c in phrases for t in c.children)
    if verb.lemma_ != "call" or not addressed or any(c.dep_ == "dobj" for c in verb.children):
        return  # 'called the president on Friday to explain'
    for clause in verb.children:
        if clause.dep_ == "advcl" and clause.i > verb.i and any(c.tag_ == "TO" for c in clause.children):
            yield clause.i, verb.i, "xcomp"


def formula_taken_for_clause(formula: Token) -> Iterator[Change]:
    """'declared four envoys persona non grata': they are the object, and the formula says what they are."""
    if formula.lower_ not in ("persona", "personae") or formula.dep_ != "ccomp":
        return
    for child in formula.children:
        if child.dep_ in SUBJECTS:
            yield child.i, formula.head.i, "dobj"
    yield formula.i, formula.head.i, "oprd"


def saying_taken_for_participle(verb: Token) -> Iterator[Change]:
    """'Peru and Chile made a deal, the ministry in Lima announced on Sunday.': the ministry tells it."""
    entry = by_lemma("verb").get(verb.lemma_.lower())
    if verb.dep_ != "acl" or verb.tag_ not in ("VBN", "VBD") or entry is None or "clause" not in entry.frames:
        return
    root = verb.sent.root
    if root.i > verb.i or root.pos_ not in ("VERB", "AUX") or any(c.dep_ in ("agent", *OBJECTS) for c in verb.children):
        return
    for noun in verb.sent:
        if noun.dep_ == "appos" and root.i < noun.left_edge.i and noun.i < verb.i and _up_to(noun, verb) + 1 == verb.i:
            if noun.left_edge.nbor(-1).text == ",":
                yield verb.i, verb.i, "ROOT"
                yield root.i, verb.i, "ccomp"
                yield noun.i, verb.i, "nsubj"
            return


def gerund_taken_for_attribute(gerund: Token) -> Iterator[Change]:
    """'Answered by halting maize imports', 'accused of massing boats': the gerund is governed, and has an object."""
    noun, before = gerund.head, gerund.nbor(-1) if gerund.i else gerund
    if gerund.dep_ not in ("amod", "compound") or gerund.tag_ != "VBG" or noun.dep_ != "pobj":
        return
    checked = before.lower_ in BY_DOING and gerund.lemma_.lower() in CHECKING
    charged = before.lower_ == "of" and before.head.lemma_.lower() in CHARGING
    if before.i == noun.head.i and (checked or charged):
        yield gerund.i, before.i, "pcomp"
        yield noun.i, gerund.i, "dobj"


def participle_of_farther_clause(verb: Token) -> Iterator[Change]:
    """'Oslo and Riga applied after Minsk objected, accusing them of': it is Minsk that accuses 'them'."""
    main = verb.head
    if verb.tag_ != "VBG" or verb.dep_ != "advcl" or main.i > verb.i or _has_subject(verb):
        return
    if not any(c.dep_ == "dobj" and c.lower_ == "them" for c in verb.children):
        return
    nearer = [c for c in main.children if c.dep_ == "advcl" and main.i < c.i < verb.i and _has_subject(c)]
    if nearer and _plural_subject(main) and not _plural_subject(nearer[-1]):
        yield verb.i, nearer[-1].i, "advcl"


def _has_subject(verb: Token) -> bool:
    """Whether a clause has a subject of its own."""
    return any(c.dep_ in SUBJECTS for c in verb.children)


def _plural_subject(verb: Token) -> bool:
    subject = next((c for c in verb.children if c.dep_ in SUBJECTS), None)
    return subject is not None and (
        subject.tag_ in ("NNS", "NNPS") or any(c.dep_ == "conj" for c in subject.children) or subject.lower_ == "they"
    )


CHARGING = frozenset("accuse suspect convict acquit guilty capable".split())
BY_DOING = frozenset({"by", "after", "before", "without", "despite"})
# Verbs that always act on something: what follows their gerund is their object.
CHECKING = frozenset(
    "halt stop suspend ban block cut impose lift freeze cancel sever expel recall close shut seize detain supply "
    "send sell buy provide deliver deploy withdraw test fire launch accuse threaten demand offer sign ratify "
    "denounce reject grant deny refuse open reopen restore resume raise lower end ease tighten".split()
)


def _up_to(noun: Token, verb: Token) -> int:
    """Index of the last token of a noun phrase before a verb."""
    return max(t.i for t in noun.subtree if t.i < verb.i)


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
