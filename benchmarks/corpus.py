"""Makes news reports by the thousand: templates of our own words, varied states, verbs, dates, holders and copies.

    python benchmarks/corpus.py 1000 FOLDER      writes 1,000 reports as .txt files

The same number gives the same reports, byte for byte. They are for measuring speed and memory and for showing that
the order of reading does not matter; they say nothing about how well real prose is read.
"""

from __future__ import annotations

import random
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

SEED = 20260  # any fixed number: the corpus must be the same each time
COPIES = 12  # one report in so many repeats an earlier one, as agency stories do
FIRST_DAY = date(2019, 1, 1)
DAYS = 1800
CHOICE = re.compile(r"\[([^\]]+)\]")

# Name, demonym, capital.
STATES = tuple(
    tuple(line.split(","))
    for line in """Norway,Norwegian,Oslo
Portugal,Portuguese,Lisbon
Ghana,Ghanaian,Accra
Kenya,Kenyan,Nairobi
Peru,Peruvian,Lima
Chile,Chilean,Santiago
Brazil,Brazilian,Brasilia
Mexico,Mexican,Mexico City
Canada,Canadian,Ottawa
Morocco,Moroccan,Rabat
Algeria,Algerian,Algiers
Egypt,Egyptian,Cairo
Turkey,Turkish,Ankara
Greece,Greek,Athens
Bulgaria,Bulgarian,Sofia
Romania,Romanian,Bucharest
Poland,Polish,Warsaw
Latvia,Latvian,Riga
Finland,Finnish,Helsinki
Armenia,Armenian,Yerevan
Azerbaijan,Azerbaijani,Baku
Kazakhstan,Kazakh,Astana
Pakistan,Pakistani,Islamabad
India,Indian,New Delhi
Nepal,Nepalese,Kathmandu
Myanmar,Myanmar,Naypyidaw
Thailand,Thai,Bangkok
Vietnam,Vietnamese,Hanoi
Malaysia,Malaysian,Kuala Lumpur
Indonesia,Indonesian,Jakarta
Japan,Japanese,Tokyo
South Korea,South Korean,Seoul
Mongolia,Mongolian,Ulaanbaatar
Australia,Australian,Canberra
Angola,Angolan,Luanda
Zambia,Zambian,Lusaka
Rwanda,Rwandan,Kigali
Uganda,Ugandan,Kampala
Senegal,Senegalese,Dakar
Colombia,Colombian,Bogota""".splitlines()
)
OUTLETS = ("Meridian Wire", "The Lakeshore Courier", "Harbour Times", "Northgate News", "Strait Review")
# Alternatives stand in square brackets; states, things and dates in braces.
LEADS = (
    "{a} and {b} signed [a memorandum|an agreement|a protocol] on {topic} in {bcap} on {weekday}.",
    "The {ad} foreign minister met his {bd} counterpart in {bcap} on {weekday} to discuss {topic}.",
    "{a} accused {b} on {weekday} of [violating its airspace|sheltering rebels|jamming its radars].",
    "{a} delivered {n} {arms} to {b} on {weekday}, the {ad} defence ministry [said|announced].",
    "The {ad} president [arrived in|travelled to|flew to] {bcap} on {weekday} for a [three-day|two-day|brief] visit.",
    "{a} expelled {n} {bd} diplomats on {weekday} [over a spying affair|without giving reasons|in a row over visas].",
    "{ad} and {bd} troops began a joint exercise near {bcap} on {weekday}.",
    "{a} imposed sanctions on {n} {bd} officials on {weekday}.",
    "A delegation from {acap} held talks on {topic} with {bd} officials on {weekday}.",
    "{a} recalled its ambassador from {bcap} on {weekday}.",
)
BODY = (
    "{b} denied [the charge|any part in it|the report], saying that it had acted within the law.",
    "According to the {bd} [foreign|defence|trade] ministry, the two countries will hold further talks in {month}.",
    "{c} [urged both sides to show restraint|called on {a} and {b} to step back|offered to mediate].",
    "In {year} {a} bought {n} {arms} from {b} for {m} million dollars.",
    "{b} could send [engineers|instructors|medics] to {a} next year, an official in {bcap} said.",
    "The two governments have cooperated on {topic} since {year}.",
    "{c} has yet to [say whether it will join|ratify the agreement|deliver the {arms} it promised {a}].",
    "A spokesman in {acap} said that {a} had received a letter from the {cd} government.",
    "{a} and {c} held naval drills in {month} {year}.",
    "The {ad} defence minister warned {c} against supplying {arms} to {b}.",
    "{c} condemned the decision, and recalled its ambassador from {acap} a day later.",
    "The {bd} parliament is expected to vote on the treaty with {a} by the end of the month.",
    "{a} lent {b} {m} million dollars in {year} for [a railway|a port|a dam|two power stations].",
    "Some {n} {cd} soldiers were sent to {b} in {month} {year} to train its army.",
    "{b} lifted its ban on {ad} [timber|fish|wheat|steel] in {year}.",
)
SUBJECTS = (
    "A baker",
    "The old bridge",
    "A choir",
    "One shopkeeper",
    "The harbour",
    "A school",
    "The main square",
    "A clinic",
    "The night bus",
    "A farmer",
    "The market",
    "A bookshop",
    "The library",
    "A ferry",
    "Half the street",
)
DEEDS = (
    "kept its lights on",
    "stood empty",
    "ran out of flour",
    "drew a crowd",
    "was painted blue",
    "lost a roof tile",
    "sold umbrellas",
    "opened an hour late",
    "smelled of oranges",
    "was closed for repairs",
    "had no water",
    "gave away soup",
    "played old songs",
    "was full of dust",
)
TIMES_OF_DAY = (
    "before noon",
    "all week",
    "through the night",
    "as the rain set in",
    "for the third day",
    "when the sun came out",
    "while children watched",
    "after the sirens",
    "to the surprise of its neighbours",
    "behind the station",
)
TOPICS = ("border trade", "military cooperation", "fishing rights", "energy", "transit", "the shared river")
ARMS = ("patrol boats", "drones", "armoured vehicles", "howitzers", "radars", "trainer aircraft")
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October")


@dataclass(frozen=True, slots=True)
class Made:
    """A made report: a file name and the file's text."""

    name: str
    text: str


def corpus(number: int, seed: int = SEED) -> Iterator[Made]:
    """Make reports.

    Args:
        number: How many.
        seed: Which corpus; the same seed gives the same reports.

    Yields:
        Reports in the order of their names; one in COPIES repeats an earlier text under another outlet.
    """
    chance = random.Random(seed)
    bodies: list[tuple[str, str, date]] = []
    for i in range(number):
        if i and i % COPIES == 0:
            place, body, day = bodies[chance.randrange(len(bodies))]
        else:
            place, body, day = _story(chance)
            bodies.append((place, body, day))
        outlet = OUTLETS[i % len(OUTLETS)]
        stamp = f"{day:%B} {day.day}, {day.year}"
        yield Made(f"{i:06}.txt", f"{place.upper()}, {stamp} ({outlet}) - {body}\n")


def _story(chance: random.Random) -> tuple[str, str, date]:
    day = FIRST_DAY + timedelta(days=chance.randrange(DAYS))
    (a, ad, acap), (b, bd, bcap), (c, cd, _) = chance.sample(STATES, 3)

    def filled(template: str) -> str:
        chosen = CHOICE.sub(lambda found: chance.choice(found[1].split("|")), template)
        return chosen.format(
            a=a, ad=ad, acap=acap, b=b, bd=bd, bcap=bcap, c=c, cd=cd,
            topic=chance.choice(TOPICS), arms=chance.choice(ARMS), n=chance.randrange(3, 60),
            m=chance.randrange(20, 900), month=chance.choice(MONTHS), year=day.year - chance.randrange(1, 15),
            weekday=f"{day - timedelta(days=chance.randrange(1, 4)):%A}",
        )  # fmt: skip

    paragraphs = [filled(chance.choice(LEADS))]
    for _ in range(chance.randrange(3, 6)):
        sentences = [filled(t) for t in chance.sample(BODY, chance.randrange(1, 3))]
        for _ in range(chance.randrange(1, 3)):
            filler = f"{chance.choice(SUBJECTS)} {chance.choice(DEEDS)} {chance.choice(TIMES_OF_DAY)}."
            sentences.insert(chance.randrange(len(sentences) + 1), filler)
        paragraphs.append(" ".join(sentences))
    return acap, "\n\n".join(paragraphs), day


def write(number: int, folder: Path, seed: int = SEED) -> list[Path]:
    """Write made reports into a folder, which is created.

    Returns:
        The files, in the order they were made.
    """
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for made in corpus(number, seed):
        path = folder / made.name
        path.write_text(made.text, encoding="utf8")
        written.append(path)
    return written


if __name__ == "__main__":
    if len(sys.argv) != 3 or not sys.argv[1].isdigit():
        raise SystemExit(__doc__)
    print(f"{len(write(int(sys.argv[1]), Path(sys.argv[2])))} reports in {sys.argv[2]}")
