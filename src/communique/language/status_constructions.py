"""Status that structure gives: purposes, headline infinitives, 'would', conditions, orders, questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.language.status_cues import Found
from communique.language.status_scopes import VERBAL, clause_parts, has_subject, infinitive_to
from communique.lexicon.status_cues import status_cues, word_class

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from spacy.tokens import Doc, Span, Token

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
PRESENT = frozenset({"VBZ", "VBP"})
OPEN_QUESTION = frozenset({"why", "how", "when", "where", "who", "what", "which", "whose"})
UNTIL = frozenset({"until", "once", "before", "when", "after"})
CONDITIONAL_WORDS = frozenset({"if", "unless", "otherwise", "were", "should", "without", "provided"})


def find_constructions(doc: Doc, lexical: Sequence[Found]) -> list[Found]:
    """Find the cues that are structure.

    Args:
        doc: The parsed paragraph.
        lexical: The cues that are words; what they govern needs no second reading.

    Returns:
        Cues with the words they govern.
    """
    governed = {t.i for f in lexical for t in f.targets}
    ahead = {t.i: f.entry.effect for f in lexical if f.entry.effect in ("planned", "possible") for t in f.targets}
    found: list[Found] = []
    for sentence in doc.sents:
        found.extend(_question(sentence))
        headline = _is_headline(sentence)
        for token in sentence:
            if token.dep_ == "mark" and token.lower_ in ("if", "unless"):
                found.extend(_conditional(token))
            if token.pos_ not in VERBAL:
                continue
            found.extend(_would(token))
            found.extend(_imperative(token))
            if token.i not in governed:
                found.extend(_infinitive(token, headline=headline))
            found.extend(_present_future(token))
            if token.dep_ == "advcl":
                found.extend(_until(token, ahead))
    return found


def _found(rule: str, words: Sequence[Token], target: Token) -> Found:
    return Found(status_cues()[rule], tuple(words), (target,))


def _question(sentence: Span) -> Iterator[Found]:
    words = [t for t in sentence if not t.is_punct and not t.is_space]
    if not words or sentence.text.rstrip("'\") ")[-1:] != "?" or words[0].lower_ in OPEN_QUESTION:
        return
    mark = next(t for t in reversed(sentence) if t.text.endswith("?"))
    yield _found("question.mark", [mark], sentence.root)


def _would(verb: Token) -> Iterator[Found]:
    modal = next((c for c in verb.children if c.dep_ == "aux" and c.lower_ in ("would", "'d") and c.tag_ == "MD"), None)
    perfect = next((c for c in verb.children if c.dep_ == "aux" and c.lower_ == "have" and verb.tag_ == "VBN"), None)
    if perfect is not None:
        modal = next((c for c in verb.children if c.tag_ == "MD" and c.lower_ in ("would", "could", "should")), None)
        if modal is not None:
            yield _found("would_have.counterfactual", [modal], verb)
        return
    if modal is not None:
        yield _found("would.future" if _future_in_past(verb) else "would.conditional", [modal], verb)


def _future_in_past(verb: Token) -> bool:
    """'Would' tells a plan where a verb of the past reports it and no condition stands beside it."""
    words = {
        t.lower_ for c in verb.children for t in ((c, *c.children) if c.dep_ in ("advcl", "prep", "mark") else (c,))
    }
    if words & CONDITIONAL_WORDS or any(c.lower_ in ("like", "prefer") for c in (verb,)):
        return False
    node = verb
    while node.head.i != node.i:
        if node.dep_ in (
            "ccomp",
            "conj",
            "advcl",
            "relcl",
            "acl",
            "parataxis",
            "xcomp",
        ) and node.head.tag_ in ("VBD", "VBN"):
            return True
        node = node.head
    return any(t.tag_ == "VBD" for t in verb.sent)


def _infinitive(verb: Token, *, headline: bool) -> Iterator[Found]:
    to = infinitive_to(verb)
    if to is None:
        return
    if verb.head.pos_ == "ADJ" and any(c.lower_ == "too" for c in verb.head.children):
        yield _found("too_to.phrase", [to], verb)
    elif (headline and verb.head.dep_ in ("ROOT", "nsubj", "compound")) or (headline and verb.dep_ == "ROOT"):
        yield _found("headline.to", [to], verb)
    elif _reported(verb) or _ranked(verb):
        return
    elif verb.dep_ == "advcl" and not has_subject(verb):
        yield _found("purpose.to", [to], verb)
    elif verb.dep_ in ("acl", "relcl", "xcomp", "ccomp", "csubj", "ROOT"):
        yield _found("infinitive.open", [to], verb)


def _ranked(verb: Token) -> bool:
    """'Became the second premier to visit', 'is the only state to have signed': whoever is so ranked has done it."""
    nouns = [verb.head, *(c for c in verb.head.children if c.dep_ in ("attr", "oprd") and c.i < verb.i)]
    ranked = next((n for n in nouns if any(t.lower_ in RANKS and t.i <= n.i for t in n.subtree)), None)
    if ranked is None or ranked.pos_ in ("VERB", "AUX"):
        return False
    told = next((a for a in ranked.ancestors if a.pos_ in ("VERB", "AUX")), None)
    return told is None or not any(c.tag_ in ("MD", "TO") for c in told.children if c.dep_ == "aux")


RANKS = frozenset(
    "first second third fourth fifth sixth seventh eighth ninth tenth last latest only sole highest youngest".split()
)


def _reported(verb: Token) -> bool:
    """'Is said to have sent': a perfect infinitive under a verb of saying only reports."""
    perfect = any(c.dep_ == "aux" and c.lower_ == "have" for c in verb.children)
    return perfect and verb.head.lemma_.lower() in word_class("reporting")


def _imperative(verb: Token) -> Iterator[Found]:
    """An order in somebody's words: 'Leave the strait at once.'."""
    if verb.tag_ != "VB" or verb.dep_ not in ("ROOT", "ccomp") or has_subject(verb):
        return
    if any(c.dep_ in ("aux", "auxpass") and c.lower_ not in ("do", "please") for c in verb.children):
        return
    before = [
        t for t in verb.doc[verb.sent.start : verb.i] if not t.is_punct and t.pos_ not in ("INTJ", "ADV", "AUX", "PART")
    ]
    if not before or verb.dep_ == "ccomp":
        yield _found("imperative.mood", [verb], verb)


def _is_headline(sentence: Span) -> bool:
    return not any(t.tag_ in FINITE for t in sentence) and any(t.tag_ == "TO" for t in sentence)


def _present_future(verb: Token) -> Iterator[Found]:
    present = verb.tag_ in PRESENT or (
        verb.tag_ in ("VBG", "VBN")
        and any(c.dep_ in ("aux", "auxpass") and c.tag_ in PRESENT and c.lemma_ == "be" for c in verb.children)
    )
    if not present:
        return
    for part in clause_parts(verb):
        if part.lower_ not in word_class("future_words"):
            continue
        after = part.nbor(1) if part.i + 1 < len(part.doc) else part
        if part.lower_ == "tomorrow" or after.lower_ in word_class("future_units"):
            yield _found(
                "present.future",
                [part, after] if after is not part and part.lower_ != "tomorrow" else [part],
                verb,
            )
            return


def _conditional(mark: Token) -> Iterator[Found]:
    """What follows from a condition is as open as the condition."""
    clause, head = mark.head, mark.head.head
    if clause.dep_ != "advcl" or head.pos_ not in VERBAL or head.lemma_.lower() in word_class("reporting"):
        return
    auxiliaries = {c.lower_ for c in head.children if c.dep_ == "aux"}
    if (head.tag_ == "VBD" and not auxiliaries) or {"would", "have"} <= auxiliaries:
        return
    if mark.i and mark.nbor(-1).lower_ in ("even", "as", "only"):
        return
    yield _found("consequent.if", [mark], head)


def _until(clause: Token, ahead: Mapping[int, str]) -> Iterator[Found]:
    """A present tense after 'once' or 'before' is still to come where the main clause is."""
    mark = next((c for c in clause.children if c.dep_ in ("mark", "advmod") and c.lower_ in UNTIL), None)
    present = clause.tag_ in PRESENT or any(c.tag_ in PRESENT for c in clause.children if c.dep_ in ("aux", "auxpass"))
    if mark is not None and present and clause.head.i in ahead:
        certain = ahead[clause.head.i] == "planned" or mark.lower_ == "when"
        yield _found("until.future" if certain else "until.possible", [mark], clause)
