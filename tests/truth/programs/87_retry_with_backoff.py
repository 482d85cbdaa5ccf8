# exact: platform, region, model, geo, pair
"""An own retry decorator, a loop that gives up, and a weaker model for the last attempt."""

import functools
import time

import anthropic

_ATTEMPTS = 3
_client = anthropic.Anthropic(max_retries=0)


def _retry(*errors, attempts=_ATTEMPTS):
    def decorate(function):
        @functools.wraps(function)
        def wrapper(*args, **kwargs):
            for attempt in range(attempts):
                try:
                    return function(*args, **kwargs)
                except errors:
                    if attempt == attempts - 1:
                        raise
                    time.sleep(0)
            return None

        return wrapper

    return decorate


@_retry(anthropic.RateLimitError, anthropic.APIConnectionError)
def _complete(messages, *, model="claude-opus-5", **options):
    return _client.messages.create(
        model=model, max_tokens=64, messages=messages, **options
    )


def _patiently(messages):
    attempt = 0
    while True:
        attempt += 1
        model = "claude-sonnet-5" if attempt < _ATTEMPTS else "claude-haiku-5-5"
        try:
            reply = _client.messages.create(
                model=model, max_tokens=64, messages=messages, inference_geo="us"
            )
            if attempt < _ATTEMPTS:
                raise ValueError("too short")
        except ValueError:
            continue
        else:
            return reply
        finally:
            print("attempt", attempt)


_hello = [{"role": "user", "content": "hello"}]
_complete(_hello)
_complete(_hello, model="claude-sonnet-5", inference_geo="us")
_patiently(_hello)
