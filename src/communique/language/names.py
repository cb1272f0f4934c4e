"""Names in a parsed paragraph: listed names, persons the NLP library finds, and what each token belongs to."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Doc, Span, Token

from communique.lexicon.gazetteer import Hit, fold
from communique.lexicon.who import Name, names, ranks, ships, slug
from communique.model.actor import Actor

# Which reading of a name stands where several are listed for the same words.
PRIORITY = (
    "state", "metonym", "capital", "organ", "person", "organisation", "movement", "medium", "demonym", "combining",
    "place", "office_noun", "organ_noun",
)  # fmt: skip
_RANK = {kind: rank for rank, kind in enumerate(PRIORITY)}
# Words of the calendar that are surnames too ('Theresa May', 'Robert Friday').
CALENDAR = frozenset(
    "january february march april may june july august september october november december monday tuesday wednesday "
    "thursday friday saturday sunday spring summer autumn winter".split()
)
# Nouns after a country's name that make it part of a title, not an actor ('FDD's Russia Program').
TITLE_NOUNS = frozenset(
    "program programme project center centre institute desk editor expert analyst fellow studies initiative "
    "watcher scholar specialist house chair".split()
)


@dataclass(frozen=True, slots=True)
class Named:
    """A name in a paragraph.

    Attributes:
        span: Its tokens.
        names: What it may stand for, best first; empty for a person known to no list.
    """

    span: Span
    names: tuple[Name, ...]

    @property
    def best(self) -> Name | None:
        """The first reading, or None for an unlisted person."""
        return self.names[0] if self.names else None

    @property
    def kind(self) -> str:
        """The kind of the first reading; ``person`` for unlisted persons."""
        return self.names[0].kind if self.names else "person"


def find_names(
    doc: Doc, surnames: Container[str] = frozenset(), lands: frozenset[str] = frozenset()
) -> dict[int, Named]:
    """Find the names of a paragraph.

    Args:
        doc: The parsed paragraph.
        surnames: Folded surnames that stand for persons in this report; they are found though the NLP library
            takes them for something else.
        lands: Codes of the states that the report names; of several that share a name, these come first.

    Returns:
        A map from token index to the name that covers the token.
    """
    by_token: dict[int, Named] = {}
    for named in _listed(doc, surnames, lands):
        for token in named.span:
            by_token[token.i] = named
    for named in _ships(doc, lands):
        by_token.update((token.i, named) for token in named.span)
    for entity in doc.ents:
        if entity.label_ != "PERSON":
            continue
        span = _trim(entity, by_token)
        if span is not None:
            named = Named(span, ())
            for token in span:
                by_token[token.i] = named
    for token in doc:
        if token.i not in by_token and _is_surname(token, surnames):
            by_token[token.i] = Named(doc[token.i : token.i + 1], ())
        elif token.i not in by_token and (span := _hyphened(token, surnames)) is not None:
            by_token.update((t.i, Named(span, ())) for t in span)
    return by_token


def _ships(doc: Doc, lands: frozenset[str]) -> Iterator[Named]:
    """Names of ships with the prefix of the navy they serve in: 'USS Carney', 'the BRP Sierra Madre'."""
    prefixes = ships()
    for token in doc:
        if token.text not in prefixes or token.i + 1 >= len(doc):
            continue
        end = token.i + 1
        while (
            end < len(doc) and end <= token.i + SHIP_WORDS and doc[end].is_title and doc[end].pos_ in ("PROPN", "NOUN")
        ):
            end += 1
        if end == token.i + 1:
            continue
        codes = prefixes[token.text]
        code = next((c for c in codes if c in lands), codes[0])
        span = doc[token.i : end]
        actor = Actor(f"organ:{code}:{slug(span.text)}", span.text, (code,), "MIL", "organ")
        yield Named(span, (Name("organ", actor, noun="ship", sector="MIL"),))


SHIP_WORDS = 3  # words that a ship's name may have after its prefix


def _is_surname(token: Token, surnames: Container[str]) -> bool:
    """Whether a capitalised word, not part of a longer name, is a surname known in this report."""
    if (
        not token.text[0].isupper()
        or token.pos_ not in ("PROPN", "NOUN", "VERB", "ADJ", "X")
        or (token.ent_type_ == "DATE" and fold(token.text) in CALENDAR)
    ):
        return False
    if fold(token.text) not in surnames:
        return False
    after = token.nbor(1) if token.i + 1 < len(token.doc) else None
    return after is None or not (after.pos_ == "PROPN" and after.text[0].isupper() and after.dep_ != "appos")


def _hyphened(token: Token, surnames: Container[str]) -> Span | None:
    """A surname that the tokenizer cuts at its hyphens: 'al-Burhan', 'Amir-Abdollahian'."""
    doc = token.doc
    if token.i + 2 >= len(doc) or doc[token.i + 1].text != "-" or not doc[token.i + 2].text[0].isupper():
        return None
    span = doc[token.i : token.i + 3]
    return span if " " not in span.text and fold(span.text) in surnames else None


@lru_cache(maxsize=512)  # a batch of reports: each paragraph is looked up before and while it is read
def listed(text: str) -> tuple[Hit[Name], ...]:
    """Find the listed names of a paragraph.

    Args:
        text: The paragraph in the form that is parsed (pipeline.parse_form).
    """
    return tuple(names().find(text))


def _listed(doc: Doc, surnames: Container[str], lands: frozenset[str]) -> list[Named]:
    text = doc.text
    grouped: dict[tuple[int, int], list[Hit[Name]]] = {}
    for hit in listed(text):
        grouped.setdefault((hit.start, hit.end), []).append(hit)
    found = []
    for (start, end), hits in grouped.items():
        span = doc.char_span(start, end, alignment_mode="expand")
        if span is None or _part_of_word(text, span, start, end):
            continue
        values = sorted({h.value for h in hits}, key=lambda value: _precedence(value, lands))
        if (
            _of_a_paper(span, values[0])
            or _is_person_name(span, values[0])
            or (values[0].kind == "place" and _half_of_name(doc, span))
        ):
            continue
        if len(span) == 1 and (
            (values[0].kind in ("organ", "medium", "movement", "place") and fold(span.text) in surnames)
            or (values[0].kind == "office_noun" and _addressed(span[0]))
        ):
            found.append(Named(span, ()))  # 'Santos' the minister, not the company; 'Ms Bishop', who is none
            continue
        found.append(Named(span, tuple(values)))
    return found


def _precedence(name: Name, lands: frozenset[str]) -> tuple[int, bool, bool, str]:
    """What a name stands for first: by sort, then a state that the report names, then one it is plainly the name of."""
    actor = name.actor
    told = actor is not None and bool(set(actor.countries) & lands)
    return _RANK[name.kind], not told, name.ambiguous, actor.id if actor else ""


def _half_of_name(doc: Doc, span: Span) -> bool:
    """Whether a hyphen joins the words to others: 'Karshi-Khanabad' is not Khanabad."""
    before = span.start > 1 and doc[span.start - 1].text == "-" and doc[span.start - 2].is_title
    after = span.end + 1 < len(doc) and doc[span.end].text == "-" and doc[span.end + 1].is_title
    return before or after


def _part_of_word(text: str, span: Span, start: int, end: int) -> bool:
    """Whether the hit is only a piece of its tokens and not joined to the rest by a hyphen or dot."""
    before, after = text[span.start_char : start], text[end : span.end_char]
    return any(c.isalnum() for c in before[-1:]) or any(c.isalnum() for c in after[:1])


PAPERS = frozenset(
    "Convention Conventions conventions Treaty Accord Accords accords Protocol Protocols protocols Declaration Statute "
    "Charter Process".split()
)


def _of_a_paper(span: Span, name: Name) -> bool:
    """'the Vienna Convention': a paper bears the name of the city where it was made, and is not of its state."""
    after = span.doc[span.end] if span.end < len(span.doc) else None
    return name.kind == "capital" and after is not None and after.text in PAPERS


def _is_person_name(span: Span, name: Name) -> bool:
    """Whether a listed place or state is really part of a person's name ('Jordan Hughes')."""
    if name.kind not in ("state", "capital", "place", "demonym", "metonym") or not (
        name.ambiguous or name.kind == "place"
    ):
        return False
    first = span[0]
    if first.ent_type_ != "PERSON":
        return False
    entity = next((e for e in span.doc.ents if e.start <= span.start < e.end), None)
    return entity is not None and len(entity) > len(span)


def _trim(entity: Span, taken: dict[int, Named]) -> Span | None:
    """A person's name without ranks, titles, possessive ending and listed names around it."""
    start, end = entity.start, entity.end
    while start < end and (_is_rank(entity.doc[start]) or start in taken):
        start += 1
    while end > start and (entity.doc[end - 1].tag_ == "POS" or entity.doc[end - 1].is_punct or end - 1 in taken):
        end -= 1
    if start >= end or any(i in taken for i in range(start, end)):
        return None
    return entity.doc[start:end]


ADDRESSES = frozenset({"mr", "mrs", "ms", "miss"})


def _is_rank(token: Token) -> bool:
    """Whether a word is a rank or title, and not a surname."""
    return fold(token.text.rstrip(".")) in ranks() and not _addressed(token)


def _addressed(token: Token) -> bool:
    """Whether a word is a surname because of 'Mr' or 'Ms' before it ('Ms Bishop', 'Mr Major')."""
    return token.i > 0 and token.is_title and token.nbor(-1).lower_.rstrip(".") in ADDRESSES and not _opens_name(token)


def _opens_name(token: Token) -> bool:
    """'Mr Minister Diallo': what the title stands before is the surname."""
    return token.i + 1 < len(token.doc) and token.nbor(1).is_title and token.nbor(1).pos_ == "PROPN"


def in_title(token: Token) -> bool:
    """Whether a country's name only names a programme, desk or expert ('Russia analyst')."""
    return token.dep_ in ("compound", "amod", "nmod") and token.head.lemma_.lower() in TITLE_NOUNS
