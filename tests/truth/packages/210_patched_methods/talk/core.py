from anthropic import Anthropic
from fastcore.basics import *

MODEL = "claude-opus-4-7"


class Talk:
    def __init__(self, model=MODEL, client=None):
        self.model = model
        self.client = client or Anthropic()


class Quick:
    model = "claude-sonnet-4-6"

    def __init__(self):
        self.client = Anthropic()


@patch(as_prop=True)
def where(self: Talk):
    return {"inference_geo": "us"}


@patch
def _prepare(self: Talk | Quick, question, options):
    options["max_tokens"] = 64
    return [{"role": "user", "content": question}], options


@patch
def __call__(self: Talk, question, **options):
    messages, options = self._prepare(question, options)
    options |= self.where
    send = self.client.messages.create
    return send(model=self.model, messages=messages, **options)  # truth: open-model open-platform


@patch_to(Quick)
def ask(self, question):
    messages, options = self._prepare(question, {})
    return self.client.messages.create(model=self.model, messages=messages, **options)


@patch
def stream(self: Quick, question):
    with self.client.messages.stream(
        model=self.model, max_tokens=8, messages=[{"role": "user", "content": question}]
    ) as answer:
        return list(answer.text_stream)
