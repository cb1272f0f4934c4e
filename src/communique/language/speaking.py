"""For whom a quoted 'we' speaks: the state of the official whose words they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.tokens import Token

from communique.language.referent import Referent
from communique.lexicon.sayings import by_lemma
from communique.lexicon.who import state_actor

if TYPE_CHECKING:
    from communique.language.referents import Referents

OFFICIAL = frozenset({"person", "office", "organ", "state"})  # kinds of actors whose 'we' is their state
# Rules by which a phrase is people of a state, and nobody who speaks for it ('Kenyan fishermen').
NOT_FOR_STATE = frozenset({"noun.common", "name.demonym", "group.noun"})
NOT_OF_STATE = frozenset({"JRN", "BUS", "CVL", "REB", "OPP", "NGO", "EDU", "MED", "REF", "LAB", "CRM"})


def we_of(token: Token, referents: Referents) -> Referent | None:
    """Whom a 'we', 'us' or 'our' means, where the words are an official's.

    Args:
        token: The pronoun.
        referents: The paragraph's noun phrases.

    Returns:
        The speaker's state; None where nobody is named who said it, or one who speaks for no state. In a quotation
        of several sentences the speaker is the one whom the paragraph names, if it names one only.
    """
    code = _said_in_sentence(token, referents)
    if code is None and _quoted(token):
        codes = {c for verb in referents.doc if _says(verb) and (c := _speaker(verb, referents))}
        code = codes.pop() if len(codes) == 1 else None
    if not code:
        return None
    return Referent((state_actor(code),), token.idx, token.idx + len(token), "pronoun", "pronoun.we")


def _said_in_sentence(token: Token, referents: Referents) -> str | None:
    """The state of whoever says the clause that a token stands in."""
    below = token
    for verb in token.ancestors:
        if below.dep_ == "ccomp" and _says(verb):
            return _speaker(verb, referents)
        below = verb
    return None


def _says(verb: Token) -> bool:
    return verb.pos_ == "VERB" and verb.lemma_.lower() in by_lemma("verb")


def _speaker(verb: Token, referents: Referents) -> str:
    """The state for which the subject of a verb of saying speaks, or nothing."""
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    found = referents.of(subject) if subject is not None and subject.tag_ != "PRP$" else None
    if found is None or len(found.countries) != 1 or found.rule in NOT_FOR_STATE:
        return ""
    speaks = all(a.kind in OFFICIAL and a.sector not in NOT_OF_STATE for a in found.actors)
    return found.countries[0] if speaks else ""


def _quoted(token: Token) -> bool:
    """Whether a token stands between quotation marks of its paragraph."""
    before = token.doc.text[: token.idx]
    return before.count("\u201c") > before.count("\u201d") or before.count('"') % 2 == 1
