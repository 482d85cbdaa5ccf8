from anthropic import Anthropic


class HoldsClient:
    _client = None

    @property
    def client(self):
        if self._client is None:
            self._client = Anthropic()
        return self._client
