# exact: platform, region
# open: model, geo
"""Nothing at the call says so, but a middleware rewrites what is sent."""

from anthropic import Anthropic


def pin(request, call_next):
    return call_next(request.copy(body={**request.json, "inference_geo": "us"}))


turn = [{"role": "user", "content": "x"}]
client = Anthropic(middleware=[pin])
client.messages.create(model="claude-opus-5", max_tokens=8, messages=turn)
plain = Anthropic()
plain.with_middleware(pin).messages.create(
    model="claude-sonnet-5", max_tokens=8, messages=turn
)
plain.messages.create(model="claude-haiku-5-5", max_tokens=8, messages=turn)
