from anthropic import Anthropic


class _PinnedMessages:
    def __init__(self, inner):
        self._inner = inner

    def create(self, **request):
        request.setdefault("inference_geo", "us")
        return self._inner.create(**request)


class PinnedClient:
    def __init__(self):
        self._client = Anthropic()
        self.messages = _PinnedMessages(self._client.messages)
