# run:
# run: FF_US_ONLY=1
# run: FF_NEW_MODEL=1
# run: FF_NEW_MODEL=1 FF_US_ONLY=1
# exact: platform, region, model, geo, pair
import os
from dataclasses import dataclass

import anthropic


@dataclass(frozen=True)
class Flags:
    us_only: bool
    new_model: bool

    @classmethod
    def from_env(cls):
        return cls(**{name: os.environ.get(f"FF_{name.upper()}") == "1" for name in cls.__annotations__})


flags = Flags.from_env()


def request(text):
    body = {"max_tokens": 10, "messages": [{"role": "user", "content": text}]}
    if flags.new_model:
        body["model"] = "claude-opus-4-7"
        if flags.us_only:
            body["inference_geo"] = "us"
    else:
        body["model"] = "claude-sonnet-4-5"
    return body


anthropic.Anthropic().messages.create(**request("x"))
