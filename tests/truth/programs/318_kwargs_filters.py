# run:
# exact: platform, model, geo, region, pair
from anthropic import Anthropic
from anthropic.types import MessageCreateParams

client = Anthropic()
PINNABLE = frozenset({"claude-opus-4-7", "claude-opus-4-6", "claude-sonnet-4-6"})
ALIASES = {"opus": "claude-opus-4-7", "haiku": "claude-haiku-4-5"}


def clean(**kwargs) -> dict:
    return {k: v for k, v in kwargs.items() if v not in (None, "", [])}


def normalise(params: dict) -> dict:
    params = {**params, "model": ALIASES.get(params["model"], params["model"])}
    if params["model"] not in PINNABLE:
        params.pop("inference_geo", None)
    if params.get("inference_geo") == "auto":
        del params["inference_geo"]
    return params


for model, geo in (("opus", "us"), ("haiku", "us"), ("claude-opus-4-6", "auto"), ("claude-sonnet-4-6", "")):
    client.messages.create(max_tokens=1, messages=[], **normalise(clean(model=model, inference_geo=geo)))
params: MessageCreateParams = {"model": "opus", "max_tokens": 1, "messages": []}
client.messages.create(**normalise(params))
