# run:
# run: LLM_GATEWAY=https://llm.example.com
# exact: model, geo
# open: platform
"""A client class of the project reads its gateway from the environment."""

import os

import anthropic


class _ProjectClient(anthropic.Anthropic):
    def __init__(self, **options):
        gateway = os.environ.get("LLM_GATEWAY")
        if gateway:
            options.setdefault("base_url", gateway)
        super().__init__(**options)

    def _ask(self, text, **options):
        return self.messages.create(
            model="claude-opus-5",
            max_tokens=8,
            messages=[{"role": "user", "content": text}],
            **options,
        )


_ProjectClient()._ask("x", inference_geo="us")
_ProjectClient(max_retries=1)._ask("y", inference_geo="us")
