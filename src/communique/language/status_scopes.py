"""How far a status cue reaches: from the words it governs down the parse, as far as they share its fate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.lexicon.status_cues import word_class

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from spacy.tokens import Doc, Token

VERBAL = frozenset({"VERB", "AUX"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
# Dependents that always do.
ALONG = frozenset(
    {"xcomp", "acomp", "attr", "oprd", "prt", "aux", "auxpass", "neg", "dative", "pcomp", "compound", "dep"}
)  # fmt: skip
MEANS = frozenset({"by", "through", "via"})
FUNCTION = frozenset({"det", "case", "nummod", "mark", "preconj", "predet", "prt"})


def governed(target: Token, effect: str) -> set[int]:
    """Collect the tokens that share the fate of a governed word.

    Args:
        target: A verb, noun or adjective that a cue governs.
        effect: The cue's effect; negation reaches fewer objects than a plan does.

    Returns:
        Token indices, the target's among them.
    """
    found = {target.i}
    waiting = [target, *_raised(target)]
    found.update(t.i for t in waiting)
    while waiting:
        node = waiting.pop()
        for child in node.children:
            if child.i not in found and _shares(node, child, effect):
                found.add(child.i)
                waiting.append(child)
    return found


def _raised(target: Token) -> list[Token]:
    """The subject that an infinitive lends to the verb above it: 'deliveries are expected to begin'."""
    above = target.head
    if target.dep_ != "xcomp" or has_subject(target):
        return []
    subjects = [c for t in (above, above.head) for c in t.children if c.dep_ in ("nsubj", "nsubjpass")]
    return [s for s in subjects[:1] if s.pos_ == "NOUN" and _subject_shares(target, s, "")]


def spans_of(doc: Doc, tokens: Iterable[int], offset: int) -> tuple[tuple[int, int], ...]:
    """Write token indices as spans of text.

    Args:
        doc: The paragraph.
        tokens: Indices of the tokens in the scope.
        offset: Where the paragraph begins in the report's text.

    Returns:
        Spans in code points of the report's text, in order.
    """
    wanted = set(tokens)
    for i in list(wanted):
        wanted.update(c.i for c in doc[i].children if c.dep_ in FUNCTION)
    spans: list[tuple[int, int]] = []
    last = -2
    for i in sorted(wanted):
        token = doc[i]
        start, end = offset + token.idx, offset + token.idx + len(token)
        if i == last + 1:
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
        last = i
    return tuple(spans)


def is_infinitive(token: Token) -> bool:
    """Whether a verb stands as a to-infinitive."""
    return infinitive_to(token) is not None


def infinitive_to(token: Token) -> Token | None:
    """The 'to' of an infinitive, or None."""
    return next((c for c in token.children if c.tag_ == "TO"), None)


def has_subject(token: Token) -> bool:
    """Whether a verb has a subject of its own."""
    return any(c.dep_ in SUBJECTS for c in token.children)


def is_event_like(token: Token) -> bool:
    """Whether a noun phrase leaves open that there is such a thing: no determiner, or an indefinite one."""
    if token.pos_ in ("PROPN", "PRON"):
        return False
    dets = [c for c in token.children if c.dep_ in ("det", "poss", "predet") or c.tag_ in ("PRP$", "POS")]
    return all(d.lower_ in word_class("indefinite") for d in dets)


def _shares(node: Token, child: Token, effect: str) -> bool:
    dep = child.dep_
    if dep in ALONG:
        return True
    rule = SHARING.get("subject" if dep in SUBJECTS else dep)
    return rule is not None and rule(node, child, effect)


def _modifier_shares(node: Token, child: Token, effect: str) -> bool:
    """Clauses at a noun are presupposed, but for infinitives and what describes what there is not."""
    return is_infinitive(child) or (child.dep_ == "acl" and effect == "denied" and _is_none(node))


def _preposition_shares(node: Token, child: Token, effect: str) -> bool:
    """'Did not meet after the war': what a preposition of time or cause adds stands."""
    del node
    return child.lower_ not in word_class("presupposing") and not (effect == "denied" and child.lower_ in MEANS)


def _is_none(noun: Token) -> bool:
    """Whether a noun says that there is none, so that what describes it is not either: 'no trip planned'."""
    return noun.lower_ in ("nothing", "nobody", "none") or any(c.lower_ in ("no", "any") for c in noun.children)


def _subject_shares(node: Token, child: Token, effect: str) -> bool:
    """Whether what is said of the subject is said of the event itself: 'the visit will take place'."""
    del effect
    if child.dep_ == "csubj":
        return True
    if any(c.dep_ in ("dobj", "xcomp", "ccomp") and c.lower_ not in ("place", "effect") for c in node.children):
        return False
    lemma = node.lemma_.lower()
    if any(c.dep_ in ("nsubjpass", "auxpass") for c in node.children):
        return lemma in word_class("light")
    if lemma == "be":
        return any(c.dep_ == "expl" for c in node.children) or any(c.dep_ == "prep" for c in node.children)
    return lemma in word_class("occurrence")


def _conjunct_shares(node: Token, child: Token, effect: str) -> bool:
    """A cue reaches a second conjunct that has neither a subject nor a finite form of its own."""
    del effect
    if has_subject(child):
        return False
    if any(c.dep_ == "cc" and c.lower_ == "but" for c in node.children if c.i < child.i):
        return False
    if child.pos_ not in VERBAL:
        return True
    if child.tag_ in ("VBD", "VBZ", "VBP"):
        return node.tag_ in ("VBD", "VBZ", "VBP")
    return not any(c.dep_ in ("aux", "auxpass") and c.tag_ in ("MD", "VBD", "VBZ", "VBP") for c in child.children)


def _clause_shares(node: Token, child: Token, effect: str) -> bool:
    """A cue on a verb reaches its clause unless the verb reports it; negation under verbs of belief only."""
    if child.i < node.i:
        return False
    if node.lemma_.lower() in word_class("reporting"):
        return False
    unmarked = child.tag_ == "VBD" and not any(c.dep_ in ("mark", "aux") for c in child.children)
    return effect != "denied" or not unmarked or node.lemma_.lower() in word_class("believing")


def _adverbial_shares(node: Token, child: Token, effect: str) -> bool:
    """Purposes share the fate of what they are the purpose of; other adverbial clauses stand."""
    del node, effect
    marked = any(c.dep_ in ("mark", "advmod") and c.lower_ in word_class("presupposing") for c in child.children)
    return is_infinitive(child) and not marked


def _object_shares(node: Token, child: Token, effect: str) -> bool:
    verb = node
    if node.dep_ == "prep" or node.pos_ == "ADP":
        verb = node.head
        if verb.pos_ in NOMINAL:
            return node.lower_ in ("of", "for", "to", "between", "with", "on", "from") and is_event_like(child)
    lemma = verb.lemma_.lower()
    if lemma in word_class("light") and node is verb:
        return True
    if effect != "denied" and lemma in word_class("participation"):
        return True
    return is_event_like(child) and lemma not in word_class("about")


# How each kind of dependent is decided; kinds that are not named here never share their head's fate.
SHARING: Mapping[str, Callable[[Token, Token, str], bool]] = {
    "relcl": _modifier_shares,
    "acl": _modifier_shares,
    "subject": _subject_shares,
    "conj": _conjunct_shares,
    "advcl": _adverbial_shares,
    "ccomp": _clause_shares,
    "prep": _preposition_shares,
    "dobj": _object_shares,
    "pobj": _object_shares,
}


def clause_parts(node: Token) -> Iterator[Token]:
    """Walk a clause without the clauses inside it."""
    yield node
    for child in node.children:
        if child.dep_ not in ("ccomp", "advcl", "relcl", "acl", "conj", "parataxis", "csubj"):
            yield from clause_parts(child)
