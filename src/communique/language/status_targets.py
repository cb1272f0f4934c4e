"""The words that a status cue governs: what it modifies, complements, objects, or what it introduces."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.language.status_scopes import NOMINAL, SUBJECTS, VERBAL, is_infinitive
from communique.lexicon.status_cues import CueEntry, word_class

if TYPE_CHECKING:
    from spacy.tokens import Token

COPULAS = frozenset({"be", "become", "remain", "seem", "appear", "look", "stay"})
CLAIM_CUES = frozenset({"deny.v", "reject_that.v"})
NEAR = 6  # words between a cue and its verb where the parse gives none: 'asked the minister of defence to'


def targets_of(entry: CueEntry, words: tuple[Token, ...]) -> list[Token]:
    """Find the words that a cue governs.

    Args:
        entry: The cue's lexicon entry; its ``scope`` names the rule.
        words: The cue's words in the text.

    Returns:
        Heads of what it governs; none where it is no cue here.
    """
    if entry.scope == "modifies":
        return _modified(entry, words)
    if entry.scope == "infinitive":
        verb = _next_infinitive(words[-1], near=3)
        return [verb] if verb is not None else []
    if entry.scope == "introduces":
        return _introduced(words)
    if entry.scope == "verdict":
        return _judged(words[0])
    return _of_clauses(entry, words, _complements(entry, words))


def _of_clauses(entry: CueEntry, words: tuple[Token, ...], clauses: list[Token]) -> list[Token]:
    if entry.scope == "bidding":
        return [c for c in clauses or _prospects(words[0]) if is_infinitive(c) or _bare(c) or _unrealized(c)]
    if entry.scope == "gerund":
        return [c for c in clauses if c.tag_ == "VBG"]
    if entry.scope == "prospect":
        return clauses or [t for t in _prospects(words[0]) if _unrealized(t)]
    if entry.scope == "argument":
        return clauses or _arguments(entry, words)
    return clauses


# ---- modifies


def _modified(entry: CueEntry, words: tuple[Token, ...]) -> list[Token]:
    token = _outermost(words)
    if entry.pos == "determiner":
        return _negated_noun(token.head) if entry.effect == "denied" else [token.head]
    if entry.pos == "pronoun":
        return _negated_pronoun(token)
    if entry.pos == "phrase":
        return _subjects(token.head) or [token.head]
    return _modified_verb(token)


def _modified_verb(token: Token) -> list[Token]:
    head = token.head
    if token.dep_ == "cc":
        return [c for c in head.children if c.dep_ == "conj" and c.i > token.i][:1]
    if head.i == token.i:  # the parser made the cue itself the root
        return [t for t in token.doc[token.i + 1 : token.sent.end] if t.pos_ in VERBAL][:1]
    beyond = head.pos_ in NOMINAL and any(t.pos_ == "ADP" for t in token.doc[token.i : head.i])
    return [] if head.pos_ == "ADP" or beyond else [head]


def _outermost(words: tuple[Token, ...]) -> Token:
    """The word of a cue that hangs on a word outside it."""
    inside = {w.i for w in words}
    return next((w for w in words if w.head.i not in inside), words[0])


def _negated_noun(noun: Token) -> list[Token]:
    """'No' denies its noun, and the verb that needs the noun to be true."""
    if noun.dep_ in SUBJECTS or noun.dep_ in ("dobj", "attr"):
        return [noun, noun.head]
    if noun.dep_ == "pobj" and noun.head.dep_ == "agent":
        return [noun, noun.head.head]
    return [noun]


def _negated_pronoun(token: Token) -> list[Token]:
    head = token.head
    if token.dep_ in ("det", "preconj", "cc", "advmod"):
        return _negated_noun(head) if head.pos_ in NOMINAL else [head]
    if token.dep_ in SUBJECTS or token.dep_ in ("dobj", "attr"):
        return [head]
    return []


# ---- introduces


def _introduced(words: tuple[Token, ...]) -> list[Token]:
    last = words[-1]
    for token in (last, words[0]):
        if token.dep_ in ("mark", "advmod") and token.head.pos_ in VERBAL and token.head.i > token.i:
            return [token.head]
        inside = [c for c in token.children if c.dep_ in ("pobj", "pcomp") and c.i > last.i]
        if inside:
            return inside
    sentence_end = last.sent.end
    for token in last.doc[last.i + 1 : min(last.i + 1 + NEAR, sentence_end)]:
        if token.pos_ in VERBAL and token.dep_ not in ("aux", "auxpass"):
            return [token]
        if token.pos_ == "NOUN" and token.dep_ != "compound":
            return [token]
    return []


# ---- complement


def _complements(entry: CueEntry, words: tuple[Token, ...]) -> list[Token]:
    anchor = words[0]
    if anchor.pos_ in ("NOUN", "PROPN"):
        return _noun_clauses(anchor)
    found = [c for c in anchor.children if _is_complement(anchor, c, words[-1])]
    if anchor.pos_ == "ADJ" and anchor.dep_ in ("acomp", "oprd"):
        found += [c for c in anchor.head.children if c.dep_ in ("xcomp", "ccomp") and c.i > anchor.i]
    if not found:
        for object_ in anchor.children:
            if object_.dep_ in ("dobj", "dative") and object_.i > anchor.i:
                found += [c for c in object_.children if c.dep_ in ("acl", "relcl") and is_infinitive(c)]
                found += _noun_clauses(object_) if object_.lemma_.lower() in word_class("claims") else []
            if object_.dep_ == "prep" and object_.lower_ in (
                "in",
                "from",
                "of",
                "to",
                "on",
                "against",
                "for",
                "about",
            ):
                found += [c for c in object_.children if c.dep_ == "pcomp"]
    if not found:
        found = [c for w in words[1:] for c in w.children if c.dep_ in ("pcomp", "xcomp")]
    if not found and entry.id in CLAIM_CUES:
        found = _claimed(words[-1])
    if not found and anchor.pos_ in VERBAL:
        verb = _next_infinitive(words[-1], near=NEAR)
        found = [verb] if verb is not None else []
    return found


def _bare(verb: Token) -> bool:
    """A subjunctive or an -ing form: 'demanded that it leave', 'agreed on sharing'; no finite clause."""
    modal = next((c.lower_ for c in verb.children if c.tag_ == "MD"), None)
    if modal is not None:
        return modal in ("should", "must")
    finite = any(c.dep_ in ("aux", "auxpass") and c.tag_ in ("VBD", "VBZ", "VBP") for c in verb.children)
    passive = verb.tag_ == "VBN" and any(c.dep_ == "auxpass" and c.tag_ == "VB" for c in verb.children)
    return not finite and (passive or verb.tag_ in ("VB", "VBG"))


def _claimed(token: Token) -> list[Token]:
    """What is denied where the parse does not say: 'denies since July having bought'."""
    for later in token.doc[token.i + 1 : min(token.i + 1 + NEAR, token.sent.end)]:
        if later.tag_ == "VBG" and later.dep_ in ("aux", "auxpass") and later.head.i > later.i:
            return [later.head]
        if later.tag_ == "VBG" and later.dep_ in ("xcomp", "pcomp", "advcl", "ccomp", "acl", "prep"):
            return [later]
        if later.lemma_.lower() in word_class("claims"):
            return _noun_clauses(later)
        if later.text in ",;:.()":
            break
    return []


def _is_complement(anchor: Token, child: Token, last: Token) -> bool:
    if child.i < anchor.i or child.dep_ not in ("xcomp", "ccomp", "advcl"):
        return False
    if child.dep_ == "advcl":
        return is_infinitive(child) or (child.tag_ == "VBG" and child.i == last.i + 1)
    return child.dep_ != "xcomp" or child.pos_ in VERBAL


def _noun_clauses(noun: Token) -> list[Token]:
    found = [c for c in noun.children if c.i > noun.i and c.dep_ in ("acl", "ccomp", "relcl") and _clausal(c)]
    if noun.dep_ in ("attr", "nsubj", "dobj") and not found:
        found = [c for c in noun.head.children if c.dep_ in ("xcomp", "ccomp") and c.i > noun.i and is_infinitive(c)]
        found = found if noun.head.lemma_ in COPULAS or noun.dep_ == "dobj" else []
    for prep in noun.children:
        if prep.dep_ == "prep" and prep.i > noun.i and prep.lower_ in ("of", "for", "in", "to", "on", "about"):
            found += [c for c in prep.children if c.dep_ == "pcomp"]
    return found


def _clausal(token: Token) -> bool:
    """Whether a clause under a noun says what the noun holds, not which noun is meant."""
    if is_infinitive(token) or token.dep_ == "ccomp":
        return True
    # The parser reads 'the denial that Rwanda sent troops' as a relative clause; a relative 'that' would be
    # subject or object.
    that = next((c for c in token.children if c.lower_ == "that"), None)
    return that is not None and that.dep_ not in ("nsubj", "nsubjpass", "dobj", "pobj")


def _next_infinitive(token: Token, near: int) -> Token | None:
    """The to-infinitive that follows in the text, before any other verb or stop."""
    doc, armed = token.doc, token.lower_ == "to"
    for later in doc[token.i + 1 : min(token.i + 1 + near + 3 * armed, token.sent.end)]:
        if later.tag_ == "TO":
            armed = True
        elif armed and later.tag_ in ("VB", "VBP") and later.dep_ not in ("aux", "auxpass"):
            return later
        elif armed and later.tag_ in ("VB", "VBN") and later.head.pos_ in VERBAL and later.head.i > later.i:
            return later.head
        elif (
            (later.pos_ in VERBAL and not armed)
            or later.text in ",;:.()"
            or (armed and later.pos_ in ("NOUN", "PROPN", "DET", "ADP"))
        ):
            return None
    return None


# ---- argument


def _arguments(entry: CueEntry, words: tuple[Token, ...]) -> list[Token]:
    anchor = words[0]
    if anchor.dep_ == "amod" and anchor.head.pos_ in NOMINAL:
        noun = anchor.head
        return [] if noun.lemma_.lower() in word_class("future_units") or noun.ent_type_ in ("DATE", "TIME") else [noun]
    if anchor.pos_ == "ADJ" or entry.pos == "adjective":
        return _subjects(anchor.head) if anchor.dep_ in ("acomp", "oprd", "xcomp") else []
    if anchor.pos_ in NOMINAL:
        return _after(anchor, ("of", "for"))
    return _objects(entry, words)


def _prospects(anchor: Token) -> list[Token]:
    """Objects, and what a preposition adds: 'discussed a sale', 'an agreement for the supply'."""
    found = [c for c in anchor.children if c.dep_ == "nsubjpass" or (c.dep_ == "dobj" and c.i > anchor.i)]
    for prep in anchor.children:
        if prep.dep_ in ("prep", "dative") and prep.i > anchor.i and prep.lower_ in ("for", "on", "about", "of", "to"):
            found += [c for c in prep.children if c.dep_ == "pobj"]
    return found


def _unrealized(noun: Token) -> bool:
    return noun.pos_ == "NOUN" and noun.lemma_.lower() in word_class("unrealized")


def _judged(anchor: Token) -> list[Token]:
    """What a verdict is about: 'reports that it sold arms are false', 'called claims of a sale baseless'."""
    head = anchor.head
    if anchor.dep_ == "amod" and head.pos_ in NOMINAL:
        nouns = [head]
    elif head.lower_ == "as" and head.head.pos_ in VERBAL:
        nouns = [c for c in head.head.children if c.dep_ in ("dobj", "nsubjpass")]
    elif anchor.dep_ in ("acomp", "attr", "oprd"):
        nouns = [c for c in head.children if c.dep_ in ("nsubj", "nsubjpass", "dobj")]
        if any(c.lower_ == "it" for c in nouns):
            return [c for c in (*head.children, *anchor.children) if c.dep_ == "ccomp" and c.i > anchor.i]
    else:
        return []
    return [inner for noun in nouns if noun.lemma_.lower() in word_class("claims") for inner in _inside(noun)]


def _objects(entry: CueEntry, words: tuple[Token, ...]) -> list[Token]:
    anchor = words[0]
    passive = any(c.dep_ == "auxpass" for c in anchor.children) or (anchor.tag_ == "VBN" and anchor.dep_ == "ROOT")
    if passive:
        found = [c for c in anchor.children if c.dep_ == "dobj"]  # 'was promised a loan'
        found = found or [c for c in anchor.children if c.dep_ in ("nsubjpass", "nsubj")]
    elif anchor.dep_ == "acl" and anchor.tag_ == "VBN":
        found = [anchor.head]
    else:
        found = [c for c in anchor.children if c.dep_ == "dobj" and c.i > anchor.i]
    if entry.effect == "denied":
        kept = word_class("claims") | word_class("requests")
        found = [t for t in found if t.lemma_.lower() not in kept] + [
            inner for t in found if t.lemma_.lower() in kept for inner in _inside(t)
        ]
    return found


def _inside(noun: Token) -> list[Token]:
    """What a claim or request is about: 'claims of a sale', 'the request to leave'."""
    return _noun_clauses(noun) or _after(noun, ("of", "about"))


def _after(noun: Token, prepositions: tuple[str, ...]) -> list[Token]:
    """The nouns that prepositions add: 'the prospect of a sale'."""
    return [
        inner
        for prep in noun.children
        if prep.dep_ == "prep" and prep.lower_ in prepositions
        for inner in prep.children
        if inner.dep_ == "pobj"
    ]


def _subjects(verb: Token) -> list[Token]:
    return [c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass", "attr", "csubj") and c.pos_ != "PRON"]
