"""How near a time expression hangs to a dealing in the parse of their sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.language.repair_times import TIMES
from communique.statements.clauses import (
    WITHIN,
    clause_of,
    finite,
    future,
    governors,
    perfect,
    pluperfect,
    within_occasion,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

    from communique.statements.event import Event

MOVES = frozenset("say tell announce state declare report note add claim warn write".split())
# Verbs of beginning and ending without a subject pass a time on: 'beginning in 2019, they held drills'.
PASSING = frozenset("begin start commence end last run date".split())
# A saying lends its day to what it states in the present tense: 'announced on Tuesday that it breaks off relations'.
ANNOUNCING = frozenset("announce declare proclaim notify inform confirm say".split())
# What has been done, 'the ministry announced on Sunday', is the news of that day; 'said' may look farther back.
PUBLISHING = frozenset({"announce", "declare", "proclaim"})
# What is done by saying is done when it is said: 'told Oslo on Monday that it would respond'.
SPEECH = frozenset(
    "threat demand appeal promise criticism accusation denial request offer rejection refusal invitation "
    "condemnation warning support treaty_exit".split()
)
# 'The arrival in Lima, which took place on Monday': the clause is about the event itself.
OCCURRING = frozenset("take occur happen hold conclude".split())
# Verbs whose 'on' or 'for' can name the day agreed on: 'settled on 10 May'.
SETTING = frozenset("settle set fix schedule postpone delay agree decide plan move extend".split())
SET_BY = frozenset({"on", "for", "until", "till", "to", "as"})
AT_WHICH = frozenset("during at in on after following".split())  # 'a visit from 3 to 5 May, during which …'

FAR = 990  # farther than any path in a sentence
OWN, NOUN, CLAUSE, STAMP, BESIDE, LOWER, UPPER = 0, 5, 10, 13, 20, 30, 60
THROUGH_NOUN = 4  # a time in a phrase on another noun may be that noun's own
SET_DAY = 6


def distance(event: Event, time: Token) -> int:
    """How far a time's attachment is from an event.

    Args:
        event: The event.
        time: First word of the time expression.

    Returns:
        0 on the trigger, more for its clause, for coordinated clauses and for governing ones; FAR where the
        time belongs to something else.
    """
    own = {t.i for t in event.words} | {event.token.i}
    if _of_noun(time):
        return OWN if time.head.i in own else FAR
    verb = clause_of(event.token)
    if verb.dep_ == "relcl" and verb.head.i in (time.i, time.head.i) and of_time(verb.head):
        return CLAUSE  # 'the following day Oslo handed over' read as a day with a clause
    through = 0
    for node in [time, *governors(time)]:
        if node.i in own:
            return through + _agreed_day(event, node, time) + OWN
        if _passing(node, event):
            continue
        if node.pos_ in ("VERB", "AUX") and node.dep_ != "amod":
            return _clauses(event, node, time) + through + _agreed_day(event, node, time)
        if node.pos_ in ("NOUN", "PROPN") and not of_time(node) and node.i < time.i:
            if _of_its_own(node, time):
                return FAR
            through = THROUGH_NOUN if _a_fact(node) else 0
    return FAR


def _of_its_own(noun: Token, time: Token) -> bool:
    """'apologise for the genocide of 1971': the year is the noun's."""
    return time.dep_ == "pobj" and time.head.lower_ == "of" and time.head.head.i == noun.i and noun.dep_ == "pobj"


def _of_noun(time: Token) -> bool:
    """'the 2015 ban', 'the July 2018 pact', 'condemned Monday's raid': a time that dates the noun it stands before."""
    noun = time.head
    if noun.pos_ != "NOUN" or of_time(noun):
        return False
    if time.dep_ == "poss":  # 'at Monday's talks' dates what was done there
        return noun.dep_ == "dobj" or (noun.dep_ == "pobj" and noun.head.lower_ not in WITHIN)
    return time.dep_ in ("nummod", "compound", "amod", "nmod")


def of_time(word: Token) -> bool:
    """Whether a noun tells a time: a day, a month, an evening."""
    return word.ent_type_ in ("DATE", "TIME") or word.lemma_.lower() in TIMES


def _a_fact(noun: Token) -> bool:
    """Whether a noun in a clause is what is dealt in, and no place or occasion put before the verb."""
    return noun.dep_ in ("dobj", "pobj", "nsubj", "nsubjpass") and noun.pos_ == "NOUN" and noun.head.i < noun.i


def _passing(node: Token, event: Event) -> bool:
    if node.lemma_.lower() in PASSING and node.tag_ == "VBG" and node.dep_ in ("advcl", "prep", "acl"):
        return True
    return node.tag_ == "VBN" and node.dep_ == "acl" and _preposed(node, event.token)


def _agreed_day(event: Event, node: Token, time: Token) -> int:
    """'settled on 10 May': the day may be what was settled; any other time of the sentence goes before it."""
    prep = time if time.dep_ == "prep" else next((a for a in governors(time) if a.dep_ == "prep"), None)
    if prep is None or prep.head.i != node.i or prep.i < node.i or prep.lower_ not in SET_BY:
        return 0
    return CLAUSE + SET_DAY if node.lemma_.lower() in SETTING and node.pos_ == "VERB" else 0


def _preposed(participle: Token, trigger: Token) -> bool:
    """'Under a deal struck in 2015, it ordered': the time of a phrase put first is the main verb's too."""
    phrase = next((a for a in participle.ancestors if a.dep_ == "prep"), None)
    return phrase is not None and phrase.right_edge.i < trigger.i and phrase.left_edge.i == phrase.sent.start


def _clauses(event: Event, verb: Token, time: Token) -> int:
    """The time hangs on a verb that is not the trigger."""
    if verb.dep_ in ("relcl", "acl") and any(a.i == verb.head.i for a in event.words):
        return NOUN if event.places.light is None and event.token.pos_ != "VERB" else LOWER
    if any(a.i == verb.i for a in governors(event.token)):
        return _governed(event, verb, time)
    if _coordinated(event.token, verb):
        between = clause_of(event.token).i < time.i < verb.i  # 'met Oslo's envoy, and in May left'
        apart = future(clause_of(event.token)) != future(verb)
        return FAR if between or apart else BESIDE
    # 'discussed ways to enhance ... on Thursday': a last phrase hung on an infinitive below the trigger
    return BESIDE if time.i > event.token.i and _infinite_below(event.token, verb) else FAR


def _infinite_below(trigger: Token, verb: Token) -> bool:
    node = verb
    while node.i != trigger.i:
        if node.head.i == node.i or node.dep_ == "conj":
            return False
        if node.pos_ in ("VERB", "AUX") and (finite(node) or node.tag_ == "VBN"):
            return node.dep_ == "relcl" and node.lemma_.lower() in OCCURRING
        node = node.head
    return True


def _governed(event: Event, verb: Token, time: Token) -> int:
    """The time hangs on a verb above the event."""
    steps, node = 0, event.token
    while node.i not in (verb.i, node.head.i):
        first_to = node.dep_ == "relcl" and node.tag_ == "VB" and not finite(node)  # 'the first leader to visit'
        if node.dep_ in ("ccomp", "relcl") and node.pos_ in ("VERB", "AUX") and not first_to:
            return _over_clause(event, node, verb)
        if first_to or node.dep_ in ("acl", "xcomp", "advcl", "pcomp"):
            steps += CLAUSE
        if node.dep_ == "conj" and node.pos_ in ("VERB", "AUX"):
            if time.i > verb.i and pluperfect(node):
                return FAR
            steps += 1
        node = node.head
    return CLAUSE + steps


def _over_clause(event: Event, clause: Token, verb: Token) -> int:
    if clause.dep_ == "relcl":
        at_which = any(c.lower_ in AT_WHICH and any(g.lower_ == "which" for g in c.children) for c in clause.children)
        return LOWER if at_which else FAR
    if verb.lemma_ in ANNOUNCING and clause.tag_ in ("VBZ", "VBP"):
        return UPPER
    if verb.lemma_ in PUBLISHING and perfect(clause):
        return UPPER
    if verb.lemma_ in MOVES:
        return BESIDE if event.kind.id in SPEECH and not within_occasion(clause) else FAR
    return UPPER


def _coordinated(token: Token, verb: Token) -> bool:
    """Whether the clauses of a word and a verb are coordinated."""
    return any(a.i == verb.i for a in _conjuncts(token)) or any(a.i == token.i for a in _conjuncts(verb))


def _conjuncts(token: Token) -> list[Token]:
    node = token
    while node.dep_ not in ("conj", "ROOT") and node.pos_ not in ("VERB", "AUX") and node.head.i != node.i:
        node = node.head
    joined = list(node.conjuncts)
    above = _resumed(node)
    return joined if above is None else [above, *above.conjuncts]


def _resumed(verb: Token) -> Token | None:
    """'said that it should leave, but denied …': the verb of saying that a past one really goes on from."""
    first = verb.head
    bare = verb.dep_ == "conj" and verb.tag_ == "VBD" and not any(c.dep_.startswith("nsubj") for c in verb.children)
    if not bare or first.dep_ != "ccomp" or first.head.tag_ != "VBD":
        return None
    helped = any(c.dep_ == "aux" and (c.tag_ in ("MD", "VBD")) for c in first.children)
    return first.head if helped else None
