"""The typed Python interface: a record with the verbs of the command line, results as objects."""

from communique.api.answers import LAST_BRIEF
from communique.api.held import DEFAULT
from communique.api.lists import limit
from communique.api.record import Record, evaluate, open  # noqa: A004 - communique.open reads well
from communique.model.asof import AsOf
from communique.views.explain import explain

__all__ = ["DEFAULT", "LAST_BRIEF", "AsOf", "Record", "evaluate", "explain", "limit", "open"]
