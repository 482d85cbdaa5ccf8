# exact: platform, model, geo, region
"""ChainMap, dict comprehensions, fromkeys, nested configuration, lists of dicts."""

from collections import ChainMap

from anthropic import Anthropic

DEFAULTS = {"model": "claude-haiku-5-5", "max_tokens": 8, "inference_geo": None}
TEAM = {"inference_geo": "us"}
CONFIG = {
    "chat": {"model": "claude-opus-5", "options": {"inference_geo": "global"}},
    "tag": {"model": "claude-sonnet-5", "options": {}},
}
VARIANTS = [{"model": "claude-opus-4-6"}, {"model": "claude-opus-4-7", "inference_geo": "us"}]
client = Anthropic()
turn = [{"role": "user", "content": "x"}]

client.messages.create(messages=turn, **ChainMap(TEAM, DEFAULTS))
client.messages.create(
    messages=turn, **{key: value for key, value in DEFAULTS.items() if value is not None}
)
chat = CONFIG["chat"]
client.messages.create(
    model=chat["model"], max_tokens=8, messages=turn, **chat["options"]
)
tag = CONFIG.get("tag", {})
client.messages.create(
    model=tag.get("model", "claude-2.1"),
    max_tokens=8,
    messages=turn,
    inference_geo=tag["options"].get("inference_geo", "us"),
)
for variant in VARIANTS:
    client.messages.create(max_tokens=8, messages=turn, **variant)
