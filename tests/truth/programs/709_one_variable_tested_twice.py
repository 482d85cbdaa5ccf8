# run: X=a
# run: X=b
# exact: platform, model, geo, pair
"""What one test of a variable decides, another test of it decides too."""

import os
from anthropic import Anthropic

model = "claude-sonnet-4-5"
if os.getenv("X") == "a":
    model = "claude-opus-4-7"
client = Anthropic()
kwargs = {}
if os.getenv("X") == "a":
    kwargs["inference_geo"] = "us"
client.messages.create(model=model, max_tokens=4, messages=[], **kwargs)


def ask():
    model = "claude-opus-4-7" if os.environ.get("X") == "a" else "claude-haiku-4-5"
    kw = {}
    if os.environ.get("X") == "a":
        kw["inference_geo"] = "us"
    client.messages.create(model=model, max_tokens=4, messages=[], **kw)


ask()


def model2():
    return "claude-opus-4-7" if os.getenv("X") == "a" else "claude-haiku-4-5"


def geo2():
    return {"inference_geo": "us"} if os.getenv("X") == "a" else {}


client.messages.create(model=model2(), max_tokens=4, messages=[], **geo2())
MODEL = "claude-opus-4-7" if os.environ["X"] == "a" else "claude-haiku-4-5"
GEO = {"inference_geo": "us"} if os.environ["X"] == "a" else {}
client.messages.create(model=MODEL, max_tokens=4, messages=[], **GEO)
