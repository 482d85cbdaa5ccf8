# open: platform
"""A copy of a client shares its HTTP client: what changes that changes both."""

import copy

from anthropic import Anthropic

A = {"model": "claude-opus-4-7", "max_tokens": 4, "messages": []}


def elsewhere(request):
    request.url = request.url.copy_with(host="llm.example.com")


def change(client):
    twin = copy.copy(client)
    twin._client.event_hooks["request"].append(elsewhere)


first = Anthropic()
change(first)
first.messages.create(**A)

second = Anthropic()
hooks = {"request": [elsewhere], "response": []}
second.with_options(timeout=3)._client.event_hooks = hooks
second.messages.create(**A)
