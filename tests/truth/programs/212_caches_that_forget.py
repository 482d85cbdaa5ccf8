# run:
# run: REGION=eu
# exact: platform, model, geo
"""Clients in a mapping that may lose them; what is asked for with a default may be either."""

import os
import weakref

import anthropic

CLIENTS = weakref.WeakValueDictionary()
HELLO = [{"role": "user", "content": "Hello"}]


def cached(key, make):
    if key not in CLIENTS:
        made = make()
        CLIENTS[key] = made
        return made
    return CLIENTS[key]


def ask(client, **request):
    return client.messages.create(  # truth: open-platform open-model open-geo
        max_tokens=8, messages=HELLO, **request
    )


kept = cached("api", anthropic.Anthropic)
ask(kept, model="claude-opus-4-7", inference_geo="us")
ask(cached("api", anthropic.Anthropic), model="claude-opus-4-7", inference_geo="us")

CLIENTS["bedrock"] = anthropic.AnthropicBedrock(aws_region="us-east-1")
if os.environ.get("REGION"):
    kept = CLIENTS["bedrock"] = anthropic.AnthropicBedrock(aws_region="eu-west-1")
found = CLIENTS.get("bedrock") or anthropic.Anthropic()
found.messages.create(  # truth: open-platform
    model="claude-sonnet-4-6", max_tokens=8, messages=HELLO
)
