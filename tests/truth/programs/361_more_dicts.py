# run:
# exact: platform, model, geo, region
import json

from anthropic import Anthropic

client = Anthropic()


class Table(dict):
    pass


table = Table(model="claude-opus-4-7")
alias = table
alias["inference_geo"] = "us"
client.messages.create(max_tokens=1, messages=[], **table)
table.note = "x"
client.messages.create(max_tokens=1, messages=[], **table)
text = json.dumps(table)
table["inference_geo"] = "global"
client.messages.create(max_tokens=1, messages=[], **json.loads(text))
client.messages.create(max_tokens=1, messages=[], **table)


def factory():
    return {"model": "claude-sonnet-4-6"}


from collections import defaultdict

per_team = defaultdict(factory)
per_team["a"]["inference_geo"] = "us"
client.messages.create(max_tokens=1, messages=[], **per_team["a"])
client.messages.create(max_tokens=1, messages=[], **per_team["b"])
kept = per_team.get("c") or {"model": "claude-opus-4-6"}
client.messages.create(max_tokens=1, messages=[], **kept)
