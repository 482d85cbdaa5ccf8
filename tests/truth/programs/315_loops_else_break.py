# run:
# run: WANT=sonnet
# run: WANT=none
# exact: platform, geo, region
import os

from anthropic import Anthropic

client = Anthropic()
want = os.environ.get("WANT", "opus")
for model in ("claude-opus-4-7", "claude-sonnet-4-6"):
    if want in model:
        break
else:
    model = "claude-haiku-4-5"
client.messages.create(model=model, max_tokens=1, messages=[])

geo = None
for candidate in ["eu", "us"]:
    if candidate == "eu":
        continue
    geo = candidate
client.messages.create(model="claude-opus-4-7", max_tokens=1, messages=[], inference_geo=geo)

tries = 0
current = "claude-opus-4-7"
while tries < 3:
    client.messages.create(model=current, max_tokens=1, messages=[])
    if tries == 1:
        current = "claude-opus-4-6"
    tries += 1
last = None
for last in ("claude-opus-4-5", "claude-sonnet-4-5"):
    pass
client.messages.create(model=last, max_tokens=1, messages=[])
i = 0
names = ["claude-opus-4-7", "claude-opus-4-6", "claude-haiku-4-5"]
while True:
    if i >= len(names):
        break
    client.messages.create(model=names[i], max_tokens=1, messages=[])
    i += 1
pending = list(names)
while pending:
    client.messages.create(model=pending.pop(), max_tokens=1, messages=[])
