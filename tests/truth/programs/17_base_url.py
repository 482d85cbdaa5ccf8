# exact: platform, model, geo, region
"""The host decides, not the class: a gateway, Anthropic's own host spelt out, Foundry by URL."""

from anthropic import Anthropic

turn = [{"role": "user", "content": "x"}]
spelt_out = Anthropic(base_url="https://api.anthropic.com")
gateway = Anthropic(base_url="https://llm.example.com/anthropic", api_key="k")
foundry = Anthropic(base_url="https://contoso.services.ai.azure.com/anthropic", api_key="k")
derived = gateway.with_options(base_url="https://api.anthropic.com/", max_retries=0)

spelt_out.messages.create(model="claude-opus-4-7", max_tokens=9, messages=turn, inference_geo="us")
gateway.messages.create(model="claude-opus-4-7", max_tokens=9, messages=turn, inference_geo="us")
foundry.messages.create(model="claude-opus-4-7", max_tokens=9, messages=turn)
derived.messages.create(model="claude-opus-4-7", max_tokens=9, messages=turn, inference_geo="global")
spelt_out.copy(base_url="https://llm.example.com").messages.create(
    model="claude-opus-4-7", max_tokens=9, messages=turn
)
