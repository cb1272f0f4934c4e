"""From a question to plain sentences that say the same with what is asked for filled in by a stand-in.

'When did Oslo visit Lima?' becomes 'Oslo did visit Lima', 'Who sold arms to Mali?' becomes 'Bhutan sold arms to
Mali'. The reader of reports reads these like any sentence; so whatever it knows can be asked about. Nothing is
decided here: where a subject ends is left to the reading, which is offered every end it may have.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product

from spacy.tokens import Doc, Token

from communique.model.question import Asked, Pick

# States that few reports name, for the parties asked for; the first two that the question does not name are taken.
STAND_INS = (
    ("Bhutan", "BTN"),
    ("Tuvalu", "TUV"),
    ("Vanuatu", "VUT"),
    ("Palau", "PLW"),
    ("Kiribati", "KIR"),
    ("Nauru", "NRU"),
)
# Things for 'what': one of each class that chooses between kinds; the last two for words and papers.
THINGS = ("weapons", "goods", "gas", "an agreement", "wrongdoing")
AUX = r"(?:did|does|do|has|have|had|is|are|was|were|will|would|can|could|may|might|should|must)"
STATE = r"(?:states?|countr(?:y|ies)|governments?|nations?|sides?)"
TELLS = r"(?:says?|said|claims?|claimed|reports?|reported|alleges?|alleged|states?|stated|confirms?|confirmed)"
TIME = r"(?:years?|months?|weeks?|days?|decades?|quarters?|spring|summer|autumn|winter|night|\w+day|\d+)"
BEST = re.compile(
    rf"\b(?:(?:for\s+)?the\s+)?(?P<which>last|latest|most\s+recent(?:ly)?|first)(?:\s+time)?\b(?!\s+(?:\w+\s+)?{TIME}\b)",
    re.IGNORECASE,
)
CONTRACTED = re.compile(r"^(when|where|who|what)['’]s\b", re.IGNORECASE)
IDLE = frozenset("ever already yet also actually really recently".split())
STRANDED = frozenset("with to from of against by for on".split())
VERBAL = ("VB", "VBD", "VBN", "VBG", "VBP", "VBZ")


@dataclass(frozen=True, slots=True)
class Plain:
    """A plain sentence made from a question.

    Attributes:
        text: The sentence, with a full stop.
        verb: Code point at which its main verb, or the noun that states the dealing, begins; -1 where unknown.
        filler: The words put in for what is asked for, or ''.
        future: Whether 'did' was made 'will' or 'is to', which the parser reads where it stumbles over 'did'.
    """

    text: str
    verb: int
    filler: str = ""
    future: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """What sort of question it is, before its content is read.

    Attributes:
        asked: What it asks for.
        rest: The words after what makes it a question, the auxiliary in front where there is one.
        how: Where the stand-in goes: '' for none, or subject, object, thing, count, whole, parties.
        preposition: The preposition before the interrogative ('with whom'), or ''.
        noun: The noun phrase after 'how many', 'which' or 'what', or ''.
        pick: First or last, or None.
        denied: Whether it asks who denies something.
        planned: Whether it asks what is planned.
    """

    asked: Asked
    rest: str
    how: str = ""
    preposition: str = ""
    noun: str = ""
    pick: Pick | None = None
    denied: bool = False
    planned: bool = False


BETWEEN = r"(?P<rest>between\b.+)"
DAY = r"(?:(?:on|in|by|at)\s+)?(?:what|which)\s+(?:date|day|month|year)"
SPOT = r"(?:in|at)\s+(?:what|which)\s+(?:city|country|place|town|capital|state|location|venue)"
INVERTED = rf"(?P<rest>{AUX}\b.+)"
NOUN = r"(?P<noun>(?!of\b)[^,;]+?)"
MEDIA = r"(?:which|what)\s+(?:sources?|reports?|outlets?|media|papers?)"
WHICH = rf"(?:which|what)\s+(?:other\s+)?{STATE}"
# Ways in which questions begin, the longer before the shorter.
RULES = tuple(
    (re.compile(pattern, re.IGNORECASE), form)
    for pattern, form in (
        (r"when\s+was\s+the\s+time\s+(?:that\s+)?(?P<rest>.+)", Form(Asked.WHEN, "", how="whole")),
        (rf"(?:when|since\s+when|{DAY})\s+{INVERTED}", Form(Asked.WHEN, "")),
        (rf"(?:where|{SPOT})\s+{INVERTED}", Form(Asked.WHERE, "")),
        (rf"how\s+(?:often|many\s+times)\s+{INVERTED}", Form(Asked.TIMES, "")),
        (rf"how\s+(?:many|much)\s+{NOUN}\s+{INVERTED}", Form(Asked.HOW_MANY, "", how="count")),
        (
            r"who\s+(?:has\s+|have\s+)?den(?:y|ies|ied)\s+that\s+(?P<rest>.+)",
            Form(Asked.SAYS, "", how="whole", denied=True),
        ),
        (
            rf"(?:who|{MEDIA})\s+(?:has\s+|have\s+)?{TELLS}\s+(?:that\s+)?(?P<rest>.+)",
            Form(Asked.SAYS, "", how="whole"),
        ),
        (rf"according\s+to\s+whom?\s+{INVERTED}", Form(Asked.SAYS, "")),
        (
            rf"(?P<preposition>with|to|from|by|against|for)\s+(?:whom|{WHICH})\s+{INVERTED}",
            Form(Asked.WHO, "", how="object"),
        ),
        (rf"(?:whom?|{WHICH})\s+(?P<rest>.+)", Form(Asked.WHO, "", how="subject")),
        (
            rf"what\s+(?:is|are|was|were|has\s+been)\s+(?:being\s+)?planned\s+{BETWEEN}",
            Form(Asked.WHAT, "", how="parties", planned=True),
        ),
        (rf"what\s+(?:has\s+)?(?:happened|took\s+place)\s+{BETWEEN}", Form(Asked.WHAT, "", how="parties")),
        (
            r"what\s+(?:do|does|are|is)\s+(?P<rest>.+?\s+and\s+.+?)\s+plan(?:ning)?(?:\s+to\s+do)?(?:\s+together)?",
            Form(Asked.WHAT, "", how="parties", planned=True),
        ),
        (
            r"what\s+(?:do|does|are|is)\s+(?P<rest>.+?)\s+plan(?:ning)?\s+with\s+(?P<other>.+)",
            Form(Asked.WHAT, "", how="parties", planned=True),
        ),
        (rf"(?:what|which)\s+(?!{AUX}\b){NOUN}\s+{INVERTED}", Form(Asked.WHAT, "", how="thing")),
        (rf"what\s+{INVERTED}", Form(Asked.WHAT, "", how="thing")),
        (r"(?:is|was)\s+it\s+(?:true|so|the\s+case)\s+that\s+(?P<rest>.+)", Form(Asked.WHETHER, "", how="whole")),
        (INVERTED, Form(Asked.WHETHER, "")),
    )
)


def form_of(text: str) -> Form | None:
    """What sort of question some words are, or None where they are of no form that is known.

    Args:
        text: The question.
    """
    words = CONTRACTED.sub(r"\1 is", " ".join(text.split()).rstrip("?!. ").strip())
    best = BEST.search(words)
    if best is not None:
        kept = "the time" if re.search(r"time$", best.group(), re.IGNORECASE) and "was" in words[: best.start()] else ""
        article = "the" if best.group().lower().startswith("the ") and not kept and "time" not in best.group() else ""
        words = " ".join(f"{words[: best.start()]}{kept}{article} {words[best.end() :]}".split())
    pick = None if best is None else Pick.FIRST if best.group("which").lower() == "first" else Pick.LAST
    for pattern, form in RULES:
        found = pattern.fullmatch(words)
        if found:
            parts = found.groupdict()
            rest = " and ".join(filter(None, (parts["rest"], parts.get("other"))))
            preposition, noun = (parts.get("preposition") or "").lower(), parts.get("noun") or ""
            return replace(form, rest=rest, pick=pick, preposition=preposition, noun=noun)
    return None


# Verbs that mean several things in reports and one in a question with nothing behind their object.
REWORDED = ((re.compile(r"\bcall\b"), "telephone"), (re.compile(r"\bcalled\b"), "telephoned"))


def reworded(form: Form) -> Iterator[Form]:
    """A question as it stands, then with its verb made plain: 'call' becomes 'telephone'."""
    yield form
    for pattern, word in REWORDED:
        if pattern.search(form.rest):
            yield replace(form, rest=pattern.sub(word, form.rest))


def plain_sentences(form: Form, rest: Doc, stand_ins: Sequence[str]) -> Iterator[Plain]:
    """The plain sentences that a question may come to, the likeliest first.

    Args:
        form: The sort of question.
        rest: Its ``rest``, parsed.
        stand_ins: Names of states that stand for the parties asked for; two or more.

    Yields:
        Sentences; the reading decides.
    """
    tokens = [t for t in rest if t.lower_ not in IDLE]
    if not tokens:
        return
    first = tokens[0]
    inverted = re.fullmatch(AUX, first.lower_) is not None
    if form.how == "parties":
        between = "" if first.lower_ == "between" else "between "
        yield Plain(f"Talks took place {between}{rest.text}.", 0)
        return
    if form.how == "whole":
        yield from (Plain(f"{rest.text}.", token.idx) for token in tokens if token.tag_ in VERBAL)
        return
    if form.how == "subject" and (not inverted or _acts_next(tokens)):
        verb = next((t for t in tokens[inverted:] if t.tag_ in VERBAL), first)
        for subject in (stand_ins[0], " and ".join(stand_ins[:2])):  # 'Who met in Lima?' asks after both sides
            yield Plain(f"{subject} {_text(tokens)}.", len(subject) + 1 + _at(tokens, verb), subject)
        return
    fillers = _fillers(form, stand_ins[0])
    if not inverted:
        return
    helpers = (first.lower_, *(("will", "is to") if first.lemma_ == "do" else ()))
    for aux, place, filler in product(helpers, _verbs(tokens), fillers):
        yield replace(_turned(form, tokens, aux, place, filler), future=aux != first.lower_)
    body = _text(tokens[1:])
    if first.lemma_ == "be" and not form.how:  # 'When was the meeting between Oslo and Lima?'
        yield Plain(f"{body[0].upper()}{body[1:]} took place.", -1)


def _fillers(form: Form, stand_in: str) -> tuple[str, ...]:
    if form.how in ("subject", "object"):
        return (f"{form.preposition} {stand_in}".strip(),)
    if form.how in ("count", "thing"):
        return (form.noun,) if form.noun else THINGS
    return ("",)


def _acts_next(tokens: Sequence[Token]) -> bool:
    """Whether the verb comes right after the auxiliary: 'Who has sold', not 'Who has Oslo sold'."""
    after = next((t for t in tokens[1:] if t.lower_ not in ("not", "n't", "been", "to", "being", "have")), None)
    return after is not None and after.tag_ in VERBAL and after.text.islower()


def _verbs(tokens: Sequence[Token]) -> list[int]:
    """Where the main verb may stand: what the parser takes for the root first, then every verb in turn."""
    places = [
        i for i, t in enumerate(tokens) if i and t.text.islower() and (t.tag_ in VERBAL or t.pos_ in ("NOUN", "ADJ"))
    ]
    return sorted(places, key=lambda i: (tokens[i].dep_ != "ROOT", tokens[i].tag_ not in VERBAL, i))


def _turned(form: Form, tokens: Sequence[Token], aux: str, verb: int, filler: str) -> Plain:
    """The subject put before the auxiliary, and the stand-in where what is asked for belongs."""
    subject, action, tail = _text(tokens[1:verb]), tokens[verb].text, list(tokens[verb + 1 :])
    if subject.endswith(" to") or subject == "to":  # 'is Peru to visit'
        subject, action = subject.removesuffix("to").strip(), f"to {action}"
    if not subject and filler:  # 'How many drones were sold to Mali?'
        subject, filler = filler, ""
        before = f"{subject} {aux} "
        return Plain(f"{before}{action} {_text(tail)}".strip() + ".", len(before), subject)
    before = f"{subject} {aux} "
    after = _text(tail)
    if filler:
        stranded = next((i for i, t in enumerate(tail) if _is_stranded(tail, i)), None)
        if stranded is None or form.preposition:
            after = f"{after} {filler}" if form.preposition else f"{filler} {after}"
        else:
            after = f"{_text(tail[: stranded + 1])} {filler} {_text(tail[stranded + 1 :])}"
    start = len(before) + (len("to ") if action.startswith("to ") else 0)
    return Plain(
        " ".join(f"{before}{action} {after}".split()) + ".", start, filler.removeprefix(f"{form.preposition} ")
    )


def _is_stranded(tail: Sequence[Token], i: int) -> bool:
    """Whether a preposition has lost what it governs to the front: 'What did Oslo accuse Lima of in 2019?'."""
    follows = tail[i + 1] if i + 1 < len(tail) else None
    return tail[i].lower_ in STRANDED and (follows is None or follows.tag_ in ("IN", "TO"))


def _text(tokens: Sequence[Token]) -> str:
    return "".join(t.text_with_ws for t in tokens).strip()


def _at(tokens: Sequence[Token], token: Token) -> int:
    """Where a token begins in the text of some tokens."""
    before = "".join(t.text_with_ws for t in tokens if t.i < token.i)
    return len(before)
