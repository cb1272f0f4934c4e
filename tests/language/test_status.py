"""How sure a text is of an event: cues, their scopes and what they come to together."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.language.marks import StatusCue
from communique.language.pipeline import parse
from communique.language.status import compose, cues_over, factuality, find_status_cues, status_of
from communique.lexicon.status_cues import STATUSES, CueEntry, status_cues

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

DENIED = [
    ("Ghana stressed that it had not sold rifles to Togo.", "sold"),
    ("The minister stressed that Oman does not intend to host foreign bases.", "host"),
    ("Peru confirmed that Chile did not attend.", "attend"),
    ("Oslo revealed it would not sell tanks.", "sell"),
    ("Kenya did not supply rifles to Somalia.", "supply"),
    ("Peru never sent advisers to Bolivia.", "sent"),
    ("Norway no longer patrols the strait.", "patrols"),
    ("The envoys left Lima without signing a treaty.", "signing"),
    ("Cuba refused to admit the inspectors.", "admit"),
    ("Spain declined to comment on the purchase.", "comment"),
    ("India failed to deliver the ships.", "deliver"),
    ("Laos has yet to ratify the accord.", "ratify"),
    ("Neither Chad nor Niger has recognised the junta.", "recognised"),
    ("Ghana ruled out sending troops to Mali.", "sending"),
    ("Ottawa stopped short of expelling the ambassador.", "expelling"),
    ("There is no evidence of an arms transfer to Sudan.", "transfer"),
    ("There is no evidence that Iraq transferred arms to Sudan.", "transferred"),
    ("Italy chose mediation rather than sending troops.", "sending"),
    ("Instead of imposing sanctions, Rome offered talks.", "imposing"),
    ("Eritrea denied supplying the rebels with mortars.", "supplying"),
    ("Eritrea denies any part in the attack on Djibouti.", "part"),
    ("Eritrea denied that it had shelled the port.", "shelled"),
    ("Eritrea denies having shelled the port.", "shelled"),
    ("Latvia did not manage to evacuate its citizens from Kabul.", "evacuate"),
    ("No agreement was reached in Tbilisi.", "agreement"),
    ("No agreement was reached in Tbilisi.", "reached"),
    ("The canceled visit angered Manila.", "visit"),
    ("Manila postponed the visit of the Thai premier.", "visit"),
    ("The minister did not visit Cairo after signing the pact.", "visit"),
    ("The meeting did not take place.", "meeting"),
    ("Pakistan will not attend the summit.", "attend"),
    ("Pakistan would not attend the summit, its spokesman said.", "attend"),
    ("Pakistan cannot supply the engines.", "supply"),
    ("Pakistan was unable to supply the engines.", "supply"),
    ("Pakistan has no plans to recognise Israel.", "recognise"),
    ("Pakistan does not plan to recognise Israel.", "recognise"),
    ("Pakistan is not considering recognising Israel.", "recognising"),
    ("Togo did not sign or ratify the treaty.", "ratify"),
    ("Togo signed but did not ratify the treaty.", "ratify"),
    ("Seoul decided not to sell the guns to Kyiv.", "sell"),
    ("Seoul decided against selling the guns to Kyiv.", "selling"),
    ("A meeting between the presidents is unlikely.", "meeting"),
    ("Greece would have sent a ship.", "sent"),
    ("The premier said the two countries had never fought a war.", "fought"),
    ("He dismissed reports that Oman had bought missiles as baseless.", "bought"),
    ("Reports that Oman had bought missiles are untrue.", "bought"),
    ("It is not true that Oman bought missiles.", "bought"),
    ("It is false that Oman bought missiles.", "bought"),
    ("None of the ships was delivered to Tunisia.", "delivered"),
    ("Nobody from Quito attended the talks.", "attended"),
    ("Hungary blocked the sanctions against Serbia.", "sanctions"),
    ("Cairo said it had not received the shipment that Moscow sent in May.", "received"),
    ("The foreign ministry denied that Angola had sent troops to Congo, calling the report false.", "sent"),
    ("Neither side signed the agreement.", "signed"),
    ("No Chinese troops took part in the exercise.", "took"),
    ("The sides have so far failed to agree on the route.", "agree"),
    ("Malaysia has never recognised Israel.", "recognised"),
    ("The visit, planned for March, was cancelled.", "visit"),
    ("Deliveries have not begun.", "Deliveries"),
    ("Rabat accused Algiers of refusing to negotiate.", "negotiate"),
    ("Pretoria said the ship had not been loaded with weapons.", "loaded"),
    ("Pretoria said there was no proof that the ship had been loaded with weapons.", "loaded"),
    ("The president said his country would never recognise the annexation.", "recognise"),
    ("He ruled out a meeting with the Greek premier.", "meeting"),
    ("He rejected the proposal to hold talks.", "talks"),
    ("If it had sold the missiles, Oman would have been sanctioned.", "sanctioned"),
    ("The ministry would not confirm the sale.", "confirm"),
    ("The ministry neither confirmed nor denied the sale.", "confirmed"),
    ("The two navies were scheduled to drill together in May, but the exercise was called off.", "exercise"),
    ("Vientiane has pledged not to host foreign bases.", "host"),
    ("Vientiane has pledged never to host foreign bases.", "host"),
    ("Manila let the deadline pass without renewing the pact.", "renewing"),
    ("Brazil abstained from voting on the resolution.", "voting"),
    ("Pakistan not to attend Delhi summit", "attend"),
    ("Kenya denies sending police to Haiti", "sending"),
]

PLANNED = [
    ("Vietnam will host the exercise next year.", "host"),
    ("Officials said Denmark would deliver the boats in June.", "deliver"),
    ("Brazil is to buy the frigates.", "buy"),
    ("Jordan is set to receive the helicopters in May.", "receive"),
    ("Nepal plans to open an embassy in Oman.", "open"),
    ("Chile agreed to sell the missiles to Ecuador.", "sell"),
    ("Qatar intends to recall its ambassador.", "recall"),
    ("Poland is preparing to deploy a battalion in Latvia.", "deploy"),
    ("Canada promised to train the officers.", "train"),
    ("Canada promised a loan to Haiti.", "loan"),
    ("Japan pledged to deliver three ships.", "deliver"),
    ("The visit is scheduled for Tuesday.", "visit"),
    ("The jets are due to arrive in 2031.", "arrive"),
    ("The foreign minister travels to Tirana next month.", "travels"),
    ("Serbia is expected to sign the contract.", "sign"),
    ("The proposed summit between Cyprus and Malta drew criticism.", "summit"),
    ("The upcoming visit of the Thai premier was welcomed.", "visit"),
    ("The planned delivery to Libya worries Rome.", "delivery"),
    ("A second delivery is in the pipeline.", "delivery"),
    ("Fiji aims to join the exercise.", "join"),
    ("Under a deal to supply gas, Algeria receives arms.", "supply"),
    ("The ministers met in Doha ahead of a summit in Kigali.", "summit"),
    ("Germany to send tanks to Lithuania", "send"),
    ("France, Spain to hold naval drill", "hold"),
    ("The agreement to build a base was signed in Rabat.", "build"),
    ("Talks between Chad and Libya will be held in Tunis.", "Talks"),
    ("The meeting will take place in Tunis.", "meeting"),
    ("The United States accused Iran of planning to supply drones to Russia.", "supply"),
    ("The two sides agreed on the sale of turbines.", "sale"),
    ("The two sides signed a contract for the delivery of ten trains.", "delivery"),
    ("Romania was to have hosted the summit.", "hosted"),
    ("Denmark, which will host the talks, closed its airspace.", "host"),
    ("Ministers are expected in Vienna to sign the accord.", "sign"),
    ("The jets will arrive once Brazil pays.", "pays"),
    ("Syria will return the ships it seized in 1998.", "return"),
    ("Before the summit is held, ministers will meet in Bern.", "held"),
    ("Kinshasa is obliged to hand over the suspects.", "hand"),
    ("Tehran was about to attack Basra.", "attack"),
    ("Indonesia has ordered its navy to leave.", "leave"),
    ("Australia vowed to respond.", "respond"),
    ("Montenegro has signed a deal under which Italy will train its pilots.", "train"),
    ("The two ministers agreed to hold joint drills and signed a memorandum.", "hold"),
    ("Hanoi and Delhi held talks aimed at concluding a defence pact.", "concluding"),
    ("Berlin has decided to deliver missiles to Kyiv.", "deliver"),
    ("Berlin has approved the delivery of missiles to Kyiv.", "delivery"),
    ("Six frigates ordered by Peru will be delivered in 2031.", "delivered"),
    ("The first ship is expected to be handed over in July.", "handed"),
    ("Deliveries are expected to begin in July.", "Deliveries"),
    ("Deliveries will begin in July.", "Deliveries"),
    ("The exercise will begin on Monday.", "exercise"),
    ("Rabat warned that it would close the border.", "close"),
    ("Despite promising to withdraw, Ethiopia kept its troops in Tigray.", "withdraw"),
    ("Talks on extending the lease are due to resume in May.", "resume"),
    ("Warsaw plans joint production of drones with Kyiv.", "production"),
    ("Tashkent was promised a loan by Doha.", "loan"),
    ("The move follows a decision by Oslo to recall its envoy.", "recall"),
    ("Mexico to buy Brazilian aircraft: minister", "buy"),
    ("Spain, Morocco agree to reopen customs posts", "reopen"),
]

POSSIBLE = [
    ("Chad admitted that it might attack Mali.", "attack"),
    ("Silva will be the first president of Brazil to visit Guyana.", "visit"),
    ("Angola seeks to buy drones from Turkey.", "buy"),
    ("Turkey could sell drones to Niger.", "sell"),
    ("Iceland may close its embassy.", "close"),
    ("Iceland may not close its embassy.", "close"),
    ("Malta might join the mission.", "join"),
    ("Ukraine can buy the shells from Greece.", "buy"),
    ("Sweden would send troops if the truce held.", "send"),
    ("If Panama signs, Bogota will follow.", "signs"),
    ("If Panama signs, Bogota will follow.", "follow"),
    ("Perhaps Tunis supplied the rifles.", "supplied"),
    ("Yemen is likely to accept the offer.", "accept"),
    ("A potential sale of tanks to Oman alarmed Riyadh.", "sale"),
    ("Manila is considering buying submarines.", "buying"),
    ("Manila is considering a purchase of submarines.", "purchase"),
    ("Manila is weighing sanctions against Rangoon.", "sanctions"),
    ("Manila is mulling whether to send a ship.", "send"),
    ("Georgia should expel the attache.", "expel"),
    ("Morocco is ready to reopen the border.", "reopen"),
    ("Morocco offered to reopen the border.", "reopen"),
    ("Zambia is open to talks with Zimbabwe.", "talks"),
    ("Kuwait hopes to buy radars from France.", "buy"),
    ("Belgium asked Rwanda to withdraw its forces from Congo.", "withdraw"),
    ("Belgium urged Rwanda to withdraw its forces.", "withdraw"),
    ("Ecuador called for sanctions against Peru.", "sanctions"),
    ("Mexico threatened to recall its envoy.", "recall"),
    ("Mexico demanded that Cuba release the crew.", "release"),
    ("Kazakhstan is in talks to buy the jets.", "buy"),
    ("The prospect of a deal with Israel divided Sudan.", "deal"),
    ("The possibility of a visit was raised.", "visit"),
    ("The alleged sale of missiles to Burma was investigated.", "sale"),
    ("Mali is suspected of shipping gold to Dubai.", "shipping"),
    ("Did Cyprus sell the boats to Egypt?", "sell"),
    ("Ghana has not ruled out sending troops to Mali.", "sending"),
    ("The presidents may meet in Geneva.", "meet"),
    ("A meeting between the presidents is possible.", "meeting"),
    ("Armenia wants Iran to send observers.", "send"),
    ("Peru has not decided whether to buy the jets.", "buy"),
    ("Tokyo would like to resume the talks.", "resume"),
    ("Kinshasa must hand over the suspects.", "hand"),
    ("Croatia may have supplied rifles.", "supplied"),
    ("Croatia must not supply rifles.", "supply"),
    ("Croatia need not supply rifles.", "supply"),
    ("Berlin is considering whether to deliver missiles to Kyiv.", "deliver"),
    ("Rabat threatened to close the border if Algiers did not withdraw.", "close"),
    ("Rabat warned Algiers not to close the border.", "close"),
    ("They discussed a possible visit by the sultan to Muscat.", "visit"),
    ("They discussed the supply of gas to Jordan.", "supply"),
    ("He did not rule out a meeting with the Greek premier.", "meeting"),
    ("Mali's junta asked France to leave, and French troops left in 2022.", "leave"),
    ("Oman may have sold the missiles to Yemen, but it denies this.", "sold"),
    ("India test-fired a missile that could reach Beijing.", "reach"),
    ("Tashkent hopes for a visit by the premier.", "visit"),
    ("Vienna said it was ready for talks with Prague.", "talks"),
    ("US mulls sanctions on Iraqi banks", "sanctions"),
]

OCCURRED = [
    ("Lapid became the first Israeli minister to visit Bahrain.", "visit"),
    ("She is the second Danish premier to address the Bundestag.", "address"),
    ("Chad was the third to recognise Kosovo.", "recognise"),
    ("He was the only leader to attend the parade.", "attend"),
    ("She is the highest-ranking US official to visit Taiwan since 1997.", "visit"),
    ("Chile agreed to sell the missiles to Ecuador.", "agreed"),
    ("The president visits Oslo on Friday, aides said.", "visits"),
    ("Morocco offered to reopen the border.", "offered"),
    ("Belgium asked Rwanda to withdraw its forces from Congo.", "asked"),
    ("Why did Cyprus sell the boats to Egypt?", "sell"),
    ("Latvia managed to evacuate its citizens from Kabul.", "evacuate"),
    ("Latvia succeeded in evacuating its citizens.", "evacuating"),
    ("Iran continued to supply the militia.", "supply"),
    ("Bulgaria began to deliver the shells.", "deliver"),
    ("Bulgaria went on to sign the treaty.", "sign"),
    ("Bulgaria helped train the pilots.", "train"),
    ("Hanoi confirmed that it had bought the radars.", "bought"),
    ("Hanoi did not confirm that it had bought the radars.", "bought"),
    ("Jordan allowed the jets to land at Amman.", "land"),
    ("Not only did Ghana sign the treaty, it ratified it.", "sign"),
    ("Ghana signed the accord no later than March 2001.", "signed"),
    ("There is no doubt that Ghana signed the accord.", "signed"),
    ("Norway did not fail to deliver the ships.", "deliver"),
    ("The failed talks between Chad and Libya ended on Monday.", "talks"),
    ("Manila postponed the visit of the Thai premier.", "postponed"),
    ("Russia suspended the treaty with Norway.", "suspended"),
    ("The so-called exercise ended on Sunday.", "exercise"),
    ("France did not attack Mali and Algeria condemned Niger.", "condemned"),
    ("France did not return the frigate which it had sold to Egypt.", "sold"),
    ("The minister did not visit Cairo after signing the pact.", "signing"),
    ("Japan had supplied the boats before the war.", "supplied"),
    ("Japan supplies boats to Vietnam every year.", "supplies"),
    ("Senegal sent an envoy to Paris to demand compensation.", "sent"),
    ("The agreement to build a base was signed in Rabat.", "agreement"),
    ("Belarus made a request for aid.", "request"),
    ("Togo signed but did not ratify the treaty.", "signed"),
    ("Togo signed, but has not yet ratified, the treaty.", "signed"),
    ("The United States accused Iran of supplying drones to Russia.", "supplying"),
    ("Seoul protested against the visit.", "visit"),
    ("Seoul will discuss the attack on its embassy with Tokyo.", "attack"),
    ("Delhi suspended deliveries of vaccine to Nepal.", "suspended"),
    ("Delhi halted the sale of turbines to Nepal.", "halted"),
    ("The two sides agreed on the sale of turbines.", "agreed"),
    ("The two sides signed a contract for the delivery of ten trains.", "signed"),
    ("Denmark, which will host the talks, closed its airspace.", "closed"),
    ("The king met the envoy to discuss trade.", "met"),
    ("Tajik troops trained with Uzbek forces last year, and will do so again in May.", "trained"),
    ("Russia has been supplying rebels since 2014.", "supplying"),
    ("Estonia keeps supplying Moldova.", "supplying"),
    ("Syria will return the ships it seized in 1998.", "seized"),
    ("Hungary lifted the sanctions against Serbia.", "sanctions"),
    ("Indonesia ordered six Rafale jets from France.", "ordered"),
    ("Rwanda is said to have sent troops.", "sent"),
    ("Rwanda reportedly sent troops to Mozambique.", "sent"),
    ("Rwanda appears to have sent troops.", "sent"),
    ("Montenegro has signed a deal under which Italy will train its pilots.", "deal"),
    ("The two ministers agreed to hold joint drills and signed a memorandum.", "signed"),
    ("Bogota and Caracas have agreed to reopen the border, which was closed in 2015.", "closed"),
    ("Cairo said it had not received the shipment that Moscow sent in May.", "sent"),
    ("No Chinese troops took part in the exercise.", "exercise"),
    ("Hanoi and Delhi held talks aimed at concluding a defence pact.", "held"),
    ("The summit had been postponed twice before it was held in June.", "held"),
    ("Berlin has approved the delivery of missiles to Kyiv.", "approved"),
    ("Berlin has delivered the missiles it promised to Kyiv.", "delivered"),
    ("Peru received the aircraft ordered in 2011.", "ordered"),
    ("Six frigates ordered by Peru will be delivered in 2031.", "ordered"),
    ("The exercise, which will last ten days, began on Monday.", "began"),
    ("Rabat accused Algiers of arming the separatists.", "arming"),
    ("The president said his country would never recognise the annexation.", "annexation"),
    ("They signed an agreement on visa-free travel.", "signed"),
    ("They discussed military cooperation.", "discussed"),
    ("Tokyo lodged a protest after the Chinese vessels entered the waters.", "entered"),
    ("Mali's junta asked France to leave, and French troops left in 2022.", "left"),
    ("Kazakhstan will not send troops to Ukraine, though it trains with Russia.", "trains"),
    ("Without naming Turkey, the minister criticised arms sales to Libya.", "criticised"),
    ("Without naming Turkey, the minister criticised arms sales to Libya.", "sales"),
    ("Despite promising to withdraw, Ethiopia kept its troops in Tigray.", "kept"),
    ("The ambassador was summoned to explain the incident.", "summoned"),
    ("India test-fired a missile that could reach Beijing.", "test-fired"),
    ("Talks to end the war collapsed.", "Talks"),
    ("Oslo, which had planned to recall its envoy, expelled the attache instead.", "expelled"),
    ("Only Hungary refused.", "refused"),
    ("Nigeria recalled its envoy, not its consul.", "recalled"),
    ("It was the first time Iran had sold drones to Sudan.", "sold"),
    ("It was not the first time Iran had sold drones to Sudan.", "sold"),
    ("Iran has not only sold drones to Sudan but also trained its pilots.", "sold"),
    ("Chad expelled the envoy because Germany had not recalled him.", "expelled"),
    ("Chad has not expelled the envoy because of the remarks.", "remarks"),
]


@cache
def _doc(text: str) -> Doc:
    return next(parse([text]))


def _token(doc: Doc, word: str) -> Token:
    place = doc.text.index(word)
    return next(t for t in doc if t.idx <= place < t.idx + len(t))


def _status(text: str, word: str) -> str:
    doc = _doc(text)
    return status_of(doc, _token(doc, word), find_status_cues(doc))[0]


@pytest.mark.parametrize(("text", "word"), DENIED)
def test_what_did_not_happen_is_denied(text: str, word: str) -> None:
    """Negation, denial, refusal and failure say that the event did not happen."""
    assert _status(text, word) == "denied"


@pytest.mark.parametrize(("text", "word"), PLANNED)
def test_what_is_intended_is_planned(text: str, word: str) -> None:
    """Futures, promises, agreements and schedules say that the event is still to come."""
    assert _status(text, word) == "planned"


@pytest.mark.parametrize(("text", "word"), POSSIBLE)
def test_what_is_open_is_possible(text: str, word: str) -> None:
    """Modals, conditions, wishes, demands and suspicions leave the event open."""
    assert _status(text, word) == "possible"


@pytest.mark.parametrize(("text", "word"), OCCURRED)
def test_what_stands_occurred(text: str, word: str) -> None:
    """What no cue reaches, and what a factive or implicative word restores, occurred."""
    assert _status(text, word) == "occurred"


@pytest.mark.parametrize(
    "entry", [e for e in status_cues().values() if e.scope != "nothing"], ids=lambda entry: entry.id
)
def test_every_cue_decides_its_example(entry: CueEntry) -> None:
    """The example of an entry has the status it says, and the entry is among the cues that made it."""
    doc = _doc(entry.example.text)
    status, over = status_of(doc, _token(doc, entry.example.target), find_status_cues(doc))
    assert status == entry.example.status
    assert entry.id in {cue.rule for cue in over}


@pytest.mark.parametrize(
    "entry", [e for e in status_cues().values() if e.scope == "nothing"], ids=lambda entry: entry.id
)
def test_idioms_hide_the_cue_inside_them(entry: CueEntry) -> None:
    """'Not only' and its like deny nothing."""
    assert _status(entry.example.text, entry.example.target) == entry.example.status


@pytest.mark.parametrize("entry", [e for e in status_cues().values() if e.counter], ids=lambda entry: entry.id)
def test_no_cue_reaches_its_counter_example(entry: CueEntry) -> None:
    """The counter-example of an entry has the status it says."""
    assert entry.counter is not None
    assert _status(entry.counter.text, entry.counter.target) == entry.counter.status


def test_spans_are_of_the_report() -> None:
    """Cue and scope are given in the report's offsets, wherever the paragraph begins."""
    text = "Togo will not sign the treaty with Benin."
    here, there = find_status_cues(_doc(text)), find_status_cues(_doc(text), 500)
    assert [(c.start + 500, c.end + 500, c.text) for c in here] == [(c.start, c.end, c.text) for c in there]
    assert all(text[c.start : c.end] == c.text for c in here)
    assert [[(a + 500, b + 500) for a, b in c.scope] for c in here] == [list(c.scope) for c in there]


def test_scopes_are_ordered_and_apart() -> None:
    """The spans of a scope come in the order of the text and do not touch."""
    for text, _ in DENIED + PLANNED + POSSIBLE:
        for cue in find_status_cues(_doc(text)):
            assert all(a[1] < b[0] for a, b in pairwise(cue.scope))


def test_edges_are_kept() -> None:
    """The cues over an event are given, outermost first, with the words that were read."""
    doc = _doc("Laos did not agree to sell the jets.")
    status, over = status_of(doc, _token(doc, "sell"), find_status_cues(doc))
    assert (status, [c.text for c in over]) == ("denied", ["not", "agree"])


def test_a_cue_does_not_govern_itself() -> None:
    """A refusal happened; what was refused did not."""
    doc = _doc("Laos refused to sell the jets.")
    cues = find_status_cues(doc)
    assert cues_over(_token(doc, "refused").idx, cues) == ()
    assert [c.rule for c in cues_over(_token(doc, "sell").idx, cues)] == ["refuse.v"]


@given(st.lists(st.sampled_from(sorted(e.id for e in status_cues().values() if e.scope != "nothing")), max_size=6))
def test_composition_always_gives_a_status(rules: list[str]) -> None:
    """Whatever cues nest, one of the four statuses comes out; no cue at all leaves the event standing."""
    cues = [_bare_cue(rule) for rule in rules]
    assert compose(cues) in STATUSES
    assert compose([]) == "occurred"


@given(st.lists(st.sampled_from(["will.aux", "plan.v", "may.aux", "want.v", "manage.v"]), max_size=5))
def test_a_guess_on_the_way_keeps_it_a_guess(rules: list[str]) -> None:
    """Without a denial, one possible cue among the others makes the whole possible."""
    guess = {"may.aux", "want.v"} & set(rules)
    assert (compose([_bare_cue(rule) for rule in rules]) == "possible") == bool(guess)


def _bare_cue(rule: str) -> StatusCue:
    return StatusCue(0, 1, "x", status_cues()[rule].effect, ((0, 1),), rule)


@pytest.mark.parametrize(
    ("text", "word", "low", "high"),
    [
        ("Kenya signed the treaty.", "signed", 2.5, 3),
        ("Kenya will sign the treaty.", "sign", 1.5, 2.5),
        ("Kenya may sign the treaty.", "sign", 0.1, 1.4),
        ("Kenya did not sign the treaty.", "sign", -3, -2),
        ("Kenya did not sign the agreement.", "agreement", -2, 0),
        ("Kenya may not sign the treaty.", "sign", -1, 1),
        ("Kenya did not fail to sign the treaty.", "sign", 1.5, 3),
    ],
)
def test_factuality_follows_the_status(text: str, word: str, low: float, high: float) -> None:
    """The number lies where the status puts it: sure, planned, open, denied."""
    doc = _doc(text)
    assert low <= factuality(doc, _token(doc, word), find_status_cues(doc)) <= high
