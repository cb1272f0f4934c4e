"""How far words of saying reach in their sentence: clauses before and around them, and where these end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.language.sources import phrase
from communique.lexicon.sayings import by_lemma

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc, Token

    from communique.language.quotes import Quotations
    from communique.language.sayings import Range

MARKS = frozenset({'"', "''", "'", "``"})
BREAKS = frozenset({",", ".", ";", ":", "--", "-", "?", "!", "...", "(", ")", *MARKS})
TURNS = frozenset({"but", "yet", "though", "although", "while", "whereas", "however"})


class Sentences:
    """Sentence bounds of a paragraph by token, computed once."""

    def __init__(self, doc: Doc) -> None:
        """Number the sentences."""
        self.bounds = [(s.start, s.end) for s in doc.sents]
        self._number = [n for n, (start, end) in enumerate(self.bounds) for _ in range(start, end)]

    def of(self, i: int) -> Range:
        """Bounds of the sentence that holds a token."""
        return self.bounds[self._number[i]]

    def number(self, i: int) -> int:
        """Place of that sentence in the paragraph."""
        return self._number[min(i, len(self._number) - 1)]


def around_verb(verb: Token, source: Token | None, sentences: Sentences, quotes: Quotations) -> list[Range]:
    """What is said where its words stand before or around the cue: 'X, the minister said', 'X, he said, Y'.

    Args:
        verb: The verb of saying, with nothing said to its right by its frames.
        source: Head of the source.
        sentences: Sentence bounds.
        quotes: The paragraph's quotations.

    Returns:
        Token ranges; empty where the cue is no aside.
    """
    doc = verb.doc
    first, last = sentences.of(verb.i)
    start, end = _cue_clause(verb, source, first, last)
    if start > first and doc[start - 1].lower_ in ("and", "but", "as") and doc[start - 1].i > first:
        return []
    left = _left(doc, start, first, quotes)
    if left is None:
        return []
    if not _stands(left, verb, quotes):
        return []
    right = _right(verb, end, last, left, quotes)
    return [left, right] if right else [left]


def _stands(left: Range, verb: Token, quotes: Quotations) -> bool:
    """Whether words before a cue can be what is said: a quotation, or a clause that is no adjunct."""
    doc = verb.doc
    if verb.dep_ == "parataxis":
        return True
    narrated = any(c.lower_ == "had" and c.dep_ == "aux" for c in verb.children)
    last = next((t for t in reversed(doc[left[0] : left[1]]) if not t.is_space and t.text != ","), None)
    if last is None or quotes.at(last.idx) is not None:
        return last is not None
    if narrated or any(c.dep_ in ("ccomp", "xcomp") and c.i > verb.i for c in verb.children):
        return False
    for token in doc[left[0] : left[1]]:
        if token.tag_ in ("VBD", "VBZ", "VBP", "MD"):
            clause = token.head if token.dep_ in ("aux", "auxpass") else token
            if clause.dep_ in ("ROOT", "ccomp", "parataxis", "conj", "dep", "nsubj", "advcl") and (
                clause.dep_ != "advcl" or not any(c.dep_ == "mark" for c in clause.children)
            ):
                return True
    return False


def _cue_clause(verb: Token, source: Token | None, first: int, last: int) -> Range:
    """Tokens of the cue's own clause: subject, auxiliaries, verb and what follows up to the next break."""
    start, end = verb.i, verb.i + 1
    for child in verb.children:
        if child.dep_ in ("aux", "neg", "advmod", "auxpass", "expl", "nsubjpass") and child.i < verb.i:
            start = min(start, child.left_edge.i) if verb.i - child.i < 6 else start
    if source is not None:
        span = phrase(source)
        if first <= span.start < verb.i and not any(t.text in BREAKS for t in verb.doc[span.end : verb.i]):
            start = min(start, span.start)
        elif first <= span.start < verb.i and source.right_edge.i < verb.i:
            start = min(start, span.start)  # an apposition or relative clause stands between
        elif span.start > verb.i:
            end = max(end, source.right_edge.i + 1)
    doc = verb.doc
    while end < last and doc[end].text not in BREAKS:
        end += 1
    return start, min(end, last)


def _left(doc: Doc, start: int, first: int, quotes: Quotations) -> Range | None:
    before = doc[max(start - 1, 0)]
    quotation = quotes.at(before.idx)
    if start == first:  # the model may have split the sentence after '!"' or '?"'
        quoted = start > 0 and before.text in MARKS and quotation is not None
        return _tokens(doc, quotation.start, quotation.end) if quoted and quotation else None
    hyphen = before.text == "-" and not before.whitespace_
    if hyphen or before.text not in BREAKS or before.text in (":", ";", "("):
        return None
    if quotation is not None and before.text in MARKS and not _words(doc, first, quotation.start):
        begin, _ = _tokens(doc, quotation.start, quotation.end)
        return begin, start
    for i in range(start - 1, first, -1):
        if doc[i].text in (":", ";") and quotes.at(doc[i].idx) is None:
            return i + 1, start
    return first, start


def _words(doc: Doc, first: int, until: int) -> bool:
    """Whether the sentence has words before a place in the text."""
    for token in doc[first:]:
        if token.idx >= until:
            return False
        if not token.is_punct and not token.is_space:
            return True
    return False


def _tokens(doc: Doc, start: int, end: int) -> Range:
    span = doc.char_span(start, end, alignment_mode="expand")
    return (span.start, span.end) if span is not None else (0, 0)


def _right(verb: Token, end: int, last: int, left: Range, quotes: Quotations) -> Range | None:
    doc = verb.doc
    at = end
    while at < last and doc[at].text in (",", "-", "--", ":"):
        at += 1
    if at >= last or (at == end and doc[at].text not in MARKS):
        return None
    token = doc[at]
    if token.text in MARKS:
        quotation = quotes.at(token.idx)
        return _tokens(doc, quotation.start, quotation.end) if quotation is not None else None
    if token.lower_ in TURNS or (token.lower_ == "and" and _new_cue(doc, at + 1, last)):
        return None
    if token.lower_ == "and" and any(t.lower_ in ("would", "had") for t in doc[at + 1 : min(at + 8, last)]):
        return at + 1, last  # the tense of reported speech goes on
    return (at, last) if _of_content(token, verb, left) else None


def _new_cue(doc: Doc, start: int, last: int) -> bool:
    """Whether words right after 'and' say something anew: '…, he said, and added that'."""
    verbs = by_lemma("verb")
    for token in doc[start : min(start + 3, last)]:
        if token.pos_ == "VERB":
            return token.lemma_.lower() in verbs
        if token.pos_ != "ADV":
            return False
    return False


def _of_content(token: Token, verb: Token, left: Range) -> bool:
    """Whether words after the cue go on with what is said: they hang on words before it, not on the cue."""
    node = token
    while node.head != node:
        if node.head == verb:
            return left[0] <= node.i < left[1]
        node = node.head
        if left[0] <= node.i < left[1]:
            return True
    return node != verb and verb.dep_ != "ROOT"


def around_phrase(start: int, end: int, sentences: Sentences, doc: Doc) -> list[Range]:
    """What a prepositional phrase of saying ('according to X') covers: the rest of its clause.

    Args:
        start: First token of the phrase.
        end: One past its last.
        sentences: Sentence bounds.
        doc: The paragraph.

    Returns:
        Token ranges before and after the phrase.
    """
    first, last = sentences.of(start)
    before = next((i for i in range(start - 1, first - 1, -1) if not doc[i].is_punct and not doc[i].is_space), None)
    lead = before is None or (doc[before].lower_ in ("and", *TURNS) and start - before <= 2)
    pieces: list[Range] = []
    if not lead:
        pieces.append((first, start))
    if _goes_on(doc, end, last, lead=lead):
        at = end
        while at < last and doc[at].text in (",", "-", "--", ":"):
            at += 1
        pieces.append((at, _before_turn(doc, at, last)))
    return pieces


def _goes_on(doc: Doc, end: int, last: int, *, lead: bool) -> bool:
    words = [t for t in doc[end:last] if not t.is_punct and not t.is_space]
    if not words:
        return False
    if lead:
        return True
    if words[0].lower_ in TURNS or words[0].lower_ in ("who", "which"):
        return False
    return not (
        words[0].lower_ == "and" and any(t.dep_ == "nsubj" and t.head.dep_ in ("conj", "ROOT") for t in words[1:5])
    )


def _before_turn(doc: Doc, start: int, last: int) -> int:
    """Where a main clause that turns against what was said begins: ', but Rome denied it'."""
    for token in doc[start:last]:
        if token.text == ";" or (
            token.lower_ in ("but", "yet") and token.dep_ == "cc" and token.i and doc[token.i - 1].text == ","
            and any(c.dep_ == "conj" and c.i > token.i and _subject(c) for c in token.head.children)
        ):  # fmt: skip
            return token.i
    return last


def _subject(verb: Token) -> bool:
    return any(c.dep_ in ("nsubj", "nsubjpass", "expl") for c in verb.children)


def cut(piece: Range, doc: Doc) -> Range:
    """Cut off what hangs on the end of an attributed clause but is not part of what was said.

    A main clause with a subject of its own after ', but', a second saying (', adding that …'), and a source
    (', according to …') go back to the publisher or to a cue of their own.
    """
    start, end = piece
    verbs = by_lemma("verb")
    for token in doc[start + 1 : end]:
        if token.i < start + 2 or doc[token.i - 1].text not in (",", "-"):
            continue
        if _taken_up(token, end):
            return start, token.i - 1
        if token.lower_ in ("but", "yet") and token.dep_ == "cc":
            turned = next((c for c in token.head.children if c.dep_ == "conj" and c.i > token.i), None)
            if turned is not None and _subject(turned) and not _backshifted(turned) and not _has_that(turned):
                return start, token.i - 1
        if token.lower_ in ("despite", "notwithstanding") and _other_word(token):
            return start, token.i - 1
        if token.lower_ == "according" and doc[min(token.i + 1, len(doc) - 1)].lower_ == "to":
            return start, token.i - 1
        participle = token.tag_ == "VBG" and token.dep_ in ("advcl", "acl", "ccomp", "conj")
        entry = verbs.get(token.lemma_) if participle else None
        judges = participle and token.lemma_.lower() in JUDGING
        if (judges or (entry is not None and entry.takes_clause)) and not _subject(token):
            return start, token.i - 1
    return piece


def _other_word(preposition: Token) -> bool:
    """', despite a report that the two had agreed': what another said is no part of what is said."""
    nouns = (c.lemma_.lower() for c in preposition.children if c.dep_ == "pobj")
    return any(noun in by_lemma("noun") for noun in nouns)


# ', branding it an act of war': a judgement at the end is the speaker's own.
JUDGING = frozenset(
    "brand call label term describe denounce condemn criticize criticise slam blast decry blame accuse dismiss cite "
    "deplore hail praise".split()
)


def _taken_up(token: Token, end: int) -> bool:
    """Whether a comment takes up what was said: ', which Rome denies', ', a charge that Rome denies'."""
    verbs = by_lemma("verb")
    if token.lower_ == "which" and token.head.dep_ == "relcl" and token.dep_ == "dobj":
        return token.head.lemma_.lower() in verbs and verbs[token.head.lemma_.lower()].effect == "denied"
    if token.lower_ == "something":
        clauses = (c for c in token.children if c.dep_ == "relcl")
        return any(c.lemma_.lower() in verbs and verbs[c.lemma_.lower()].effect == "denied" for c in clauses)
    if token.dep_ != "det" or token.lower_ not in ("a", "an"):
        return False
    noun = token.head
    entry = by_lemma("noun").get(noun.lemma_.lower())
    return entry is not None and noun.i < end and any(c.dep_ == "relcl" for c in noun.children)


def _backshifted(verb: Token) -> bool:
    """Whether a clause is in the tense of reported speech: 'would', 'had done'."""
    return any(c.lower_ in ("would", "had", "'d") and c.dep_ in ("aux", "auxpass") for c in verb.children)


def _has_that(verb: Token) -> bool:
    return any(c.lower_ == "that" and c.dep_ == "mark" for c in verb.children)


def trim(start: int, end: int, text: str, quotes: Quotations) -> Range:
    """Take blanks and stops off the edges of a stretch (code points), except within quotation marks."""
    while start < end and (text[start].isspace() or text[start] in ",;:-.)"):
        start += 1
    while end > start and (text[end - 1].isspace() or (text[end - 1] in ",;:-(" or text[end - 1] == ".")):
        inside = quotes.at(end - 1)
        if inside is not None and not text[end - 1].isspace():
            break
        if text[end - 1] == "." and text[max(start, end - 4) : end - 1].count("."):
            break  # an abbreviation such as 'U.S.' keeps its stop
        end -= 1
    return start, end


def join(ranges: Sequence[Range]) -> list[Range]:
    """Order ranges and merge those that touch or overlap."""
    found: list[Range] = []
    for start, end in sorted(r for r in ranges if r[0] < r[1]):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return found
