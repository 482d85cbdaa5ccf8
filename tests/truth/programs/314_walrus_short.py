# run:
# run: GEO=us
# run: GEO=global MODEL=x
# exact: platform, region
import os

from anthropic import Anthropic

client = Anthropic()
if geo := os.environ.get("GEO"):
    assert geo in {"us", "global"}
    client.messages.create(model="claude-opus-4-7", max_tokens=1, messages=[], inference_geo=geo)
else:
    client.messages.create(model="claude-opus-4-7", max_tokens=1, messages=[])
model = os.environ.get("MODEL") and "claude-sonnet-4-6" or "claude-opus-4-6"
client.messages.create(model=model, max_tokens=1, messages=[])
pin = geo == "us"
client.messages.create(model=model, max_tokens=1, messages=[], **({} if not pin else dict(inference_geo="us")))
kwargs = dict(model="claude-opus-4-7") if pin else dict(model="claude-haiku-4-5")
if pin:
    kwargs["inference_geo"] = "us"
client.messages.create(max_tokens=1, messages=[], **kwargs)
while (model := {"claude-opus-4-6": "claude-sonnet-4-6"}.get(model)) is not None:
    client.messages.create(model=model, max_tokens=1, messages=[])
