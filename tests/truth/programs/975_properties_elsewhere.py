# run:
# exact: platform, geo, region
"""A property elsewhere makes what it gives when it is first read: a field of its name is none."""

from dataclasses import dataclass

import anthropic


@dataclass
class Config:
    provider: str
    model: str


class Local:
    """Another provider, whose `model` is loaded when it is first asked for."""

    def __init__(self):
        self._model = None
        self._client = None

    @property
    def model(self):
        if self._model is None:
            self._model = open(__file__).name
            self._client = None
        return self._model


class Base:
    def __init__(self, config: Config):
        self.config = config

    def usage(self, tokens):
        return {"model": self.config.model, "provider": self.config.provider, "tokens": tokens}


class Claude(Base):
    def __init__(self, config: Config):
        super().__init__(config)
        self._client = None

    @property
    def client(self):
        if self._client is None:
            self._client = anthropic.Anthropic()
        return self._client

    def ask(self, text):
        try:
            reply = self.client.messages.create(
                model=self.config.model, max_tokens=8, messages=[{"role": "user", "content": text}]
            )
            self.usage(reply.usage.output_tokens)
            return reply
        except anthropic.APIError as error:
            print(error)


print(Local().model)
Claude(Config("anthropic", "claude-opus-4-7")).ask("x")
