"""The codebook entry of a kind of dealing, in words."""

from __future__ import annotations

from dataclasses import dataclass

from communique.ontology.kinds import Kind, find_kind, load_kinds
from communique.views.wording import fill, phrases


@dataclass(frozen=True, slots=True)
class Entry:
    """A kind as the codebook has it.

    Attributes:
        kind: The kind.
        examples: Sentences that state one.
        wording: How a brief words it.
        same_type: Other kinds of the same PLOVER type.
    """

    kind: Kind
    examples: tuple[str, ...]
    wording: str
    same_type: tuple[str, ...]

    def facts(self) -> tuple[tuple[str, str], ...]:
        """The entry as pairs of heading and text."""
        kind = self.kind
        contexts = ", ".join(kind.contexts) or "none"
        roles = "; ".join(f"{role}: {words}" for role, words in dict(getattr(kind, "roles", {})).items())
        pairs = (
            ("meaning", kind.meaning),
            ("parties", "side by side, without a direction" if kind.mutual else "from a source to a target"),
            ("roles", roles),
            ("PLOVER", f"{kind.type}{f', mode {kind.mode}' if kind.mode else ''}, contexts {contexts}"),
            ("while planned", str(getattr(kind, "planned_type", None) or kind.type)),
            ("CAMEO", str(kind.cameo)),
            ("Goldstein", f"{kind.goldstein:+.1f} (from -10, conflict, to +10, cooperation)"),
            ("example", " / ".join(self.examples)),
            ("is not", _text(kind.is_not)),
            ("in a brief", self.wording),
            ("same type", ", ".join(self.same_type)),
        )
        return tuple((heading, words) for heading, words in pairs if words)

    def _repr_html_(self) -> str:
        from html import escape  # noqa: PLC0415 - only notebooks need it

        rows = "".join(f"<dt>{escape(h)}</dt><dd>{escape(w)}</dd>" for h, w in self.facts())
        return f"<h4>{escape(self.kind.label)} ({escape(self.kind.id)})</h4><dl>{rows}</dl>"


def explain(name: str) -> Entry:
    """Look a kind up.

    Args:
        name: Its id or label.

    Returns:
        Its entry.

    Raises:
        UnknownNameError: There is no such kind; the message names the nearest.
    """
    kind = find_kind(name)
    given = getattr(kind, "examples", None) or getattr(kind, "example", ())
    examples = (given,) if isinstance(given, str) else tuple(given or ())
    wording = fill(str(phrases().get(kind.id, {}).get("past", "")), "the other side", "")
    same = tuple(k.id for k in load_kinds().values() if k.type == kind.type and k.id != kind.id)
    return Entry(kind, examples, wording, same)


def _text(value: object) -> str:
    return (
        value if isinstance(value, str) else " ".join(str(v) for v in value) if isinstance(value, tuple | list) else ""
    )
