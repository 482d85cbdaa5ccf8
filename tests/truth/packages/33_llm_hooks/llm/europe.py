from anthropic import AnthropicVertex

from .base import BaseLLM


class EuropeanLLM(BaseLLM):
    MODELS = {"small": "claude-haiku-5-5@20270101", "large": "claude-opus-5@20270101"}

    @property
    def client(self):
        return AnthropicVertex(region="europe-west1", project_id="truth")
