"""What is said: the words that a word of saying governs, by the frames of its lexicon entry."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from communique.language.sources import RELATIVE, VERBAL, has_to
from communique.lexicon.sayings import Saying, by_lemma, kinds

if TYPE_CHECKING:
    from spacy.tokens import Token

Range = tuple[int, int]

CLAUSAL = ("ccomp", "acl", "relcl")
QUESTION = frozenset({"whether", "if", "why", "how", "what", "who", "where", "when", "which"})
CLAIM_LIKE = frozenset({"asserted", "claimed", "hedged"})
TRANSITIVE = frozenset(
    ["make", "have", "give", "put", "take", "bring", "carry", "issue", "use", "need", "want", "get", "do"]
)
QUOTE_GAP = 8  # tokens between a verb and what it introduces: 'told reporters in Quito on Monday: "…'


@dataclass(slots=True)
class Draft:
    """An attribution in the making, in tokens of its paragraph.

    Attributes:
        saying: The lexicon entry.
        cue: Token range of the cue.
        anchor: The token the cue hangs on.
        source: Head of the source, or None.
        content: Token ranges of what is said.
        effect: The entry's effect, as the context turns it.
        vouches: Whether the source vouches for the content.
        via: Head of an outer source.
        open: Whether what is said is to follow in the next paragraph.
        words: Token range of the source where it is no noun phrase of its head's.
    """

    saying: Saying
    cue: Range
    anchor: Token
    source: Token | None
    content: list[Range]
    effect: str
    vouches: bool
    via: Token | None = None
    open: bool = False
    words: Range | None = None
    hidden: list[Range] = field(default_factory=list)


def whole(token: Token) -> Range:
    """The token range of a subtree."""
    return token.left_edge.i, token.right_edge.i + 1


def complements(verb: Token, saying: Saying) -> list[Range]:
    """What an active verb of saying has to its right by its frames; quotations apart."""
    for finder in (_clause, _infinitive, _object_infinitive, _gerund):
        found = finder(verb, saying)
        if found:
            return found
    for finder in (_predicate, _prepositional, _object):
        found = finder(verb, saying)
        if found:
            return [*found[:-1], _widened(found[-1], verb)]
    return []


def _widened(piece: Range, verb: Token) -> Range:
    """Take in phrases after an object that the parser hung on the verb: 'the threat | from the north'."""
    start, end = piece
    for child in verb.children:
        if child.dep_ != "prep" or child.i != end:
            continue
        thing = next((c for c in child.children if c.dep_ in ("pobj", "pcomp")), None)
        if thing is None or thing.ent_type_ in ("DATE", "TIME") or thing.lemma_.lower() in kinds("document"):
            break
        end = child.right_edge.i + 1
    return start, end


def _right(verb: Token, *deps: str) -> list[Token]:
    return [child for child in verb.children if child.i > verb.i and child.dep_ in deps]


def _marks(verb: Token) -> set[str]:
    return {child.lower_ for child in verb.children if child.dep_ in ("mark", "aux", "advmod", "dobj", "nsubj", "attr")}


def is_finite(verb: Token) -> bool:
    """Whether a clause has a finite verb of its own (or is a quotation's headless phrase)."""
    if verb.tag_ in ("VBD", "VBZ", "VBP", "MD"):
        return True
    return any(
        child.tag_ in ("MD", "VBD", "VBZ", "VBP") for child in verb.children if child.dep_ in ("aux", "auxpass", "cop")
    )


def _clause(verb: Token, saying: Saying) -> list[Range]:
    if not saying.takes_clause:
        return []
    told = _told(verb) if not saying.frames & {"object", "claim"} else None
    if told is not None:
        return [whole(told)]
    for child in _right(verb, "ccomp"):
        finite = is_finite(child)
        if child.tag_ == "VB" and not finite and ("that" not in _marks(child) or has_to(child)):
            return []  # 'saw it leave', 'asked her to leave': no clause of its own
        if finite or (child.tag_ != "VBG" and "predicate" not in saying.frames):
            return [whole(child)]
    return next(([whole(c)] for c in _right(verb, "advcl") if _misplaced(c, verb, saying)), [])


def _told(verb: Token) -> Token | None:
    """A clause that the parser hung on the one who was told: 'assured the allies that …'."""
    clauses = (c for o in _right(verb, "dobj", "dative") for c in o.children if c.dep_ in CLAUSAL)
    return next((clause for clause in clauses if _that_clause(clause)), None)


def _misplaced(clause: Token, verb: Token, saying: Saying) -> bool:
    """Whether a clause taken for an adjunct is what was said: 'confirmed only that …', 'asked whether …'."""
    marks = _marks(clause)
    if clause.left_edge.lower_ in ("that", "only") and "that" in marks:
        return True
    asking = saying.effect in ("asked", "hedged") and bool(marks & {"whether", "if"})
    return asking and clause.i - verb.i < QUOTE_GAP and not verb.doc[clause.left_edge.i - 1].is_punct


def _infinitive(verb: Token, saying: Saying) -> list[Range]:
    if "infinitive" not in saying.frames or ("object_to" in saying.frames and _right(verb, "dobj")):
        return []
    for child in _right(verb, "xcomp", "advcl", "ccomp"):
        own = not any(c.dep_ == "nsubj" for c in child.children)
        if child.tag_ == "VB" and has_to(child) and own and child.i - verb.i < QUOTE_GAP:
            return [whole(child)]
    return []


def _object_infinitive(verb: Token, saying: Saying) -> list[Range]:
    if "object_to" not in saying.frames:
        return []
    objects = _right(verb, "dobj")
    if " " in saying.lemmas[0]:  # 'called on the rebels to disarm'
        objects = [p for c in _right(verb, "prep") for p in c.children if p.dep_ == "pobj"]
    for child in _right(verb, "xcomp", "ccomp", "advcl"):
        if not has_to(child):
            continue
        start = objects[0].left_edge.i if objects and objects[0].i < child.i else child.left_edge.i
        return [(start, child.right_edge.i + 1)]
    for thing in objects:
        inner = next((c for c in thing.children if c.dep_ in ("acl", "relcl") and has_to(c)), None)
        if inner is not None:
            return [whole(thing)]
    return []


def _gerund(verb: Token, saying: Saying) -> list[Range]:
    if "gerund" not in saying.frames:
        return []
    for child in _right(verb, "xcomp", "ccomp", "dobj", "advcl"):
        first = child.left_edge
        beside = first.i <= verb.i + 2 and first.nbor(-1).text != ","
        having = any(c.lower_ == "having" and c.dep_ == "aux" for c in child.children)
        if (child.tag_ == "VBG" or having) and (child.dep_ != "advcl" or beside):
            return [whole(child)]
    return []


def _predicate(verb: Token, saying: Saying) -> list[Range]:
    """'dismissed X as Y', 'called X Y'."""
    objects = _right(verb, "dobj")
    likened = _as_phrase(verb) if "as" in saying.frames else None
    if likened is not None:
        things = objects or [
            p
            for c in _right(verb, "prep")
            if c.lower_ in saying.prepositions and c.i < likened.i
            for p in c.children
            if p.dep_ == "pobj"
        ]
        start = min([likened.i, *(o.left_edge.i for o in things)])
        return [(start, max([likened.right_edge.i + 1, *(o.right_edge.i + 1 for o in objects)]))]
    if "predicate" not in saying.frames:
        return []
    for child in _right(verb, "ccomp", "oprd", "xcomp", "attr", "acomp"):
        if not is_finite(child) and not has_to(child):
            start = objects[0].left_edge.i if objects and objects[0].i < child.i else child.left_edge.i
            return [(start, child.right_edge.i + 1)]
    if objects:
        return [(objects[0].left_edge.i, max(o.right_edge.i + 1 for o in objects))]
    return []


def _as_phrase(verb: Token) -> Token | None:
    """The 'as' of a verb or of its object: 'see the visit as a breakthrough'."""
    places = [*verb.children, *(c for o in _right(verb, "dobj") for c in o.children)]
    return next((c for c in places if c.lower_ == "as" and c.dep_ in ("prep", "advmod") and c.i > verb.i), None)


def _prepositional(verb: Token, saying: Saying) -> list[Range]:
    """'accused X of Y', 'spoke of X', 'criticised X for Y'."""
    wanted = saying.prepositions
    for child in _right(verb, "advcl", "xcomp", "ccomp"):
        if "for" in wanted and child.left_edge.lower_ == "for" and has_to(child):
            return [(child.left_edge.i + 1, child.right_edge.i + 1)]
    particle = next((c for c in _right(verb, "dobj") if " " in saying.lemmas[0]), None)  # 'paid tribute to'
    for child in (*verb.children, *(particle.children if particle is not None else ())):
        if not (child.dep_ in ("prep", "agent", "dative") and child.i > verb.i and child.lower_ in wanted):
            continue
        inner = next((c for c in child.children if c.dep_ in ("pobj", "pcomp")), None)
        if inner is None:
            continue
        start, end = inner.left_edge.i, inner.right_edge.i + 1
        objects = _right(verb, "dobj")
        if objects and objects[0].i < child.i and saying.frames & {"object", "claim"}:
            start = objects[0].left_edge.i
        again = next((c for c in verb.children if c.lower_ == "as" and c.dep_ == "prep" and c.i == end), None)
        if again is not None and "as" in saying.frames:
            end = again.right_edge.i + 1
        follow = next(
            (c for c in verb.children if c.dep_ in ("xcomp", "advcl") and has_to(c) and c.left_edge.i == end),
            None,
        )
        if follow is not None and child.lower_ in ("for", "on", "to"):
            end = follow.right_edge.i + 1
        return [(start, end)]
    return []


def _object(verb: Token, saying: Saying) -> list[Range]:
    if not saying.frames & {"object", "claim"}:
        return []
    particle = saying.lemmas[0].partition(" ")[2]
    objects = [o for o in _right(verb, "dobj") if o.lower_ != particle] or [
        p for c in verb.children if c.dep_ == "prt" or c.lower_ == particle for p in c.children if p.dep_ == "pobj"
    ]
    if objects:
        return [whole(objects[0])]
    return _gap(verb)


def _gap(verb: Token) -> list[Range]:
    """The antecedent of a relative clause whose object is what was said: 'the deal that Rome announced'."""
    if verb.dep_ != "relcl" or verb.head.pos_ not in ("NOUN", "PROPN", "PRON"):
        return []
    taken = {child.lower_ for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")}
    if taken & RELATIVE or not taken:
        return []
    pronoun = next((c for c in verb.children if c.lower_ in RELATIVE and c.dep_ == "dobj"), None)
    if pronoun is not None:
        return [whole(pronoun)]
    noun = verb.head
    return [(noun.left_edge.i, verb.left_edge.i)] if verb.left_edge.i > noun.i else []


def passive_content(verb: Token, saying: Saying) -> list[Range]:
    """What is said where the verb is passive: 'is said to …', 'was accused of …', 'it was announced that'."""
    subject = next((c for c in verb.children if c.dep_ in ("nsubjpass", "nsubj")), None)
    clause = _clause(verb, saying)
    if clause:
        return clause
    pieces: list[Range] = []
    about = subject if subject is not None else verb.head if verb.dep_ in ("acl", "relcl") else None
    if about is not None and about.lower_ not in RELATIVE:
        pieces.append(whole(about) if subject is not None else (about.left_edge.i, verb.left_edge.i))
    if saying.frames & {"raised", "object_to"}:
        tail = next((c for c in _right(verb, "xcomp", "ccomp") if has_to(c) or not is_finite(c)), None)
        if tail is not None:
            return [*pieces, whole(tail)]
    tails = _prepositional(verb, saying) or [r for r in _predicate(verb, saying) if not _right(verb, "dobj")]
    if tails:
        return [*pieces, *tails]
    if saying.frames & {"object", "claim"} and pieces and about is not None and about.lower_ != "it":
        return pieces
    return []


def noun_content(noun: Token, saying: Saying) -> list[Range]:
    """What is said where a noun says it: 'the claim that …', 'a promise to …', 'calls for …'."""
    beside = [c for c in noun.head.children if c.left_edge.i == noun.i + 1] if noun.dep_ in ("dobj", "pobj") else []
    if "clause" in saying.frames:
        for child in (*noun.children, *beside):
            if child.i > noun.i and child.dep_ in CLAUSAL and _that_clause(child):
                return [whole(child)]
    if "infinitive" in saying.frames:
        for child in (*noun.children, *(c for c in beside if c.dep_ in ("advcl", "xcomp"))):
            if (
                child.i > noun.i
                and child.dep_ in ("acl", "relcl", "xcomp", "advcl")
                and child.tag_ == "VB"
                and has_to(child)
            ):
                return [whole(child)]
    for child in noun.children:
        if child.dep_ == "prep" and child.i > noun.i and child.lower_ in saying.prepositions:
            inner = next((c for c in child.children if c.dep_ in ("pobj", "pcomp")), None)
            if inner is not None:
                return [whole(inner)]
    return []


def _that_clause(verb: Token) -> bool:
    """Whether a clause on a noun says what the noun holds, not which one is meant."""
    first = verb.left_edge
    if first.lower_ != "that":
        return first.lower_ in QUESTION and verb.dep_ == "ccomp"
    if first.dep_ == "mark" or verb.dep_ == "ccomp":
        return True
    # the parser takes many such clauses for relative ones: they have a subject, and lack nothing
    if not any(c.dep_ in ("nsubj", "nsubjpass", "expl") and c != first for c in verb.children):
        return False
    if any(c.dep_ in ("dobj", "acomp", "attr", "nsubjpass", "auxpass") and c != first for c in verb.children):
        return True
    said = by_lemma("verb").get(verb.lemma_.lower())
    return verb.lemma_ not in TRANSITIVE and not (said is not None and said.frames & {"object", "claim"})


def adjective_content(word: Token, saying: Saying) -> list[Range]:
    """What is said of by a predicate adjective: 'is confident that …', 'was critical of …'."""
    holders = [word, word.head] if word.head.pos_ in VERBAL else [word]
    if "clause" in saying.frames:
        for holder in holders:
            found = next((c for c in holder.children if c.dep_ == "ccomp" and c.i > word.i and is_finite(c)), None)
            if found is not None:
                return [whole(found)]
    if "infinitive" in saying.frames:
        for holder in holders:
            found = next(
                (c for c in holder.children if c.dep_ in ("xcomp", "ccomp") and c.i > word.i and has_to(c)),
                None,
            )
            if found is not None:
                return [whole(found)]
    for holder in holders:
        for child in holder.children:
            if child.dep_ in ("prep", "agent") and child.i > word.i and child.lower_ in saying.prepositions:
                inner = next((c for c in child.children if c.dep_ in ("pobj", "pcomp")), None)
                if inner is not None:
                    return [whole(inner)]
    return []


def names_claim(ranges: list[Range], verb: Token) -> bool:
    """Whether what is rejected is itself something said: 'the allegation', 'reports that …', 'talk of …'."""
    nouns = by_lemma("noun")
    for start, end in ranges:
        for token in verb.doc[start:end]:
            head = token.dep_ in ("dobj", "pobj", "nsubjpass") and (
                verb in (token.head, token.head.head) or token.dep_ == "nsubjpass"
            )
            entry = nouns.get(token.lemma_.lower()) if head else None
            if entry is not None:
                return entry.effect in CLAIM_LIKE and entry.vouches
    return False
