# run:
# exact: platform, model, geo, region
from functools import partial

from anthropic import Anthropic

client = Anthropic()
opts = {"inference_geo": "us"}
ask = partial(client.messages.create, max_tokens=1, messages=[], model="claude-opus-4-7", extra_body=opts)
ask()
opts["inference_geo"] = "global"
ask()
ask.keywords["model"] = "claude-sonnet-4-6"
ask()
again = partial(ask, extra_body=None)
again()
args = ["claude-opus-4-6"]
model_only = partial(lambda models, **kw: client.messages.create(model=models[0], max_tokens=1, messages=[], **kw), args)
args[0] = "claude-opus-4-5"
model_only()
