"""What every model keeps to: the fake of the tests and the real adapter, over a server on loopback."""

import threading
import time
from collections.abc import Callable, Iterator
from datetime import date
from traceback import format_exception

import pytest

from bot.models.chat import ChatModel
from bot.models.model import REASONS, Model, ModelFailed, Reason
from bot.settings import WrongSettings
from prompts import read_brief
from prompts.request import Request
from tests.fakes.fault_server import FAULTS, FaultServer, fault_server
from tests.fakes.model import Scripted, failing, saying

REQUEST = read_brief.request("three coffee creators on Instagram", today=date(2026, 11, 25))
WHAT_IT_SENDS = '{"brand": "Drizzle & Drip"}'
FAULT_OF: dict[Reason, str] = {
    "down": "500", "slow": "hang", "busy": "429", "unauthorised": "401", "rejected": "404", "refused": "refusal",
    "truncated": "cut at length", "malformed": "html",
}  # fmt: skip


@pytest.fixture(scope="module")
def server() -> Iterator[FaultServer]:
    with fault_server() as running:
        yield running


@pytest.fixture(scope="module")
def chat(server: FaultServer) -> ChatModel:
    return ChatModel("openai:m", api_key="sesame", base_url=server.url)


Make = Callable[..., Model]


@pytest.fixture(params=["fake", "real"])
def make(request: pytest.FixtureRequest, server: FaultServer, chat: ChatModel) -> Make:
    """`make(reply=…)` or `make(reason=…)`: a model of each kind that behaves so."""

    def fake(*, reply: str = "", reason: Reason | None = None) -> Model:
        if reason == "slow":
            return Scripted(["{}"], takes=60.0)
        return saying(reply) if reason is None else failing(reason)

    def real(*, reply: str = "", reason: Reason | None = None) -> Model:
        server.asked.clear()
        server.keys.clear()
        server.fault, server.reply = ("good", reply) if reason is None else (FAULT_OF[reason], reply)
        return chat

    return fake if request.param == "fake" else real


def test_a_reply_comes_back_letter_for_letter(make: Make) -> None:
    reply = '{"brand": "กาแฟ ☕ \\u200c \\n"}'
    assert make(reply=reply).answer(REQUEST, deadline=5) == reply


@pytest.mark.parametrize("reason", REASONS)
def test_each_way_of_failing_has_its_reason(make: Make, reason: Reason) -> None:
    with pytest.raises(ModelFailed) as told:
        make(reason=reason).answer(REQUEST, deadline=0.4 if reason == "slow" else 5.0)
    assert told.value.reason == reason


def test_a_model_answers_several_threads_at_once(make: Make) -> None:
    model = make(reply='{"brand": "x"}')
    replies: list[str] = []
    threads = [threading.Thread(target=lambda: replies.append(model.answer(REQUEST, deadline=10))) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert replies == ['{"brand": "x"}'] * 12


def test_a_model_that_failed_answers_the_next_time(make: Make) -> None:
    with pytest.raises(ModelFailed):
        make(reason="malformed").answer(REQUEST, deadline=5)
    assert make(reply='{"brand": "x"}').answer(REQUEST, deadline=5) == '{"brand": "x"}'


# What only the real adapter has to keep to.


NEVER_DONE = {"hang", "slow", "slow headers", "endless"}
SENT_WHOLE = {"good", "truncated reply", "refusal in words", "wrong schema", "a list"}
"""What a server sends as a proper answer; that it is none is for the reader of the reply to tell."""


def tries(server: FaultServer, request: Request) -> int:
    """How often this request came in. Those of earlier tests whose deadline passed may still come in on a machine that is busy."""
    return sum(asked["messages"][-1]["content"] == request.user for asked in tuple(server.asked))


@pytest.mark.parametrize("fault", [name for name in FAULTS if name not in SENT_WHOLE])
def test_every_fault_of_a_server_is_a_failure_after_one_try_and_within_the_deadline(
    server: FaultServer, chat: ChatModel, fault: str
) -> None:
    server.fault, server.reply = fault, WHAT_IT_SENDS
    request = read_brief.request(f"three coffee creators on Instagram, and {fault}", today=date(2026, 11, 25))
    deadline = 0.5 if fault in NEVER_DONE else 5.0
    began = time.monotonic()
    with pytest.raises(ModelFailed) as told:
        chat.answer(request, deadline=deadline)
    assert time.monotonic() - began < deadline + 0.5
    assert (told.value.reason == "slow") is (fault in NEVER_DONE)
    assert tries(server, request) == 1
    assert "coffee" not in repr(told.value)
    traceback = "".join(format_exception(told.value))
    assert "Drizzle" not in traceback, "what a server sends may be the brief"


def test_the_connection_is_closed_when_the_deadline_passes() -> None:
    with fault_server() as alone:
        alone.fault = "hang"
        with pytest.raises(ModelFailed):
            ChatModel("openai:m", api_key="k", base_url=alone.url).answer(REQUEST, deadline=0.3)
        until = time.monotonic() + 5
        while not alone.closed_on and time.monotonic() < until:
            time.sleep(0.01)
        assert (len(alone.asked), alone.closed_on) == (1, 1)


def test_a_server_that_is_not_there_is_down() -> None:
    with pytest.raises(ModelFailed, match="down"):
        ChatModel("openai:m", api_key="k", base_url="http://127.0.0.1:9/v1").answer(REQUEST, deadline=5)


def test_the_request_holds_the_words_the_schema_and_a_bound_and_nothing_of_ours(server: FaultServer, chat: ChatModel) -> None:
    server.fault, server.reply = "good", '{"brand": "x"}'
    server.asked.clear()
    server.keys.clear()
    chat.answer(REQUEST, deadline=5)
    (asked,) = server.asked
    assert asked["messages"] == [{"role": "system", "content": REQUEST.system}, {"role": "user", "content": REQUEST.user}]
    form = asked["response_format"]["json_schema"]
    assert form["strict"] is True
    assert form["schema"]["properties"].keys() == REQUEST.schema["properties"].keys()
    assert asked["max_completion_tokens"] == REQUEST.most_tokens
    assert (asked["path"], asked["model"], asked["temperature"], asked["stream"]) == ("/v1/chat/completions", "m", 0, False)
    assert "tools" not in asked
    assert server.keys == ["Bearer sesame"]


@pytest.mark.parametrize("name", ["openai", "nobody:model", "anthropic:model", ":m"])
def test_a_model_that_cannot_be_set_up_is_told_as_a_setting(name: str) -> None:
    with pytest.raises(WrongSettings, match="MODEL is "):
        ChatModel(name, api_key="sk-secret", base_url=None)


def test_a_scripted_server_that_others_wrote_is_understood() -> None:
    from llmock.scenarios import Reply
    from llmock.testing import LLMockServer

    reply = '{"brand": "Drizzle & Drip", "goal": "awareness"}'
    with LLMockServer() as mock:
        mock.state.scenarios.add(Reply(reply))
        assert ChatModel("openai:gpt-4.1-mini", api_key="k", base_url=mock.base_url("openai")).answer(REQUEST, deadline=10) == reply
