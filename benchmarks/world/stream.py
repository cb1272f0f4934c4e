"""Which reports the made world's outlets publish, day by day: what they tell, take from others and get wrong."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from communique.model.report import Report
from communique.model.statement import Reading, Status

from .events import Event, World, codes
from .wordings import ANSWER, DENIED, PLANNED, SAID, TOLD
from .writing import FILLERS, PERSONAL, THINGS, Masthead, Telling, Truth, filler, write

SEED = 4  # any fixed number: the world must be the same each time
FIRST_DAY = date(2015, 1, 1)
REPORTS_A_DAY = 40
REMEMBERED_DAYS = 120  # what happened before the first report, for it to look back on
NEW_EVENTS, LEADS = 40, 12  # a day; so many of them are what reports are written about
STATEMENTS = 10  # a report, but for what a side answers, told beside it
ORIGINALS = 11  # of twenty reports so many are written anew, and the others carry one of the day's
CORRECTED = 0.01  # of the originals, by their own outlet, a day later
# Shares of all tellings: those that give something wrong, that vouch by somebody, that are read unsurely.
WRONG = {"number": 0.05, "date": 0.03, "place": 0.02, "who": 0.04}
VOUCHED, UNSURE = 0.25, 0.08
OUTLETS = tuple(
    f"{place} {name}"
    for place in ("Lakeshore", "Harbour", "Northgate", "Strait", "Meridian", "Foothill", "Delta", "Causeway")
    for name in ("Courier", "Times", "Review", "Ledger", "Wire")
)
Paragraphs = list[list[Telling | str]]


@dataclass(frozen=True, slots=True)
class Told:
    """A report with its reading and its truth: the id of the report it was first written as, and each statement's."""

    report: Report
    reading: Reading
    origin: str
    truths: tuple[Truth, ...]


def told(number: int, seed: int = SEED) -> Iterator[Told]:
    """Let the world run until so many reports are told.

    Args:
        number: How many reports.
        seed: Which world.

    Yields:
        The reports in the order of their days, about half of them copies or rewrites of earlier ones of that day.
    """
    world = World(random.Random(seed))
    for past in range(-REMEMBERED_DAYS, 0):
        for _ in range(NEW_EVENTS):
            world.happen(FIRST_DAY + timedelta(days=past))
    leads: list[Event] = []
    sources: list[tuple[Paragraphs, str]] = []
    waiting: list[tuple[Paragraphs, str, str]] = []
    corrections: list[tuple[Paragraphs, str, str]] = []
    for made in range(number):
        day = FIRST_DAY + timedelta(days=made // REPORTS_A_DAY)
        if made % REPORTS_A_DAY == 0:
            leads = [world.happen(day) for _ in range(NEW_EVENTS)][:LEADS]
            sources, waiting, corrections = [], corrections, []
        chance = random.Random(world.chance.getrandbits(64))  # what one report draws moves no other
        head = Masthead(made, chance.choice(OUTLETS), day)
        if waiting:
            paragraphs, origin, outlet = waiting.pop()
            head = replace(head, outlet=outlet, rubric="CORRECTION: ")
            yield _told(head, _mended(paragraphs), origin)
        elif made % 20 < ORIGINALS or not sources:
            paragraphs = _story(world, chance.choice(leads), day, chance)
            first = _told(head, paragraphs, None)
            sources.append((paragraphs, first.origin))
            if chance.random() < CORRECTED:
                corrections.append((paragraphs, first.origin, head.outlet))
            yield first
        else:
            paragraphs, origin = chance.choice(sources)
            yield _told(head, _carried(paragraphs, chance), origin)


def _told(head: Masthead, paragraphs: Paragraphs, origin: str | None) -> Told:
    report, reading, truths = write(head, paragraphs)
    return Told(report, reading, origin or report.id, truths)


def _story(world: World, lead: Event, day: date, chance: random.Random) -> Paragraphs:
    """A report written anew: the event that it is about, others behind it, and sentences of no matter."""
    events = [lead, *(world.behind(lead, chance) for _ in range(STATEMENTS * 2))]
    distinct = list({e.number: e for e in events}.values())[:STATEMENTS]
    sentences: list[list[Telling | str]] = []
    for event in distinct:
        telling = _telling(event, event is lead, day, chance)
        sentences.append([telling])
        if event.denied and telling.status is Status.OCCURRED and chance.random() < 0.5:
            sentences[-1].append(_denial(event, chance))
    for _ in range(FILLERS):
        sentences.insert(chance.randrange(1, len(sentences) + 1), [filler(chance)])
    return [[item for s in sentences[n : n + 3] for item in s] for n in range(0, len(sentences), 3)]


def _telling(event: Event, fresh: bool, day: date, chance: random.Random) -> Telling:
    if fresh and event.kind in PLANNED and chance.random() < 0.1:  # announced, for some weeks on: another dealing
        ahead = replace(event, number=event.number + 10**7, day=day + timedelta(days=30))
        when = _on(ahead.day)
        return Telling(ahead, PLANNED[event.kind], Status.PLANNED, Truth(ahead.number), *when, "", None, 0.9)
    event, wrong = _erring(event, chance)
    draw = chance.random()
    # What is fresh is told with its day; of what lies behind half is, a third with its month, the rest without.
    when = _on(event.day) if fresh or wrong == "date" or draw < 0.5 else _in(event.day) if draw < 0.85 else (None, "")
    holder = event.source if chance.random() < VOUCHED else None
    said = chance.choice(SAID) if holder else ""
    confidence = 0.6 if chance.random() < UNSURE else 0.9
    template = chance.choice(TOLD[event.kind])
    return Telling(event, template, Status.OCCURRED, Truth(event.number, None, wrong), *when, said, holder, confidence)


def _erring(event: Event, chance: random.Random) -> tuple[Event, str | None]:
    """An event as one outlet tells it: now and then with a wrong number, day, place or doer."""
    draw = {name: chance.random() < share for name, share in WRONG.items()}
    if event.kind in THINGS and draw["number"]:
        return replace(event, amount=event.amount * 2 + 1), "number"
    if event.kind in PERSONAL and draw["date"]:
        return replace(event, day=event.day + timedelta(days=2)), "date"
    if event.kind in ("agreement", "joint_exercise") and draw["place"]:
        other = event.target if event.place == event.source else event.source
        return replace(event, place=other), "place"
    if event.kind == "attack" and draw["who"]:
        return replace(
            event, source=chance.choice([c for c in codes() if c not in (event.source, event.target)])
        ), "who"
    return event, None


def _denial(event: Event, chance: random.Random) -> Telling:
    """What a side answers: that it did no such thing, or, charged with something, that the charge is false."""
    if event.kind == "accusation":
        answer = replace(event, kind="denial", source=event.target, target=event.source)
        truth = Truth(-event.number - 1, event.number)
        return Telling(answer, ANSWER, Status.OCCURRED, truth, None, "", "", None, 0.9)
    when = _on(event.day) if chance.random() < 0.7 else (None, "")
    truth = Truth(event.number, event.number)
    return Telling(event, DENIED[event.kind], Status.DENIED, truth, *when, "", event.source, 0.9)


def _on(day: date) -> tuple[str, str]:
    return day.isoformat(), f" on {day.day} {day:%B} {day.year}"


def _in(day: date) -> tuple[str, str]:
    return f"{day:%Y-%m}", f" in {day:%B} {day.year}"


def _carried(paragraphs: Paragraphs, chance: random.Random) -> Paragraphs:
    """A report as another outlet carries it: as it stands, lightly edited, or every sentence put in other words."""
    sort = chance.choices(("exact", "near", "rewrite"), (40, 35, 25))[0]
    if sort == "exact":
        return paragraphs
    if sort == "near":
        return [[filler(chance), *paragraphs[0]], *paragraphs[1:-1]] if len(paragraphs) > 2 else paragraphs
    return [[_reworded(item, chance) for item in paragraph] for paragraph in paragraphs]


def _reworded(item: Telling | str, chance: random.Random) -> Telling | str:
    if isinstance(item, str):
        return filler(chance) if chance.random() < 0.5 else item
    others = [t for t in TOLD.get(item.event.kind, ()) if t != item.template]
    anew = item.status is Status.OCCURRED and others and chance.random() < 0.6
    return replace(item, template=chance.choice(others)) if anew else item


def _mended(paragraphs: Sequence[Sequence[Telling | str]]) -> Paragraphs:
    """A report as its outlet corrects it: with the right numbers, and a note at its head."""
    note = "Correction: This report has been corrected, since an earlier version gave a wrong number."
    return [[note], *([_righted(item) for item in paragraph] for paragraph in paragraphs)]


def _righted(item: Telling | str) -> Telling | str:
    if isinstance(item, str) or item.truth.wrong != "number":
        return item
    return replace(item, event=replace(item.event, amount=item.event.amount // 2), truth=Truth(item.truth.event))
