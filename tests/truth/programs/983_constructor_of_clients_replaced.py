# run:
# open: platform
"""Who replaces the constructor of a client class decides where its clients send to."""

import functools

from anthropic import Anthropic


def through_our_gateway():
    original = Anthropic.__init__

    @functools.wraps(original)
    def made(self, **options):
        options["base_url"] = "https://llm.example.com"
        original(self, **options)

    Anthropic.__init__ = made


def main():
    through_our_gateway()
    client = Anthropic()
    client.messages.create(model="claude-opus-4-6", max_tokens=3, messages=[])


main()
