"""Mending of parses: a few shapes that a small parser gets wrong in news again and again.

Each rule looks at the words and labels of a parsed paragraph and says which tokens hang elsewhere; a paragraph
that needs mending is built anew with those heads and labels, all else as it was.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Doc, Token

from communique.lexicon.sayings import by_lemma
from communique.lexicon.triggers import light_verbs
from communique.lexicon.who import states

Change = tuple[int, int, str]
OBJECTS = frozenset({"dobj", "obj"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
# Nouns that stand at the head of a sentence as its time: 'The following day Singh handed over the boats'.
TIMES = frozenset(
    "day week month year morning evening night afternoon weekend spring summer autumn fall winter".split()
)
RELATIVE = frozenset({"that", "which", "who", "when", "whom", "where", "why"})


def repair(doc: Doc) -> Doc:
    """Mend a parsed paragraph.

    Args:
        doc: The paragraph.

    Returns:
        The same paragraph, or one that differs from it in heads and labels only.
    """
    changes: dict[int, tuple[int, str]] = {}
    for token in doc:
        for rule in RULES.get(token.pos_, ()):
            for at, head, label in rule(token):
                changes.setdefault(at, (head, label))
    return _built(doc, changes) if changes else doc


def _built(doc: Doc, changes: dict[int, tuple[int, str]]) -> Doc:
    mended = Doc(
        doc.vocab,
        words=[t.text for t in doc],
        spaces=[bool(t.whitespace_) for t in doc],
        tags=[t.tag_ for t in doc],
        pos=[t.pos_ for t in doc],
        morphs=[str(t.morph) for t in doc],
        lemmas=[t.lemma_ for t in doc],
        heads=[changes[t.i][0] if t.i in changes else t.head.i for t in doc],
        deps=[changes[t.i][1] if t.i in changes else t.dep_ for t in doc],
        ents=[f"{t.ent_iob_}-{t.ent_type_}" if t.ent_type_ else "O" for t in doc],
    )
    mended.user_data.update(doc.user_data)
    return mended


def _object_taken_for_subject(verb: Token) -> Iterator[Change]:
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


def _time_taken_for_root(noun: Token) -> Iterator[Change]:
    """'The following day Singh handed over twelve boats': the verb is the root, the day its time."""
    if noun.dep_ != "ROOT" or noun.lemma_.lower() not in TIMES:
        return
    clauses = [c for c in noun.children if c.dep_ == "relcl"]
    if len(clauses) != 1 or any(c.dep_ in ("cop", *SUBJECTS) for c in noun.children):
        return
    verb = clauses[0]
    if any(c.lower_ in RELATIVE for c in verb.children) or not any(c.dep_ in SUBJECTS for c in verb.children):
        return
    yield verb.i, verb.i, "ROOT"
    yield noun.i, verb.i, "npadvmod"
    for child in noun.children:
        if child.i > verb.i:
            yield child.i, verb.i, child.dep_


def _subject_taken_for_apposition(verb: Token) -> Iterator[Change]:
    """'At the invitation of Alves, Minister of Peru Ruiz paid a visit': the second name is the subject."""
    if verb.tag_ not in ("VBD", "VBZ") or any(c.dep_ in SUBJECTS for c in verb.children):
        return
    for opening in verb.lefts:
        for noun in opening.subtree if opening.dep_ == "prep" else ():
            if noun.dep_ == "appos" and max(t.i for t in noun.subtree) + 1 == verb.i and noun.nbor(-1).text == ",":
                yield noun.i, verb.i, "nsubj"
                return


def _verb_taken_for_participle(noun: Token) -> Iterator[Change]:
    """'The two armies trained on the border.': no fragment, but a sentence."""
    if noun.dep_ != "ROOT" or noun.tag_ != "NNS" or noun.sent[-1].text not in ".;":
        return
    finite = any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in noun.sent)
    after = [c for c in noun.children if c.dep_ == "acl" and c.i == noun.i + 1 and c.tag_ == "VBN"]
    if finite or not after or any(c.dep_ == "agent" for c in after[0].children):
        return
    counted = any(c.dep_ == "nummod" or c.lower_ == "both" for c in noun.children)
    if not counted or noun.lemma_.lower() not in BODIES:
        return
    yield after[0].i, after[0].i, "ROOT"
    yield noun.i, after[0].i, "nsubj"
    for child in noun.children:
        if child.i > after[0].i:
            yield child.i, after[0].i, child.dep_


def _verb_taken_for_attribute(noun: Token) -> Iterator[Change]:
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


def _receiver_taken_for_attribute(name: Token) -> Iterator[Change]:
    """'sold Ghana 18 jets', 'handed the Maldives six drones', 'sent Kyiv gas': the state is who gets the things."""
    if name.dep_ not in ("nmod", "compound", "amod") or name.i + 1 >= len(name.doc):
        return
    if name.nbor(1).tag_ not in ("CD", "DT", "JJ", "PRP$") and not _bears_article(name):
        return
    if name.tag_ != "NNP" and not (name.is_title and name.text in _named_lands()):
        return
    things = name.head if name.head.pos_ == "NOUN" else name.head.head
    if things.dep_ == "nmod":
        things = things.head
    verb, before = things.head, name.nbor(-1) if name.i else name
    before = before.nbor(-1) if before.lower_ == "the" and before.i else before
    if things.dep_ == "dobj" and verb.i == before.i and verb.lemma_.lower() in GIVING:
        yield name.i, verb.i, "dative"
        if name.nbor(-1).lower_ == "the":
            yield name.i - 1, name.i, "det"


def _bears_article(name: Token) -> bool:
    """Whether a state's name stands as it does alone: 'the UAE', 'Peru', and not as in 'the Peru talks'."""
    article = name.i > 0 and name.nbor(-1).lower_ == "the"
    return name.text in _named_lands() and article == (name.text.isupper() or name.text.endswith("s"))


@cache
def _named_lands() -> frozenset[str]:
    """All names of states and capitals."""
    fields = ((e["name"], e.get("capital"), *(e.get("names") or ())) for e in states().values())
    return frozenset(str(name).removeprefix("the ") for names in fields for name in names if name)


def _formula_taken_for_clause(formula: Token) -> Iterator[Change]:
    """'declared four envoys persona non grata': they are the object, and the formula says what they are."""
    if formula.lower_ not in ("persona", "personae") or formula.dep_ != "ccomp":
        return
    for child in formula.children:
        if child.dep_ in SUBJECTS:
            yield child.i, formula.head.i, "dobj"
    yield formula.i, formula.head.i, "oprd"


def _saying_taken_for_participle(verb: Token) -> Iterator[Change]:
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


def _gerund_taken_for_attribute(gerund: Token) -> Iterator[Change]:
    """'Answered by halting maize imports': the gerund is what 'by' governs, and the imports are its object."""
    noun, before = gerund.head, gerund.nbor(-1) if gerund.i else gerund
    if gerund.dep_ != "amod" or gerund.tag_ != "VBG" or noun.dep_ != "pobj" or before.i != noun.head.i:
        return
    if before.lower_ in BY_DOING and gerund.lemma_.lower() in CHECKING:
        yield gerund.i, before.i, "pcomp"
        yield noun.i, gerund.i, "dobj"


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
    "nation ally party diplomat general commander coastguard".split()
)
MONTHS = frozenset(
    "january february march april may june july august september october november december jan feb mar apr jun jul "
    "aug sept sep oct nov dec".split()
)


def _subject_taken_for_date(name: Token) -> Iterator[Change]:
    """'On 25 January Scholz cleared the sale', 'said on Monday Oslo had': the name is subject, the month the time."""
    if name.dep_ != "pobj" or name.pos_ != "PROPN" or _is_date(name) or name.head.lower_ not in ("on", "in"):
        return
    preposition, verb = name.head, _verb_without_subject(name)
    if verb is None:
        return
    months = [c for c in name.children if c.i < name.i and _is_date(c)]
    if not months:
        return
    month = months[-1]
    yield name.i, verb.i, "nsubj"
    yield month.i, preposition.i, "pobj"
    for child in name.children:
        if child.i < month.i:
            yield child.i, month.i, "nummod"


def _verb_without_subject(name: Token) -> Token | None:
    """The verb after a name that is object of the preposition of a time, if that verb has no subject of its own."""
    verb = name.head.head
    if verb.pos_ not in ("VERB", "AUX"):
        return None
    clauses = [verb, *(c for c in verb.children if c.dep_ == "ccomp" and _finite_after(c, name))]
    open_to = [v for v in clauses if v.i > name.i and not any(c.dep_ in SUBJECTS for c in v.children)]
    return open_to[0] if open_to else None


def _finite_after(verb: Token, name: Token) -> bool:
    """Whether a clause begins right after a name, with a finite verb or auxiliary."""
    first = verb.left_edge
    return first.i == name.i + 1 and first.tag_ in ("VBD", "VBZ", "VBP", "MD")


def _time_taken_for_name(time: Token) -> Iterator[Change]:
    """'said Tuesday Latvia had': the weekday is the time of the saying, and no part of the name."""
    name = time.head
    if time.dep_ != "compound" or time.lower_ not in WEEKDAYS or name.dep_ not in SUBJECTS or name.pos_ != "PROPN":
        return
    said = name.head.head
    if name.head.dep_ == "ccomp" and said.i + 1 == time.i and time.i < name.i:
        yield time.i, said.i, "npadvmod"


WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())


def _is_date(token: Token) -> bool:
    """Whether a word is a month, a weekday or a year."""
    word = token.lower_.rstrip(".")
    return word in MONTHS or word in WEEKDAYS or (len(word) == len("2000") and word.isdigit())


_NOUNS = (
    _verb_taken_for_participle,
    _verb_taken_for_attribute,
    _receiver_taken_for_attribute,
    _formula_taken_for_clause,
    _time_taken_for_root,
)
# The rules by the part of speech of the word they begin at.
RULES = {
    "VERB": (_subject_taken_for_apposition, _formula_taken_for_clause, _saying_taken_for_participle,
             _object_taken_for_subject, _gerund_taken_for_attribute),
    "AUX": (_subject_taken_for_apposition,),
    "NOUN": _NOUNS,
    "PROPN": (*_NOUNS, _subject_taken_for_date, _time_taken_for_name),
    "ADJ": (_receiver_taken_for_attribute, _formula_taken_for_clause),
    "X": (_formula_taken_for_clause,),
    "ADV": (_formula_taken_for_clause,),
}  # fmt: skip
