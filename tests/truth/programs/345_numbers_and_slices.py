# run:
# exact: platform, model, geo, region
from anthropic import Anthropic

client = Anthropic()
MODELS = ["claude-haiku-4-5", "claude-sonnet-4-6", "claude-opus-4-7"]
best = len(MODELS) - 1
client.messages.create(model=MODELS[best], max_tokens=1, messages=[])
client.messages.create(model=MODELS[len(MODELS) // 2], max_tokens=1, messages=[])
for model in MODELS[1:]:
    client.messages.create(model=model, max_tokens=1, messages=[], inference_geo="us")
for index in range(2):
    client.messages.create(model=MODELS[index], max_tokens=1, messages=[])
for index, model in enumerate(MODELS):
    if index == 2:
        client.messages.create(model=model, max_tokens=1, messages=[], inference_geo="global")
for index in reversed(range(len(MODELS))):
    client.messages.create(model=MODELS[index], max_tokens=1, messages=[])
client.messages.create(model=MODELS[MODELS.index("claude-opus-4-7")], max_tokens=1, messages=[])  # truth: open-model
client.messages.create(model=("claude-haiku-4-5", "claude-opus-4-7")[True], max_tokens=1, messages=[])
version = 4 + 6 / 10
client.messages.create(model=f"claude-opus-{str(version).replace('.', '-')}", max_tokens=1, messages=[])
major, minor = divmod(47, 10)
client.messages.create(model=f"claude-opus-{major}-{minor}", max_tokens=1, messages=[])
client.messages.create(model="claude-opus-{}-{}".format(*map(int, "4.7".split("."))), max_tokens=1, messages=[])
*_, last = MODELS
client.messages.create(model=last, max_tokens=1, messages=[])
client.messages.create(model=MODELS[-1] if len(MODELS) > 2 else MODELS[0], max_tokens=1, messages=[])
client.messages.create(model=dict(enumerate(MODELS))[1], max_tokens=1, messages=[])
client.messages.create(model=next(m for m in MODELS if "opus" in m), max_tokens=1, messages=[])
client.messages.create(model=[m for m in MODELS if m.endswith("4-6")][0], max_tokens=1, messages=[])
