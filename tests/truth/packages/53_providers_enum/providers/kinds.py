from enum import Enum

import anthropic


class Provider(Enum):
    API = "api"
    BEDROCK = "bedrock"
    VERTEX = "vertex"

    def client(self):
        if self is Provider.BEDROCK:
            return anthropic.AnthropicBedrock(aws_region="us-east-1")
        if self is Provider.VERTEX:
            return anthropic.AnthropicVertex(region="us-east5", project_id="truth")
        return anthropic.Anthropic()

    def spelled(self, model):
        if self is Provider.BEDROCK:
            return f"us.anthropic.{model}"
        return f"{model}@default" if self is Provider.VERTEX else model
