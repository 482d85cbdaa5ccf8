# exact: platform, region
"""Functions inside a function are handed out, and change what the others find around them."""
from anthropic import Anthropic

client = Anthropic()


class Bus:
    def __init__(self):
        self.handlers = {}

    def on(self, name):
        return lambda function: self.handlers.setdefault(name, function)


def build(bus):
    geo = "us"
    options = {"model": "claude-opus-4-7", "max_tokens": 9}

    @bus.on("send")
    def send(text):
        messages = [{"role": "user", "content": text}]
        client.messages.create(messages=messages, inference_geo=geo, **options)

    @bus.on("widen")
    def widen(*_):
        nonlocal geo
        geo = "global"

    @bus.on("cheaper")
    def cheaper(*_):
        options.update(model="claude-sonnet-4-6")


bus = Bus()
build(bus)
for event in ("send", "widen", "send", "cheaper", "send"):
    bus.handlers[event]("hi")
