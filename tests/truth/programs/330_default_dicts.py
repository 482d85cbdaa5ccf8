# run:
# exact: platform, model, geo, region
from collections import defaultdict

from anthropic import Anthropic

client = Anthropic()
models: defaultdict[str, str] = defaultdict(lambda: "claude-sonnet-4-6")
models["legal"] = "claude-opus-4-7"


class Routes(dict):
    def __missing__(self, key: str) -> str:
        return "claude-haiku-4-5"


class Geos(dict):
    def __missing__(self, key: str) -> str:
        value = self[key] = "us" if key.startswith("us") else "global"
        return value


def ask(team: str) -> None:
    client.messages.create(model=models[team], max_tokens=1, messages=[])  # truth: unreached


client.messages.create(model=models["legal"], max_tokens=1, messages=[])  # truth: open-model
client.messages.create(model=models["sales"], max_tokens=1, messages=[])
routes = Routes(deep="claude-opus-4-7")
client.messages.create(model=routes["deep"], max_tokens=1, messages=[])
client.messages.create(model=routes["fast"], max_tokens=1, messages=[])
routes["fast"] = "claude-opus-4-6"
client.messages.create(model=routes["fast"], max_tokens=1, messages=[])
geos = Geos()
client.messages.create(model="claude-opus-4-7", inference_geo=geos["us-sales"], max_tokens=1, messages=[])
client.messages.create(model="claude-opus-4-7", inference_geo=geos["emea"], max_tokens=1, messages=[])
groups = defaultdict(list)
groups["claude-opus-4-7"].append("a")
groups["claude-opus-4-6"].append("b")
for model, names in groups.items():
    for name in names:
        client.messages.create(model=model, max_tokens=1, messages=[{"role": "user", "content": name}])
nested = defaultdict(dict)
nested["eu"]["model"] = "claude-opus-4-6"
nested["eu"]["inference_geo"] = "global"
client.messages.create(max_tokens=1, messages=[], **nested["eu"])
