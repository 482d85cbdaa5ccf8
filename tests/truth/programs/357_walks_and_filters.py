# run:
# exact: platform, model, geo, region
from anthropic import Anthropic

client = Anthropic()
CATALOG = [
    {"id": "claude-opus-4-7", "tier": 3, "pins": True},
    {"id": "claude-sonnet-4-6", "tier": 2, "pins": True},
    {"id": "claude-haiku-4-5", "tier": 1, "pins": False},
]
pinnable = [m["id"] for m in CATALOG if m["pins"]]
best = max(CATALOG, key=lambda m: m["tier"])["id"]
cheap = next(m for m in CATALOG if not m["pins"])["id"]
by_tier = {m["tier"]: m["id"] for m in CATALOG}
for model in pinnable:
    client.messages.create(model=model, max_tokens=1, messages=[], inference_geo="us")
client.messages.create(model=cheap, max_tokens=1, messages=[])
client.messages.create(model=by_tier[2], max_tokens=1, messages=[], inference_geo="us")
for entry in filter(lambda m: m["pins"], CATALOG):
    client.messages.create(model=entry["id"], max_tokens=1, messages=[], inference_geo="global")  # truth: open-model
for tier, model in sorted(by_tier.items(), reverse=True)[:1]:
    client.messages.create(model=model, max_tokens=tier, messages=[])  # truth: open-model
for entry in CATALOG:
    if not entry["pins"]:
        continue
    client.messages.create(model=entry["id"], max_tokens=1, messages=[], inference_geo="us")
ids = {m["id"] for m in CATALOG} - {"claude-haiku-4-5"}
for model in ids:
    client.messages.create(model=model, max_tokens=1, messages=[], inference_geo="us")
