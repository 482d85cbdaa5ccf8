# run:
# exact: platform, model, geo, region
import copy

from anthropic import Anthropic

client = Anthropic()
BASE = {"model": "claude-opus-4-7", "opts": {"inference_geo": "us"}}


def build(overrides=None, cache={}):
    cache.update(overrides or {})
    return {"model": "claude-opus-4-7", **cache}


def shallow():
    mine = dict(BASE)
    mine["opts"]["inference_geo"] = "global"
    return mine


client.messages.create(max_tokens=1, messages=[], **build())
client.messages.create(max_tokens=1, messages=[], **build({"inference_geo": "us"}))
client.messages.create(max_tokens=1, messages=[], **build())
deep = copy.deepcopy(BASE)
shallow()
client.messages.create(max_tokens=1, messages=[], model=BASE["model"], **BASE["opts"])
client.messages.create(max_tokens=1, messages=[], model=deep["model"], **deep["opts"])
rows = [{"model": "claude-opus-4-6"}] * 2
rows[0]["model"] = "claude-sonnet-4-6"
client.messages.create(max_tokens=1, messages=[], **rows[1])
a = b = {"model": "claude-opus-4-5"}
b["model"] = "claude-haiku-4-5"
client.messages.create(max_tokens=1, messages=[], **a)
grid = {k: BASE["opts"] for k in ("x", "y")}
grid["x"]["inference_geo"] = "us"
client.messages.create(max_tokens=1, messages=[], model="claude-opus-4-7", **grid["y"])  # truth: open-geo
first, second = [dict(model="claude-opus-4-7")], []
second.extend(first)
second[0]["inference_geo"] = "us"
client.messages.create(max_tokens=1, messages=[], **first[0])
tupled = ({"model": "claude-opus-4-6"},)
tupled[0].update(inference_geo="global")
client.messages.create(max_tokens=1, messages=[], **tupled[0])
ops = BASE["opts"]
ops |= {"inference_geo": "global"}
client.messages.create(max_tokens=1, messages=[], model="claude-opus-4-7", **BASE["opts"])
ops = ops | {"inference_geo": "us"}
client.messages.create(max_tokens=1, messages=[], model="claude-opus-4-7", **BASE["opts"])
