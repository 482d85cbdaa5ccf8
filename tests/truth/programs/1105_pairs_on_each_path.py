# run: A=1
# run:
# exact: platform, model, geo
"""Pairs, known on each path."""

import os
import anthropic

client = anthropic.Anthropic()
M = [{"role": "user", "content": "x"}]
flag = bool(os.environ.get("A"))

pairs = [("inference_geo", "us")] if flag else [("inference_geo", "global")]
client.messages.create(model="claude-opus-5", max_tokens=5, messages=M, **dict(pairs))
more = [("model", "claude-opus-5")]
if flag:
    more.append(("inference_geo", "us"))
client.messages.create(max_tokens=5, messages=M, **dict(more))
kw = dict(max_tokens=5, messages=M)
kw.update(more)
client.messages.create(**kw)
kw.update((k, v) for k, v in more if k != "inference_geo")
client.messages.create(**kw)
other = {}
other.update(zip(("model", "inference_geo"), ("claude-opus-4-6", "us")))
client.messages.create(**other, max_tokens=5, messages=M)
