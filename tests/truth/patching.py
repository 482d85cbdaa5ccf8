"""Puts the recorder under the real SDK: its operations tell who called, its transport answers."""

from __future__ import annotations

import functools
import inspect
import sys
import types
from collections.abc import Callable, Iterable
from typing import Any

from . import origin as origins
from .origin import Origin, replace
from .recorder import Observation, Recorder


def install(recorder: Recorder) -> None:
    """Wrap the SDK's operations, lazy objects, clients and transports, once in this process."""
    originals = dict(_operations())
    wrapped = {f: _wrap(f, name, recorder) for f, name in originals.items()}
    for cls in _sdk_classes():
        for name, value in list(vars(cls).items()):
            if isinstance(value, types.FunctionType) and value in wrapped:
                setattr(cls, name, wrapped[value])
    _wrap_lazy_objects()
    _wrap_constructors(recorder)
    _replace_transports(recorder)


def _operations() -> Iterable[tuple[Any, str]]:
    """Every function of the SDK that sends, or sets up, with its dotted name."""
    from anthropic._base_client import AsyncAPIClient, SyncAPIClient
    from anthropic.lib.threads._beta_threads import BetaAsyncMessageThread, BetaMessageThread
    from anthropic.resources import beta, messages

    own = ("create", "stream", "parse", "count_tokens")
    table: list[tuple[str, tuple[str, ...], tuple[type, ...]]] = [
        ("messages", own, (messages.Messages, messages.AsyncMessages)),
        ("messages.batches", ("create",), (messages.Batches, messages.AsyncBatches)),
        (
            "beta.messages",
            (*own, "tool_runner", "thread"),
            (beta.messages.Messages, beta.messages.AsyncMessages),
        ),
        ("beta.messages.batches", ("create",), (beta.messages.Batches, beta.messages.AsyncBatches)),
        ("beta.agents", ("create", "update"), (beta.agents.Agents, beta.agents.AsyncAgents)),
        (
            "beta.sessions",
            ("create", "update"),
            (beta.sessions.Sessions, beta.sessions.AsyncSessions),
        ),
        ("beta.dreams", ("create",), (beta.dreams.Dreams, beta.dreams.AsyncDreams)),
        (
            "thread",
            ("send", "parse", "stream", "update", "tool_runner"),
            (BetaMessageThread, BetaAsyncMessageThread),
        ),
        ("", ("post",), (SyncAPIClient, AsyncAPIClient)),
    ]
    for prefix, names, classes in table:
        for cls in classes:
            for name in names:
                yield inspect.getattr_static(cls, name), f"{prefix}.{name}".lstrip(".")


def _sdk_classes() -> list[type]:
    modules = [m for name, m in sys.modules.items() if name.partition(".")[0] == "anthropic"]
    found = {v for m in modules for v in list(vars(m).values()) if isinstance(v, type)}
    return [cls for cls in found if cls.__module__.partition(".")[0] == "anthropic"]


CONFIGURES = {"beta.messages.thread", "thread.update"}


def _wrap(function: Any, operation: str, recorder: Recorder) -> Any:
    """`function`, telling its origin to everything that runs below it."""

    def prepare(kwargs: dict[str, Any]) -> Origin | None:
        origin = origins.find(operation, sys._getframe(2))
        if origin is not None and operation.endswith("batches.create"):
            origin = _with_entries(origin, kwargs, recorder)
        if origin is not None and origin.operation == "":  # handed over to a thread
            origin = Origin(origin.path, origin.span, operation, origin.entries)
        if origin is not None and operation in CONFIGURES and origin.operation == operation:
            recorder.note(Observation("configured", origin.path, origin.span, operation))
        return origin

    @functools.wraps(function)
    def wrapper(self: Any, *args: Any, **kwargs: Any) -> Any:
        origin = prepare(kwargs)
        try:
            result = origins.carry(origin, function, self, *args, **kwargs)
        except TypeError as error:
            _note_refusal(recorder, origin, operation, kwargs, error)
            raise
        if inspect.iscoroutine(result):
            return origins.carry_async(origin, _watch(result, origin, kwargs))
        if (
            hasattr(result, "__enter__")
            or hasattr(result, "__aenter__")
            or hasattr(result, "_steps")
        ):
            result.__dict__.setdefault("truth_origin", origin)
        return result

    async def _watch(coroutine: Any, origin: Origin | None, kwargs: dict[str, Any]) -> Any:
        try:
            return await coroutine
        except TypeError as error:
            _note_refusal(recorder, origin, operation, kwargs, error)
            raise

    return wrapper


def _with_entries(origin: Origin, kwargs: dict[str, Any], recorder: Recorder) -> Origin:
    if "requests" in kwargs:
        kwargs["requests"] = list(kwargs["requests"])
        entries = tuple(recorder.entries.place(entry) for entry in kwargs["requests"])
        return Origin(origin.path, origin.span, origin.operation or "batches.create", entries)
    return origin


def _note_refusal(
    recorder: Recorder,
    origin: Origin | None,
    operation: str,
    kwargs: dict[str, Any],
    error: TypeError,
) -> None:
    if origin is None or "unexpected keyword" not in str(error):
        return
    counted = operation.endswith("count_tokens")
    batch = operation.endswith("batches.create")
    recorder.note(
        Observation(
            "counted" if counted else "rejected" if batch or operation in CONFIGURES else "refused",
            origin.path,
            origin.span,
            origin.operation,
            model=kwargs.get("model") if isinstance(kwargs.get("model"), str) else None,
            geo=kwargs.get("inference_geo"),
            error=f"TypeError: {error}",
        )
    )


def _wrap_lazy_objects() -> None:
    """Objects that send later, on being entered or iterated, as on behalf of their maker."""
    from anthropic import _response
    from anthropic.lib import streaming
    from anthropic.lib.threads import _stream_managers as thread_streams
    from anthropic.lib.tools import _beta_runner as runners

    managers = [
        streaming.MessageStreamManager,
        streaming.AsyncMessageStreamManager,
        streaming.BetaMessageStreamManager,
        streaming.BetaAsyncMessageStreamManager,
        thread_streams.ThreadMessageStreamManager,
        thread_streams.AsyncThreadMessageStreamManager,
        _response.ResponseContextManager,
    ]
    for cls in managers:
        if "__enter__" in vars(cls):
            replace(cls, "__enter__", _entering(vars(cls)["__enter__"]))
        if "__aenter__" in vars(cls):
            replace(cls, "__aenter__", _entering_async(vars(cls)["__aenter__"]))
    plain_init = _response.ResponseContextManager.__init__

    def remembering(self: Any, *args: Any, **kwargs: Any) -> None:
        self.truth_origin = origins.find("create", sys._getframe(1))
        plain_init(self, *args, **kwargs)

    replace(_response.ResponseContextManager, "__init__", remembering)
    for cls, follow in (
        (runners.BaseSyncToolRunner, origins.carry_steps),
        (runners.BaseAsyncToolRunner, origins.carry_async_steps),
    ):
        replace(cls, "_steps", _stepping(vars(cls)["_steps"], follow))


def _stepping(plain: Callable[[Any], Any], follow: Callable[..., Any]) -> Callable[[Any], Any]:
    return lambda self: follow(self.__dict__.get("truth_origin"), plain(self))


def _entering(plain: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def enter(self: Any) -> Any:
        return origins.carry(self.__dict__.get("truth_origin"), plain, self)

    return enter


def _entering_async(plain: Callable[[Any], Any]) -> Callable[[Any], Any]:
    async def enter(self: Any) -> Any:
        return await origins.carry_async(self.__dict__.get("truth_origin"), plain(self))

    return enter


def _wrap_constructors(recorder: Recorder) -> None:
    """A client that refuses a keyword is worth a finding, though it is no call."""
    from anthropic._base_client import BaseClient

    for cls in _sdk_classes():
        if not issubclass(cls, BaseClient) or "__init__" not in vars(cls):
            continue
        replace(cls, "__init__", _constructor(vars(cls)["__init__"], recorder))


def _constructor(plain: Any, recorder: Recorder) -> Any:
    @functools.wraps(plain)
    def init(self: Any, *args: Any, **kwargs: Any) -> None:
        try:
            plain(self, *args, **kwargs)
        except TypeError as error:
            if "inference_geo" in str(error):
                origin = origins.find("client", sys._getframe(1))
                assert origin is not None
                text = f"TypeError: {error}"
                recorder.note(
                    Observation("rejected", origin.path, origin.span, "client", error=text)
                )
            raise

    return init


def _replace_transports(recorder: Recorder) -> None:
    import httpx2

    def respond(request: Any) -> Any:
        status, kind, body = recorder.answer(request)
        headers = {"content-type": kind, "request-id": "req_truth"}
        return httpx2.Response(status, headers=headers, content=body, request=request)

    def handle(self: Any, request: Any) -> Any:
        request.read()
        return respond(request)

    async def handle_async(self: Any, request: Any) -> Any:
        await request.aread()
        return respond(request)

    replace(httpx2.HTTPTransport, "handle_request", handle)
    replace(httpx2.AsyncHTTPTransport, "handle_async_request", handle_async)
