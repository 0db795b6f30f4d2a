"""The one adapter to a chat model: langchain's `init_chat_model`, and everything that it, openai and httpx raise made ours."""

import asyncio
from collections.abc import AsyncIterator, Coroutine, Iterator
from concurrent.futures import CancelledError
from threading import Lock, Thread
from typing import Any

import httpx2
import openai
from langchain.chat_models import init_chat_model
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, HumanMessage, SystemMessage

from bot.models.model import ModelFailed, Reason
from bot.settings import WrongSettings
from prompts.request import Request

MOST_BYTES = 256 * 1024
"""Bytes of a response that are read: sixty times the longest reply asked for, and little enough to parse in no time."""
_GRACE = 0.2
"""Seconds that the call may take to come back once its deadline has passed."""
_WHOLE = frozenset({"stop", "end_turn", "STOP"})
_CUT = frozenset({"length", "max_tokens", "MAX_TOKENS", "model_context_window_exceeded"})
_DECLINED = frozenset({"content_filter", "refusal", "SAFETY"})


class ChatModel:
    """A model that `MODEL` names, such as openai:gpt-4.1-mini. One try each; the connection is closed when the deadline passes."""

    def __init__(self, name: str, *, api_key: str | None, base_url: str | None) -> None:
        """Raises WrongSettings where there is no such provider or its package is missing."""
        self._of_openai = name.startswith("openai:")
        more: dict[str, Any] = {}
        if self._of_openai:
            client = openai.DefaultAsyncHttpxClient(
                event_hooks={"response": [_bounded]},
                headers={"Accept-Encoding": "identity"},
                follow_redirects=False,  # the brief goes to the server that was named and to no other
            )
            more = {"api_key": api_key, "base_url": base_url, "http_async_client": client, "use_responses_api": False}
        try:
            self._chat: BaseChatModel = init_chat_model(name, temperature=0, max_retries=0, **more)
        except ImportError as cause:
            raise WrongSettings(f"MODEL is {name!r}, and its package is not installed. {cause}") from cause
        except Exception as cause:  # each provider has its own errors for a missing key or an unknown option
            raise WrongSettings(f"MODEL is {name!r}, which cannot be set up ({type(cause).__name__}). Check its name and key.") from cause
        self._loop = _Loop()

    def answer(self, request: Request, *, deadline: float) -> str:
        """See `Model`."""
        try:
            message = self._loop.result(self._asked(request), within=deadline)
        except Exception as fault:  # a server's nonsense comes out of the libraries as almost any error
            # Not chained: their texts quote what the server sent, which may be the brief.
            raise ModelFailed(_reason(fault)) from None
        return _text(message)

    async def _asked(self, request: Request) -> AIMessage:
        strict = {"strict": True} if self._of_openai else {}
        bounded = self._chat.model_copy(update={"max_tokens": request.most_tokens})
        structured = bounded.with_structured_output(dict(request.schema), method="json_schema", include_raw=True, **strict)
        told = await structured.ainvoke([SystemMessage(request.system), HumanMessage(request.user)])
        raw = told["raw"] if isinstance(told, dict) else None
        if not isinstance(raw, AIMessage):
            raise TypeError("no message")
        return raw


def _text(message: AIMessage) -> str:
    """The reply where it is whole; raises ModelFailed."""
    told = message.response_metadata
    finish = told.get("finish_reason") or told.get("stop_reason")
    if message.additional_kwargs.get("refusal") or finish in _DECLINED:
        raise ModelFailed("refused")
    if finish in _CUT or finish is None:
        raise ModelFailed("truncated")
    text = message.text
    if finish not in _WHOLE or not text.strip():
        raise ModelFailed("malformed")
    return str(text)


def _reason(fault: BaseException) -> Reason:
    """Why there is no answer, from the error and what caused it."""
    causes = list(_causes(fault))
    if any(isinstance(one, _TooLarge) for one in causes):
        return "malformed"
    if any(isinstance(one, TimeoutError | CancelledError | openai.APITimeoutError | httpx2.TimeoutException) for one in causes):
        return "slow"
    if isinstance(fault, openai.LengthFinishReasonError):
        return "truncated"
    if isinstance(fault, openai.ContentFilterFinishReasonError):
        return "refused"
    status = getattr(fault, "status_code", None)
    if isinstance(status, int):
        return _of_status(status)
    if isinstance(fault, OSError | openai.APIConnectionError) or "Connection" in type(fault).__name__:
        return "down"
    return "malformed"


def _of_status(status: int) -> Reason:
    if status in {401, 403}:
        return "unauthorised"
    if status == 429:
        return "busy"
    if status in {408, 504}:
        return "slow"
    return "down" if status >= 500 else "rejected"


def _causes(fault: BaseException) -> Iterator[BaseException]:
    one: BaseException | None = fault
    for _ in range(20):
        if one is None:
            return
        yield one
        one = one.__cause__ or one.__context__


class _Loop:
    """An event loop in a thread of its own, started on first need: cancelling there closes the connection, which a blocked read in the
    caller's thread could not."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._loop: asyncio.AbstractEventLoop | None = None

    def result(self, work: Coroutine[Any, Any, AIMessage], *, within: float) -> AIMessage:
        """What the work returns or raises; TimeoutError after `within` seconds, also where the loop itself is stuck."""
        future = asyncio.run_coroutine_threadsafe(asyncio.wait_for(work, within), self._running())
        try:
            return future.result(within + _GRACE)
        except TimeoutError:
            future.cancel()
            raise

    def _running(self) -> asyncio.AbstractEventLoop:
        with self._lock:
            if self._loop is None:
                self._loop = asyncio.new_event_loop()
                Thread(target=self._loop.run_forever, name="model", daemon=True).start()
            return self._loop


class _TooLarge(Exception):
    """A response of more bytes than any answer has."""


async def _bounded(response: httpx2.Response) -> None:
    """Lets no more of a response in than `MOST_BYTES`, and none that is packed: its size would only be known once unpacked."""
    packed = response.headers.get("content-encoding", "identity").lower() != "identity"
    if packed or not isinstance(response.stream, httpx2.AsyncByteStream):
        raise _TooLarge
    response.stream = _Bounded(response.stream, most=MOST_BYTES)


class _Bounded(httpx2.AsyncByteStream):
    def __init__(self, inner: httpx2.AsyncByteStream, *, most: int) -> None:
        self._inner = inner
        self._most = most

    async def __aiter__(self) -> AsyncIterator[bytes]:
        read = 0
        async for chunk in self._inner:
            read += len(chunk)
            if read > self._most:
                raise _TooLarge
            yield chunk

    async def aclose(self) -> None:
        await self._inner.aclose()
