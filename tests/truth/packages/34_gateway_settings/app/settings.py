import os
from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True)
class Settings:
    base_url: str | None = None
    model: str = "claude-haiku-5-5"
    geo: str | None = None


_BY_NAME = {
    "development": Settings(),
    "staging": Settings(base_url="https://llm.example.com", model="claude-sonnet-5"),
    "production": Settings(model="claude-opus-5", geo="us"),
}


@lru_cache(maxsize=None)
def get_settings() -> Settings:
    return _BY_NAME[os.environ.get("APP_ENV", "development")]
