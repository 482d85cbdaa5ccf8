"""Functions defined inside others, which use an operation that those have and are given out.

They need not have a word that tells of a call: a wrapper calls `original`.
"""

from __future__ import annotations

import pytest

from domicile.calls import Call
from domicile.link import Project
from domicile.python.frontend import load
from domicile.resolve import find_calls
from domicile.source import decode

MODEL = 'model="claude-opus-5", max_tokens=1, messages=[]'
GIVEN_OUT = {
    "returned": """
import anthropic
def sender():
    send = anthropic.Anthropic().messages.create
    def go():
        return send(MODEL)
    return go
""",
    "a function without a name": """
import anthropic
def sender():
    send = anthropic.Anthropic().messages.create
    return lambda: send(MODEL)
""",
    "of what a function was handed": """
import anthropic
def logged(function):
    def go(*values):
        print(values)
        answer = function(MODEL)
        return answer
    return go
def sender():
    return logged(anthropic.Anthropic().messages.create)
""",
    "kept in a global": """
import anthropic
def logged(function):
    def go():
        return function(MODEL)
    return go
send = logged(anthropic.Anthropic().messages.create)
""",
    "a coroutine": """
import anthropic
def sender():
    send = anthropic.AsyncAnthropic().messages.create
    async def go():
        try:
            return await send(MODEL)
        except ValueError:
            return None
    return go
""",
    "a generator": """
import anthropic
def sender():
    send = anthropic.Anthropic().messages.create
    def go():
        yield send(MODEL)
    return go
""",
    "a method": """
import anthropic
def sender():
    send = anthropic.Anthropic().messages.create
    class Go:
        def go(self):
            return send(MODEL)
    return Go()
""",
    "of a function between": """
import anthropic
def sender():
    send = anthropic.Anthropic().messages.create
    def between():
        def go():
            return send(MODEL)
        return go
    return between
""",
    "of a resource": """
import anthropic
def sender():
    box = anthropic.Anthropic().messages
    def go():
        return box.create(MODEL)
    return go
""",
    "an operation of a class": """
from anthropic.resources import Messages
def logged(function):
    def go(self, *values):
        return function(self, MODEL)
    return go
def install():
    Messages.create = logged(Messages.create)
""",
    "an operation of a class, kept before": """
import anthropic
class Watch:
    def install(self):
        kind = anthropic.resources.Messages
        if hasattr(kind, "create"):
            self.before = kind.create
            kind.create = self.around(self.before)
    def around(self, function):
        def go(itself, *values):
            return function(itself, MODEL)
        return go
""",
}
PROVIDERS = """
from .claude import connect
done = False
def provider():
    global kept, done
    if done:
        return kept
    elif WANTED == "claude":
        kept = connect()
    elif WANTED == "other":
        kept = elsewhere()
    done = True
    return kept
"""
CLAUDE = """
def connect():
    try:
        import anthropic
    except ImportError:
        return None
    client = anthropic.Anthropic(api_key=KEY)
    def suggest(text):
        try:
            answer = client.messages.create(model="claude-opus-5", max_tokens=1, messages=[text])
            return {"usage": {}}
        except Exception as error:
            return None
    return Kept(name=f"claude {NAME}", suggest=suggest)
"""
DOCTOR = """
from providers import provider
def _look():
    if not is_on():
        return
    found = provider()
    if found is None:
        return
    found.suggest({})
def look(folder="tests"):
    _look()
"""
START = """
from doctor import look
def main():
    if options.command == "doctor":
        look(options.folder)
if __name__ == "__main__":
    main()
"""


def _calls(**texts: str) -> list[Call]:
    sources = {f"{name}.py": decode(text.encode()) for name, text in texts.items()}
    project = Project(sorted(sources), lambda path: load(path, sources[path]))
    return find_calls(project, sorted(sources))


@pytest.mark.parametrize("way", GIVEN_OUT)
def test_a_function_that_is_given_out_sends_what_is_around_it(way: str) -> None:
    (call,) = _calls(app=GIVEN_OUT[way].replace("MODEL", MODEL))
    assert (call.operation, call.model.values) == ("messages.create", ("claude-opus-5",))


def test_what_a_function_that_is_given_up_has_defined_is_not_run() -> None:
    texts = {"providers/__init__": PROVIDERS, "providers/claude": CLAUDE}
    (call,) = _calls(doctor=DOCTOR, start=START, **texts)
    assert (call.platform.values, call.platform.complete) == (("claude-api",), True)


def test_a_function_inside_another_passes_values_to_one_beside_it() -> None:
    text = """
import anthropic
client = anthropic.Anthropic()
def senders():
    def ask(model):
        return client.messages.create(model=model, max_tokens=1, messages=[])
    def large():
        return ask("claude-opus-5")
    return large
"""
    (call,) = _calls(app=text)
    assert (call.model.values, call.model.complete) == (("claude-opus-5",), False)
