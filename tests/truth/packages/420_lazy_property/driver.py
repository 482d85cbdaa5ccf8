from importlib import import_module

from lazily import lazily


class Driver:
    def __init__(self, model, client=None):
        self.model = model
        self._client = client

    @lazily()
    def client(self):
        return import_module("anthropic").Anthropic()

    def run(self, text):
        return self.client.messages.create(
            model=self.model, max_tokens=4, messages=[{"role": "user", "content": text}]
        )
