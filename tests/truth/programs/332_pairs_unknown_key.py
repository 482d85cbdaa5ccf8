# run: KIND=fast
# run: KIND=deep
# exact: platform, model, geo, region, pair
import os

from anthropic import Anthropic

client = Anthropic()
MODELS = {"fast": "claude-haiku-4-5", "deep": "claude-opus-4-7"}
GEOS = {"fast": None, "deep": "us"}
TIERS = {"fast": {"model": "claude-sonnet-4-6", "geo": "global"}, "deep": {"model": "claude-opus-4-7", "geo": "us"}}
kind = os.environ["KIND"]


def options(name: str) -> dict:
    found = {"model": MODELS[name]}
    if GEOS[name]:
        found["inference_geo"] = GEOS[name]
    return found


client.messages.create(max_tokens=1, messages=[], **options(kind))
client.messages.create(
    model=TIERS[kind]["model"], inference_geo=TIERS[kind]["geo"], max_tokens=1, messages=[]
)
tier = TIERS[kind]
client.messages.create(model=tier["model"], inference_geo=tier["geo"], max_tokens=1, messages=[])
