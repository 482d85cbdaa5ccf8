# exact: platform, model, geo, region, pair
"""A message batch: every entry stands alone, one of them on a model that takes no geo."""

from anthropic import Anthropic
from anthropic.types.message_create_params import MessageCreateParamsNonStreaming
from anthropic.types.messages.batch_create_params import Request

client = Anthropic()

batch = client.messages.batches.create(
    requests=[
        Request(
            custom_id="first",
            params=MessageCreateParamsNonStreaming(
                model="claude-opus-4-7",
                max_tokens=10,
                messages=[{"role": "user", "content": "1"}],
                inference_geo="us",
            ),
        ),
        {
            "custom_id": "second",
            "params": {
                "model": "claude-sonnet-5",
                "max_tokens": 10,
                "messages": [{"role": "user", "content": "2"}],
            },
        },
        {
            "custom_id": "third",
            "params": {
                "model": "claude-sonnet-4-5",
                "max_tokens": 10,
                "messages": [{"role": "user", "content": "3"}],
                "inference_geo": "us",
            },
        },
    ]
)
print(batch.id)
