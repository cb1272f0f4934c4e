"""Whom pronouns and group nouns take up: each text's last sentence holds the word, resolved in reading order."""

from __future__ import annotations

import pytest

from communique.language.discourse import Discourse
from communique.language.pipeline import parse
from communique.language.referents import Referents

# The text, the word, and the states it stands for.
TAKEN_UP = [
    # a neighbour and a country of one's own
    ("Algeria accused Morocco of arson. Algeria cut ties with its neighbour.", "neighbour", ("MAR",)),
    ("Chad accused Libya of a raid. Chad then left its North African rival alone.", "rival", ("LBY",)),
    ("Kenyan President Asha Otieno said that Somali boats had entered her country's waters.", "country", ("KEN",)),
    ("A Kenyan official says the country has recalled its envoy.", "country", ("KEN",)),
    # each of two sides, and the state that is named behind the noun
    ("Togo and Ghana quarrelled. Each side blamed the other.", "side", ("TGO", "GHA")),
    ("Egypt and Oman met. Yemen cut ties with the state of Qatar.", "state", ("QAT",)),
    # a singular noun for a state is one state, and no pair
    ("Peru and Chile fought a war. The country lost its coast.", "country", ("CHL",)),
    ("Oslo warned Minsk. The state then expelled the envoy.", "state", ("NOR",)),
    ("Chad broke with Niger. Chad accused the neighbour of a raid.", "neighbour", ("NER",)),
    ("Kenya and Somalia quarrelled. Kenya blamed the rival for a raid.", "rival", ("SOM",)),
    # a neighbour has a border with it: not the court, though it was named last
    (
        "Nicaragua moved in. The Netherlands hosts the court. Costa Rica accuses its northern neighbour.",
        "neighbour",
        ("NIC",),
    ),
    # those who met there
    (
        "Mali met Oman. Chad's envoy had a meeting with Niger's minister in Niamey, where they denounced it.",
        "they",
        ("TCD", "NER"),
    ),
    # a neighbour that is named is that one
    ("Fiji recognised China. Its neighbour Tuvalu dropped Taiwan.", "neighbour", ("TUV",)),
    # whose counterpart somebody is does not say for whom he acts
    ("Chile accused Peru. The Chilean minister wrote to her opposite number.", "number", ("PER",)),
    ("Mali's envoy flew to Niger for talks with his counterpart.", "counterpart", ("NER",)),
    ("Mali's envoy met his Chadian counterpart in Niger.", "counterpart", ("TCD",)),
    ("Peru and Chile met at the seat of NATO. The two sides signed a pact.", "sides", ("PER", "CHL")),
    # those a thing is done to again are those it was done to
    ("Serbian troops crossed the river. Serbia held three Kosovo policemen. They were freed.", "They", ("XKX",)),
    ("Serbian troops held three Kosovo policemen. They marched on.", "They", ("SRB",)),
    # what only somebody is
    ("Kenya asked China for a port. Beijing replied that it was unaware of the request.", "it", ("CHN",)),
    # whoever acts in a country is not that country
    ("Nepal asked for help. India sent engineers to the country.", "country", ("NPL",)),
    ("Nepal asked for help. India flew water to the capital.", "capital", ("NPL",)),
    # a subject 'it' is the subject of the clause its own hangs on
    ("Oslo buys the gas that Algeria pumps, yet it has never sent a tanker.", "it", ("NOR",)),
    ("Ghana praised the plan that Togo made, but it did not sign.", "it", ("GHA",)),
    # a sentence's first word goes on with the subject before
    (
        "Oslo met Accra. Norway told Ghana that Beijing would wait if China came. It also promised a port.",
        "It",
        ("NOR",),
    ),
    # the craft that was downed had entered, and not whoever downed it
    ("Oman shot down a Yemeni drone after it had entered Oman.", "it", ("YEM",)),
    ("Oman shot down a Yemeni drone, claiming it had entered Oman.", "it", ("YEM",)),
    # whoever made a statement is what it says of itself
    ("Oman met Chad. A statement from the government of Peru said it would sign.", "it", ("PER",)),
    # a land that the sentence names is that one
    ("Peru met Chile. The Kenyan premier said his country was ready.", "country", ("KEN",)),
    ("Peru met Chile. A ship left the island nation of Fiji.", "nation", ("FJI",)),
    ("Chad asked for help. India was the first country to send it.", "country", ("IND",)),
    # states named by their region
    ("The three Baltic states signed.", "states", ("EST", "LVA", "LTU")),
    ("Central Asian presidents met.", "presidents", ("KAZ", "KGZ", "TJK", "TKM", "UZB")),
    # where a land lies tells which it is
    ("Algeria sold Italy gas. The North African country has more.", "country", ("DZA",)),
    ("Nepal met India in Kenya. Kenya gave the Himalayan nation a tree.", "nation", ("NPL",)),
    # groups stay groups
    ("Peru and Chile met. The two countries signed a pact.", "countries", ("PER", "CHL")),
    ("Peru and Chile met. Both sides signed a pact.", "sides", ("PER", "CHL")),
    ("Malta and Libya quarrelled. Our countries condemned Egypt.", "countries", ("MLT", "LBY")),
    ("Malta and Libya quarrelled. Our two states condemned Egypt.", "states", ("MLT", "LBY")),
]
NOBODY = [
    ("Rain fell in the night. The country was quiet.", "country"),
    ("Chad, Niger and Sudan met. Chad accused the neighbour of a raid.", "neighbour"),
    # people are counted, and states are not
    ("Serbia and Kosovo blamed each other for a raid that killed two people.", "people"),
    # 'it was her second visit' tells of an occasion, and of nobody
    ("Nepal and India talked. It was the second visit to Lima in a year.", "It"),
    ("Two Nordic states signed.", "states"),
    ("Italy met Malta. The South American country slept.", "country"),
    ("Chad asked Niger for help. Niger thanked its neighbouring country.", "country"),
    # 'our country' is the speaker's, and no pair
    ("Oman and Yemen met. Our nation has signed the treaty.", "nation"),
    ("Peru and Chile quarrelled. Our country signed a treaty.", "country"),
    ("Malta and Libya quarrelled. Our state condemned Egypt.", "state"),
]


def states_of(text: str, word: str) -> tuple[str, ...]:
    """The codes that the last occurrence of a word stands for."""
    (doc,) = parse([text])
    referents = Referents(doc, Discourse(day="2021-06-10"))
    found = referents.of([t for t in doc if t.text == word][-1])
    return found.countries if found else ()


@pytest.mark.parametrize(("text", "word", "codes"), TAKEN_UP)
def test_whom_a_word_takes_up(text: str, word: str, codes: tuple[str, ...]) -> None:
    """States by ISO code, in the order of the text."""
    assert states_of(text, word) == codes


@pytest.mark.parametrize(("text", "word"), NOBODY)
def test_words_without_ground_take_up_nobody(text: str, word: str) -> None:
    """Where the text leaves more than one choice, or none, nothing is guessed."""
    assert states_of(text, word) == ()


def test_the_country_is_rather_one_of_the_headline() -> None:
    """Of the states named lately, the one the report is about is meant."""
    (doc,) = parse(["China and the United States and Japan argue over Palau. Fiji sent nurses to the country."])
    referents = Referents(doc, Discourse(day="2021-06-10", headline=("PLW",)))
    assert referents.of(next(t for t in doc if t.text == "country")).countries == ("PLW",)  # type: ignore[union-attr]
