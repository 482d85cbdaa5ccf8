# run: claude
# run: gpt
# exact: platform, model
"""What a constructor sets beside a client goes with that client, wherever the object was made."""

import sys

from anthropic import Anthropic


class Completions:
    """Another provider's client, as this program has it."""

    def complete(self, **request):
        return request


class Chat:
    def __init__(self, provider, key="sk"):
        self.provider = provider
        if provider == "claude":
            self.client = Anthropic(api_key=key)
            self.model = "claude-opus-4-6"
        else:
            self.client = Completions()
            self.model = "gpt-4o"

    def ask(self):
        if isinstance(self.client, Anthropic):
            self.client.messages.create(model=self.model, max_tokens=3, messages=[])
        else:
            self.client.complete(model=self.model)


class Switched:
    def __init__(self, provider):
        self.use(provider)

    def use(self, provider):
        self.provider = provider
        if provider == "claude":
            self.client = Anthropic()
            self.model = "claude-sonnet-4-6"
        else:
            self.client = Completions()
            self.model = "gpt-4o"

    def ask(self):
        if isinstance(self.client, Completions):
            self.client.complete(model=self.model)
            return
        self.client.messages.create(model=self.model, max_tokens=3, messages=[])


def main():
    Chat(sys.argv[1], key="sk-1").ask()
    switched = Switched(sys.argv[1])
    switched.ask()
    switched.use("claude")
    switched.ask()


main()
