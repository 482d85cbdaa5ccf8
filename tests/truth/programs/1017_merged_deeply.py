# run:
# run: ENV=prod
# exact: platform, model, geo, region, pair
"""Settings in dicts of dicts, merged by a function that calls itself; a client that is kept."""

import copy
import os
from functools import lru_cache

import anthropic

BASE = {"llm": {"model": "claude-haiku-4-5", "params": {"max_tokens": 3}}, "retries": 1}
PROD = {"llm": {"model": "claude-opus-4-7", "params": {"inference_geo": "us"}}}
ASK = [{"role": "user", "content": "x"}]


def _merge(base, override):
    result = copy.deepcopy(base)
    for key, value in override.items():
        if isinstance(value, dict) and isinstance(result.get(key), dict):
            result[key] = _merge(result[key], value)
        else:
            result[key] = value
    return result


def _update(values, more):
    for key, value in more.items():
        values[key] = _update(values.get(key, {}), value) if isinstance(value, dict) else value
    return values


@lru_cache
def _client():
    return anthropic.Anthropic(max_retries=1)


print(anthropic.__version__, anthropic.NOT_GIVEN, anthropic.Timeout(3))
config = _merge(BASE, PROD) if os.environ.get("ENV") == "prod" else BASE
llm = config["llm"]
timeout = anthropic.Timeout(5)
_client().messages.create(model=llm["model"], messages=ASK, timeout=timeout, **llm["params"])
own = _update({"a": {"model": "claude-sonnet-4-6"}}, {"a": {"params": {"max_tokens": 4}}})["a"]
_client().messages.create(model=own["model"], messages=ASK, **own["params"])
