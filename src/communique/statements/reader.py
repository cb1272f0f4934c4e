"""The reader that ships: rules and lexicons over a small parsing model."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from importlib.metadata import version
from typing import Protocol

from spacy.tokens import Doc

from communique.language.attribution import find_attributions, link_paragraphs
from communique.language.discourse import Discourse
from communique.language.pipeline import parse
from communique.language.referents import Referents
from communique.language.status import find_status_cues
from communique.language.time import TimeExpression, find_times
from communique.model.edtf import Edtf
from communique.model.report import Block, BlockRole, Report
from communique.model.statement import Dropped, Holder, Reading, Statement
from communique.statements.assemble import assemble
from communique.statements.complete import About, complete
from communique.statements.context import Context
from communique.statements.dating import Dated, date_event, sentence_times
from communique.statements.decide import without_repeats
from communique.statements.edition import edition
from communique.statements.elided import find_elided
from communique.statements.events import find_events
from communique.statements.figures import find_figures
from communique.statements.holders import Speakers
from communique.statements.inherit import inherited_date
from communique.statements.others import other_events
from communique.statements.overview import center_of, headline_of, lands_of, last_year, surnames_of, theme_of


class Reader(Protocol):
    """What any reader must offer; its statements pass the same span check as all others.

    One that can also offers ``edition``, a hash of all that it reads with, as :class:`RuleReader` does: by that a
    record knows which reports it read already.
    """

    name: str

    def read(self, reports: Iterable[Report]) -> Iterator[Reading]:
        """Read reports; one reading each, in their order."""
        ...


class RuleReader:
    """Reads reports with the shipped lexicons; deterministic."""

    def __init__(self) -> None:
        """Name the reader by the package's version and by what it reads with.

        Raises:
            ModelMissingError: The language model is not installed.
        """
        self.name = f"communique-rules/{version('communique')}"
        self.edition = edition()

    def read(self, reports: Iterable[Report]) -> Iterator[Reading]:
        """Read reports in batches of paragraphs.

        Args:
            reports: Reports with their blocks.

        Yields:
            One reading a report, in their order.
        """
        for batch in _batches(reports):
            running = [[b for b in report.blocks if b.running] for report in batch]
            docs = parse(
                r.text[b.start : b.end].replace("\n", " ")
                for r, blocks in zip(batch, running, strict=True)
                for b in blocks
            )
            for report, blocks in zip(batch, running, strict=True):
                yield self._read(report, blocks, [next(docs) for _ in blocks])

    def _read(self, report: Report, blocks: Sequence[Block], docs: Sequence[Doc]) -> Reading:
        reference = Edtf.parse(report.published) if report.published else None
        times = find_times(report.text, reference, spans=[(b.start, b.end) for b in blocks])
        by_paragraph = [find_attributions(doc, block.start) for doc, block in zip(docs, blocks, strict=True)]
        sayings = link_paragraphs(by_paragraph, list(docs), [b.start for b in blocks])
        headline = headline_of(report)
        discourse = Discourse(
            day=report.published or last_year(times),
            headline=headline,
            theme=theme_of(docs, headline),
            center=center_of(docs),
            foretold=surnames_of(docs),
            lands=lands_of(docs),
        )
        speakers = Speakers(report.text)
        statements: list[Statement] = []
        dropped: list[Dropped] = []
        for number, (block, doc) in enumerate(zip(blocks, docs, strict=True)):
            referents = Referents(doc, discourse)
            context = Context(
                report, block.start, referents, sayings, find_status_cues(doc, block.start), speakers,
                _signed(report, block), self.name,
            )  # fmt: skip
            speakers.listen(sayings, block.start, block.end, block.start, referents)
            found, lost = _paragraph(context, block, times, statements, lead=number == 0)
            statements.extend(found)
            dropped.extend(lost)
        return Reading(tuple(_unique(statements)), tuple(dropped))


def _paragraph(
    context: Context,
    block: Block,
    times: Sequence[TimeExpression],
    earlier: Sequence[Statement],
    *,
    lead: bool,
) -> tuple[list[Statement], list[Dropped]]:
    statements: list[Statement] = []
    dropped: list[Dropped] = []
    offset = context.offset
    discourse = context.referents.discourse
    about = About(discourse.subject(), discourse.center)
    for sentence in context.referents.doc.sents:
        told = [s for s in (*earlier, *statements) if s.between_states]
        events, rejected = find_events(
            sentence, context.referents, partial(complete, offset=offset, told=told, about=about)
        )
        dropped.extend(_dropped(no.token.idx + offset, len(no.token), no.trigger.id, no.reason) for no in rejected)
        here = sentence_times(sentence, offset, times)
        others = other_events(sentence, context.referents, events)
        for event, reason in (*without_repeats(events), *without_repeats(others)):
            if reason is not None:
                dropped.append(_dropped(event.token.idx + offset, len(event.token), event.trigger.id, reason))
                continue
            dated: Dated | None = date_event(event, offset, here)
            if dated is None:
                dated = inherited_date(event, context, block, times, told, lead=lead)
            statement = assemble(event, sentence, context, dated)
            statements.append(statement)
            if statement.between_states:
                told.append(statement)
                context.referents.discourse.note_group(event.all_codes)
        statements.extend(find_elided(sentence, context, told))
        figures = [*find_figures(sentence, context, told, frozenset(event.token.i for event in events))]
        # 'puts the figure in the agreement at 40': the number is what is told, and no agreement
        figured = {s.trigger_start for s in figures}
        statements = [s for s in statements if s.trigger_start not in figured] + figures
    return statements, dropped


def _dropped(start: int, length: int, trigger: str, reason: str) -> Dropped:
    return Dropped(start, start + length, trigger, reason)


def _batches(reports: Iterable[Report], size: int = 16) -> Iterator[list[Report]]:
    """Group reports; 16 keep the parser's batches full in little memory."""
    batch: list[Report] = []
    for report in reports:
        batch.append(report)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch


def _signed(report: Report, block: Block) -> Holder | None:
    """The speaker named in a line right below a quotation."""
    after = next((b for b in report.blocks if b.start >= block.end), None)
    if after is None or after.role is not BlockRole.QUOTE_ATTRIBUTION:
        return None
    text = report.text[after.start : after.end]
    lead = len(text) - len(text.lstrip("—–-― \u00a0"))
    name = text[lead:].split(",")[0].strip()
    start = after.start + text.index(name) if name else after.start
    return Holder(name, None, None, "person", start, start + len(name)) if name else None


def _unique(statements: Sequence[Statement]) -> list[Statement]:
    seen: dict[str, Statement] = {}
    for statement in statements:
        seen.setdefault(statement.id, statement)
    return list(seen.values())
