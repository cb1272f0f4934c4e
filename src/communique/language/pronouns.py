"""Whom pronouns take up: 'it', 'they', 'who'."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from spacy.tokens import Token

from communique.language import nouns
from communique.language.groups import named_beside
from communique.language.owners import owners_of
from communique.language.referent import Referent
from communique.language.speaking import we_of
from communique.lexicon.who import state_actor
from communique.model.actor import Actor

if TYPE_CHECKING:
    from communique.language.referents import Referents


def pronoun_of(token: Token, referents: Referents) -> Referent | None:
    """Whom a pronoun refers to; None where the report gives no ground."""
    word = token.lower_
    if word in nouns.RELATIVE:
        head = _antecedent(token)
        found = referents.of(head) if head is not None else None
        return replace(found, kind="pronoun") if found else None
    if word in nouns.THEY:
        return _they(token, referents)
    if word in nouns.WE:
        return we_of(token, referents) if not token.text.isupper() else None
    actor: Actor | None = None
    not_meant = _of_the_clause(token, referents)
    if word in nouns.HE:
        actor = referents.discourse.last_person("m", not_meant)
    elif word in nouns.SHE:
        actor = referents.discourse.last_person("f", not_meant)
    elif word in nouns.IT and not _expletive(token):
        actor = (
            _body_beside(token, referents)
            or _subject_before(token, referents)
            or _of_the_document(token, referents)
            or _topic_before(token, referents)
            or referents.discourse.last_body(not_meant)
        )
    if actor is None:
        return None
    return Referent((actor,), token.idx, token.idx + len(token), "pronoun", f"pronoun.{word}")


def _of_the_clause(token: Token, referents: Referents) -> frozenset[str]:
    """Ids of the actors that are the subject of the verb whose object a pronoun is: it does not mean them."""
    verb = token.head.head if token.dep_ == "pobj" else token.head
    if token.tag_ == "PRP$" or token.dep_ not in ("dobj", "dative", "pobj") or verb.pos_ != "VERB":
        return frozenset()
    subjects = [
        c for v in (verb, *verb.ancestors) if v.pos_ in ("VERB", "AUX") for c in v.children if c.dep_ == "nsubj"
    ]
    return frozenset(a.id for s in subjects[:1] for r in referents.all_of(s) for a in r.actors)


def _body_beside(token: Token, referents: Referents) -> Actor | None:
    """What an object 'it' means in its own sentence: the state or body named last before it, not the subject."""
    if token.dep_ not in ("dobj", "pobj", "dative") or token.tag_ == "PRP$":
        return None
    not_meant = _of_the_clause(token, referents)
    for i in range(token.i - 1, token.sent.start - 1, -1):
        named = referents.names.get(i)
        if named is None or named.kind not in ("state", "capital", "organ", "organisation", "movement"):
            continue
        referent = referents.of(referents.doc[i])
        if referent is not None and len(referent.actors) == 1 and referent.actors[0].id not in not_meant:
            return referent.actors[0]
    return None


def _subject_before(token: Token, referents: Referents) -> Actor | None:
    """'Oslo buys the gas that Chad pumps, yet it has': a subject 'it' is the subject of the clause its own hangs on."""
    clause = token.head
    if token.dep_ not in ("nsubj", "nsubjpass"):
        return None
    taken = _craft_before(clause)
    if taken is None and (clause.dep_ not in ("conj", "advcl") or clause.head.i > token.i):
        return None
    subject = taken or next((c for c in clause.head.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    referent = referents.of(subject) if subject is not None and subject.i < token.i else None
    if referent is None or len(referent.actors) != 1 or (not taken and referent.actors[0].kind not in BODIES):
        return None
    return referent.actors[0]


def _topic_before(token: Token, referents: Referents) -> Actor | None:
    """'Its envoys met the king. They told him that China … It also promised': the sentence before was about them."""
    clause = token.head
    first = not any(t.i in referents.names for t in referents.doc[token.sent.start : token.i])
    if token.dep_ not in ("nsubj", "nsubjpass") or clause.dep_ != "ROOT" or token.sent.start == 0 or not first:
        return None
    root = referents.doc[token.sent.start - 1].sent.root
    subject = next((c for c in root.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    if subject is None or (subject.pos_ == "PRON" and subject.lower_ not in nouns.IT):
        return None
    referent = referents.of(subject)
    if referent is None or len(referent.actors) != 1 or referent.actors[0].kind not in BODIES:
        return None
    return referent.actors[0]


def _craft_before(clause: Token) -> Token | None:
    """'Oman downed a Yemeni drone after it had entered': the drone, and not whoever downed it, had entered."""
    after = any(c.lower_ in ("after", "as", "when", "because", "once") for c in clause.children)
    if clause.dep_ == "ccomp" and clause.head.tag_ == "VBG":  # 'downed a drone, claiming it had entered'
        clause, after = clause.head, True
    if clause.dep_ != "advcl" or not after or clause.head.lemma_.lower() not in TAKING:
        return None
    things = (c for c in clause.head.children if c.dep_ in ("dobj", "nsubjpass"))
    return next((c for c in things if c.lemma_.lower() in CRAFT), None)


TAKING = frozenset(
    "down shoot intercept seize detain board capture sink ram chase stop attack confront expel repel fire destroy hit "
    "scramble track escort impound".split()
)

CRAFT = frozenset(
    "aircraft plane jet warplane fighter bomber drone helicopter balloon ship vessel boat trawler tanker warship "
    "submarine cutter frigate missile convoy patrol".split()
)


def _of_the_document(token: Token, referents: Referents) -> Actor | None:
    """'A statement from the government of Peru said it would': whoever made the statement."""
    verb = token.head.head
    if token.dep_ not in ("nsubj", "nsubjpass") or token.head.dep_ != "ccomp":
        return None
    papers = [c for c in verb.children if c.dep_ == "nsubj" and c.i < token.i and c.lemma_.lower() in DOCUMENTS]
    owners = owners_of(papers[0], referents) if papers else ()
    return owners[0] if len(owners) == 1 and owners[0].kind in BODIES | {"office"} else None


DOCUMENTS = frozenset("statement communique communiqué declaration release note letter".split())

BODIES = frozenset({"state", "organ", "organisation", "movement", "medium"})  # what 'it' may mean


def _who_met(token: Token, referents: Referents) -> tuple[str, ...]:
    """'Paz had a meeting with Boric, where they denounced': those who met there."""
    clause = token.head
    where = any(c.lower_ in ("where", "when") for c in clause.children)
    if token.dep_ not in ("nsubj", "nsubjpass") or clause.dep_ not in ("relcl", "advcl") or not where:
        return ()
    verb = next((a for a in clause.ancestors if a.pos_ == "VERB"), None)
    if verb is None or not any(c.lemma_.lower() in MEETINGS for c in (verb, *verb.children)):
        return ()
    subjects = [c for c in verb.children if c.dep_ == "nsubj"]
    withs = (p for c in (verb, *verb.children) for p in c.children if p.dep_ == "prep" and p.lower_ == "with")
    others = [t for p in withs for t in p.children if t.dep_ == "pobj" and t.i < token.i]
    codes = dict.fromkeys(code for t in (*subjects, *others) for r in referents.all_of(t) for code in r.countries)
    return tuple(codes) if subjects and others and len(codes) > 1 else ()


MEETINGS = frozenset("meeting talk talks call conversation summit session negotiation lunch dinner meet".split())


def _they(token: Token, referents: Referents) -> Referent | None:
    """The last plural subject, or the last states spoken of together; a possessive may look at its own clause."""
    beside = frozenset() if token.tag_ == "PRP$" else named_beside(token, referents)
    met = _who_met(token, referents)
    if met:
        actors = tuple(state_actor(code) for code in met)
        return Referent(actors, token.idx, token.idx + len(token), "pronoun", "pronoun.they")
    undergone = token.lower_ == "them" or token.dep_ == "nsubjpass"  # as did those told of last, subject or not
    codes = referents.discourse.plural(beside, last=undergone)
    if not codes:
        return None
    actors = tuple(state_actor(code) for code in codes)
    return Referent(actors, token.idx, token.idx + len(token), "pronoun", "pronoun.they")


def _antecedent(token: Token) -> Token | None:
    """The noun a relative pronoun refers to: the head of the clause it stands in."""
    node = token
    while node.head.i != node.i:
        if node.dep_ == "relcl":
            return node.head
        node = node.head
    return None


def _expletive(token: Token) -> bool:
    """'it is clear that', 'it seems': an 'it' that means nobody; 'it was unaware of' means somebody."""
    if token.dep_ == "expl":
        return True
    told = (c for c in token.head.children if c.dep_ == "attr")
    if token.head.lemma_ == "be" and any(c.lemma_.lower() in OCCASIONS for c in told):
        return True  # 'it was her second visit to Lima'
    after = [c for c in token.head.children if c.i > token.head.i]
    minded = any(c.dep_ == "acomp" and c.lower_ in MINDED for c in after)
    return (
        token.head.lemma_ in ("be", "seem", "appear")
        and not minded
        and any(c.dep_ in ("ccomp", "csubj", "acomp") for c in after)
    )


OCCASIONS = frozenset("visit trip tour meeting summit talk call exercise drill round time stop encounter".split())

# What only somebody is: 'it was unaware of the request', 'it is ready to talk'.
MINDED = frozenset(
    "aware unaware ready willing unwilling prepared able unable determined keen eager reluctant committed confident "
    "concerned worried alarmed open opposed responsible innocent guilty party neutral entitled bound obliged "
    "dissatisfied satisfied grateful hopeful adamant interested involved behind".split()
)
