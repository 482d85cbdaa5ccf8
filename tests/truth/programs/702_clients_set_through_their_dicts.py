# open: platform
"""Each client is pointed elsewhere by other means than a plain assignment."""

import functools
import operator

import httpx2 as httpx
from anthropic import Anthropic

TEXT = "https://llm.example.com/"
URL = httpx.URL(TEXT)
A = {"model": "claude-opus-4-7", "max_tokens": 4, "messages": []}


def made(change):
    client = Anthropic()
    change(client)
    return client


def by_item(client):
    vars(client)["_base_url"] = URL


def by_update(client):
    client.__dict__.update(_base_url=URL)


def by_merging(client):
    fields = client.__dict__
    fields |= {"_base_url": URL}


def by_another_dict(client):
    client.__dict__ = {**client.__dict__, "_base_url": URL}


def by_each_name(client):
    for name, value in {"timeout": 3, "base_url": TEXT}.items():
        setattr(client, name, value)


def by_the_setter(client):
    Anthropic.base_url.fset(client, TEXT)


def by_its_class(client):
    type(client).__setattr__(client, "_base_url", URL)


client = Anthropic()
vars(client)["_base_url"] = URL
client.messages.create(**A)
client = Anthropic()
client.__dict__["_base_url"] = URL
client.messages.create(**A)
client = Anthropic()
client.__setattr__("base_url", TEXT)
client.messages.create(**A)
client = Anthropic()
object.__setattr__(client, "_base_url", URL)
client.messages.create(**A)
client = Anthropic()
operator.setitem(vars(client), "_base_url", URL)
client.messages.create(**A)
client = Anthropic()
Anthropic.base_url.__set__(client, TEXT)
client.messages.create(**A)
client = Anthropic()
list(map(functools.partial(setattr, client), ["base_url"], [TEXT]))
client.messages.create(**A)
client = Anthropic()
vars(client.messages)["_client"] = Anthropic(base_url=TEXT)
client.messages.create(**A)

made(by_item).messages.create(**A)
made(by_update).messages.create(**A)
made(by_merging).messages.create(**A)
made(by_another_dict).messages.create(**A)
made(by_each_name).messages.create(**A)
made(by_the_setter).messages.create(**A)
made(by_its_class).messages.create(**A)
made(globals()["by_item"]).messages.create(**A)
