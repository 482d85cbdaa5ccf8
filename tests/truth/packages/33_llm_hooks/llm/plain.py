from functools import cached_property

from anthropic import Anthropic

from .base import BaseLLM


class PlainLLM(BaseLLM):
    MODELS = {"small": "claude-haiku-5-5", "large": "claude-opus-5"}

    @cached_property
    def client(self):
        return Anthropic()

    def extras(self):
        return {"inference_geo": "us"} if self.tier == "large" else {}
