# run: fast
# run: careful
# exact: platform, model, geo, region, pair
"""Stream an answer in the three ways the SDK has; the mode decides the model and the geo together."""

import sys

from anthropic import Anthropic

mode = sys.argv[1]
if mode == "fast":
    model, geo = "claude-haiku-5-5", "global"
else:
    model, geo = "claude-opus-5", "us"

client = Anthropic()
turn = [{"role": "user", "content": "Write a haiku about the sea."}]

with client.messages.stream(model=model, max_tokens=64, inference_geo=geo, messages=turn) as stream:
    for text in stream.text_stream:
        print(text, end="")

for event in client.messages.create(
    model=model, max_tokens=64, messages=turn, inference_geo=geo, stream=True
):
    print(event.type)

manager = client.beta.messages.stream(model=model, max_tokens=64, inference_geo="us", messages=turn)
with manager as events:
    events.until_done()
