"""How the made world (:mod:`world`) words its reports: sentences with slots, and where in them each slot's words stand.

Slots stand in braces: ``a`` and ``b`` the sides, ``t:…`` the trigger, ``d`` the date's phrase, ``p`` a place, ``n m``
a number of some materiel, ``h`` who vouches and ``c:…`` the cue of it. The words are our own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

SLOT = re.compile(r"\{(\w)(?::([^}]*))?\}")
# By kind of dealing, wordings that say the same. A rewrite takes another wording than its source.
TOLD: Mapping[str, tuple[str, ...]] = {
    "meeting": (
        "{A} foreign minister {a} {t:met} {B} counterpart {b} in {p}{d}.",
        "In {p}, {a} of {x} {t:held a meeting} with {b}, who speaks for {y} abroad{d}.",
        "The ministers {a} of {x} and {b} of {y} {t:sat down together} in {p}{d}.",
    ),
    "visit": (
        "{A} envoy {a} {t:visited} {B} leader {b} in {p}{d}.",
        "{a} of {x} {t:travelled} to {p} to see {b} of {y}{d}.",
        "The {B} side, led by {b}, received {a} of {x}, who {t:came on a visit} to {p}{d}.",
    ),
    "agreement": (
        "{a} and {b} {t:signed an agreement} on {o} in {p}{d}.",
        "A pact on {o} was {t:concluded} between {a} and {b} in {p}{d}.",
        "Delegates of {a} and {b} put their names to an {t:accord} on {o} in {p}{d}.",
    ),
    "joint_exercise": (
        "Troops of {a} and {b} {t:exercised together} near {p}{d}.",
        "{a} and {b} {t:began a joint drill} outside {p}{d}.",
        "Soldiers from {a} trained in {t:manoeuvres} with those of {b} close to {p}{d}.",
    ),
    "arms_transfer": (
        "{a} {t:delivered} {n} {m} to {b}{d}.",
        "{b} {t:received} {n} {m} from {a}{d}.",
        "A shipment of {n} {m} was {t:handed over} by {a} to {b}{d}.",
    ),
    "humanitarian_aid": (
        "{a} {t:sent relief} worth many lorries to {b} by way of {p}{d}.",
        "{b} was {t:given relief goods} by {a}, unloaded at {p}{d}.",
        "Tents and food that {a} {t:donated} to {b} came to {p}{d}.",
    ),
    "attack": (
        "{a} {t:attacked} a post of {b} at {p}{d}.",
        "A garrison of {b} at {p} was {t:shelled} by {a}{d}.",
        "Guns of {a} {t:fired on} {b} near the town of {p}{d}.",
    ),
    "sanction": (
        "{a} {t:imposed sanctions} on banks of {b}{d}.",
        "Penalties on banks of {b} were {t:decreed} by {a}{d}.",
        "{a} put traders of {b} on its {t:sanctions list}{d}.",
    ),
    "expulsion": (
        "{a} {t:expelled} two diplomats of {b}{d}.",
        "Two attaches of {b} were {t:told to leave} by {a}{d}.",
        "{a} {t:sent home} a pair of envoys of {b}{d}.",
    ),
    "accusation": (
        "{a} {t:accused} {b} of {g}{d}.",
        "{b} was {t:blamed} by {a} for {g}{d}.",
        "{a} {t:charged} that {b} had been {g}{d}.",
    ),
    "request": (
        "{a} {t:asked} {b} to {r}{d}.",
        "A request that it {r} was {t:put} to {b} by {a}{d}.",
        "{b} was {t:approached} by {a}, which wants it to {r}{d}.",
    ),
}
PLANNED: Mapping[str, str] = {
    "agreement": "{a} and {b} {s:will} {t:sign an agreement} on {o} in {p}{d}.",
    "joint_exercise": "Troops of {a} and {b} {s:are to} {t:exercise together} near {p}{d}.",
    "meeting": "{A} foreign minister {a} {s:is to} {t:meet} {B} counterpart {b} in {p}{d}.",
}
DENIED: Mapping[str, str] = {
    "arms_transfer": "The {h} {s:denied} that {a} had {t:delivered} {m} to {b}{d}.",
    "attack": "The {h} {s:denied} that {a} had {t:attacked} {b} at {p}{d}.",
}
ANSWER = "{a} {t:denied} the charge of {b}."
SAID = (", the {h} {c:said}", ", the {h} {c:announced}")
# Sentences of no matter are drawn word by word: two reports share few runs of words, as those of the news do.
LIKE = (
    "old narrow quiet muddy crooked pale broken noisy wooden frozen empty steep rusty yellow hollow distant shallow "
    "dusty patient clumsy silver tangled brittle foggy humble stubborn gentle crowded faded slender damp leaning "
    "modest drowsy copper cheerful restless ragged velvet marble woollen bitter autumn midnight paper clever grey leafy"
).split()
WHAT = (
    "bakery ferry orchard lantern library tannery bridge choir chimney market garden clockmaker piano windmill cellar "
    "staircase kitchen bicycle umbrella lighthouse postman wagon theatre fountain goat puddle bookshop tailor gate "
    "harvest carpet barber quarry pigeon blanket violin pantry cobbler attic meadow tramline kettle ladder parade "
    "greenhouse beekeeper pavement signpost bonfire washhouse sledge barge weaver cart kiosk terrace pharmacy hedge"
).split()
DID = (
    "creaked waited sang closed shone drifted leaked stumbled blossomed flickered reopened rattled vanished dozed "
    "overflowed grumbled froze prospered whistled tilted steamed glittered wandered crumbled hummed thawed rested "
    "gathered spilled paused wobbled echoed dried rang faded circled sagged lingered burst listened"
).split()
HOW = (
    "slowly twice again overnight somehow politely for_weeks at_dawn unnoticed all_morning without_hurry on_purpose "
    "by_noon as_usual in_silence once_more for_nothing at_length after_lunch since_spring till_dusk in_turns barely"
).split()
BY = "behind beneath beside past above near against below towards opposite around".split()
TOPICS = ("fishing rights", "rail freight", "visas", "pilot training", "river dams", "grain storage", "satellite data")
CHARGES = ("sheltering smugglers", "jamming its radars", "diverting a river", "arming a militia", "forging passports")
ASKED = ("reopen a crossing", "release four sailors", "pay for a dam", "share flood data", "return stolen statues")
ARMS = ("howitzers", "patrol boats", "radars", "drones", "armoured cars", "trainer aircraft", "mortars")


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence with where the words of its slots stand in it, by slot."""

    text: str
    spans: Mapping[str, tuple[int, int]]


def fill(template: str, values: Mapping[str, str]) -> Line:
    """Fill a template.

    Args:
        template: Words with slots; a slot with words of its own keeps them.
        values: The words of the other slots.

    Returns:
        The sentence; spans in code points of it, ends exclusive. A slot filled with nothing has none.
    """
    text, at, spans = "", 0, {}
    for found in SLOT.finditer(template):
        text += template[at : found.start()]
        name, own = found.groups()
        words = own if own is not None else values[name]
        if words:
            spans[name] = (len(text), len(text) + len(words))
        text += words
        at = found.end()
    return Line(text + template[at:], spans)
