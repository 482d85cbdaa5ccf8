# exact: platform, model, geo, pair
"""The method by which a client sends is replaced by one that calls it."""

from anthropic import Anthropic

A = {"max_tokens": 4, "messages": []}
client = Anthropic()
original = client.messages._post
sent = []


def traced(*args, **kwargs):
    sent.append(args)
    return original(*args, **kwargs)


client.messages._post = traced
client.messages.create(model="claude-opus-4-7", inference_geo="us", **A)
client.messages.create(model="claude-sonnet-4-6", extra_body={"inference_geo": "global"}, **A)


def pin(client):
    send = client.post

    def pinned(path, *, body, **kwargs):
        return send(path, body={**body, "inference_geo": "us"}, **kwargs)

    client.post = pinned
    return client


pin(Anthropic()).messages.create(model="claude-opus-4-6", **A)


class Counting:
    def __init__(self):
        self.client = Anthropic()
        self.count = 0
        self.send = self.client.messages._post
        self.client.messages._post = self.post

    def post(self, path, **kwargs):
        self.count += 1
        return self.send(path, **kwargs)

    def ask(self):
        return self.client.messages.create(model="claude-opus-4-8", inference_geo="us", **A)


Counting().ask()
