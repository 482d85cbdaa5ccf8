# exact: platform, model, geo, region, pair
"""Functions that return the client, the model, the keyword dict; nested and cached."""

from functools import cache, lru_cache

import anthropic


@lru_cache(maxsize=1)
def get_client() -> anthropic.Anthropic:
    return anthropic.Anthropic(max_retries=2)


@cache
def default_model() -> str:
    return "claude-opus-4-7"


def _geo_kwargs(pinned: bool) -> dict:
    if not pinned:
        return {}
    return {"inference_geo": "us"}


def _build_params(text: str, pinned: bool) -> dict:
    params = {"model": default_model(), "max_tokens": 8}
    params |= _geo_kwargs(pinned)
    params["messages"] = [{"role": "user", "content": text}]
    return params


get_client().messages.create(**_build_params("x", pinned=True))
get_client().messages.create(**_build_params("x", False))
get_client().messages.create(
    model=default_model(), max_tokens=8, messages=[], **_geo_kwargs(pinned=True)
)
