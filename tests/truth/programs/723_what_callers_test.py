# run: anthropic
# run: openai
# exact: platform, geo, region
"""What callers test holds in what they call, unless something else may call it."""

import sys

from anthropic import Anthropic

MODELS = {"anthropic": "claude-opus-4-7", "openai": "gpt-4o", "proxy": "claude-haiku-4-5"}
MESSAGES = [{"role": "user", "content": "x"}]


class Changed:
    """One field of the two is set later."""

    def __init__(self, provider):
        self.provider = provider
        self.model = MODELS[provider]

    def switch(self, provider):
        self.provider = provider

    def ask(self):
        if self.provider == "anthropic":
            self._claude()

    def _claude(self):
        Anthropic().messages.create(model=self.model, max_tokens=9, messages=MESSAGES)


class Both:
    """One object is tested, the other sends."""

    def __init__(self, provider):
        if provider not in MODELS:
            raise ValueError(provider)
        self.provider = provider
        self.model = MODELS[provider]

    def ask(self, other: "Both"):
        if self.provider == "anthropic":
            other._claude()

    def _claude(self):
        Anthropic().messages.create(model=self.model, max_tokens=9, messages=MESSAGES)


class ByName:
    """One method tests, another looks it up by a name that is put together."""

    def __init__(self, provider):
        self.provider = provider
        self.model = MODELS[provider]

    def ask(self):
        if self.provider == "anthropic":
            self._send_now()

    def later(self, when):
        getattr(self, f"_send_{when}")()

    def _send_now(self):
        Anthropic().messages.create(model=self.model, max_tokens=9, messages=MESSAGES)


class Failing:
    """A constructor that sets one field again behind a test."""

    def __init__(self, provider, strict=False):
        self.provider = provider
        self.model = MODELS[provider]
        if strict and provider == "openai":
            self.provider = "anthropic"

    def ask(self):
        if self.provider == "anthropic":
            self._claude()

    def _claude(self):
        Anthropic().messages.create(model=self.model, max_tokens=9, messages=MESSAGES)


class Whole:
    """Both are set anew, together."""

    def __init__(self, provider):
        self._use(provider)

    def use(self, provider):
        self._use(provider)

    def _use(self, provider):
        self.provider = provider
        self.model = MODELS[provider]

    def ask(self):
        if self.provider in ("anthropic", "proxy"):
            self._claude()

    def _claude(self):
        Anthropic().messages.create(model=self.model, max_tokens=9, messages=MESSAGES)


def main():
    wanted = sys.argv[1]
    changed = Changed(wanted)
    changed.switch("anthropic")
    changed.ask()
    Both("anthropic").ask(Both(wanted))
    by_name = ByName(wanted)
    by_name.ask()
    by_name.later("now")
    Failing(wanted, strict=True).ask()
    Failing("proxy", strict=True).ask()
    whole = Whole("proxy")
    whole.ask()
    whole.use(wanted)
    whole.ask()


if __name__ == "__main__":
    main()
