# run: first
# run: second
# exact: platform, region
"""Attributes set outside __init__, swapped by a method, defaulted by the class."""

import sys

from anthropic import Anthropic, AnthropicFoundry


class Bot:
    inference_geo: str | None = None

    def connect(self) -> "Bot":
        self.client = Anthropic()
        self.model = "claude-opus-5"
        return self

    def downgrade(self) -> None:
        self.model = "claude-haiku-4-5"
        self.inference_geo = None

    def pin(self) -> None:
        self.inference_geo = "us"

    def speak(self, text: str):
        kwargs = {"model": self.model, "max_tokens": 8}
        if self.inference_geo:
            kwargs["inference_geo"] = self.inference_geo
        kwargs["messages"] = [{"role": "user", "content": text}]
        return self.client.messages.create(**kwargs)  # truth: GEO201?


class FoundryBot(Bot):
    def connect(self) -> "Bot":
        self.client = AnthropicFoundry(resource="contoso")
        self.model = "deployed"
        return self


bot = Bot().connect()
if sys.argv[1] == "first":
    bot.pin()
else:
    bot.downgrade()
bot.speak("x")
FoundryBot().connect().speak("y")
