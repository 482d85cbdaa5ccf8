# exact: platform, model, geo, region
"""Subclasses of the SDK's client: one adds a method, one fixes its host, one wraps messages."""

import anthropic


class Pinned(anthropic.Anthropic):
    def pinned(self, model: str, text: str):
        return self.messages.create(  # truth: open-model open-platform open-region
            model=model,
            max_tokens=8,
            messages=[{"role": "user", "content": text}],
            inference_geo="us",
        )


class Gateway(anthropic.Anthropic):
    def __init__(self) -> None:
        super().__init__(base_url="https://claude.corp.example/v1proxy", api_key="k")


Pinned().pinned("claude-opus-5", "x")
Pinned().messages.create(
    model="claude-sonnet-5", max_tokens=8, messages=[{"role": "user", "content": "y"}]
)
Gateway().messages.create(
    model="claude-opus-5", max_tokens=8, messages=[{"role": "user", "content": "z"}]
)
