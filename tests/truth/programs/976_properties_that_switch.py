# run:
# open: model
# exact: geo
"""A property that another class has sets what this one sends."""

import anthropic


class Config:
    def __init__(self, models):
        self.models = models
        self.current = models[0]

    @property
    def model(self):
        self.current = self.models[-1]
        return self.current


class Base:
    def __init__(self, config: Config):
        self.config = config

    def usage(self):
        return {"model": self.config.model}


class Claude(Base):
    def ask(self, text):
        client = anthropic.Anthropic()
        for _ in range(2):
            client.messages.create(
                model=self.config.current,
                max_tokens=8,
                messages=[{"role": "user", "content": text}],
            )
            self.usage()


Claude(Config(["claude-opus-4-7", "claude-haiku-4-5"])).ask("x")
