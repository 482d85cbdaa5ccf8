# run:
# exact: platform, model, geo, region
import functools
import time
from collections.abc import Callable
from typing import ParamSpec, TypeVar

from anthropic import Anthropic, APIError

P = ParamSpec("P")
R = TypeVar("R")
client = Anthropic()


def retry(times: int = 2) -> Callable[[Callable[P, R]], Callable[P, R]]:
    def decorate(function: Callable[P, R]) -> Callable[P, R]:
        @functools.wraps(function)
        def wrapper(*args: P.args, **kwargs: P.kwargs) -> R:
            for attempt in range(times):
                try:
                    return function(*args, **kwargs)
                except APIError:
                    time.sleep(0)
            return function(*args, **kwargs)

        return wrapper

    return decorate


def inject(**defaults):
    def decorate(function):
        @functools.wraps(function)
        def wrapper(*args, **kwargs):
            return function(*args, **{**defaults, **kwargs})

        return wrapper

    return decorate


class resident:
    def __init__(self, geo):
        self.geo = geo

    def __call__(self, function):
        def wrapper(*args, **kwargs):
            kwargs["inference_geo"] = self.geo
            return function(*args, **kwargs)

        return wrapper


@retry(times=3)
@inject(model="claude-opus-4-7")
@resident("us")
def ask(text: str, *, model: str, inference_geo: str) -> str:
    return client.messages.create(  # truth: open-geo open-model
        model=model, inference_geo=inference_geo, max_tokens=1, messages=[{"role": "user", "content": text}]
    ).content[0].text


ask("a")
ask("b", model="claude-sonnet-4-6")
