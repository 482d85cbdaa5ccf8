# run:
# run: APP_MODEL=claude-sonnet-5 APP_PIN=1
# exact: platform, region, geo
"""One settings object, made once by lru_cache from the environment."""

import os
from functools import lru_cache

from anthropic import Anthropic


class Settings:
    def __init__(self) -> None:
        self.model = os.environ.get("APP_MODEL", "claude-opus-5")
        self.pin = os.environ.get("APP_PIN", "") == "1"

    @property
    def geo(self):
        return "us" if self.pin else None


@lru_cache(maxsize=1)
def get_settings() -> Settings:
    return Settings()


@lru_cache
def get_client() -> Anthropic:
    return Anthropic(timeout=30)


def answer(text: str):
    settings = get_settings()
    extra = {}
    if settings.geo is not None:
        extra["inference_geo"] = settings.geo
    return get_client().messages.create(
        model=settings.model, max_tokens=8, messages=[{"role": "user", "content": text}], **extra
    )


answer("x")
