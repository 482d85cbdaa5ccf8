# run:
# exact: platform, model, geo, region
from __future__ import annotations

from typing import Any

from anthropic import Anthropic


class Setting:
    def __init__(self, default: str | None = None) -> None:
        self.default = default

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = "_" + name

    def __get__(self, obj: Any, owner: type | None = None) -> Any:
        if obj is None:
            return self
        return obj.__dict__.get(self.name, self.default)

    def __set__(self, obj: Any, value: Any) -> None:
        obj.__dict__[self.name] = value


class Lower:
    def __set_name__(self, owner: type, name: str) -> None:
        self.slot = f"_{name}"

    def __get__(self, obj: Any, owner: type | None = None) -> str:
        return getattr(obj, self.slot)

    def __set__(self, obj: Any, value: str) -> None:
        setattr(obj, self.slot, value.lower())


class lazy:
    def __init__(self, func):
        self.func = func
        self.__doc__ = func.__doc__

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        value = self.func(instance)
        instance.__dict__[self.name] = value
        return value


class Assistant:
    model = Setting("claude-opus-4-7")
    geo = Lower()

    def __init__(self, geo: str) -> None:
        self.geo = geo

    @lazy
    def client(self) -> Anthropic:
        return Anthropic()

    def ask(self, text: str) -> str:
        message = self.client.messages.create(  # truth: open-geo open-model
            model=self.model,
            max_tokens=100,
            inference_geo=self.geo,
            messages=[{"role": "user", "content": text}],
        )
        return message.content[0].text


first = Assistant("US")
first.ask("hello")
second = Assistant("GLOBAL")
second.model = "claude-sonnet-4-6"
second.ask("hello")
