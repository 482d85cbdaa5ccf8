# exact: platform, region, geo
# open: model
"""Callable objects and proxies that pass attributes on to the real client."""

from anthropic import Anthropic


class Lazy:
    """Makes the client when something of it is first used."""

    def __init__(self, make):
        self._make = make
        self._made = None

    def __getattr__(self, name):
        if self._made is None:
            self._made = self._make()
        return getattr(self._made, name)


class Asker:
    def __init__(self, client, **defaults):
        self._client = client
        self._defaults = defaults

    def __call__(self, text, **changes):
        return self._client.messages.create(  # truth: open-geo open-platform open-region
            **{**self._defaults, **changes},
            max_tokens=8,
            messages=[{"role": "user", "content": text}],
        )


lazy = Lazy(Anthropic)
ask = Asker(Anthropic(), model="claude-opus-5", inference_geo="us")
ask("x")
ask("y", model="claude-sonnet-5")
lazy.messages.create(  # truth: open-platform open-region
    model="claude-haiku-5-5", max_tokens=8, messages=[{"role": "user", "content": "z"}]
)
