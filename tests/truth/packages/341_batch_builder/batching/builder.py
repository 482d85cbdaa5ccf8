import anthropic
from anthropic.types.message_create_params import MessageCreateParamsNonStreaming
from anthropic.types.messages.batch_create_params import Request

from batching.tiers import TIERS


class BatchBuilder:
    def __init__(self):
        self._requests = []

    def add(self, text, tier):
        model, geo = TIERS[tier]
        params = MessageCreateParamsNonStreaming(
            model=model, max_tokens=3, messages=[{"role": "user", "content": text}]
        )
        if geo:
            params["inference_geo"] = geo
        self._requests.append(Request(custom_id=str(len(self._requests)), params=params))
        return self

    def add_pinned(self, text):
        self._requests.append(
            {
                "custom_id": f"p{len(self._requests)}",
                "params": {
                    "model": TIERS["deep"].model,
                    "max_tokens": 3,
                    "messages": [{"role": "user", "content": text}],
                    "inference_geo": "us",
                },
            }
        )
        return self

    def submit(self):
        return anthropic.Anthropic().messages.batches.create(requests=self._requests)
