# run: eu
# run: us
# exact: model, geo
"""A client kept by a cached function, changed by its callers."""

import sys
from functools import lru_cache

import anthropic


class Config:
    def __init__(self):
        self.model = "claude-opus-5"
        self.geo = None


@lru_cache
def get_config():
    return Config()


@lru_cache(1)
def get_client():
    return anthropic.Anthropic()


def ask(text):
    config = get_config()
    extra = {"inference_geo": config.geo} if config.geo else {}
    return get_client().messages.create(
        model=config.model,
        max_tokens=8,
        messages=[{"role": "user", "content": text}],
        **extra,
    )


def main():
    ask("before")
    cfg = get_config()
    if sys.argv[1] == "us":
        cfg.geo = "us"
        cfg.model = "claude-sonnet-5"
    ask("after")


main()
