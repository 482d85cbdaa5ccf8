from typing import Generic

from .protocols import ChatModel, T


class Agent(Generic[T]):
    def __init__(self, model: ChatModel, output: type[T]):
        assert isinstance(model, ChatModel)
        self.model = model
        self.output = output

    def run(self, prompt: str) -> T:
        return self.output.parse(self.model.chat(prompt))
