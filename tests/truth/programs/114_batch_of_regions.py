# exact: platform, region, model, geo, pair
"""A batch put together by several helpers: lists added up, extended and filtered."""

from anthropic import Anthropic

_client = Anthropic()


def _entry(key, model, geo=None):
    params = {"model": model, "max_tokens": 8, "messages": [{"role": "user", "content": key}]}
    if geo:
        params["inference_geo"] = geo
    return {"custom_id": key, "params": params}


def _pinned(keys):
    return [_entry(key, "claude-opus-5", "us") for key in keys]


def _loose(keys):
    for key in keys:
        yield _entry(key, "claude-haiku-4-5")


_requests = _pinned(["a", "b"])
_requests += list(_loose("cd"))
_requests.append(_entry("e", "claude-sonnet-5", geo="global"))
_client.messages.batches.create(requests=_requests)
