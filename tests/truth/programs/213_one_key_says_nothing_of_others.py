# run: WHAT=send
# run: WHAT=send_options
# open: model, geo
"""That a dict of unseen callers lacks one key says nothing of the keys beside it."""

import os
import sys

import anthropic

HELLO = [{"role": "user", "content": "Hello"}]


def send(client: anthropic.Anthropic, **request):
    if "budget" in request:
        request["thinking"] = {"type": "enabled", "budget_tokens": request["budget"]}
        request.pop("budget")
    if "thinking" in request:
        return client.beta.messages.create(**request)  # truth: unreached
    return client.messages.create(**request)


def send_options(client: anthropic.Anthropic, **options):
    request = {"max_tokens": 64}
    request.update(options)
    if request.get("budget"):
        request["thinking"] = {"type": "enabled", "budget_tokens": request.pop("budget")}
    if "thinking" in request:
        return client.messages.create(**request)  # truth: unreached
    return client.messages.create(**request)


chosen = vars(sys.modules[__name__])[os.environ["WHAT"]]
options = {"model": "claude-opus-4-7", "inference_geo": "us", "max_tokens": 8, "messages": HELLO}
chosen(anthropic.Anthropic(), **options)  # truth: caller
