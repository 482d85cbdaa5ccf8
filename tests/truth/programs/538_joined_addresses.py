# exact: platform, model, geo, region
"""Base URLs that are put together by `urljoin`."""

from urllib.parse import urljoin

from anthropic import Anthropic

ROOT = "https://llm.example.com/"
ask = {"model": "claude-opus-4-7", "max_tokens": 4, "messages": []}

Anthropic(base_url=urljoin(ROOT, "anthropic")).messages.create(**ask)
Anthropic(base_url=urljoin(ROOT, "//api.anthropic.com")).messages.create(**ask)
for host in ("eu.llm.example.com", "api.anthropic.com"):
    url = urljoin(f"https://{host}", "/")
    Anthropic(base_url=url).messages.create(**ask, inference_geo="us")
