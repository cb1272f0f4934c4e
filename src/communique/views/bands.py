"""Confidence bands: how many of some dealings hold, and what their weights come to, given how sure each is.

Each dealing is taken to hold with a probability of its own, independently of the others. The number that hold then
has a Poisson-binomial distribution, and the sum of their weights the distribution of a weighted sum of independent
yes-or-no trials. Both are computed exactly by convolving one dealing after another (Biscarri, Zhao and Brunner 2018,
"A simple and fast method for computing the Poisson binomial distribution function", Computational Statistics and
Data Analysis 122, 92-100; Hong 2013 in the same journal, 59, 41-51).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import prod

import numpy as np
from numpy.typing import NDArray

BAND = 0.9  # the share of all outcomes that a band holds: 5 in 100 lie below it, 5 above
SCALE = 10  # Goldstein weights have one decimal
EXACT = 2000  # dealings of one row above which the normal approximation stands in: the sum has no visible steps left
NORMAL = 1.6448536269514722  # 95th percentile of the standard normal distribution
FUZZ = 1e-9  # sums of floating-point numbers that reach a limit but for rounding have reached it


@dataclass(frozen=True, slots=True)
class Band:
    """An expected value with the bounds that hold nine in ten outcomes."""

    expected: float
    low: float
    high: float


def support(confidences: Iterable[tuple[str, float]]) -> float:
    """The probability that at least one of the independent origins behind a claim is rightly read.

    Args:
        confidences: The origin and the confidence of each statement that makes the claim.

    Returns:
        1 - product over origins of (1 - best confidence in that origin); 0 for none. This is Dempster's rule for
        simple support functions (Shafer 1976, A Mathematical Theory of Evidence, ch. 4): copies add nothing.
    """
    best: dict[str, float] = {}
    for origin, confidence in confidences:
        best[origin] = max(confidence, best.get(origin, 0.0))
    return 1.0 - prod(1.0 - best[origin] for origin in sorted(best))


def against(yes: float, no: float) -> float:
    """The belief that a dealing holds which some assert and others deny.

    Args:
        yes: The support of those who assert it.
        no: The support of those who deny it.

    Returns:
        Dempster's rule for two supports that contradict each other (Shafer 1976, ch. 4): equal supports give no
        more than one half, and one denial against many origins takes little away.
    """
    both = 1.0 - yes * no
    return yes * (1.0 - no) / both if both > 0 else 0.5


def band(trials: Sequence[tuple[float, float]]) -> Band:
    """The sum of the weights of the dealings that hold.

    Args:
        trials: Probability and weight of each dealing; weights of one sign, to one decimal. A weight of 1 counts.

    Returns:
        The expected sum, and the 5th and 95th percentile of its distribution.
    """
    expected = sum(p * w for p, w in trials)
    if not trials:
        return Band(0.0, 0.0, 0.0)
    if len(trials) > EXACT:
        spread = NORMAL * sum(p * (1.0 - p) * w * w for p, w in trials) ** 0.5
        top = sum(w for _, w in trials)
        low, high = max(expected - spread, min(0.0, top)), min(expected + spread, max(0.0, top))
        return Band(expected, round(low, 1), round(high, 1))
    negative = any(w < 0 for _, w in trials)
    masses = _masses([(p, round(abs(w) * SCALE)) for p, w in trials])
    tail = (1.0 - BAND) / 2.0
    reached = np.cumsum(masses)
    low, high = (int(np.searchsorted(reached, q - FUZZ)) / SCALE for q in (tail, 1.0 - tail))
    # 0.0 is added so that nothing is written as '-0.0'
    return Band(expected, -high + 0.0, -low + 0.0) if negative else Band(expected, low, high)


def _masses(trials: Sequence[tuple[float, int]]) -> NDArray[np.float64]:
    """The probability of each sum from 0 on, in steps of a tenth."""
    masses = np.ones(1)
    for p, weight in sorted(trials):
        longer = np.zeros(len(masses) + weight)
        longer[: len(masses)] += (1.0 - p) * masses
        longer[weight:] += p * masses
        masses = longer
    return masses
