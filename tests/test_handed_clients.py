"""Clients that callers hand over: each is listed, although others may hand over another."""

from __future__ import annotations

import pytest

from domicile.calls import Values
from domicile.link import Project
from domicile.python.frontend import load
from domicile.resolve import find_calls
from domicile.source import decode

HEAD = "import anthropic\n\n\n"
SENT = "messages.create(model='claude-opus-5', max_tokens=1, messages=[])\n"
ASK = f"def ask(client):\n    return client.{SENT}\n\n"
LATER = f"class Chat:\n    def __init__(self, client):\n        self.client = client\n\n    def ask(self):\n        return self.client.{SENT}\n\n"  # noqa: E501 - one program in one text
MAKER = "def make(key):\n    return anthropic.AnthropicBedrock(aws_region=key)\n\n\n"


def _platform(*texts: str) -> Values:
    """The platform of the only call in a tree of these modules: `app0`, `app1` and so on."""
    files = {f"app{i}.py": text for i, text in enumerate(texts)}
    sources = {path: decode(text.encode()) for path, text in files.items()}
    project = Project(sorted(files), lambda path: load(path, sources[path]))
    (call,) = find_calls(project, sorted(files))
    return call.platform


@pytest.mark.parametrize(
    ("caller", "platforms"),
    [
        ("def main():\n    ask(anthropic.Anthropic())", ("claude-api",)),
        ("def main():\n    c = anthropic.Anthropic()\n    ask(client=c)", ("claude-api",)),
        ("class Job:\n    def run(self):\n        ask(anthropic.Anthropic())", ("claude-api",)),
        (MAKER + "def main(key):\n    ask(make(key))", ("bedrock",)),
        (
            "def near():\n    ask(anthropic.Anthropic())\n"
            "def far():\n    ask(anthropic.AnthropicBedrock(aws_region='us-east-1'))",
            ("bedrock", "claude-api"),
        ),
        ("def main(c):\n    ask(c)", ()),
    ],
)
def test_clients_of_callers_are_listed(caller: str, platforms: tuple[str, ...]) -> None:
    found = _platform(HEAD + ASK + caller)
    assert (found.values, found.complete) == (platforms, False)


THROUGH = f"class Turns:\n    def __init__(self, desk):\n        self.desk = desk\n\n    def ask(self):\n        return self.desk.client.{SENT}\n\n"  # noqa: E501 - one program in one text
DESK = "class Desk:\n    def __init__(self, key):\n        self.client = anthropic.AnthropicVertex(region=key)\n\n"  # noqa: E501 - one program in one text


@pytest.mark.parametrize(
    ("desk", "platforms"),
    [
        (DESK + "    @property\n    def turns(self):\n        return Turns(self)\n", ("vertex",)),
        (DESK + "def main(key):\n    return Turns(Desk(key))\n", ("vertex",)),
        (DESK + "def main(key):\n    Turns(key)\n", ()),
    ],
)
def test_what_keeps_a_client_is_handed_over(desk: str, platforms: tuple[str, ...]) -> None:
    found = _platform(HEAD + THROUGH + desk)
    assert (found.values, found.complete) == (platforms, False)


@pytest.mark.parametrize("key", ["key", "key, **more"])
def test_a_file_that_does_not_name_the_sdk_is_handed_a_client(key: str) -> None:
    """What looks like nothing else is a call where a client is handed over, however far away."""
    chat = LATER.replace("max_tokens=1", "**more").replace("ask(self)", "ask(self, **more)")
    maker = f"import anthropic\nfrom app0 import Chat\n\n\ndef make({key}):\n    return Chat(anthropic.Anthropic())\n"  # noqa: E501 - one program in one text
    found = _platform(chat, maker)
    assert (found.values, found.complete) == (("claude-api",), False)


LONG = "\n".join(f"        rows.append([part.strip() for part in turns[{i}:]])" for i in range(60))


@pytest.mark.parametrize(
    ("more", "complete"),
    [
        ("", True),
        ("    def reset(self, turns):\n        self.__init__(turns)\n", False),
        ("    def reset(self, turns):\n        self.client = turns.client\n", False),
    ],
)
def test_a_method_that_is_not_followed_sets_what_methods_set(more: str, complete: bool) -> None:
    """A constructor runs once, unless something names it."""
    code = (
        f"{HEAD}class Chat:\n"
        "    def __init__(self, turns):\n        self.client = anthropic.Anthropic()\n\n"
        "    def tidy(self, turns):\n        rows = self.rows = []\n"
        f"{LONG}\n        print(self.reset)\n"
        "        return self.tidy(rows) + self.tidy(self.rows)\n\n"
        "    def ask(self, turns):\n        rows = self.tidy(turns)\n"
        f"        return self.client.{SENT.replace('[]', 'rows')}\n{more}"
    )
    assert _platform(code).complete is complete


MADE = """
class Chat:
    def __init__(self, model):
        self.model = model
        self.client = anthropic.Anthropic()

    def ask(self):
        return self.client.messages.create(model=self.model, max_tokens=1, messages=[])


"""


@pytest.mark.parametrize(
    "callers",
    [
        "def _chat(m):\n    return Chat(m)\n\n\ndef main():\n    return _chat('claude-opus-5')",
        "def chat(m):\n    return Chat(m)\n\n\ndef main():\n    return chat('claude-opus-5')",
        "def chat(name):\n    kind, model = name.split(':')\n    if kind == 'claude':\n"
        "        return Chat(model)\n\n\nclass Desk:\n    def __init__(self):\n"
        "        self.chat = chat('claude:claude-opus-5')",
    ],
)
def test_what_a_function_is_called_with_that_makes_a_sender_is_listed(callers: str) -> None:
    source = decode((HEAD + MADE + callers).encode())
    project = Project(["app.py"], lambda path: load(path, source))
    (call,) = find_calls(project, ["app.py"])
    assert (call.model.values, call.model.complete) == (("claude-opus-5",), False)
