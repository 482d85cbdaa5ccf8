# exact: platform, model, geo, region, pair
"""Settings in JSON, TOML and YAML files, found from the code's own place and the working directory."""

import json
import os
from pathlib import Path

import yaml
from app.settings import LIMITS, PROFILES, client_of

from anthropic import Anthropic

client = Anthropic()
turn = [{"role": "user", "content": "x"}]

with open("conf/service.json", encoding="utf-8") as file:
    service = json.load(file)
client.messages.create(
    model=service["model"], inference_geo=service["geo"], max_tokens=8, messages=turn
)

for name in ("fast", "careful"):
    client.messages.create(**PROFILES[name], max_tokens=LIMITS[name], messages=turn)

HERE = os.path.dirname(os.path.abspath(__file__))
with open(os.path.join(HERE, "conf", "models.yaml")) as file:
    models = yaml.safe_load(file)
for entry in models["models"]:
    params = {"model": entry["id"]}
    if "geo" in entry:
        params["inference_geo"] = entry["geo"]
    client.messages.create(max_tokens=8, messages=turn, **params)

client_of("west").messages.create(model=models["bedrock"], max_tokens=8, messages=turn)

whole = json.loads(Path("conf/service.json").read_text())
default = whole.get("fallback", {"model": "claude-opus-5"})
client.messages.create(max_tokens=8, messages=turn, **default)
