# run: near
# run: far
# open: model
"""What is asked for is made deep down a chain of calls, of which not all are followed."""

import sys

from anthropic import Anthropic


class _Base:
    def __init__(self, model, near):
        self.model = model
        self.near = near


class _Settings(_Base):
    def __init__(self, model, near):
        super().__init__(model, near)
        self.name = "x"


def _make(model, near):
    return _Settings(model, near)


def _step_0(model, near):
    return _step_1(model, near)


def _step_1(model, near):
    return _step_2(model, near)


def _step_2(model, near):
    return _step_3(model, near)


def _step_3(model, near):
    return _step_4(model, near)


def _step_4(model, near):
    return _step_5(model, near)


def _step_5(model, near):
    return _step_6(model, near)


def _step_6(model, near):
    return _step_7(model, near)


def _step_7(model, near):
    return _make(model, near)


def main():
    client = Anthropic()
    turns = [{"role": "user", "content": "?"}]
    if sys.argv[1] == "near":
        settings = _step_0("claude-opus-4-7", True)
    else:
        settings = _step_0("claude-haiku-4-5", False)
    model = "claude-sonnet-4-6"
    if not settings.near:
        model = settings.model
    client.messages.create(model=model, max_tokens=8, messages=turns)


main()
