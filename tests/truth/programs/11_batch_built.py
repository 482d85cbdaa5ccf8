# exact: platform, model, geo, region, pair
"""Batches whose lists are built: a comprehension, a loop with append, a helper per element."""

from anthropic import Anthropic

MODEL = "claude-sonnet-4-6"
client = Anthropic()
documents = {"a": "Alpha", "b": "Beta"}


def entry(key: str, text: str, geo: str) -> dict:
    params = {"model": MODEL, "max_tokens": 50, "messages": [{"role": "user", "content": text}]}
    params["inference_geo"] = geo
    return {"custom_id": key, "params": params}


client.messages.batches.create(
    requests=[
        {
            "custom_id": key,
            "params": {
                "model": MODEL,
                "max_tokens": 50,
                "inference_geo": "us",
                "messages": [{"role": "user", "content": text}],
            },
        }
        for key, text in documents.items()
    ]
)

requests = []
for key, text in documents.items():
    requests.append(entry(key, text, "global"))
client.beta.messages.batches.create(requests=requests)

client.messages.batches.create(requests=[entry(k, t, "us") for k, t in documents.items()])
