import anthropic


class _Messages:
    def __init__(self, inner, defaults):
        self._inner = inner
        self._defaults = defaults

    def create(self, **kwargs):
        return self._inner.create(**{**self._defaults, **kwargs})

    def __getattr__(self, name):
        return getattr(self._inner, name)


class PinnedClient:
    def __init__(self, geo):
        self._client = anthropic.Anthropic()
        self.messages = _Messages(self._client.messages, {"inference_geo": geo, "max_tokens": 3})

    def __getattr__(self, name):
        return getattr(self._client, name)
