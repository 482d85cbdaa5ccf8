# run: --stream
# run:
# exact: platform, model, geo, region, pair
"""One name for two methods, a resource under a short name, getattr with a constant."""

import sys

from anthropic import Anthropic

client = Anthropic()
messages = client.messages
streaming = "--stream" in sys.argv
kwargs = {
    "model": "claude-opus-4-7",
    "max_tokens": 8,
    "messages": [{"role": "user", "content": "x"}],
    "inference_geo": "us",
}

send = messages.stream if streaming else messages.create
result = send(**kwargs)
if streaming:
    with result as stream:
        stream.until_done()

beta = client.beta
beta.messages.create(**{**kwargs, "model": "claude-sonnet-5"})
getattr(messages, "create")(**kwargs)
method = getattr(getattr(client, "beta").messages, "create")
method(**kwargs)
