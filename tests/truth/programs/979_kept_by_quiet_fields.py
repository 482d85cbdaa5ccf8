# run:
# open: geo
"""What a field that no verdict reads comes to hold may be changed through it."""

from anthropic import Anthropic

client = Anthropic()


def set_through(tagged):
    options = {"geo": "global"}
    request = {"model": "claude-opus-4-6", "max_tokens": 3, "messages": []}
    if tagged:
        request["metadata"] = options
    request["metadata"]["geo"] = "us"
    client.messages.create(
        model=request["model"], max_tokens=3, messages=[], inference_geo=options["geo"]
    )


def updated_through(tagged):
    options = {"geo": "global"}
    request = {"model": "claude-opus-4-6", "max_tokens": 3, "messages": []}
    if tagged:
        request["metadata"] = options
    kept = request["metadata"]
    kept.update(geo="us")
    client.messages.create(
        model=request["model"], max_tokens=3, messages=[], inference_geo=options["geo"]
    )


set_through(True)
updated_through(True)
