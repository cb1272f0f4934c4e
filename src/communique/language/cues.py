"""Finds the words of saying in a paragraph and drafts an attribution for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.language.phrases import according, citing, owned_phrase
from communique.language.sayings import (
    QUOTE_GAP,
    Draft,
    Range,
    adjective_content,
    complements,
    is_finite,
    names_claim,
    noun_content,
    passive_content,
    whole,
)
from communique.language.scope import MARKS, Sentences, around_phrase, around_verb
from communique.language.sources import VERBAL, is_passive, phrase, possessor_of, subject_of
from communique.language.speakers import quoted_as, speaker_of
from communique.lexicon.sayings import Saying, by_lemma, phrasal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

    from communique.language.quotes import Quotations

NOT_DOING = frozenset({"refuse", "decline", "fail", "stop"})
LIGHT = frozenset(
    {"make", "issue", "have", "give", "voice", "express", "repeat", "reiterate", "renew", "raise", "level",
     "deny", "release", "publish", "deliver", "send", "offer", "receive", "hold", "share", "hear", "air",
     "state"}
)  # fmt: skip
TOPICAL = frozenset({"about", "on", "over", "upon"})
LEADING = frozenset(["continue", "go", "begin", "start", "proceed", "use", "rush", "move", "come", "keep"])
BELIEFS = frozenset({"believe.v", "think.v", "expect.v", "see.v", "consider.v", "feel.v", "imagine.v"})


def drafts(doc: Doc, sentences: Sentences, quotes: Quotations) -> Iterator[Draft]:
    """Draft an attribution for every word of saying.

    Args:
        doc: The parsed paragraph.
        sentences: Its sentence bounds.
        quotes: Its quotations.

    Yields:
        Drafts in the order of the text, some still without content.
    """
    for token in doc:
        tag = token.tag_
        draft: Draft | None = None
        if tag[:2] == "VB":
            draft = _verbal(token, sentences, quotes)
        elif tag[:2] == "NN":
            draft = _nominal(token, sentences)
        elif tag[:2] == "JJ" and token.lower_ in by_lemma("adjective"):
            draft = _adjective(token, by_lemma("adjective")[token.lower_])
        elif tag == "RB" and token.lower_ in by_lemma("adverb"):
            draft = _adverb(token, by_lemma("adverb")[token.lower_])
        elif tag == "IN" and token.lower_ in ("in", "by", "on"):
            draft = owned_phrase(token, sentences)
        if draft is not None:
            yield draft


def _verbal(token: Token, sentences: Sentences, quotes: Quotations) -> Draft | None:
    """Draft for a verb form: a phrase naming a source, an adjective ('is convinced'), or a verb of saying."""
    draft: Draft | None = None
    adjective = by_lemma("adjective").get(token.lower_)
    if token.lower_ == "according":
        return according(token, sentences)
    if token.lower_ in ("citing", "quoting", "referencing"):
        draft = citing(token, sentences)
    elif adjective is not None and token.tag_ == "VBN" and _no_agent(token):
        draft = _adjective(token, adjective)
    if draft is None:
        draft = _verb(token, _entry(token, _lemma(token)), sentences, quotes)
    return _adjective(token, adjective) if draft is None and adjective is not None else draft


def _nominal(token: Token, sentences: Sentences) -> Draft | None:
    """Draft for a noun of saying, or for a verb that the tagger took for a plural."""
    misread = by_lemma("verb").get(token.lower_[:-1]) if token.tag_ == "NNS" and token.dep_ == "advcl" else None
    if misread is not None and _as_aside(token):
        return _misread(token, misread, sentences)
    noun = by_lemma("noun").get(token.lemma_.lower())
    return _noun(token, noun) if noun is not None else None


def _no_agent(verb: Token) -> bool:
    return not any(c.dep_ == "agent" for c in verb.children) or verb.dep_ == "acomp"


def _lemma(verb: Token) -> str:
    """The base form of a verb; mends what the lemmatiser cuts too short ('hopes': hop)."""
    known = by_lemma("verb")
    lemma = verb.lemma_.lower()
    if lemma in known or lemma in phrasal():
        return lemma
    word = verb.lower_
    return next((w for w in (word[:-1], word[:-2]) if w in known and word[len(w) :] in ("s", "d", "es", "ed")), lemma)


# -- verbs ---------------------------------------------------------------------------------------


def _entry(verb: Token, lemma: str) -> Saying | None:
    """The lexicon entry of a verb, with its particle."""
    for particle in phrasal().get(lemma, ()):
        if any(
            c.lower_ == particle and c.dep_ in ("prt", "advmod", "prep", "dobj") and c.i - verb.i < 4
            for c in verb.children
        ):
            return by_lemma("verb")[f"{lemma} {particle}"]
    return by_lemma("verb").get(lemma)


def _verb(verb: Token, saying: Saying | None, sentences: Sentences, quotes: Quotations) -> Draft | None:
    if saying is None or verb.dep_ in ("amod", "compound", "aux", "auxpass", "pobj", "nmod"):
        return None
    passive = is_passive(verb)
    source = speaker_of(verb)
    content = passive_content(verb, saying) if passive else complements(verb, saying)
    opened = False
    if saying.takes_clause and _as_aside(verb):
        content = around_phrase(verb.left_edge.i, verb.right_edge.i + 1, sentences, verb.doc)
    elif quoted_as(verb) is not None and not _holds_clause(content, verb):
        quoting = verb.head.head
        content = around_verb(quoting, subject_of(quoting), sentences, quotes)
    elif saying.takes_clause:
        clausal = content if "clause" in saying.frames and _holds_clause(content, verb) else []
        quoted = _quoted(verb, saying, sentences, quotes)
        if quoted and not clausal:
            content = quoted
        elif not clausal and (not content or _fronted(verb)):
            content = around_verb(verb, source, sentences, quotes) or content
        opened = not content and _ends_with_colon(verb, sentences)
    if not content and not opened:
        return None
    if verb.dep_ == "acl" and passive and source is None:
        return None
    effect, vouches = _turned(verb, saying, content)
    if content and content[0][0] and verb.doc[content[0][0] - 1].lower_ in TOPICAL:
        vouches = False  # a topic, not a claim
    if (
        not vouches and verb.tag_ == "VB" and verb.dep_ in ("xcomp", "advcl", "acl", "relcl", "ccomp") and not passive
    ) and (any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children) and verb.head.lemma_ not in LEADING):
        return None  # an infinitive of purpose: nobody has wished or judged yet
    if source is None and not passive:
        vouches = False
    cited = quoted_as(verb)
    via = cited[1] if cited is not None else None
    return Draft(saying, _verb_cue(verb, saying), verb, source, content, effect, vouches, via=via, open=opened)


def _as_aside(verb: Token) -> bool:
    """Whether the cue is an aside of the form 'as X put it', 'as reported by X'."""
    return (
        verb.dep_ in ("advcl", "pcomp", "parataxis")
        and any(c.lower_ == "as" and c.dep_ in ("mark", "advmod", "prep") and c.i < verb.i for c in verb.children)
        and not any(c.dep_ == "ccomp" for c in verb.children)
    )


def _misread(word: Token, saying: Saying, sentences: Sentences) -> Draft | None:
    """A verb that the tagger took for a plural: 'As informs the agency, …'."""
    source = next((c for c in word.children if c.i > word.i and c.pos_ in ("NOUN", "PROPN")), None)
    content = around_phrase(word.left_edge.i, word.right_edge.i + 1, sentences, word.doc)
    if source is None or not content:
        return None
    return Draft(saying, (word.i, word.i + 1), word, source, content, saying.effect, saying.vouches)


def _holds_clause(content: list[Range], verb: Token) -> bool:
    """Whether a clause was found to the right of the verb."""
    return any(
        c.dep_ in ("ccomp", "xcomp", "advcl") and start <= c.i < end
        for c in verb.children
        if c.i > verb.i
        for start, end in content
    )


def _fronted(verb: Token) -> bool:
    """Whether a clause stands before the verb as its complement, or the verb is an aside to one."""
    if verb.dep_ == "parataxis":
        return True
    return any(c.dep_ == "ccomp" and c.i < verb.i for c in verb.children)


def _quoted(verb: Token, saying: Saying, sentences: Sentences, quotes: Quotations) -> list[Range]:
    """A quotation that the verb introduces: 'said: "…"', 'told reporters, "…"'."""
    if "quote" not in saying.frames or not quotes.all:
        return []
    doc = verb.doc
    _, last = sentences.of(verb.i)
    for i in range(verb.i + 1, min(verb.i + 1 + 2 * QUOTE_GAP, len(doc))):
        token = doc[i]
        if token.text in MARKS:
            quotation = quotes.at(token.idx)
            if quotation is None or quotation.start < verb.idx:
                return []
            before = doc[i - 1]
            if before.text in (",", ":") or before.i == verb.i or (i - verb.i <= 2 and before.dep_ in ("mark", "prt")):
                span = doc.char_span(quotation.start, quotation.end, alignment_mode="expand")
                return [(span.start, span.end)] if span is not None else []
            return []
        if i >= last or token.text in (";", ".") or (token.tag_ in ("VBD", "VBZ", "VBP", "MD") and token.head != verb):
            return []
    return []


def _ends_with_colon(verb: Token, sentences: Sentences) -> bool:
    """Whether the paragraph ends with a colon after the cue, what is said being the next paragraph."""
    doc = verb.doc
    words = [t for t in doc[verb.i + 1 :] if not t.is_space]
    return bool(words) and words[-1].text == ":" and sentences.of(verb.i) == sentences.of(words[-1].i)


def _verb_cue(verb: Token, saying: Saying) -> Range:
    end = verb.i + 1
    particle = saying.lemmas[0].partition(" ")[2]
    if particle and end < len(verb.doc) and verb.doc[end].lower_ == particle:
        end += 1
    return verb.i, end


def _turned(verb: Token, saying: Saying, content: list[Range]) -> tuple[str, bool]:
    """Effect and vouching of a verb as negation and its object turn them."""
    effect, vouches = saying.effect, saying.vouches
    if effect == "denied" and "claim" in saying.frames and not names_claim(content, verb):
        clause = any(c.dep_ == "ccomp" and c.i > verb.i for c in verb.children)
        if not clause:
            effect, vouches = "asserted", False
    if effect == "asserted" and any(c.dep_ == "ccomp" and c.i > verb.i and is_finite(c) for c in verb.children):
        vouches = True  # 'regretted the decision' judges, 'regretted that it had been taken' tells
    if _negated(verb):
        if saying.id in BELIEFS:
            return "denied", vouches
        return ("hedged", False) if effect == "denied" else (effect, False)
    return effect, vouches


def _negated(verb: Token) -> bool:
    if any(c.dep_ == "neg" or c.lower_ in ("never", "neither", "nor") for c in verb.children if c.i < verb.i):
        return True
    return verb.dep_ == "xcomp" and verb.head.lemma_ in NOT_DOING


# -- nouns, adjectives, adverbs ------------------------------------------------------------------


def _noun(noun: Token, saying: Saying) -> Draft | None:
    content = noun_content(noun, saying)
    if not content:
        return None
    source = possessor_of(noun)
    if source is None and noun.dep_ == "dobj" and noun.head.lemma_ in LIGHT:
        source = subject_of(noun.head)
    if source is not None and any(start <= source.i < end for start, end in content):
        source = None
    if source is None and not _states(noun):
        return None
    return Draft(saying, (noun.i, noun.i + 1), noun, source, content, saying.effect, saying.vouches)


def _states(noun: Token) -> bool:
    """Whether a noun of saying without a source still says something: 'reports that …'."""
    return any(c.dep_ in ("acl", "ccomp", "relcl") and c.left_edge.lower_ == "that" for c in noun.children)


def _adjective(word: Token, saying: Saying) -> Draft | None:
    if "attributive" in saying.frames:
        if word.dep_ != "amod" or word.head.pos_ not in ("NOUN", "PROPN"):
            return None
        return Draft(saying, (word.i, word.i + 1), word, None, [whole(word.head)], saying.effect, saying.vouches)
    if word.dep_ not in ("acomp", "ROOT", "conj", "ccomp", "attr", "advcl", "relcl", "xcomp", "oprd"):
        return None
    content = adjective_content(word, saying)
    verb = word.head if word.dep_ in ("acomp", "oprd", "ccomp") and word.head.pos_ in VERBAL else word
    source = subject_of(verb) if verb.pos_ in (*VERBAL, "ADJ") else None
    if not content or source is None or source.lower_ in ("it", "this", "that", "there"):
        return None
    vouches = saying.vouches and not any(c.dep_ == "neg" for c in verb.children)
    return Draft(saying, (word.i, word.i + 1), word, source, content, saying.effect, vouches)


def _adverb(word: Token, saying: Saying) -> Draft | None:
    head = word.head
    start, end = whole(head)
    content = [(start, word.i), (word.i + 1, end)]
    return Draft(saying, (word.i, word.i + 1), word, None, content, saying.effect, saying.vouches)


def _possessive(token: Token) -> bool:
    """Whether a token is the possessive's ''s'."""
    return token.dep_ == "case" or token.tag_ == "POS"


def source_words(draft: Draft) -> Range | None:
    """Token range of the words that name a draft's source."""
    if draft.words is not None:
        return draft.words
    if draft.source is None:
        return None
    span = phrase(draft.source)
    start, end = span.start, span.end
    cue_start, cue_end = draft.cue
    if _possessive(draft.source.doc[end - 1]):
        end -= 1
    if start < cue_end and cue_start < end:  # a noun's possessor never holds the noun
        return draft.source.i, draft.source.i + 1
    return start, end
