# run:
# run: --eu
# exact: model, geo, platform, pair
"""Base URLs put together: a regional gateway, the platforms' own hosts, a host that serves no Claude."""

import sys

from anthropic import Anthropic

_HOST = "https://{region}-gateway.example.com/{path}"
_turn = [{"role": "user", "content": "x"}]


def _connect(base_url=None, **options):
    if base_url is None:
        return Anthropic(**options)
    return Anthropic(base_url=base_url, api_key="k", **options)


_region = "eu" if "--eu" in sys.argv else "us"
_connect(_HOST.format(region=_region, path="anthropic")).messages.create(
    model="claude-opus-5", max_tokens=8, messages=_turn, inference_geo="us"
)
_connect().messages.create(model="claude-sonnet-5", max_tokens=8, messages=_turn)
_connect("https://api.anthropic.com", max_retries=1).messages.create(
    model="claude-sonnet-5-5", max_tokens=8, messages=_turn, inference_geo="global"
)
_connect("https://api.z.ai/api/anthropic").messages.create(
    model="glm-4.6", max_tokens=8, messages=_turn
)
_connect().with_options(base_url="https://proxy.example.com").messages.create(
    model="claude-haiku-5-5", max_tokens=8, messages=_turn
)
