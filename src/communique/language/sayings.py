"""What is said: the words that a verb, noun or adjective of saying governs, by the frames of its lexicon entry."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Token

from communique.language.sources import (
    RELATIVE,
    VERBAL,
    agent_of,
    has_subject,
    is_passive,
    possessor_of,
    subject_of,
)
from communique.lexicon.sayings import Saying, by_lemma, kinds

Range = tuple[int, int]

CLAUSAL = ("ccomp", "acl", "relcl")
QUESTION = frozenset({"whether", "if", "why", "how", "what", "who", "where", "when", "which"})
CLAIM_LIKE = frozenset({"asserted", "claimed", "hedged"})
TRANSITIVE = frozenset(
    ["make", "have", "give", "put", "take", "bring", "carry", "issue", "use", "need", "want", "get", "do"]
)
QUOTING = frozenset({"quote", "cite", "report", "paraphrase"})
QUOTE_GAP = (
    8  # tokens between a verb and the quotation it introduces: 'told reporters in Quito on Monday: "…'
)


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
    """What an active verb of saying has to its right by its frames, quotations and clauses before it apart."""
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
    """Take in the phrases right after an object that the parser hung on the verb: 'the threat | from the north'."""
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
    return {
        child.lower_
        for child in verb.children
        if child.dep_ in ("mark", "aux", "advmod", "dobj", "nsubj", "attr")
    }


def is_finite(verb: Token) -> bool:
    """Whether a clause has a finite verb of its own (or is a quotation's headless phrase)."""
    if verb.tag_ in ("VBD", "VBZ", "VBP", "MD"):
        return True
    return any(
        child.tag_ in ("MD", "VBD", "VBZ", "VBP")
        for child in verb.children
        if child.dep_ in ("aux", "auxpass", "cop")
    )


def _clause(verb: Token, saying: Saying) -> list[Range]:
    if not saying.takes_clause:
        return []
    if not saying.frames & {"object", "claim"}:
        for addressee in _right(verb, "dobj", "dative"):
            told = next((c for c in addressee.children if c.dep_ in CLAUSAL and _that_clause(c)), None)
            if told is not None:
                return [whole(told)]
    for child in _right(verb, "ccomp", "advcl"):
        if (
            child.dep_ == "ccomp"
            and (is_finite(child) or "predicate" not in saying.frames)
            and (is_finite(child) or child.tag_ != "VBG")
        ):
            if child.tag_ == "VB" and not is_finite(child) and ("that" not in _marks(child) or _to(child)):
                return []  # 'saw it leave', 'asked her to leave': no clause of its own
            return [whole(child)]
        if child.dep_ == "advcl" and child.left_edge.lower_ in ("that", "only") and "that" in _marks(child):
            return [whole(child)]
        if (
            (
                child.dep_ == "advcl"
                and saying.effect in ("asked", "hedged")
                and _marks(child) & {"whether", "if"}
            )
            and child.i - verb.i < QUOTE_GAP
            and not verb.doc[child.left_edge.i - 1].is_punct
        ):
            return [whole(child)]
    return []


def _to(verb: Token) -> bool:
    return any(child.lower_ == "to" and child.dep_ == "aux" for child in verb.children)


def _infinitive(verb: Token, saying: Saying) -> list[Range]:
    if "infinitive" not in saying.frames or ("object_to" in saying.frames and _right(verb, "dobj")):
        return []
    return next(([whole(c)] for c in _right(verb, "xcomp", "advcl", "ccomp") if c.tag_ == "VB" and _to(c)
                 and not any(g.dep_ == "nsubj" for g in c.children) and c.i - verb.i < QUOTE_GAP), [])  # fmt: skip


def _object_infinitive(verb: Token, saying: Saying) -> list[Range]:
    if "object_to" not in saying.frames:
        return []
    objects = _right(verb, "dobj")
    if " " in saying.lemmas[0]:  # 'called on the rebels to disarm'
        objects = [p for c in _right(verb, "prep") for p in c.children if p.dep_ == "pobj"]
    for child in _right(verb, "xcomp", "ccomp", "advcl", "prep"):
        if child.dep_ == "prep":
            child = next((g for g in child.children if g.dep_ in ("xcomp", "acl") and _to(g)), child)
        if not _to(child):
            continue
        start = objects[0].left_edge.i if objects and objects[0].i < child.i else child.left_edge.i
        return [(start, child.right_edge.i + 1)]
    for thing in objects:
        inner = next((c for c in thing.children if c.dep_ in ("acl", "relcl") and _to(c)), None)
        if inner is not None:
            return [whole(thing)]
    return []


def _gerund(verb: Token, saying: Saying) -> list[Range]:
    if "gerund" not in saying.frames:
        return []
    return next(([whole(c)] for c in _right(verb, "xcomp", "ccomp", "dobj", "advcl")
                 if (c.tag_ == "VBG" or any(g.lower_ == "having" and g.dep_ == "aux" for g in c.children))
                 and (c.dep_ != "advcl" or (c.left_edge.i <= verb.i + 2 and c.left_edge.nbor(-1).text != ","))), [])  # fmt: skip


def _predicate(verb: Token, saying: Saying) -> list[Range]:
    """'dismissed X as Y', 'called X Y'."""
    objects = _right(verb, "dobj")
    for child in verb.children:
        if child.dep_ == "dobj" and "as" in saying.frames:
            child = next(
                (c for c in child.children if c.lower_ == "as" and c.dep_ == "prep" and c.i > child.i), child
            )
        if (
            "as" in saying.frames
            and child.lower_ == "as"
            and child.dep_ in ("prep", "advmod")
            and child.i > verb.i
        ):
            things = objects or [p for c in _right(verb, "prep") if c.lower_ in saying.prepositions and c.i < child.i
                                 for p in c.children if p.dep_ == "pobj"]  # fmt: skip
            start = min([child.i, *(o.left_edge.i for o in things)])
            end = max([child.right_edge.i + 1, *(o.right_edge.i + 1 for o in objects)])
            return [(start, end)]
    if "predicate" not in saying.frames:
        return []
    for child in _right(verb, "ccomp", "oprd", "xcomp", "attr", "acomp"):
        if not is_finite(child) and not _to(child):
            start = objects[0].left_edge.i if objects and objects[0].i < child.i else child.left_edge.i
            return [(start, child.right_edge.i + 1)]
    if objects:
        return [(objects[0].left_edge.i, max(o.right_edge.i + 1 for o in objects))]
    return []


def _prepositional(verb: Token, saying: Saying) -> list[Range]:
    """'accused X of Y', 'spoke of X', 'criticised X for Y'."""
    wanted = saying.prepositions
    for child in _right(verb, "advcl", "xcomp", "ccomp"):
        if "for" in wanted and child.left_edge.lower_ == "for" and _to(child):
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
            (c for c in verb.children if c.dep_ in ("xcomp", "advcl") and _to(c) and c.left_edge.i == end),
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
        p
        for c in verb.children
        if c.dep_ == "prt" or c.lower_ == particle
        for p in c.children
        if p.dep_ == "pobj"
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
    """What is said where the verb of saying is passive: 'is said to …', 'was accused of …', 'it was announced that'."""
    subject = next((c for c in verb.children if c.dep_ in ("nsubjpass", "nsubj")), None)
    clause = _clause(verb, saying)
    if clause:
        return clause
    pieces: list[Range] = []
    about = subject if subject is not None else verb.head if verb.dep_ in ("acl", "relcl") else None
    if about is not None and about.lower_ not in RELATIVE:
        pieces.append(whole(about) if subject is not None else (about.left_edge.i, verb.left_edge.i))
    if saying.frames & {"raised", "object_to"}:
        tail = next((c for c in _right(verb, "xcomp", "ccomp") if _to(c) or not is_finite(c)), None)
        if tail is not None:
            return [*pieces, whole(tail)]
    tails = _prepositional(verb, saying) or [r for r in _predicate(verb, saying) if not _right(verb, "dobj")]
    if tails:
        return [*pieces, *tails]
    if saying.frames & {"object", "claim"} and pieces and about is not None and about.lower_ != "it":
        return pieces
    return []


def noun_content(noun: Token, saying: Saying) -> list[Range]:
    """What is said where the word of saying is a noun: 'the claim that …', 'a promise to …', 'calls for …'."""
    beside = (
        [c for c in noun.head.children if c.left_edge.i == noun.i + 1]
        if noun.dep_ in ("dobj", "pobj")
        else []
    )
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
                and _to(child)
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
            found = next(
                (c for c in holder.children if c.dep_ == "ccomp" and c.i > word.i and is_finite(c)), None
            )
            if found is not None:
                return [whole(found)]
    if "infinitive" in saying.frames:
        for holder in holders:
            found = next(
                (c for c in holder.children if c.dep_ in ("xcomp", "ccomp") and c.i > word.i and _to(c)), None
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


def speaker_of(verb: Token) -> Token | None:
    """Who a verb of saying names as the speaker: subject of the active, agent of the passive.

    'quoted an official as saying' names the official; 'in a statement by X, it was said' names X.
    """
    cited = quoted_as(verb)
    if cited is not None:
        return cited[0]
    passive = is_passive(verb)
    found = agent_of(verb) if passive else _after(verb) or subject_of(verb) or _before(verb)
    if found is not None and not passive:
        found = _nearer(verb, found)
    if found is None or found == verb or found.dep_ == "expl" or (found.lower_ == "it" and passive):
        return author_of(verb)
    return found


def quoted_as(verb: Token) -> tuple[Token, Token | None] | None:
    """Whom a verb of saying is put in the mouth of by 'X quoted Y as saying': Y, and X."""
    if verb.tag_ != "VBG" or verb.dep_ != "pcomp" or verb.head.lower_ != "as":
        return None
    quoting = verb.head.head
    if quoting.lemma_ not in QUOTING:
        return None
    if is_passive(quoting):
        cited = next((c for c in quoting.children if c.dep_ == "nsubjpass"), None)
        return (cited, agent_of(quoting)) if cited is not None else None
    cited = next((c for c in quoting.children if c.dep_ == "dobj"), None)
    return (cited, subject_of(quoting)) if cited is not None else None


def _after(verb: Token) -> Token | None:
    """The subject that stands after its verb, whatever the parser made of it: '…, writes the agency'."""
    if (
        verb.tag_ not in ("VBD", "VBZ", "VBP")
        or verb.i == 0
        or has_subject(verb)
        or verb.nbor(-1).text not in (",", '"', "''", "'", "-")
        or (verb.nbor(-1).text == "-" and not verb.nbor(-1).whitespace_)
    ):
        return None
    entry = by_lemma("verb").get(verb.lemma_.lower())
    if entry is None or "clause" not in entry.frames:
        return None
    right = [
        c for c in verb.children if c.i > verb.i and c.dep_ in ("nsubj", "dobj", "attr", "oprd", "npadvmod")
    ]
    if not right or right[0].left_edge.i != verb.i + 1 or right[0].pos_ not in ("NOUN", "PROPN", "PRON"):
        return None
    return right[0]


def _nearer(verb: Token, subject: Token) -> Token:
    """The person named between commas right before the verb, where the parser took a clause's noun for the subject."""
    if subject.i > verb.i or verb.i < 3 or verb.nbor(-1).text != ",":
        return subject
    named = verb.nbor(-2)
    if (
        named.ent_type_ == "PERSON"
        and named.dep_ == "appos"
        and named.head != subject
        and subject.ent_type_ == ""
    ):
        between = verb.doc[subject.i + 1 : named.left_edge.i]
        if any(is_finite(t) for t in between if t.dep_ == "relcl" and t.head.head.head == subject):
            return named
    return subject


def _before(verb: Token) -> Token | None:
    """The subject right before its verb that the parser hung elsewhere: '…, its chief, Ana Ruiz, told reporters'."""
    if (
        verb.tag_ not in ("VBD", "VBZ", "VBP")
        or verb.dep_ not in ("ROOT", "parataxis", "ccomp")
        or verb.i < 3
    ):
        return None
    at = verb.i - 1
    while at > 0 and (verb.doc[at].is_punct or verb.doc[at].pos_ == "ADV"):
        at -= 1
    token = verb.doc[at]
    while (
        token.dep_ in ("compound", "nmod", "pobj", "prep", "flat")
        and token.head.i < verb.i
        and token.head.pos_ != "VERB"
    ):
        token = token.head
    if token.pos_ not in ("NOUN", "PROPN", "PRON") or token.dep_ in ("dobj", "pobj", "npadvmod"):
        return None
    start = token.left_edge.i
    return token if start == verb.sent.start or verb.doc[start - 1].is_punct else None


def author_of(verb: Token) -> Token | None:
    """Whose statement a clause without a speaker names: 'in a release by X, it was revealed that'."""
    documents = kinds("document")
    for child in verb.children:
        if child.dep_ != "prep" or child.lower_ not in ("in", "through", "via", "from"):
            continue
        thing = next((c for c in child.children if c.dep_ == "pobj"), None)
        if thing is None:
            continue
        if thing.lemma_.lower() in documents:
            return possessor_of(thing) or next(
                (
                    p
                    for c in thing.children
                    if c.dep_ == "prep" and c.lower_ == "of"
                    for p in c.children
                    if p.dep_ == "pobj"
                ),
                thing,
            )
        if child.i < verb.i and not is_passive(verb) and thing.ent_type_ in ("ORG", "GPE"):
            return thing
    return None
