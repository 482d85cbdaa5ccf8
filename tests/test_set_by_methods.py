"""What a method that is too long to be followed leaves an attribute: what methods set it to."""

from __future__ import annotations

import pytest

from domicile.link import Project
from domicile.python.frontend import load
from domicile.resolve import find_calls
from domicile.source import decode

LONG = "\n".join(
    f'        rows = [*rows, turns[{n}].split("x"), turns.count("{n}"), len(turns[{n} % 5] * 2)]'
    for n in range(110)
)
APP = f"""
import anthropic


class Chat:
    def __init__(self):
        self._client = None
        self._seen = 0

    def _get(self):
        if self._client is None:
            self._client = anthropic.Anthropic()
        return self._client

    def tidy(self, turns):
        rows = []
{LONG}
        self._seen = len(rows)
        self._forget(rows)
        return rows

    def _forget(self, rows):
        if rows:
            self._client = None

    def ask(self, turns):
        rows = self.tidy(turns)
        client = self._get()
        return client.messages.create(model="claude-opus-5", max_tokens=1, messages=rows)
"""


def platform_of(more: str, app: str = APP) -> tuple[tuple[str | None, ...], bool]:
    source = decode((app + more).encode())
    project = Project(["app.py"], lambda path: load(path, source))
    (call,) = find_calls(project, ["app.py"])
    return call.platform.values, call.platform.complete


@pytest.mark.parametrize(
    "more",
    [
        "",
        "\n\nclass Other:\n    def set(self, key, value):\n        setattr(self, key, value)\n",
        "\n\ndef mark(answer, n):\n    setattr(answer, 'seen', n)\n",
        "\n\ndef tune(key, value):\n    setattr(anthropic, key, value)\n",
    ],
)
def test_methods_tell_what_they_set(more: str) -> None:
    assert platform_of(more) == (("claude-api",), True)


# The method names these, so it may call them.
NAMED = APP.replace(
    "        self._forget(rows)\n",
    "        self._forget(rows)\n"
    "        print(self.use, self.set, self.again, use, change, Pool.lend)\n",
)
OTHERS = [
    "\n    def set(self, key, value):\n        setattr(self, key, value)\n",
    "\n    def again(self, held):\n        self.__dict__.update(held)\n",
    "\n\ndef use(chat, client):\n    chat._client = client\n",
    "\n\ndef change(chat, key, value):\n    setattr(chat, key, value)\n",
    "\n\ndef change(chat, value):\n    setattr(chat, '_client', value)\n",
    "\n\nclass Pool:\n    def lend(self, chat):\n        chat._client = self.spare\n",
]


@pytest.mark.parametrize(
    "more", ["\n    def use(self, client):\n        self._client = client\n", *OTHERS]
)
def test_what_others_may_set_is_open(more: str) -> None:
    assert not platform_of(more, NAMED)[1]


@pytest.mark.parametrize("more", OTHERS)
def test_what_it_does_not_name_it_does_not_call(more: str) -> None:
    assert platform_of(more) == (("claude-api",), True)
