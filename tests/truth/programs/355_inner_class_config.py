# run:
# exact: platform, model, geo, region
from anthropic import Anthropic


class Agent:
    class Config:
        model = "claude-sonnet-4-6"
        geo = None

    def __init__(self) -> None:
        self.client = Anthropic()

    @classmethod
    def options(cls) -> dict:
        config = cls.Config
        found = {"model": config.model}
        if config.geo is not None:
            found["inference_geo"] = config.geo
        return found


class Pinned(Agent):
    class Config(Agent.Config):
        geo = "us"


class Deep(Pinned):
    class Config(Pinned.Config):
        model = "claude-opus-4-7"


for kind in (Agent, Pinned, Deep):
    agent = kind()
    agent.client.messages.create(max_tokens=1, messages=[], **kind.options())
Deep.Config.geo = "global"
Deep().client.messages.create(max_tokens=1, messages=[], **Deep.options())
Agent().client.messages.create(max_tokens=1, messages=[], **Agent.options())
