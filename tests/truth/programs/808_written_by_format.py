# exact: platform, geo
"""What an object is in a text is what its `__format__` says, not its `__str__`."""

from anthropic import Anthropic

client = Anthropic()
MESSAGES = [{"role": "user", "content": "Which tickets are open?"}]


class Model:
    def __init__(self, family: str) -> None:
        self.family = family

    def __str__(self) -> str:
        return f"{self.family} 4.7"

    def __format__(self, specification: str) -> str:
        return f"claude-{self.family}-4-7"


opus = Model("opus")
client.messages.create(model=f"{opus}", max_tokens=64, messages=MESSAGES)
client.messages.create(model="{}".format(opus), max_tokens=64, messages=MESSAGES)  # noqa: UP032 - the method is what is tried
