# run: gold
# run: silver
# run: bronze
# run: tin
# exact: platform, model, geo, region, pair
"""A tier decides: match over constants, with an or-pattern and a default."""

import sys

from anthropic import Anthropic


def plan(tier: str) -> tuple[str, str | None]:
    match tier:
        case "gold":
            return "claude-opus-5", "us"
        case "silver" | "bronze":
            return "claude-sonnet-5", "global"
        case _:
            return "claude-haiku-4-5", None


model, geo = plan(sys.argv[1])
client = Anthropic()
print(
    client.messages.create(
        model=model,
        max_tokens=8,
        messages=[{"role": "user", "content": "x"}],
        inference_geo=geo,
    ) if geo else client.messages.create(
        model=model, max_tokens=8, messages=[{"role": "user", "content": "x"}]
    )
)
