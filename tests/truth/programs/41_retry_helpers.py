# exact: platform, model, geo, region, pair
"""Callers that are handed the method: a retry helper, a timing helper, a decorator at run time."""

import functools
import time

from anthropic import Anthropic, RateLimitError

client = Anthropic()
turn = [{"role": "user", "content": "x"}]


def with_retries(function, *args, attempts=3, **kwargs):
    for attempt in range(attempts):
        try:
            return function(*args, **kwargs)
        except RateLimitError:
            time.sleep(2**attempt)
    raise RuntimeError("gave up")


def timed(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        started = time.monotonic()
        try:
            return function(*args, **kwargs)
        finally:
            print(time.monotonic() - started)

    return wrapper


with_retries(
    client.messages.create,
    model="claude-opus-4-7",
    max_tokens=8,
    messages=turn,
    inference_geo="us",
)
timed_create = timed(client.messages.create)
timed_create(model="claude-haiku-5-5", max_tokens=8, messages=turn)
