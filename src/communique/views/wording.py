"""A statement in one plain sentence: who, did what, with whom, when, where, with what, says who, how sure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from communique.model.edtf import Edtf
from communique.model.statement import DOUBTFUL, FROM_CONTEXT, SENTENCE_BEFORE, Quantity, Statement, Status
from communique.ontology.kinds import load_kinds
from communique.views.naming import actors, holder_name, join, plural

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
          "November", "December")  # fmt: skip
DAY = len("2023-11-17")
SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
QUARTERS = {33: "first", 34: "second", 35: "third", 36: "fourth"}
# Kinds that say that something was said or agreed, but not what: the report's own words are added.
QUOTED = frozenset(
    "accusation criticism complaint denial rejection refusal request demand appeal threat warning ultimatum "
    "support promise offer agreement approval concession protest legal_action restriction withholding "
    "mediation treaty_exit judgment relations aid_cut repatriation seizure harassment sanction_easing".split()
)
SPEAKING = frozenset({"ACCUSE", "REJECT", "REQUEST", "THREATEN", "SUPPORT", "PROTEST"})  # by their PLOVER types
SHORT, LONG = 30, 150  # code points of an excerpt
INNER = str.maketrans({"“": "‘", "”": "’"})  # quotation marks inside quotation marks
NOBODY = "a party not named"
# Words of saying that deny what they govern: "Oslo denied that ...".
DENYING = re.compile(r"\b(den(y|ies|ied|ying)|refut\w+|disput\w+|reject\w*|dismiss\w*|disown\w*)\b", re.IGNORECASE)
# Words before a trigger by which it is ruled out for the time to come.
RULED_OUT = re.compile(
    r"\b((will|would|shall) (not|never)|(wo|would)n[’']t|no (plans?|intention)( to| of)?)\s+(\w+\s+){0,3}$",
    re.IGNORECASE,
)
# Words before a trigger that say what somebody ought to do, or is asked to.
ADVISED = re.compile(r"\b(should|ought to)\s+(\w+\s+){0,3}$", re.IGNORECASE)
OBLIGED = re.compile(r"\b(must|needs? to|(ha(ve|s|d)|having) to)\s+(\w+\s+){0,3}$", re.IGNORECASE)
BIDDEN = re.compile(
    r"\b(ask(s|ed|ing)?|urg(es?|ed|ing)|call(s|ed|ing)?\s+(up)?on|demand(s|ed|ing)?|request(s|ed|ing)?|order(s|ed|ing)?|"
    r"press(es|ed|ing)?|appeal(s|ed|ing)?\s+to)\s[^.;:,]*\bto\s+(\w+\s+){0,2}$",
    re.IGNORECASE,
)
# Words before a trigger by which it was agreed or promised, the day of that with them.
AGREED = re.compile(
    r"\b(agree|decide|resolve|pledge|promise|undertake|undertook|commit|vow)\w*\s[^.;:]*\bto\s+(\w+\s+){0,2}$",
    re.IGNORECASE,
)
RECIPROCAL = re.compile(r"\s+(?:\w+\s+)?(?:each other|one another)\b", re.IGNORECASE)
WATERS = re.compile(r"\b(Gulf|Sea|Strait|Straits|Ocean|Channel|Peninsula|River|Islands|Canal|Basin|Desert|Highlands)\b")
REEFS = re.compile(r"\b(Shoal|Reef|Atoll|Bank|Rock|Rocks)$")


@cache
def phrases() -> Mapping[str, Mapping[str, Any]]:
    """The wording of each kind (views/data/phrases.yaml)."""
    source = files("communique.views") / "data" / "phrases.yaml"
    return dict(yaml.safe_load(source.read_text(encoding="utf8")))


def when(date: str | None) -> str:
    """An EDTF date in words with its preposition; empty for None."""
    if not date:
        return ""
    value = Edtf.parse(date)
    about = "about " if value.approximate else ""
    plain = value.plain().text
    if "/" in plain:
        first, last = plain.split("/", 1)
        if first in ("", ".."):
            return f"by {about}{_part(last)}"
        if last in ("", ".."):
            return f"since {about}{_part(first)}"
        start = _part(first)
        if len(first) == len(last) == DAY and first[:7] == last[:7]:
            start = start.split(" ", 1)[0]  # 'between 11 and 17 November 2023'
        return f"between {about}{start} and {_part(last)}"
    preposition = "on" if value.precision == "day" else "in"
    return f"{preposition} {about}{_part(plain)}"


def _part(plain: str) -> str:
    year, *rest = plain.split("-")
    rest = [part for part in rest if part != "XX"]
    if "X" in year:
        return f"the {year.replace('X', '0')}s"
    if not rest:
        return year
    month = int(rest[0])
    if month in SEASONS:
        return f"{SEASONS[month]} {year}"
    if month in QUARTERS:
        return f"the {QUARTERS[month]} quarter of {year}"
    return f"{int(rest[1])} {MONTHS[month - 1]} {year}" if len(rest) > 1 else f"{MONTHS[month - 1]} {year}"


def things(statement: Statement) -> str:
    """The materiel of a statement in words, with numbers, ranges and 'about' kept."""
    words = [f"{quantity(m.quantity)} {m.designation or m.category}".strip() for m in statement.materiel]
    return join(list(dict.fromkeys(words)))


def quantity(value: Quantity | None) -> str:
    """A number or range in words; empty for None."""
    if value is None:
        return ""
    about = "about " if value.approximate and value.text[:1].isdigit() else ""
    return f"{about}{value.text}"


def sums(statement: Statement) -> str:
    """The amounts of money named in the sentence, as written; empty if none."""
    return join(list(dict.fromkeys(" ".join(m.text.split()) for m in statement.money)))


def sentence(statement: Statement, published: str | None = None) -> str:
    """Word a statement as one line of a brief, without its citation.

    A denial reads as a denial, a plan as a plan, and a holder other than the publisher is always named.

    Args:
        statement: The statement.
        published: Publication date of its report: tells a plan still open from one whose day had passed.

    Returns:
        A sentence with a capital and a full stop.
    """
    statement = _as_said(statement)
    denier = _denier(statement)
    if denier:
        line = f"{denier} denied that {clause(statement, affirmed=True)}"
    else:
        line = clause(statement, published=published)
        teller = said_by(statement)
        line += f", according to {teller}" if teller else ""
    money = sums(statement)
    line += f" (amount named: {money})" if money else ""
    party = FROM_CONTEXT in statement.reasons and not statement.outspoken
    day = statement.date is not None and statement.date_origin == SENTENCE_BEFORE
    guessed = " and ".join([*(["a party"] if party else []), *(["the date"] if day else [])])
    line += f" ({guessed} {'are' if party and day else 'is'} taken from the context)" if guessed else ""
    if statement.confidence < DOUBTFUL and not party:
        line += " (reading uncertain)"
    words = excerpt(statement) if statement.kind in QUOTED else ""
    line += f": “{words}”" if words else ""
    return f"{line[0].upper()}{line[1:]}."


def _as_said(statement: Statement) -> Statement:
    """A word against somebody without those whom only the context names: 'Rabat denied a charge'."""
    if not statement.outspoken:
        return statement
    said = tuple(p for p in statement.target if statement.start <= p.start < statement.end)
    return replace(statement, target=said)


def excerpt(statement: Statement) -> str:
    """The words from the trigger on, cut to a line; where they are few, those before it too."""
    quote = " ".join(statement.quote.split())
    lead = " ".join(statement.quote[: statement.trigger_start - statement.start].split())
    words = quote[len(lead) :].strip()
    if len(words) < SHORT:
        words = quote if len(quote) <= LONG else f"… {quote[-LONG:].split(' ', 1)[1]}"
    elif len(words) > LONG:
        words = f"{words[:LONG].rsplit(' ', 1)[0].rstrip(',;:')} …"
    return words.rstrip(".").translate(INNER).strip("‘’\"' ")


def clause(statement: Statement, *, published: str | None = None, affirmed: bool = False) -> str:
    """The dealing alone, with place and date, as a clause without its holder.

    Args:
        statement: The statement.
        published: Publication date of its report.
        affirmed: Whether to word it as having happened, whatever its status ('denied that ...').

    Returns:
        The clause, without a full stop.
    """
    place = f" {_where(statement.place.name)}" if statement.place and _fits(statement) else ""
    time = "" if _dated_by_promise(statement) else when(statement.date)
    return f"{_claim(statement, published, affirmed=affirmed)}{place}{' ' + time if time else ''}"


def _dated_by_promise(statement: Statement) -> bool:
    """Whether a plan bears the day on which it was agreed: 'agreed on Tuesday to lift' is no lifting on Tuesday."""
    before = statement.quote[: statement.trigger_start - statement.start]
    return statement.status is Status.PLANNED and AGREED.search(before) is not None


def said_by(statement: Statement) -> str:
    """Who says so, as named in the text: 'the ministry, as cited by Tasnim'; empty if it is the publisher.

    A holder who is the one that speaks in the dealing (accuses, warns) is named there already.
    """
    holder = statement.holder
    if holder is None:
        return ""
    speaks = any(p.name == holder.name or (p.id and p.id == holder.id) for p in statement.source)
    if speaks and statement.type in SPEAKING and statement.status is Status.OCCURRED:
        return ""
    chain = [h for h in statement.holder_chain if h.name != holder.name]
    words = holder_name(holder)
    return f"{words}, as cited by {holder_name(chain[0])}" if chain else words


def _denier(statement: Statement) -> str:
    """The holder of an outright denial, or ''."""
    if statement.status is not Status.DENIED or statement.holder is None or statement.cue is None:
        return ""
    return holder_name(statement.holder) if DENYING.search(statement.cue.text) else ""


def _fits(statement: Statement) -> bool:
    """Whether the place says something, and can be that of the dealing: one visits a state where it lies."""
    land = statement.place.country if statement.place else None
    lands = {p.country for p in statement.target}
    if statement.place and statement.place.name in {n for p in statement.target for n in (p.name, p.label)}:
        return False  # 'deployed forces towards Somalia in Somalia'
    return statement.kind != "visit" or not land or not lands or land in lands


def _where(name: str) -> str:
    name = name.removeprefix("the ").removeprefix("The ")
    if REEFS.search(name):
        return f"at {name}"
    return f"in the {name}" if WATERS.search(name) else f"in {name}"


def _claim(statement: Statement, published: str | None, *, affirmed: bool) -> str:
    kind = load_kinds().get(statement.kind)
    phrase = _phrase(statement)
    mutual = bool(kind and kind.mutual)
    doers = (*statement.source, *statement.target) if mutual else statement.source
    day = statement.date or published
    plain = phrase.get("plain")
    subject = actors(doers, day, plain=plain == "source")
    target = "" if mutual else actors(statement.target, day, plain=plain == "target")
    after = statement.quote[statement.trigger_end - statement.start :]
    if not target and len(statement.source) > 1 and RECIPROCAL.match(after):
        target = "each other"
    many = plural(doers, plain=plain == "source") or _plural_noun(subject)
    if not subject and target and "passive" in phrase:
        subject, many, target = target, plural(statement.target, plain=plain == "target") or _plural_noun(target), ""
        base = done = past = fill(phrase["passive"], "", things(statement))
        base = re.sub(r"^(was|were|came|saw|had|faced|received|suffered|met)\b", _infinitive, base)
        done = re.sub(r"^(was|were|came|saw|had|faced|received|suffered|met)\b", _participle, done)
        past = re.sub(r"^was\b", "were", past) if many else past
    else:
        past, base, done = (
            fill(phrase.get(form, phrase["past"]), target, things(statement)) for form in ("past", "base", "done")
        )
    if mutual and len({p.country or p.name for p in doers}) < 2:  # one side alone
        past, base, done = (f"{words} with {NOBODY}" for words in (past, base, done))
    return _told(statement, subject or NOBODY, (past, base, done), many=many, affirmed=affirmed, published=published)


def _plural_noun(subject: str) -> bool:
    """Whether a subject ends with a common noun in the plural: 'Chad's diplomats', not 'the Netherlands'."""
    last = subject.rsplit(maxsplit=1)[-1] if subject else ""
    return last.islower() and last.endswith("s") and not last.endswith("ss")


def _phrase(statement: Statement) -> Mapping[str, str]:
    """The wording of a statement's kind, nearer to the report's where its word has one of its own."""
    phrase = phrases().get(statement.kind, {"past": f"dealt ({statement.kind})", "base": f"deal ({statement.kind})"})
    trigger = statement.quote[statement.trigger_start - statement.start : statement.trigger_end - statement.start]
    own = (forms for words, forms in phrase.get("words", {}).items() if re.match(words, trigger, re.IGNORECASE))
    kept = {form: phrase[form] for form in ("passive", "plain") if form in phrase}
    return next(({**kept, **forms} for forms in own), phrase)


def _told(
    statement: Statement,
    subject: str,
    forms: tuple[str, str, str],
    *,
    many: bool,
    affirmed: bool,
    published: str | None,
) -> str:
    past, base, done = forms
    gone = _over(statement.date, published)
    have, be = ("have", "are") if many else ("has", "is")
    before = statement.quote[: statement.trigger_start - statement.start]
    if affirmed or statement.status is Status.OCCURRED:
        return f"{subject} {have} {done}" if when(statement.date).startswith("since") else f"{subject} {past}"
    if statement.status is Status.PLANNED:
        verb = ("were" if many else "was") if gone else be
        return f"{subject} {verb} to {base}"
    if statement.status is Status.POSSIBLE:
        if ADVISED.search(before):
            return f"{subject} should {base}"
        if OBLIGED.search(before):
            return f"{subject} must {base}"
        if BIDDEN.search(before):
            return f"{subject} {'were' if many else 'was'} asked to {base}"
        return f"{subject} may have {done}" if gone else f"{subject} may {base}"
    if RULED_OUT.search(before) and not gone:
        return f"{subject} {be} not to {base}"
    return f"{subject} did not {base}" if statement.date else f"{subject} {have} not {done}"


def _infinitive(match: re.Match[str]) -> str:
    forms = {"was": "be", "were": "be", "came": "come", "saw": "see", "had": "have", "faced": "face",
             "received": "receive", "suffered": "suffer", "met": "meet"}  # fmt: skip
    return forms[match.group()]


def _participle(match: re.Match[str]) -> str:
    forms = {"was": "been", "were": "been", "came": "come", "saw": "seen"}
    return forms.get(match.group(), match.group())


def _over(date: str | None, published: str | None) -> bool:
    """Whether the day of a dealing had passed when the report came out."""
    if not date or not published:
        return False
    last, told = Edtf.parse(date).bounds()[1], Edtf.parse(published).bounds()[0]
    return bool(last and told and last < told)


def fill(template: str, target: str, what: str) -> str:
    """Fill {target} and {things}; '{x|default}' has a default, '[...]' goes where its field is empty."""
    values = {"target": target, "things": what}

    def optional(match: re.Match[str]) -> str:
        return match.group(1) if all(values[name] for name in re.findall(r"\{(\w+)\}", match.group(1))) else ""

    template = re.sub(r"\[([^\]]*)\]", optional, template)

    def field(match: re.Match[str]) -> str:
        return values[match.group(1)] or match.group(3) or NOBODY

    return re.sub(r"\{(\w+)(\|([^}]*))?\}", field, template)
