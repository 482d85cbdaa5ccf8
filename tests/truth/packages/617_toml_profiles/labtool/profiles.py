from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from pathlib import Path

HERE = Path(__file__).resolve().parent


@dataclass(slots=True)
class Profile:
    model: str
    max_tokens: int = 1000
    inference_geo: str | None = None

    def request_options(self) -> dict:
        options = {f.name: getattr(self, f.name) for f in fields(self)}
        return {k: v for k, v in options.items() if v is not None}


def load_profile(name: str) -> Profile:
    with open(HERE / "profiles.toml", "rb") as fh:
        data = tomllib.load(fh)
    return Profile(**data[name])
