"""`client.messages.create` kept or given away: a call is told where that is called, spelled or not.

With `share` -1 other callers have used up what may be spent on callers.
"""

from __future__ import annotations

import pytest

from domicile.link import Project
from domicile.python.frontend import load
from domicile.resolve import find_calls
from domicile.source import decode

SHARES = pytest.mark.parametrize("share", [10_000, -1])
KEPT = {
    "an attribute": """
import anthropic
class Chat:
    def __init__(self, client: anthropic.Anthropic):
        self._create = client.messages.create
    def ask(self, text):
        return self._create(model="claude-opus-5", max_tokens=1, messages=[text])
""",
    "a global": """
import anthropic
create = anthropic.Anthropic().messages.create
def ask(text):
    return create(model="claude-opus-5", max_tokens=1, messages=[text])
""",
    "a table of a module": """
import anthropic
client = anthropic.Anthropic()
WAYS = {"plain": client.messages.create, "stream": client.messages.stream}
def ask(text, way):
    return WAYS[way](model="claude-opus-5", max_tokens=1, messages=[text])
""",
    "a class": """
import anthropic
client = anthropic.Anthropic()
class Chat:
    create = staticmethod(client.messages.create)
    def ask(self, text):
        return self.create(model="claude-opus-5", max_tokens=1, messages=[text])
""",
    "a table of an object": """
import anthropic
class Chat:
    def connect(self):
        self.ways = {"plain": anthropic.Anthropic().messages.create}
    def ask(self, text, way):
        return self.ways[way](model="claude-opus-5", max_tokens=1, messages=[text])
""",
    "a partial": """
import anthropic
from functools import partial
send = partial(anthropic.Anthropic().messages.create, model="claude-opus-5")
def ask(text):
    return send(max_tokens=1, messages=[text])
""",
    "a function around it": """
import anthropic
def logged(function):
    def call(**more):
        print(more)
        return function(**more)
    return call
send = logged(anthropic.Anthropic().messages.create)
def ask(text):
    return send(model="claude-opus-5", max_tokens=1, messages=[text])
""",
    "a function that decorates with it": """
import anthropic
def through(operation):
    def around(build):
        def call(*words):
            return operation(max_tokens=1, **build(*words))
        return call
    return around
@through(anthropic.Anthropic().messages.create)
def ask(text):
    return {"model": "claude-opus-5", "messages": [text]}
""",
    "a function around what builds the rest": """
import anthropic
def through(operation):
    def around(build):
        def call(*words):
            return operation(max_tokens=1, **build(*words))
        return call
    return around
def build(text):
    return {"model": "claude-opus-5", "messages": [text]}
ask = through(anthropic.Anthropic().messages.create)(build)
""",
    "an argument": """
import anthropic
def retry(function, **more):
    for _ in range(3):
        return function(**more)
def ask(text):
    send = anthropic.Anthropic().messages.create
    return retry(send, model="claude-opus-5", max_tokens=1, messages=[text])
""",
    "a queue": """
import anthropic
jobs = []
def plan():
    jobs.append(anthropic.Anthropic().messages.create)
def work(text):
    for job in jobs:
        job(model="claude-opus-5", max_tokens=1, messages=[text])
""",
    "given to an object that is handed out": """
import anthropic
class Chat:
    def __init__(self, create):
        self.create = create
    def ask(self, text):
        return self.create(model="claude-opus-5", max_tokens=1, messages=[text])
def make():
    return Chat(anthropic.Anthropic().messages.create)
""",
    "given to an object of a module": """
import anthropic
class Chat:
    def __init__(self, create):
        self.create = create
    def ask(self, text):
        return self.create(model="claude-opus-5", max_tokens=1, messages=[text])
chat = Chat(anthropic.Anthropic().messages.create)
""",
    "a field of a dataclass": """
import anthropic
from dataclasses import dataclass
from collections.abc import Callable
@dataclass
class Chat:
    create: Callable
    def ask(self, text):
        return self.create(model="claude-opus-5", max_tokens=1, messages=[text])
def make():
    return Chat(create=anthropic.Anthropic().messages.create)
""",
    "a resource given to an object": """
import anthropic
class Store:
    def __init__(self, api):
        self.api = api
    def ask(self, text):
        return self.api.create(model="claude-opus-5", max_tokens=1, messages=[text])
store = Store(anthropic.Anthropic().messages)
""",
    "a global that a function sets": """
import anthropic
_send = None
def begin():
    global _send
    _send = anthropic.Anthropic().messages.create
def ask(text):
    return _send(model="claude-opus-5", max_tokens=1, messages=[text])
""",
    "a registry that a function fills": """
import anthropic
class Registry:
    def __init__(self):
        self._ways = {}
    def register(self, name, way):
        self._ways[name] = way
    def ask(self, name, text):
        return self._ways[name](model="claude-opus-5", max_tokens=1, messages=[text])
registry = Registry()
def begin():
    registry.register("claude", anthropic.Anthropic().messages.create)
""",
    "who listens": """
import anthropic
class Bus:
    def __init__(self):
        self.listeners = []
    def on(self, listener):
        self.listeners.append(listener)
    def emit(self, text):
        for listener in self.listeners:
            listener(model="claude-opus-5", max_tokens=1, messages=[text])
bus = Bus()
def wire():
    bus.on(anthropic.Anthropic().messages.create)
""",
    "given by a context manager": """
import anthropic
from contextlib import contextmanager
@contextmanager
def api():
    with anthropic.Anthropic() as made:
        yield made.messages
def ask(text):
    with api() as messages:
        return messages.create(model="claude-opus-5", max_tokens=1, messages=[text])
""",
    "a resource of a class": """
import anthropic
fast = anthropic.Anthropic().with_options(timeout=1)
class Chat:
    api = fast.messages
    def ask(self, text):
        return self.api.create(model="claude-opus-5", max_tokens=1, messages=[text])
""",
    "an attribute of a function": """
import anthropic
def ask(text):
    return ask.send(model="claude-opus-5", max_tokens=1, messages=[text])
ask.send = anthropic.Anthropic().messages.create
""",
}


def _sent(texts: dict[str, str]) -> list[tuple[str, str, tuple[str | None, ...]]]:
    sources = {path: decode(text.encode()) for path, text in texts.items()}
    project = Project(sorted(sources), lambda path: load(path, sources[path]))
    calls = find_calls(project, sorted(sources))
    return [(call.location.path, call.operation, call.model.values) for call in calls]


@SHARES
@pytest.mark.parametrize("where", KEPT)
def test_a_kept_operation(share: int, where: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("domicile.resolve.scheduling.callers.MOST_CALLERS_STEPS", share)
    path, operation, models = _sent({"app.py": KEPT[where]})[0]
    assert (path, operation, models) == ("app.py", "messages.create", ("claude-opus-5",))


HANDED_OUT = """
import anthropic


class Claude:
    def function_of(self, client: anthropic.Anthropic, params):
        return client.messages.stream if params.get("stream") else client.messages.create

    def ask(self, text, model):
        return anthropic.Anthropic().messages.create(model=model, max_tokens=1, messages=[text])
"""
RUNNER = """
from handed import Claude


class Runner:
    def __init__(self, provider: Claude):
        self.provider = provider

    def run(self, client, params):
        call = self.provider.function_of(client, params)
        return call(**params)
"""
JOB = "def job(provider, text):\n    return provider.ask(text, 'm{}')\n"


@SHARES
def test_what_calls_a_handed_out_operation_is_no_caller_that_can_wait(
    share: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("domicile.resolve.scheduling.callers.MOST_CALLERS_STEPS", share)
    jobs = {f"job_{number}.py": JOB.format(number) for number in range(3)}
    texts = {"handed.py": HANDED_OUT, "runner.py": RUNNER, **jobs}
    sent = [(path, operation) for path, operation, _ in _sent(texts)]
    assert sent[1:] == [("runner.py", "messages.create"), ("runner.py", "messages.stream")]
