# run:
# run: claude-opus-4-7
# exact: geo
"""A lazy client keeps the parts that it has handed out."""
import sys

from anthropic import Anthropic


class Lazy:
    def __init__(self):
        self._client = None
        self._parts = {}

    def get(self):
        if self._client is None:
            self._client = Anthropic()
        return self._client

    def __getattr__(self, name):
        part = self._parts.get(name)
        if part is None:
            part = Part(self, name)
            self._parts[name] = part
        return part


class Part:
    def __init__(self, root, name):
        self._root = root
        self._name = name

    def create(self, **kwargs):
        return getattr(self._root.get(), self._name).create(**kwargs)


client = Lazy()


def brief(text, model="claude-haiku-4-5"):
    return client.messages.create(model=model, max_tokens=9, messages=[{"role": "user", "content": text}])


def full(text, model="claude-sonnet-4-6"):
    return client.messages.create(model=model, max_tokens=99, messages=[{"role": "user", "content": text}])


if __name__ == "__main__":
    brief("one")
    full("two", *sys.argv[1:])
