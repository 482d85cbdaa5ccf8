# exact: platform, region, geo, model, pair
"""singledispatchmethod picks the request by the type of what is asked; the bare method refuses."""

from functools import singledispatchmethod

from anthropic import Anthropic


class _Adapter:
    @singledispatchmethod
    def _shaped(self, asked):
        raise TypeError(f"cannot ask {type(asked)}")

    @_shaped.register(str)
    def _shaped_text(self, asked):
        return {"model": "claude-haiku-5-5", "messages": [{"role": "user", "content": asked}]}

    @_shaped.register
    def _(self, asked: list):
        return {"model": "claude-opus-5", "messages": asked, "inference_geo": "us"}


class _Assistant:
    def __init__(self, client: Anthropic) -> None:
        self._client = client
        self._adapter = _Adapter()

    def _ask(self, asked):
        request = self._adapter._shaped(asked)
        return self._client.messages.create(max_tokens=8, **request)


assistant = _Assistant(Anthropic())
assistant._ask("x")
assistant._ask([{"role": "user", "content": "y"}])
