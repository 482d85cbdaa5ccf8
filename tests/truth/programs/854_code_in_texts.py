# open: model, geo
"""Functions that run code from texts."""

from anthropic import Anthropic

client = Anthropic()
second = Anthropic()
MODEL = "claude-opus-4-7"
OWN = "claude-opus-4-7"
A = {"max_tokens": 4, "messages": []}


class Settings:
    geo = "us"


settings = Settings()


def set_up():
    exec("client.base_url = 'https://llm.example.com'")
    exec("settings.geo = 'global'")


def rebind():
    exec("MODEL = 'claude-sonnet-4-6'", globals())


def point(name):
    exec(compile(f"second.{name} = 'https://llm.example.com'", "set", "exec"), globals())


def local():
    options = {"model": "claude-opus-4-7"}
    eval("options.update(model='claude-sonnet-4-6')")
    client.messages.create(**options, **A)


set_up()
client.messages.create(model="claude-opus-4-7", inference_geo=settings.geo, **A)
rebind()
client.messages.create(model=MODEL, **A)
local()
point("base_url")
second.messages.create(model="claude-opus-4-7", **A)
