"""Receivers that the code does not show: which operation a call on them is taken for."""

from __future__ import annotations

import pytest

from domicile.link import Project
from domicile.python.frontend import load
from domicile.resolve import find_calls
from domicile.source import decode

PATHS = [
    "messages.create",
    "beta.messages.create",
    "beta.tools.messages.create",
    "beta.tools.messages.stream",
    "beta.prompt_caching.messages.create",
    "messages.with_raw_response.create",
]


@pytest.mark.parametrize("path", PATHS)
def test_the_whole_path_tells_the_operation(path: str) -> None:
    code = (
        "import anthropic\n\n\n"
        "def ask(client, turns):\n"
        f"    return client.{path}(model='claude-opus-5', max_tokens=8, messages=turns)\n"
    )
    source = decode(code.encode())
    project = Project(["app.py"], lambda name: load(name, source))
    found = [call.operation for call in find_calls(project, ["app.py"])]
    assert found == [path.replace("with_raw_response.", "")]


@pytest.mark.parametrize(
    ("arguments", "is_call"),
    [
        ("model='claude-opus-5', messages=turns", True),
        ("max_tokens=8, messages=turns", True),
        ("**turns", True),
        ("messages=turns, response_model=int", False),
        ("content=turns, task_id=1", False),
        ("model='claude-opus-5', thread_id=1", False),
        ("model='claude-opus-5', content=turns", False),
        ("max_tokens=8, text=turns, channel=1", False),
        ("", False),
    ],
)
@pytest.mark.parametrize("followed", [True, False])
def test_the_arguments_tell_whose_call_it_is(
    arguments: str, is_call: bool, followed: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where the code around it is too complex to follow, and only its text is looked at."""
    code = f"import anthropic\n\n\ndef ask(kit, turns):\n    kit.messages.create({arguments})\n"
    if not followed:
        monkeypatch.setattr("domicile.resolve.scheduling.attempts.MOST_STEPS", 0)
    source = decode(code.encode())
    project = Project(["app.py"], lambda name: load(name, source))
    assert [c.operation for c in find_calls(project, ["app.py"])] == ["messages.create"] * is_call


@pytest.mark.parametrize(
    ("head", "is_call"),
    [
        ("def call_anthropic(kit, turns, **more):\n    ", True),
        ("class ClaudeDesk:\n    def ask(self, kit, turns, **more):\n        ", True),
        ("def call_other(kit, turns, **more):\n    ", False),
    ],
)
def test_a_name_tells_whose_call_it_is(head: str, is_call: bool) -> None:
    """A function or class may be named after the SDK where nothing of the SDK is imported."""
    source = decode(f"{head}kit.messages.create(model='m', messages=turns, **more)\n".encode())
    project = Project(["app.py"], lambda name: load(name, source))
    assert [c.operation for c in find_calls(project, ["app.py"])] == ["messages.create"] * is_call


WATCHED = """
def watch{name}(kit, log):
    original = kit.messages.create

    def create(*given, **more):
        log(more)
        return original(*given, **more)

    kit.messages.create = create
    return kit
"""
PASSED_ON = """
class Turns{name}:
    def __init__(self, kit):
        self.kit = kit

    def create(self, **more):
        def send():
            return self.kit.messages.create(**more)
        return send()
"""


@pytest.mark.parametrize("code", [WATCHED, PASSED_ON])
@pytest.mark.parametrize(
    ("path", "name", "is_call"),
    [
        ("app.py", "_anthropic", True),
        ("providers/_anthropic.py", "", True),
        ("claude/__init__.py", "", True),
        ("app.py", "", False),
        ("claude/app.py", "", False),
    ],
)
def test_a_function_around_it_or_the_file_tells_whose_call_it_is(
    code: str, path: str, name: str, is_call: bool
) -> None:
    source = decode(code.format(name=name).encode())
    project = Project([path], lambda name: load(name, source))
    assert [c.operation for c in find_calls(project, [path])] == ["messages.create"] * is_call


KEPT = """
class Turns:
    def __init__(self, inner, log):
        self._inner = inner
        self._log = log

    def create(self, **options):
        self._log(options)
        return self._inner.create(**options)


class Logged{name}:
    def __init__(self, client, log):
        self.messages = Turns({read}, log)
"""


@pytest.mark.parametrize(
    ("name", "read", "is_call"),
    [
        ("Anthropic", "client.messages", True),
        ("Claude", "client.messages", True),
        ("Anthropic", "client.threads.messages", False),
        ("Bot", "client.messages", False),
    ],
)
def test_a_resource_that_another_class_keeps_is_of_the_sdk_by_the_name_of_what_hands_it_on(
    name: str, read: str, is_call: bool
) -> None:
    """Also where nothing of the SDK is imported, and the names are the wrapper's own."""
    source = decode(KEPT.format(name=name, read=read).encode())
    project = Project(["app.py"], lambda name: load(name, source))
    assert [c.operation for c in find_calls(project, ["app.py"])] == ["messages.create"] * is_call
