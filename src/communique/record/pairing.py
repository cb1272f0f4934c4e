"""Which dealings are compared at all: those that share something few others share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from communique.record.blocks import MONTH, is_occasion, span
from communique.record.comparing import ALIKE, TOLD, Profile
from communique.record.fitting import SPOKEN

CROWDED = 40  # dealings that share a thing, after which it tells none of them from another
SEVERAL = 4  # parties beyond which pairs of them are not looked up one by one

Key = tuple[object, ...]


def candidates(profiles: Sequence[Profile], *, across: bool) -> Iterator[tuple[int, int]]:
    """Pairs of dealings worth comparing, by their places in the sequence; each once, in a fixed order.

    Two are found by a pair of parties in common together with a name of an occasion, a person, a place, a type, a day
    or the words of one sentence. What more than :data:`CROWDED` dealings share finds none, so the number of pairs grows
    no faster than that of dealings.

    Args:
        profiles: The dealings.
        across: Whether they are of several blocks; those of one have their parties in common.
    """
    held: dict[Key, list[int]] = {}
    for n, profile in enumerate(profiles):
        for key in _keys(profile) if across else set(_features(profile)):
            held.setdefault(key, []).append(n)
    found = {pair for group in held.values() if 1 < len(group) <= CROWDED for pair in combinations(group, 2)}
    yield from sorted(found)


def _keys(profile: Profile) -> set[Key]:
    parties = sorted(profile.countries)
    pairs: list[Key] = [tuple(parties)]
    if len(parties) <= SEVERAL:
        pairs = [*combinations(parties, 2), *((code,) for code in sorted(profile.source))]
    features = list(_features(profile))
    return {(pair, *feature) for pair in pairs for feature in features}


def _features(profile: Profile) -> Iterator[Key]:
    for name in profile.occasions:
        yield "occasion", name
    for people in profile.people.values():
        for person in people:
            yield "person", person
    for place in profile.places:
        yield "place", place
    for designation in profile.things[0]:
        yield "type", designation
    first, last = profile.days
    if first is not None and last is not None and span(profile.days) <= MONTH:
        for day in range(first, last + 1):
            yield "day", day
    if profile.family in SPOKEN or (span(profile.days) > MONTH and any(map(is_occasion, profile.kinds))):
        for _, trigger, matter, words in profile.told:
            for stems in (matter, words):
                yield from (("said", trigger, stem) for stem in _prefix(stems))


def _prefix(stems: Iterable[str]) -> list[str]:
    """Of the words of a sentence so many that another of :data:`ALIKE` in common must have one of them among its own.

    (Prefix filtering: Chaudhuri, Ganti and Kaushik 2006, *ICDE*.)
    """
    ordered = sorted(stems)
    return ordered[: int((1 - ALIKE) * len(ordered)) + 1] if len(ordered) >= TOLD - 1 else []
