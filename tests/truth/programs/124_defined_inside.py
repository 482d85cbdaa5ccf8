# run: us global
# exact: platform, model, region
"""Providers made where a dependency allows, classes in classes and functions, handlers in tables."""

import sys

MESSAGES = [{"role": "user", "content": "x"}]

try:
    import anthropic

    class Provider:
        class Defaults:
            MODEL = "claude-opus-4-7"

            class Residency:
                geo = "us"

        class Session:
            def __init__(self, owner):
                self.owner = owner
                self.client = anthropic.Anthropic()

            def ask(self, messages):
                return self.client.messages.create(  # truth: open-model
                    model=Provider.Defaults.MODEL,
                    max_tokens=8,
                    messages=messages,
                    inference_geo=Provider.Defaults.Residency.geo,
                )

        def ask(self, messages):
            return anthropic.Anthropic().messages.create(
                model=self.Defaults.MODEL, max_tokens=8, messages=messages
            )

except ImportError:

    class Provider:
        def ask(self, messages):
            raise RuntimeError("pip install anthropic")


class Lazy:
    send = lambda self, text: anthropic.Anthropic().messages.create(
        model="claude-sonnet-4-6", max_tokens=8, messages=text
    )


client = anthropic.Anthropic()
HANDLERS = {
    "fast": lambda text, geo: client.messages.create(  # truth: open-geo
        model="claude-sonnet-4-6", max_tokens=8, messages=text, inference_geo=geo
    ),
    "slow": lambda text, geo: client.messages.create(
        model="claude-opus-4-7", max_tokens=8, messages=text, inference_geo="us"
    ),
}


def workers(region):
    client = anthropic.AnthropicVertex(project_id="p", region="us-east5")

    class Worker:
        model = "claude-opus-4-5@20251101"

        def __init__(self, label):
            self.label = label

        def work(self, messages):
            return client.messages.create(model=self.model, max_tokens=8, messages=messages)

        @staticmethod
        def test(messages):
            return client.messages.create(
                model="claude-haiku-4-5@20251001", max_tokens=8, messages=messages
            )

    return Worker


if __name__ == "__main__":
    Provider().ask(MESSAGES)
    Provider.Session("me").ask(MESSAGES)
    Lazy().send(MESSAGES)
    for name, geo in zip(HANDLERS, sys.argv[1:], strict=True):
        HANDLERS[name](MESSAGES, geo)
    worker = workers("eu")("first")
    worker.work(MESSAGES)
    worker.test(MESSAGES)
