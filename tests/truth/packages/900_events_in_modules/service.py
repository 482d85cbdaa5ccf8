from anthropic import Anthropic
from bus import Bus


class _Service:
    def __init__(self, bus):
        self.client = Anthropic()
        self._model = "claude-opus-4-7"
        bus.on("overloaded", self._use)

    def _use(self, model):
        self._model = model

    def ask(self):
        self.client.messages.create(model=self._model, max_tokens=4, messages=[])


def build():
    bus = Bus()
    return _Service(bus), bus
