# run: WORDS=a,b FAST=1
# run: WORDS= FAST=
# run: WORDS=fast,b FAST=
# exact: platform, model, geo, region
"""Fields that no verdict reads are set under tests that need not be told, and others are not."""

import os

from anthropic import Anthropic


class Rewriter:
    def __init__(self):
        self.client = Anthropic()
        self.kept = {"output_config": {"effort": "low"}, "model": "claude-opus-4-7"}

    def words(self):
        return [word for word in os.environ["WORDS"].split(",") if word]

    def inner(self, body):
        """What is set within an item that has another name."""
        options = body["output_config"]
        if self.words():
            body["output_config"]["effort"] = "high"
        return options["effort"]

    def params(self):
        body = dict(self.kept, max_tokens=8, messages=[{"role": "user", "content": "hi"}])
        words = self.words()
        if words:
            body["system"] = " ".join(words)
        for word in words:
            if word != "fast":
                body.setdefault("metadata", {})["user_id"] = word
        if any(word == "fast" for word in words):
            body.update(stop_sequences=words, tool_choice={"type": "auto"})
        if "stop_sequences" in body:
            body["model"] = "claude-opus-4-6"
        if self.inner(body) == "high":
            body["extra_body"] = {"inference_geo": "us"}
        if not words:
            return body
        if body.get("metadata"):
            body["extra_headers"] = {"x-of": "a"}
        return body

    def ask(self):
        return self.client.messages.create(**self.params())

    def chunks(self):
        with self.client.messages.stream(**self.params()) as stream:
            for text in stream.text_stream:
                yield self.shown(text)

    def shown(self, text):
        return text.upper()


rewriter = Rewriter()
rewriter.ask()
for _ in rewriter.chunks():
    pass
