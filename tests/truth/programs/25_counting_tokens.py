# exact: platform, model, geo, region, pair
"""count_tokens infers nothing and takes no geo; the call after it does both."""

import anthropic

client = anthropic.Anthropic()
turn = [{"role": "user", "content": "How long is this?"}]
MODEL = "claude-opus-4-7"

try:
    client.messages.count_tokens(model=MODEL, messages=turn, inference_geo="us")
except TypeError:
    print(client.messages.count_tokens(model=MODEL, messages=turn).input_tokens)
try:
    client.beta.messages.count_tokens(
        model=MODEL, messages=turn, extra_body={"inference_geo": "us"}
    )
except anthropic.BadRequestError as error:
    print(error)

if client.beta.messages.count_tokens(model=MODEL, messages=turn).input_tokens < 10_000:
    client.messages.create(model=MODEL, max_tokens=8, messages=turn, inference_geo="us")
