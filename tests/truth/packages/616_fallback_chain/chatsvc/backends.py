import os
from abc import ABC, abstractmethod

import anthropic

from .errors import BackendDown


class Backend(ABC):
    name: str
    model: str
    geo: "str | None" = None

    def __init__(self):
        self.client = self.get_client()

    @abstractmethod
    def get_client(self):
        raise NotImplementedError

    def check_health(self):
        outage = os.environ.get("OUTAGE", "none")
        if outage == "both" and self.name != "vertex":
            raise BackendDown(self.name)
        if outage == self.name:
            raise BackendDown(self.name)

    def complete(self, messages):
        self.check_health()
        kwargs = {}
        if self.geo:
            kwargs["inference_geo"] = self.geo
        return self.client.messages.create(
            model=self.model, max_tokens=128, messages=messages, **kwargs
        )


class Primary(Backend):
    name = "primary"
    model = "claude-opus-4-7"
    geo = "us"

    def get_client(self):
        return anthropic.Anthropic()


class Bedrock(Backend):
    name = "bedrock"
    model = "us.anthropic.claude-opus-4-7"

    def get_client(self):
        return anthropic.AnthropicBedrock(aws_region="us-east-1")


class Vertex(Backend):
    name = "vertex"
    model = "claude-opus-4-7"

    def get_client(self):
        return anthropic.AnthropicVertex(region="us", project_id="p")
