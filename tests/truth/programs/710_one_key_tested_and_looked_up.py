# run: smart
# run: fast
# exact: platform, model, geo, pair
"""What a test shows of a key holds for what a table has under it."""

import sys
from anthropic import Anthropic

MODELS = {"smart": "claude-opus-4-7", "fast": "claude-haiku-4-5"}
client = Anthropic()


def read():
    return sys.argv[1], "x"


tier, other = read()
if tier not in MODELS:
    raise SystemExit
kw = {}
if tier == "smart":
    kw["inference_geo"] = "us"
client.messages.create(model=MODELS[tier], max_tokens=4, messages=[], **kw)


def ask(spec):
    tier, _, prompt = spec.partition(":")
    kwargs = {}
    if tier == "smart":
        kwargs["inference_geo"] = "us"
    client.messages.create(model=MODELS[tier], max_tokens=4, messages=[], **kwargs)


ask(sys.argv[1] + ":x")


def pairs():
    for tier, prompt in [("smart", "a"), ("fast", "b")]:
        kwargs = {}
        if tier == "smart":
            kwargs["inference_geo"] = "us"
        client.messages.create(model=MODELS[tier], max_tokens=4, messages=[], **kwargs)


pairs()


def pair(job):
    tier, prompt = job
    kwargs = {}
    if tier == "smart":
        kwargs["inference_geo"] = "us"
    client.messages.create(model=MODELS[tier], max_tokens=4, messages=[], **kwargs)


pair(("smart", "a"))
pair(("fast", "a"))
