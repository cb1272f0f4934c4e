"""A made world whose truth is known: states deal with one another, outlets tell of it, copy, err and disagree.

:func:`told` yields reports with their readings as a reader would hand them to the store, and what is true of each:
where its text was first written, which event each statement is about, what it gives wrongly. No reader is run: the
figures made from it are those of the record, never of the reading.

The world is one stream: its first 1,000 reports are the same whether 1,000 or 100,000 are drawn, and the same seed
gives the same bytes. REPORTS_A_DAY reports a day, so that 100,000 of them cover seven years.
"""

from .scoring import score
from .stream import SEED, Told, told
from .writing import Truth

__all__ = ["SEED", "Told", "Truth", "score", "told"]
