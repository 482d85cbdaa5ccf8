# run:
# exact: platform, model, geo, region
from anthropic import Anthropic

client = Anthropic()
current = {"model": "claude-opus-4-7"}
get = lambda key, default=None: current.get(key, default)  # noqa: E731
later = [lambda: get("model"), lambda: get("geo", "us")]
client.messages.create(model=later[0](), inference_geo=later[1](), max_tokens=1, messages=[])
current["geo"] = "global"
client.messages.create(model=later[0](), inference_geo=later[1](), max_tokens=1, messages=[])
current = {"model": "claude-sonnet-4-6"}
client.messages.create(model=get("model"), max_tokens=1, messages=[])
pick = {True: "claude-opus-4-6", False: "claude-haiku-4-5"}.__getitem__
client.messages.create(model=pick(len(current) == 1), max_tokens=1, messages=[])
choose = (lambda m: (lambda g: {"model": m, "inference_geo": g}))("claude-opus-4-7")
client.messages.create(**choose("us"), max_tokens=1, messages=[])
