# run: claude-opus-4-8
# run: claude-haiku-4-5
# run: own-small
# exact: platform, model, geo
import sys

import anthropic

MODELS = {"anthropic": ["claude-haiku-4-5", "claude-opus-4-8"], "own": ["own-small"]}


class _Backend:
    def __init__(self):
        self.models = MODELS
        self.made = None

    def client(self, name):
        if self.made is not None:
            return self.made
        client = anthropic.Anthropic() if name in self.models["anthropic"] else None
        self.made = client
        return client


class _Helper:
    def __init__(self, backend, name, client):
        self.backend = backend
        self.name = name
        self.client = client

    def get(self):
        if self.name in self.backend.models["anthropic"]:
            request = {"model": self.name, "max_tokens": 5, "messages": []}
            return self.client.messages.create(**request)
        return print(self.name)


class Chat:
    def __init__(self):
        self._backend = _Backend()

    def create(self, model):
        client = self._backend.client(model)
        self._helper = _Helper(self._backend, model, client)
        return self._helper.get()


Chat().create(sys.argv[1])
