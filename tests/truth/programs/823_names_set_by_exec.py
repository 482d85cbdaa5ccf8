# open: model
"""What exec() runs may set anything of the module, attributes of its classes included."""

from anthropic import Anthropic

client = Anthropic()
MESSAGES = [{"role": "user", "content": "Which tickets are open?"}]
MODEL = "claude-opus-4-7"


class Route:
    model = "claude-opus-4-7"


def staticmethod(function):  # a module may have its own
    return lambda self: "claude-opus-4-6"


class Named:
    @staticmethod
    def model():
        return "claude-haiku-4-5"


exec("MODEL = 'claude-sonnet-4-6'")
exec("Route.model = 'claude-%s-4-6'" % "sonnet")
client.messages.create(model=MODEL, max_tokens=64, messages=MESSAGES)
client.messages.create(model=Route.model, max_tokens=64, messages=MESSAGES)
client.messages.create(model=Named().model(), max_tokens=64, messages=MESSAGES)
