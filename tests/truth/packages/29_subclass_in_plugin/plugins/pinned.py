from anthropic import Anthropic

from base.agent import Agent


class PinnedAgent(Agent):
    model = "claude-opus-5"

    @property
    def _client(self):
        return Anthropic(base_url="https://llm.example.com", api_key="k")

    def _extra(self):
        return {**super()._extra(), "inference_geo": "us"}
