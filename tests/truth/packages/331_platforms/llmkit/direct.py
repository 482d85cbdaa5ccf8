import anthropic

from llmkit.base import Backend


class Direct(Backend):
    model = "claude-opus-4-7"

    def make_client(self):
        return anthropic.Anthropic()

    def extra(self):
        return super().extra() | {"inference_geo": "us"}
