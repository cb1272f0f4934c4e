"""The trigger lexicon: its schema, its reach, and every example and counter-example it gives."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from communique.language.discourse import Discourse
from communique.language.pipeline import parse
from communique.language.referents import Referents
from communique.lexicon import triggers as lexicon
from communique.lexicon.files import load_yaml
from communique.lexicon.triggers import Trigger, class_kinds, light_verbs, object_classes, triggers
from communique.model.errors import LexiconError
from communique.ontology.kinds import load_kinds
from communique.statements.decide import refuse
from communique.statements.events import find_events

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from communique.statements.event import Event

EXAMPLES = [(t.id, example) for t in triggers() for example in t.examples]
COUNTER = [(t.id, example) for t in triggers() for example in t.counter]
# Sport, weather, business, culture, home politics, science: states are named, and none deals with another.
SILENT = (
    "Brazil beat Uruguay 2-1 in a friendly in Montevideo on Tuesday night.",
    "The Kenyan runner set a world record at the Boston marathon.",
    "Argentina's coach dropped two strikers for the match against Peru.",
    "Norway won three gold medals at the winter games in Italy.",
    "The Dutch keeper saved a penalty from a Spanish forward.",
    "India bowled Sri Lanka out for 98 and won the series.",
    "A French cyclist attacked on the last climb and left his Belgian rivals behind.",
    "Japan's women lost to Sweden on penalties in the quarter-final.",
    "The Swiss tennis player withdrew from the tournament in Dubai with a sore knee.",
    "Croatia meets Ghana in the group stage on Saturday.",
    "A Serbian goalkeeper signed a three-year contract with a Turkish club.",
    "Heavy rain hit Bangladesh and left thousands homeless.",
    "Storm Hans swept into Norway from Denmark and cut power to 9,000 homes.",
    "Temperatures in Iraq and Kuwait passed fifty degrees.",
    "An earthquake struck the border region of Tajikistan and China at dawn.",
    "Snow closed the mountain pass between Chile and Argentina.",
    "A cold front from Canada reached Texas on Monday.",
    "A cyclone killed eleven people in Mozambique and crossed into Malawi.",
    "The volcano in Iceland threatened a fishing village.",
    "Wildfires in Greece destroyed two hundred houses.",
    "The Danish brewer raised its prices by four percent.",
    "A South Korean carmaker reported record profits in March.",
    "Shares in the Brazilian miner fell after a poor quarter.",
    "The Swedish furniture chain opened a shop in Nairobi.",
    "A German airline cancelled a hundred flights because of a strike by its pilots.",
    "The Finnish phone maker launched a new handset in Barcelona.",
    "Tourists from Japan visited the temples of Kyoto in the rain.",
    "The Irish bank agreed to cut 400 jobs.",
    "Gold hit a record high in London.",
    "The Mexican baker met the demand for sweet bread.",
    "The Turkish lira fell against the dollar.",
    "A Nigerian novelist received a prize in Stockholm.",
    "The Polish film opens in Vienna in the autumn.",
    "An Egyptian singer thanked her fans at a concert in Paris.",
    "The French chef shared his recipes with a Japanese pupil.",
    "A Cuban pianist toured Mexico and Spain.",
    "The museum in Athens bought a painting by a Dutch master.",
    "The Icelandic writer attacked the cliches of the crime novel.",
    "A Chilean poet wrote to her sister in Lisbon.",
    "The orchestra from Venezuela performed in Berlin.",
    "The Canadian parliament passed a law on pensions.",
    "Voters in Uruguay go to the polls on Sunday.",
    "The Kenyan president dismissed his finance minister.",
    "Portugal's government pledged to build 20,000 homes.",
    "Thai students demonstrated for a new constitution.",
    "Malawi's court sentenced a former minister to nine years.",
    "Italy's ruling parties agreed on a candidate for president.",
    "The Spanish police arrested a man after a robbery in Seville.",
    "Scientists in Finland found a new species of beetle.",
    "A Norwegian ship mapped a reef of cold-water corals.",
    "Researchers at a Swiss university tested a vaccine against malaria.",
    "An Indian probe entered the orbit of Mars.",
    "Bees from Slovenia are bred for their calm.",
    "The comet was discovered by a Japanese amateur in 1983.",
    "Danish archaeologists dug up a hoard of silver coins.",
    "A Brazilian frog uses poison against snakes.",
    "The telescope in Chile took pictures of a distant galaxy.",
    "The Hungarian mathematician solved a problem of the thirties.",
    "The Peruvian minister of culture opened a festival of masks.",
    "A Kenyan tea grower shipped a record crop in March.",
)
PLACES = frozenset(
    {
        "subject",
        "object",
        "dative",
        "predicate",
        "comp",
        "possessive",
        "adjective",
        "compound",
        "recipient",
        "to",
        "with",
        "from",
        "against",
        "on",
        "at",
        "between",
        "for",
        "by",
        "in",
        "into",
        "of",
        "among",
        "about",
        "over",
        "through",
        "near",
        "along",
        "off",
        "toward",
        "towards",
        "around",
        "onto",
        "upon",
        "alongside",
        "after",
        "before",
        "under",
        "inside",
        "outside",
        "across",
        "past",
        "behind",
        "as",
        "involving",
        "fighting",
    }
)


def kinds_of(trigger: Trigger) -> set[str]:
    """All kinds an entry can lead to."""
    return {k for k in (trigger.kind, *trigger.by_object.values(), *trigger.by_subject.values()) if k}


@pytest.fixture(scope="module")
def events() -> Mapping[str, list[Event]]:
    """The accepted events of every example, parsed in one go."""
    texts = list(dict.fromkeys(str(example["text"]) for _, example in (*EXAMPLES, *COUNTER)))
    return {text: list(_events(doc)) for text, doc in zip(texts, parse(texts), strict=True)}


def _events(doc: Any) -> Iterator[Event]:
    referents = Referents(doc, Discourse())
    for sentence in doc.sents:
        found, _ = find_events(sentence, referents)
        yield from (event for event in found if refuse(event) is None)


def _agrees(event: Event, trigger: str, example: Mapping[str, Any]) -> bool:
    """Whether an event is the one an example describes, the direction with it."""
    if (event.trigger.id, event.kind.id) != (trigger, example["kind"]):
        return False
    if "party" in example or event.kind.mutual:
        named = example.get("party") or [*example["source"], *example["target"]]
        return set(event.all_codes) == set(named)
    source = set(event.codes("source")) or set(event.codes("party"))
    target = (set(event.codes("target")) | set(event.codes("party"))) - source
    return source == set(example["source"]) and target == set(example["target"])


@pytest.mark.parametrize(("trigger", "example"), EXAMPLES, ids=[str(e["text"]) for _, e in EXAMPLES])
def test_example_reads_as_told(events: Mapping[str, list[Event]], trigger: str, example: Mapping[str, Any]) -> None:
    """Each example gives an event by its own entry, of the kind and with the parties told."""
    assert any(_agrees(event, trigger, example) for event in events[example["text"]])


@pytest.mark.parametrize(("trigger", "example"), COUNTER, ids=[str(e["text"]) for _, e in COUNTER])
def test_counter_example_reads_as_nothing(
    events: Mapping[str, list[Event]], trigger: str, example: Mapping[str, Any]
) -> None:
    """No counter-example gives an event by the entry it stands under."""
    assert trigger not in [event.trigger.id for event in events[example["text"]]]


@pytest.fixture(scope="module")
def found_in_silent() -> Mapping[str, list[Event]]:
    """The accepted events of the sentences that must stay silent, parsed in one go."""
    return {text: list(_events(doc)) for text, doc in zip(SILENT, parse(SILENT), strict=True)}


@pytest.mark.parametrize("text", SILENT)
def test_sentence_about_another_matter_stays_silent(found_in_silent: Mapping[str, list[Event]], text: str) -> None:
    """What is no dealing of states gives none, whatever its verbs."""
    assert [(event.trigger.id, event.kind.id) for event in found_in_silent[text]] == []


def test_every_entry_has_an_example() -> None:
    """An entry nobody showed at work is not shipped."""
    assert [t.id for t in triggers() if not t.examples] == []


def test_entries_lead_to_known_kinds() -> None:
    """Every kind an entry or a class of things names is in the ontology."""
    named = {kind for t in triggers() for kind in kinds_of(t)} | set(class_kinds().values())
    assert named - load_kinds().keys() == set()


def test_every_kind_is_reached() -> None:
    """No kind of the ontology is without words."""
    assert load_kinds().keys() - {kind for t in triggers() for kind in kinds_of(t)} == set()


def test_entries_name_known_classes() -> None:
    """Classes by which entries choose are classes of objects.yaml."""
    named = {name for t in triggers() for name in (*t.by_object, *t.by_subject)}
    assert named - set(object_classes().values()) == set()


def test_entries_name_known_places() -> None:
    """A place no parse can fill is a slip of the pen."""
    odd = {(t.id, place) for t in triggers() for place in t.roles if place.removesuffix("+comp") not in PLACES}
    assert odd == set()


def test_lexicon_covers_the_field() -> None:
    """The lexicon holds the hundreds of words that the field uses."""
    lemmas = {lemma for t in triggers() for lemma in t.lemmas}
    assert len(triggers()) >= 320
    assert len(lemmas) >= 2000


def test_no_noun_stands_in_two_classes() -> None:
    """One noun, one class: the first would win in silence."""
    seen: dict[str, str] = {}
    double = []
    for entry in load_yaml("objects.yaml"):
        for noun in entry["nouns"]:
            held = seen.setdefault(str(noun).lower(), entry["class"])
            if held != entry["class"]:
                double.append(noun)
    assert double == []


def test_longest_and_most_exact_entry_is_tried_first() -> None:
    """'hand over' comes before 'hand'; an entry with context before one for the bare word."""
    for entries in lexicon.trigger_index().entries.values():
        lengths = [len(words) for words, _ in entries]
        assert lengths == sorted(lengths, reverse=True)


def test_light_verbs_say_what_they_lend() -> None:
    """'held talks' lends a subject, 'received aid' a recipient; a cancelled visit did not take place."""
    assert light_verbs()["hold"].lends == "subject"
    assert light_verbs()["receive"].lends == "recipient"
    assert light_verbs()["cancel"].aspect == "denied"
    assert {verb.aspect for verb in light_verbs().values()} <= {None, "planned", "denied"}


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        (
            {"id": "x.v", "pos": "verb", "lemmas": ["x"], "roles": {"subject": "hero"}, "kind": "visit"},
            "hero",
        ),
        ({"id": "x.v", "pos": "verb", "lemmas": ["x"], "roles": {"subject": "source"}}, "no kind"),
        (
            {"id": "x.v", "pos": "verb", "lemmas": ["x"], "roles": {True: "source"}, "kind": "visit"},
            "on or off",
        ),
    ],
)
def test_broken_entry_is_refused_with_its_name(entry: Mapping[str, Any], said: str) -> None:
    """A slip in an entry names the file, the entry and the remedy."""
    with pytest.raises(LexiconError) as refused:
        lexicon._trigger("made_up.yaml", entry)
    assert "made_up.yaml" in str(refused.value)
    assert said in str(refused.value)
