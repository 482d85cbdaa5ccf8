# run:
# exact: platform, model, region
from __future__ import annotations

from enum import Enum

from anthropic import Anthropic


class State(Enum):
    DRAFT = "draft"
    REVIEW = "review"
    DONE = "done"


class Machine:
    MODELS = {State.DRAFT: "claude-haiku-4-5", State.REVIEW: "claude-opus-4-7"}
    NEXT = {State.DRAFT: State.REVIEW, State.REVIEW: State.DONE}

    def __init__(self) -> None:
        self.state = State.DRAFT
        self.client = Anthropic()

    def step(self) -> None:
        model = self.MODELS[self.state]
        extra = {} if self.state is State.DRAFT else {"inference_geo": "us"}
        self.client.messages.create(model=model, max_tokens=1, messages=[], **extra)
        self.state = self.NEXT[self.state]

    def run(self) -> None:
        while self.state is not State.DONE:
            self.step()


Machine().run()
