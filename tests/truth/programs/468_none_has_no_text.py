# run: NAME=here
# run: -
# exact: platform, model, geo
"""What a test has read an attribute of, or looked into, is not None afterwards."""

import os

from anthropic import Anthropic

client = Anthropic()


def looked_into():
    geo = "us" if os.environ.get("NAME") else None
    if "x" in geo:
        return
    client.messages.create(model="claude-opus-4-7", inference_geo=geo, max_tokens=8, messages=[])


def asked():
    geo = "us" if os.environ.get("NAME") else None
    if geo.startswith("g"):
        return
    client.messages.create(model="claude-opus-4-7", inference_geo=geo, max_tokens=8, messages=[])


def failed():
    geo = "us" if os.environ.get("NAME") else None
    try:
        if geo.lower() == "eu":
            return
    except AttributeError:
        pass
    client.messages.create(model="claude-opus-4-7", inference_geo=geo, max_tokens=8, messages=[])


def named():
    geo = "us" if os.environ.get("NAME") else None
    if geo.__class__ is int:
        return
    client.messages.create(model="claude-opus-4-7", inference_geo=geo, max_tokens=8, messages=[])


for run in (looked_into, asked, failed, named):
    try:
        run()
    except (AttributeError, TypeError):
        pass
