# exact: platform, model, geo, region
"""The geo where nobody takes it: on the client, on the batch itself."""

import anthropic

try:
    pinned = anthropic.Anthropic(inference_geo="us")
except TypeError as error:
    print(error)
    pinned = anthropic.Anthropic()

requests = [
    {
        "custom_id": "only",
        "params": {
            "model": "claude-opus-4-7",
            "max_tokens": 8,
            "messages": [{"role": "user", "content": "x"}],
        },
    }
]
try:
    pinned.messages.batches.create(requests=requests, inference_geo="us")
except TypeError as error:
    print(error)
    pinned.messages.batches.create(requests=requests)
