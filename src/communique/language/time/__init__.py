"""Time: when, how long and how often a text says, reckoned from its publication or from the day just told.

Data flows one way: ``grammar`` compiles the lexicon's time.yaml; ``scanner`` finds, the longest match from
the left, while ``guards`` look at the surroundings; ``calendar``, ``relative`` and ``clock`` read in the
order of the text against the ``context`` of what was dated so far; ``join`` makes ranges, lists, open ends;
``lapse`` reckons 'six years after' from its neighbour, and ``headings`` lend their year to what stands below them.
"""

from communique.language.time.expression import TimeExpression
from communique.language.time.reading import find_times

__all__ = ["TimeExpression", "find_times"]
