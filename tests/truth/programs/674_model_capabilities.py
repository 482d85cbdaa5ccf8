# run: claude-opus-4-7
# run: claude-haiku-4-5
# run: claude-sonnet-4-6
# exact: platform, region, model, geo, pair
import sys
from dataclasses import dataclass

import anthropic


@dataclass(frozen=True)
class Capabilities:
    geo: bool = True
    thinking: bool = True
    max_output: int = 64_000


CAPABILITIES = {
    "claude-opus-4-7": Capabilities(),
    "claude-sonnet-4-6": Capabilities(thinking=False),
    "claude-haiku-4-5": Capabilities(geo=False, thinking=False, max_output=8_000),
}


def create(model, text):
    caps = CAPABILITIES.get(model)
    if caps is None:
        raise SystemExit(f"no such model: {model}")
    params = {"model": model, "max_tokens": min(1000, caps.max_output)}
    if caps.geo:
        params["inference_geo"] = "us"
    if caps.thinking:
        params["thinking"] = {"type": "adaptive"}
    return anthropic.Anthropic().messages.create(
        **params, messages=[{"role": "user", "content": text}]
    )


create(sys.argv[1], "hi")
