# run: openai
# run: anthropic
# exact: platform, model, geo, region
"""Private methods in a table that is looked up to be called: only what asks for them gets there."""

import sys

import anthropic

MODELS = {"openai": "gpt-4o", "anthropic": "claude-opus-4-7"}


class Chat:
    def __init__(self, provider):
        self.provider = provider
        self.model = MODELS[provider]

    def ask(self, text):
        handlers = {"anthropic": self._claude, "openai": self._gpt}
        handler = handlers.get(self.provider)
        if handler is None:
            raise ValueError(f"{self.provider} is none of {sorted(handlers)}")
        return handler(text)

    def again(self, text):
        return {"anthropic": self._claude, "openai": self._gpt}[self.provider](text)

    def _claude(self, text):
        return anthropic.Anthropic().messages.create(
            model=self.model, max_tokens=8, messages=[{"role": "user", "content": text}]
        )

    def _gpt(self, text):
        print(self.model, text)


CHAIN = [
    ("openai", "gpt-4o"),
    ("anthropic", "claude-opus-4-7"),
    ("anthropic", "claude-sonnet-4-6"),
]


def _ask_openai(model, text):
    raise RuntimeError(model)


def _ask_claude(model, text):
    return anthropic.Anthropic().messages.create(
        model=model, max_tokens=8, messages=[{"role": "user", "content": text}]
    )


def first_that_answers(text):
    handlers = {"openai": _ask_openai, "anthropic": _ask_claude}
    last = None
    for provider, model in CHAIN:
        try:
            last = handlers[provider](model, text)
        except RuntimeError:
            continue
    return last


if __name__ == "__main__":
    Chat(sys.argv[1]).ask("x")
    Chat(sys.argv[1]).again("y")
    first_that_answers("z")
