"""Copies are recognised; independent reports of one event are not taken for copies."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from communique.documents.blocks import cut_blocks
from communique.documents.copies import AGREEING, QUOTED, Fingerprint, compare, fingerprint
from communique.documents.read import read_document
from communique.model.intake import RawItem
from communique.model.report import Report

SHARED = Path(__file__).resolve().parents[2].parent / "shared" / "gold" / "practice"

WIRE = """Peru and Ecuador reopen border hospital

LIMA, May 3 (Andes Press) - Peru and Ecuador on Friday reopened a hospital on their common border, five years after floods destroyed it, and agreed to staff it with doctors from both sides.

President Martín Vizcarra and his Ecuadorean counterpart Lenín Moreno cut a ribbon at Aguas Verdes before flying to Tumbes for talks on fishing rights and a new bridge.

"This house belongs to the people of the river, whoever governs in the capitals," Vizcarra told a crowd of about 2,000.

The two neighbours fought a short war in 1995 over a stretch of jungle in the Cordillera del Cóndor and made peace in Brasilia three years later.

Moreno said Quito would pay $12 million of the cost. A second clinic is planned at Macará, but the ministries have yet to agree on its size.

Fishermen in Tumbes have complained that Ecuadorean patrols keep them from waters they have used for generations; Quito denies it.
"""  # noqa: E501

EDITED = """Rivals open clinic on the frontier

Saturday, 4 May 2019

Peru and Ecuador on Friday reopened a hospital on their common border, five years after floods destroyed it, and agreed to staff it with doctors from both countries.

Peru’s President Martín Vizcarra and his Ecuadorian counterpart Lenín Moreno cut a ribbon at Aguas Verdes before flying to Tumbes for talks on fishing rights and a new bridge.

“This house belongs to the people of the river, whoever governs in the capitals,” Mr Vizcarra told a crowd of around 2,000.

The two neighbors fought a brief war in 1995 over a stretch of jungle in the Cordillera del Cóndor.
"""  # noqa: E501

REWRITTEN = """Quito and Lima inaugurate a joint hospital

Five years after floods destroyed it, a hospital on the border of Peru and Ecuador was opened again on Friday. Doctors from both sides will staff it.

Martín Vizcarra, Peru's president, and his Ecuadorean counterpart Lenín Moreno cut a ribbon at Aguas Verdes, then flew to Tumbes to talk about fishing rights and a new bridge.

Quito would pay $12 million of the cost, Moreno said. The ministries have not yet settled how large a second clinic, planned at Macará, is to be.

"This house belongs to the people of the river, whoever governs in the capitals," Vizcarra told some 2,000 people.

In 1995 the neighbours fought a short war in the Cordillera del Cóndor; three years later peace was made in Brasilia.
"""  # noqa: E501

HEAVILY_REWRITTEN = """Border clinic opens again as old foes patch things up

A hospital on the Peru-Ecuador frontier that was wrecked by floods five years back started work again on Friday, with medics from both nations on its staff.

Ribbon-cutting at Aguas Verdes fell to Martín Vizcarra of Peru and Ecuador's Lenín Moreno, who went on to Tumbes to discuss fishing rights and plans for a bridge.

"This house belongs to the people of the river, whoever governs in the capitals," Vizcarra said to some 2,000 onlookers.

Ecuador is to bear $12 million of the bill, according to Moreno. Another clinic is foreseen in Macará; how big it will be is something the two ministries still have to settle.

The countries went to war briefly in 1995 over jungle in the Cordillera del Cóndor, and signed a peace in Brasilia after three years.

In Tumbes, fishermen say patrols from Ecuador shut them out of their traditional waters. Quito rejects the charge.
"""  # noqa: E501

QUOTING = """Peru, Ecuador presidents open hospital at border

TUMBES, Peru, May 3 (Pacific Wire) - The presidents of Peru and Ecuador opened a rebuilt hospital on Friday at a crossing that was flooded in 2014, in a show of unity between countries that fought a war in 1995.

Martín Vizcarra and Lenín Moreno walked through the wards at Aguas Verdes and met patients. "This house belongs to the people of the river, whoever governs in the capitals," Vizcarra said.

Ecuador spent $12 million on the building. Moreno told reporters that a second one would be built in Macará.

Vizcarra, under pressure at home over a corruption inquiry, said relations with Quito had never been better. The leaders also discussed fishing, a source of friction, and the migration of Venezuelans through both countries.
"""  # noqa: E501

BULLETIN = """The General Staff reports that on 4 May 2019 in the sector of Aguas Verdes 12 patrols of the Second Brigade went out along the river and met 7 boats, of which 3 were sent back by order of Colonel Juan Paredes. No shots were fired and the line was quiet for the rest of the day, as was agreed in the Tumbes Protocol.
"""  # noqa: E501

NEXT_BULLETIN = BULLETIN
for before, after in (
    *(("4 May", "19 May"), ("Aguas Verdes", "Puerto Bolívar"), ("12 patrols", "31 patrols")),
    *(("7 boats", "22 boats"), ("3 were", "15 were"), ("Juan Paredes", "Luis Alberto Cueva")),
):
    NEXT_BULLETIN = NEXT_BULLETIN.replace(before, after)

INDEPENDENT = """Moreno vuelve a la frontera: hospital opened at Aguas Verdes

Quito, May 3, 2019 (Radio Sur) – The President of the Republic, Lenín Moreno, delivered to the citizens this Friday the binational hospital of Aguas Verdes, together with the President of Peru, Martín Vizcarra, in a ceremony attended by two thousand neighbours.

Moreno recalled that the work cost twelve million dollars to Ecuador and announced a further clinic for Macará. He thanked the engineers of the army, who, he said, "raised in eleven months what the water took in one night".

The heads of state then moved to Tumbes, where they reviewed matters of fishing. The government rejects the accusation that its patrols harass Peruvian boats.
"""  # noqa: E501

NEXT_DAY = """Peru and Ecuador sign fishing pact

TUMBES, May 5 (Andes Press) - Peru and Ecuador signed a fishing agreement on Sunday that lets small boats cross the maritime line, ending a quarrel that had soured a presidential meeting two days before.

Ministers said licences would be issued from June and that each navy would keep a list of boats. Boat owners in Tumbes called it a first step.

The two neighbours fought a short war in 1995 over a stretch of jungle in the Cordillera del Cóndor and made peace in Brasilia three years later.
"""  # noqa: E501


def mark(text: str) -> Fingerprint:
    """The fingerprint of a report with this text."""
    return fingerprint(Report("report.txt", "0" * 64, text, blocks=cut_blocks(text)))


@pytest.mark.parametrize(
    ("other", "kind"),
    [
        (WIRE, "exact"),
        (WIRE.replace("Peru and Ecuador reopen", "Lima and Quito reopen"), "exact"),
        (WIRE.replace('"This', "“This").replace('capitals,"', "capitals,”") + "\nAdvertisement\n", "exact"),
        (EDITED, "near"),
        (WIRE[: len(WIRE) // 2], "near"),
        (REWRITTEN, "rewrite"),
        (HEAVILY_REWRITTEN, "rewrite"),
        (INDEPENDENT, "none"),
        (QUOTING, "none"),
        (NEXT_DAY, "none"),
    ],
)
def test_kind_of_copy(other: str, kind: str) -> None:
    """Copies, cuts and rewrites are told from independent and later reports."""
    found = compare(mark(WIRE), mark(other))
    assert found.kind == kind, found
    assert found.reasons


def test_same_form_with_other_facts_is_no_copy() -> None:
    """Bulletins of two days in the same words tell two events."""
    found = compare(mark(BULLETIN), mark(NEXT_BULLETIN))
    assert found.score > 0.4
    assert found.kind == "none"


def test_few_names_of_two_words_do_not_hide_other_parties() -> None:
    """Short reports in one agency's set phrases differ in the states they name."""
    form = (
        "The foreign ministry of {a} said on Monday that talks with {b} on fishing rights in the shared river would go "
        "on. The two countries have worked together on the river since 2004. A delegation from {c} will join the talks "
        "later. Officials said that the boats of {a} had been sent back to their harbours and that nobody was hurt. "
        "Earlier the government of {b} had denied that its patrols had fired on anyone, and asked {a} to look into it."
    )
    told, other = form.format(a="Ghana", b="Togo", c="Benin"), form.format(a="Chile", b="Peru", c="Bolivia")
    assert compare(mark(told), mark(other)).kind == "none"
    assert compare(mark(told), mark(told.replace("nobody", "no one"))).kind == "near"


@pytest.mark.parametrize("other", [EDITED, REWRITTEN, HEAVILY_REWRITTEN, WIRE[: len(WIRE) // 2]])
def test_copies_share_bands(other: str) -> None:
    """A copy is found through the bands it shares, quotations apart."""
    shared = set(mark(WIRE).bands()) & set(mark(other).bands())
    assert len([band for band in shared if not band.startswith(QUOTED)]) >= AGREEING


def test_reasons_are_words() -> None:
    """The evidence says how much is shared."""
    assert any("word triples" in reason for reason in compare(mark(WIRE), mark(EDITED)).reasons)


@given(st.permutations([WIRE, EDITED, REWRITTEN, INDEPENDENT, NEXT_DAY]))
def test_comparison_is_symmetric(texts: list[str]) -> None:
    """It makes no difference which report comes first."""
    assert compare(mark(texts[0]), mark(texts[1])) == compare(mark(texts[1]), mark(texts[0]))


@given(st.text(max_size=300))
def test_fingerprint_survives_storage(text: str) -> None:
    """Bytes restore the fingerprint."""
    before = mark(text)
    assert Fingerprint.from_bytes(before.to_bytes()) == before


def test_long_report_is_compared_on_a_sample() -> None:
    """A report longer than what is kept of it still shows a cut of itself as a copy."""
    long = "\n\n".join(f"Envoy {n} met envoy {n + 1} in town {n * 7} to talk about road {n * 3}." for n in range(900))
    assert compare(mark(long), mark(long[: len(long) // 3])).kind == "near"


@pytest.mark.shared
@pytest.mark.parametrize("folder", sorted(SHARED.iterdir()) if SHARED.is_dir() else [], ids=lambda p: p.name)
def test_practice_copies_are_found_and_no_others(folder: Path) -> None:
    """In each practice folder the pairs of one origin are the copies."""
    marks = {p.name: fingerprint(read(p)) for p in sorted(folder.glob("*.txt"))}
    pairs = [(a, b) for a in marks for b in marks if a < b]
    found = {frozenset((a, b)) for a, b in pairs if compare(marks[a], marks[b]).kind != "none"}
    groups = yaml.safe_load((folder / "origins.yaml").read_text(encoding="utf8"))
    assert found == {frozenset(group) for group in groups}


def read(path: Path) -> Report:
    """Read one text."""
    report = read_document(RawItem(path.name, path.read_bytes()))
    assert isinstance(report, Report)
    return report
