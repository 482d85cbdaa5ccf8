# run: claude
# run: other
# exact: platform, model, geo
"""Objects of a private class that differ in a record only are told apart."""

import sys

from anthropic import Anthropic


class _Settings:
    def __init__(self, provider, model):
        self.provider = provider
        self.model = model


class _Chat:
    def __init__(self, settings):
        self.settings = settings
        self.turns = 1

    def ask(self):
        if self.settings.provider == "claude":
            Anthropic().messages.create(
                model=self.settings.model, max_tokens=3, messages=[]
            )
        else:
            print(self.settings.model)


CLAUDE = _Settings("claude", "claude-opus-4-6")
OTHER = _Settings("openai", "gpt-4o")


def main():
    chat = _Chat(CLAUDE if sys.argv[1] == "claude" else OTHER)
    chat.ask()


main()
