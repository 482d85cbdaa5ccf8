from anthropic import Anthropic, AnthropicBedrock

from .summaries import Summaries


class _Container:
    def __init__(self):
        self._factories = {}
        self._made = {}

    def register(self, name, factory):
        self._factories[name] = factory
        return self

    def resolve(self, name):
        if name not in self._made:
            self._made[name] = self._factories[name](self)
        return self._made[name]


def build(kind):
    container = _Container()
    if kind == "aws":
        container.register("client", lambda c: AnthropicBedrock(aws_region="us-west-2"))
        container.register("model", lambda c: "us.anthropic.claude-opus-5")
    else:
        container.register("client", lambda c: Anthropic())
        container.register("model", lambda c: "claude-opus-5")
    container.register(
        "summaries", lambda c: Summaries(client=c.resolve("client"), model=c.resolve("model"))
    )
    return container
