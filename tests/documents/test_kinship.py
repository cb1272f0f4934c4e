"""Reports of one origin are recognised; independent reports of one event are not taken for them."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from communique.documents.blocks import cut_blocks
from communique.documents.copies import CopyEvidence
from communique.documents.fingerprints import AGREEING, QUOTED, Fingerprint, fingerprint
from communique.documents.kinship import Kin, kinship, may_be_kin
from communique.documents.read import read_document
from communique.documents.told import told
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


def report(text: str, publisher: str | None = None, published: str | None = None) -> Report:
    """A report with this text."""
    blocks = cut_blocks(text)
    return Report("report.txt", "0" * 64, text, publisher=publisher, published=published, blocks=blocks)


def kin(one: Report | str) -> Kin:
    """What kinship looks at of a report or a text."""
    found = report(one) if isinstance(one, str) else one
    return Kin(fingerprint(found), told(found))


def compare(one: Report | str, other: Report | str) -> CopyEvidence:
    """The evidence on two reports, as the record weighs it: texts are looked at where fingerprints leave it open."""
    a, b = kin(one), kin(other)
    return kinship(a, b) if may_be_kin(a.mark, b.mark) else CopyEvidence("none", 0.0, ("fingerprints close it",))


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
    found = compare(WIRE, other)
    assert found.kind == kind, found
    assert found.reasons


def test_same_form_with_other_facts_is_no_copy() -> None:
    """Bulletins of two days in the same words tell two events."""
    found = compare(BULLETIN, NEXT_BULLETIN)
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
    assert compare(told, other).kind == "none"
    assert compare(told, told.replace("nobody", "no one")).kind == "near"


@pytest.mark.parametrize("other", [EDITED, REWRITTEN, HEAVILY_REWRITTEN, WIRE[: len(WIRE) // 2]])
def test_copies_share_bands(other: str) -> None:
    """A copy is found through the bands it shares, quotations apart."""
    shared = set(mark(WIRE).bands()) & set(mark(other).bands())
    assert len([band for band in shared if not band.startswith(QUOTED)]) >= AGREEING


def test_reasons_are_words() -> None:
    """The evidence says how much is shared."""
    assert any("word triples" in reason for reason in compare(WIRE, EDITED).reasons)


@pytest.mark.parametrize(
    ("first", "second", "kind"),
    [
        (report(WIRE, "Andes Press", "2019-05-03"), report(EDITED, "Ledger", "2019-05-04"), "near"),
        (
            report(f"{WIRE}", "Reuters", "2019-05-03"),
            report(f"{EDITED}\n\n(Reporting by Reuters)", "Ledger"),
            "syndicated",
        ),
        (report(WIRE, "Andes Press", "2019-05-03"), report(EDITED, "Andes Press", "2019-05-04"), "update"),
        (report(WIRE, "Andes Press", "2019-05-03"), report(EDITED, "Andes Press", "2019-06-04"), "near"),
        (report(WIRE, "Andes Press", "2019-05-03"), report(REWRITTEN, "Ledger", "2019-05-05"), "rewrite"),
        (report(WIRE, "Andes Press", "2019-05-03"), report(REWRITTEN, "Ledger", "2019-09-05"), "none"),
        (report(WIRE, "Andes Press", "2019-05-03"), report(REWRITTEN, "Andes Press", "2019-05-05"), "none"),
    ],
)
def test_credit_publisher_and_day_weigh(first: Report, second: Report, kind: str) -> None:
    """A credit makes a copy syndicated, its own publisher an update; what is alike later or by one outlet is new."""
    found = compare(first, second)
    assert found.kind == kind, found
    assert found == compare(second, first)


def test_passage_in_a_longer_report_is_an_excerpt() -> None:
    """A round-up that holds a story's beginning under a lead of its own is no copy of it."""
    passage = " ".join(WIRE.split("\n\n")[1:4]).removeprefix("LIMA, May 3 (Andes Press) - ")
    others = [
        f"Town {n} of the Upper {name} valley chose Juan {name} as its mayor, who promised a market by March 20{n}."
        for n, name in enumerate("Quispe Mamani Condori Huaman Flores Rojas Salas Vargas Torres".split(), 20)
    ]
    round_up = f"The month in the Andes\n\n{' '.join(others[:5])}\n\n{passage}\n\n{' '.join(others[5:])}"
    found = compare(WIRE, round_up)
    assert found.kind == "excerpt", found
    assert "sentences stand in the longer report" in found.reasons[0]


@given(st.permutations([WIRE, EDITED, REWRITTEN, INDEPENDENT, NEXT_DAY]))
def test_comparison_is_symmetric(texts: list[str]) -> None:
    """It makes no difference which report comes first."""
    assert compare(texts[0], texts[1]) == compare(texts[1], texts[0])


@given(st.text(max_size=300))
def test_fingerprint_survives_storage(text: str) -> None:
    """Bytes restore the fingerprint."""
    before = mark(text)
    assert Fingerprint.from_bytes(before.to_bytes()) == before


def test_long_report_is_compared_on_a_sample() -> None:
    """A report longer than what is kept of it still shows a cut of itself as a copy."""
    long = "\n\n".join(f"Envoy {n} met envoy {n + 1} in town {n * 7} to talk about road {n * 3}." for n in range(900))
    assert compare(long, long[: len(long) // 3]).kind == "near"


@pytest.mark.shared
@pytest.mark.parametrize("folder", sorted(SHARED.iterdir()) if SHARED.is_dir() else [], ids=lambda p: p.name)
def test_practice_copies_are_found_and_no_others(folder: Path) -> None:
    """In each practice folder the pairs of one origin are the copies."""
    marks = {p.name: read(p) for p in sorted(folder.glob("*.txt"))}
    pairs = [(a, b) for a in marks for b in marks if a < b]
    found = {frozenset((a, b)) for a, b in pairs if compare(marks[a], marks[b]).kind != "none"}
    groups = yaml.safe_load((folder / "origins.yaml").read_text(encoding="utf8"))
    assert found == {frozenset(group) for group in groups}


def read(path: Path) -> Report:
    """Read one text."""
    report = read_document(RawItem(path.name, path.read_bytes()))
    assert isinstance(report, Report)
    return report
