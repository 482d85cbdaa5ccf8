from typing import ClassVar

from anthropic import Anthropic


class Animal:
    registry: ClassVar[dict[str, type]] = {}
    model: ClassVar[str]

    def __init_subclass__(cls, *, name, model, **rest):
        super().__init_subclass__(**rest)
        cls.registry[name] = cls
        cls.model = model

    def __init__(self):
        self.client = Anthropic()

    @classmethod
    def named(cls, name):
        return cls.registry[name]

    def speak(self, text):
        return self.client.messages.create(  # truth: open-model open-pair
            model=self.model, max_tokens=8, messages=[{"role": "user", "content": text}]
        )
