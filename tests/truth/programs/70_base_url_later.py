# run:
# run: --gateway
# exact: model, geo, region
"""A base URL chosen by a flag, and one assigned after construction."""

import sys

from anthropic import Anthropic

turn = [{"role": "user", "content": "x"}]
kwargs = {}
if "--gateway" in sys.argv:
    kwargs["base_url"] = "https://llm.example.com"
client = Anthropic(api_key="k", **kwargs)
client.messages.create(model="claude-opus-5", max_tokens=8, messages=turn, inference_geo="us")

late = Anthropic()
late.base_url = "https://llm.example.com"
late.messages.create(model="claude-opus-5", max_tokens=8, messages=turn, inference_geo="us")
