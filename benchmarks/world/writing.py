"""Writes the made world's reports: sentences into paragraphs, and the statements that rest on them."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from communique.lexicon.who import states
from communique.model.report import Block, BlockRole, Report
from communique.model.statement import Cue, Holder, Materiel, Party, Place, Quantity, Reading, Statement, Status
from communique.ontology.kinds import load_kinds

from .events import Code, Event, adjective
from .wordings import BY, DID, HOW, LIKE, WHAT, Line, fill

GIVEN = ("Ana", "Boris", "Celia", "Dario", "Esra", "Farid", "Greta", "Hugo", "Ines", "Jonas", "Kira", "Luis")
FAMILY = ("Belmar", "Costin", "Dravek", "Elmstad", "Farrow", "Gaspin", "Holt", "Ivanek", "Jorde", "Kestrel", "Lumo")
PERSONAL = frozenset({"meeting", "visit"})
THINGS = frozenset({"arms_transfer"})
FILLERS = 12  # sentences of no matter in a report of ten statements: about half of its words


@dataclass(frozen=True, slots=True)
class Truth:
    """What is true of a statement.

    Attributes:
        event: Number of the event it is about; the answer to a charge is an event of its own, below zero.
        answers: Number of the event that it says was not so, or None.
        wrong: What it gives wrongly, as a kind of conflict (number, date, place, who), or None.
    """

    event: int
    answers: int | None = None
    wrong: str | None = None


@dataclass(frozen=True, slots=True)
class Telling:
    """One sentence to be written.

    Attributes:
        event: What it tells, as it tells it: with its errors.
        template: Its wording.
        status: What it says of the event.
        truth: What is true of it.
        date: EDTF, or None; ``phrase`` are the words it is given in, with their preposition.
        said: The wording of who vouches for it, or nothing.
        holder: Code of the state whose ministry vouches for it, or None.
        confidence: As of the statement.
    """

    event: Event
    template: str
    status: Status
    truth: Truth
    date: str | None
    phrase: str
    said: str
    holder: Code | None
    confidence: float


@dataclass(frozen=True, slots=True)
class Masthead:
    """What a report is published as: its number in the world, outlet, day, and what stands before its headline."""

    number: int
    outlet: str
    day: date
    rubric: str = ""


def write(head: Masthead, paragraphs: Sequence[Sequence[Telling | str]]) -> tuple[Report, Reading, tuple[Truth, ...]]:
    """Write a report.

    Args:
        head: What it is published as.
        paragraphs: Tellings, and sentences of no matter as they stand.

    Returns:
        The report, its reading, and what is true of each statement in turn.
    """
    text, blocks, placed = "", [], []
    for paragraph in paragraphs:
        start = len(text)
        for item in paragraph:
            line = Line(item, {}) if isinstance(item, str) else _line(item)
            if not isinstance(item, str):
                placed.append((item, line, len(text)))
            text += line.text + " "
        text = text[:-1] + "\n"
        blocks.append(Block(start, len(text) - 1, BlockRole.BODY))
    slug = head.outlet.lower().replace(" ", "-")
    report = Report(
        document=f"{slug}/{head.number:06}.txt", sha256=hashlib.sha256(text.encode()).hexdigest(), text=text,
        title=head.rubric + text.partition(".")[0][:70], publisher=head.outlet, published=head.day.isoformat(),
        published_origin="metadata", url=f"https://{slug}.example/{head.number}", blocks=tuple(blocks),
    )  # fmt: skip
    statements = [_statement(report.id, telling, line, at) for telling, line, at in placed]
    return report, Reading(tuple(statements)), tuple(telling.truth for telling, _, _ in placed)


def filler(chance: random.Random) -> str:
    """A sentence of no matter."""
    first, second, third = (f"{chance.choice(LIKE)} {chance.choice(WHAT)}" for _ in range(3))
    did, how, by = chance.choice(DID), chance.choice(HOW).replace("_", " "), chance.choice(BY)
    return f"The {first} {did} {how} {by} a {second}, and one {third} {chance.choice(DID)}."


def person(code: Code, kind: str) -> tuple[str, str]:
    """A state's minister (for meetings) or leader (for visits): the name, and an id made of it."""
    drawn = hashlib.sha256(f"{code} {kind}".encode()).digest()
    name = f"{GIVEN[drawn[0] % len(GIVEN)]} {FAMILY[drawn[1] % len(FAMILY)]}"
    return name, f"person:{code.lower()}-{name.lower().replace(' ', '-')}"


def _line(telling: Telling) -> Line:
    event, known = telling.event, states()
    sides = (event.source, event.target)
    a, b = (person(c, event.kind)[0] if event.kind in PERSONAL else known[c]["name"] for c in sides)
    values = {
        "a": a, "b": b, "x": known[sides[0]]["name"], "y": known[sides[1]]["name"], "A": adjective(sides[0]),
        "B": adjective(sides[1]), "d": telling.phrase, "p": known[event.place]["capital"], "n": str(event.amount),
        "m": event.thing, "o": event.matter, "g": event.matter, "r": event.matter,
        "h": f"foreign ministry of {known[telling.holder]['name']}" if telling.holder else "",
    }  # fmt: skip
    template = telling.template[:-1] + telling.said + "." if telling.said else telling.template
    return fill(template, values)


def _statement(report: str, telling: Telling, line: Line, at: int) -> Statement:
    event, kind = telling.event, load_kinds()[telling.event.kind]
    spans = {name: (at + start, at + end) for name, (start, end) in line.spans.items()}

    def words(name: str) -> str:
        start, end = line.spans[name]
        return line.text[start:end]

    def party(name: str, code: Code) -> Party:
        label, ident = person(code, event.kind) if event.kind in PERSONAL else (states()[code]["name"], f"state:{code}")
        return Party(words(name), ident, label, code, "GOV", None, *spans[name])

    def cue(name: str, effect: str) -> Cue:
        return Cue(words(name), *spans[name], effect)

    dated = "d" in spans and telling.date is not None
    phrase = telling.phrase.split(" ", 2)[-1]  # ' on 3 March 2019': without the preposition
    count = Quantity(event.amount, event.amount, False, str(event.amount))
    return Statement(
        report=report, start=at, end=at + len(line.text), quote=line.text, trigger_start=spans["t"][0],
        trigger_end=spans["t"][1], kind=kind.id, type=kind.type, mode=kind.mode, contexts=tuple(kind.contexts),
        cameo=kind.cameo, goldstein=kind.goldstein, source=(party("a", event.source),),
        target=(party("b", event.target),),
        place=Place(words("p"), event.place, None, None, None, *spans["p"]) if "p" in spans else None,
        date=telling.date, date_text=phrase if dated else None,
        date_start=spans["d"][1] - len(phrase) if dated else None, date_end=spans["d"][1] if dated else None,
        date_origin="text" if dated else None, status=telling.status,
        status_cues=(cue("s", str(telling.status)),) if "s" in spans else (),
        holder=Holder(words("h"), None, telling.holder, "organ", *spans["h"]) if "h" in spans else None,
        cue=cue("c", "indirect") if "c" in spans else None,
        materiel=(Materiel(None, event.thing, count if "n" in spans else None, *spans["m"]),) if "m" in spans else (),
        reader="world/1", reasons=("made",), confidence=telling.confidence,
    )  # fmt: skip
