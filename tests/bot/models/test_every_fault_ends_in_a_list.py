"""Whatever a model's server does, a brief ends in the rules' shortlist in time, and the person is told why the model did not help."""

import json
import time
from collections.abc import Callable, Iterator, Sequence

import pytest

from bot.brief_reading import BriefReading
from bot.matchmaker import Answer, Matchmaker
from bot.models.chat import ChatModel
from index.generation.reading import Generation
from index.languages import LanguageDetector
from index.records import Creator
from retrieval.matching import Matcher
from retrieval.niches import NicheBook
from retrieval.parts import Desk
from retrieval.reading.reader import RulesReader
from tests.builders import TODAY, a_creator
from tests.fakes.embedder import WordVectors
from tests.fakes.fault_server import FAULTS, FaultServer, fault_server
from tests.fakes.places import ThreeCities

DEADLINE = 1.5
BRIEF = "Drizzle & Drip wants 3 micro creators for home coffee on Instagram, tone of voice calm and honest"
TROUBLE = {
    "429": "busy", "500": "down", "503": "down", "401": "unauthorised", "403": "unauthorised", "404": "rejected", "400": "rejected",
    "redirect": "rejected", "hang": "slow", "slow": "slow", "slow headers": "slow", "endless": "slow", "closed half-way": "down",
    "reset": "down", "cut at length": "truncated", "no finish reason": "truncated", "filtered": "refused", "refusal": "refused",
}  # fmt: skip
"""Every other fault is a malformed answer."""


@pytest.fixture(scope="module")
def server() -> Iterator[FaultServer]:
    with fault_server() as running:
        yield running


Ask = Callable[..., Answer]


@pytest.fixture(scope="module")
def ask(server: FaultServer, published_once: Callable[[Sequence[Creator]], Generation], detector: LanguageDetector) -> Ask:
    """`ask()`: the answer to the brief with a model; `ask(model=False)`: by rules alone."""
    people = [a_creator(f"coffee.{k}", posts=("espresso at home", "my coffee corner")) for k in range(5)]
    desk = Desk(published_once(people))
    matcher = Matcher(embedder=WordVectors(), book=NicheBook(), gazetteer=ThreeCities())
    chat = ChatModel("openai:m", api_key="k", base_url=server.url)

    def answer(*, model: bool = True) -> Answer:
        reading = BriefReading(rules=RulesReader(detector=detector), detector=detector, model=chat if model else None, deadline=DEADLINE)
        return Matchmaker(reader=reading, matcher=matcher, desk=lambda: desk).match(BRIEF, today=TODAY)

    server.reply = '{"goal": "sales"}'
    answer()  # so that no time of a first call is measured: openai looks up the machine that it runs on
    return answer


@pytest.mark.parametrize("fault", [name for name in FAULTS if name != "good"])
def test_every_fault_ends_in_the_rules_shortlist_in_time_with_the_trouble_told(server: FaultServer, ask: Ask, fault: str) -> None:
    rules = ask(model=False)
    server.fault, server.reply = fault, json.dumps({"brand": "Drizzle & Drip", "goal": "sales", "tone": "calm and honest"})
    began = time.monotonic()
    answer = ask()
    assert time.monotonic() - began < DEADLINE + 0.5
    assert answer.trouble == TROUBLE.get(fault, "malformed")
    assert (answer.brief, answer.from_model) == (rules.brief, ())
    assert answer.shortlist is not None
    assert rules.shortlist is not None
    assert [match.creator.id for match in answer.shortlist.matches] == [match.creator.id for match in rules.shortlist.matches] != []


def test_a_good_answer_fills_what_the_rules_left_empty(server: FaultServer, ask: Ask) -> None:
    server.fault, server.reply = "good", json.dumps({"product": "coffee", "must_have": ["calm and honest"], "how_many": 9})
    answer = ask()
    assert answer.trouble is None
    assert answer.brief is not None
    assert answer.brief.how_many == 3, "the rules had read it"
    assert set(answer.from_model) <= {"product", "must_have"}
