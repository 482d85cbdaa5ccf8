# run: openai
# run: anthropic
# exact: platform, model, geo, region, pair
"""What a method sets together stays together: a provider, its client and its model."""

import sys

import anthropic


class Printer:
    def complete(self, model, text):
        print(model, text)


class Chat:
    """Set up by a method that anybody may call, and set up again."""

    def __init__(self):
        self.provider = None
        self.model = None
        self.client = None

    def use(self, provider):
        if provider == "openai":
            self.provider = "openai"
            self.model = "gpt-4o"
            self.client = Printer()
        elif provider == "anthropic":
            self.provider = "anthropic"
            self.model = "claude-opus-4-7"
            self.client = anthropic.Anthropic()
        else:
            raise ValueError(provider)

    def ask(self, text):
        if self.provider == "openai":
            return self.client.complete(self.model, text)
        return self.client.messages.create(
            model=self.model, max_tokens=8, messages=[{"role": "user", "content": text}]
        )


class Agent:
    """Set up by a method that the constructor calls."""

    def __init__(self, provider="openai"):
        self.provider = provider
        self._connect()

    def _connect(self):
        if self.provider == "openai":
            self.client = Printer()
            self.model = "gpt-4o"
        elif self.provider == "anthropic":
            self.client = anthropic.Anthropic()
            self.model = "claude-sonnet-4-6"

    def ask(self, text):
        if self.provider == "openai":
            return self.client.complete(self.model, text)
        elif self.provider == "anthropic":
            return self._ask_claude(text)

    def _ask_claude(self, text):
        return self.client.messages.create(
            model=self.model, max_tokens=8, messages=[{"role": "user", "content": text}]
        )


if __name__ == "__main__":
    chat = Chat()
    chat.use(sys.argv[1])
    chat.ask("x")
    Agent(sys.argv[1]).ask("y")
    Agent("anthropic").ask("z")
