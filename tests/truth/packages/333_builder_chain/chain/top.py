from anthropic import Anthropic

from .middle import Thinking


class Research(Thinking):
    geo = "us"
    model = "claude-opus-4-7"

    def __init__(self):
        self.anthropic = Anthropic()

    def build(self, text):
        params = super().build(text)
        params["max_tokens"] += self.budget
        return params

    def send(self, text):
        return self.anthropic.messages.create(**self.build(text))
