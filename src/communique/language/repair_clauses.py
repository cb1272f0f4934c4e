"""Mending of parses where a clause, a participle or an object was taken for something else."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from communique.lexicon.sayings import by_lemma
from communique.lexicon.triggers import light_verbs

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
    if verb.dep_ != "conj" or verb.tag_ not in ("VBD", "VBZ") or verb.nbor(-1).text != "," or has_subject(verb):
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
    if verb.tag_ != "VBG" or verb.dep_ != "advcl" or main.i > verb.i or has_subject(verb):
        return
    if not any(c.dep_ == "dobj" and c.lower_ == "them" for c in verb.children):
        return
    nearer = [c for c in main.children if c.dep_ == "advcl" and main.i < c.i < verb.i and has_subject(c)]
    if nearer and _plural_subject(main) and not _plural_subject(nearer[-1]):
        yield verb.i, nearer[-1].i, "advcl"


def has_subject(verb: Token) -> bool:
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
