# exact: platform
# open: geo
"""A function's defaults are replaced, or the dict of its keyword defaults is changed."""
from anthropic import Anthropic

client = Anthropic()


def ask(text, model="claude-opus-4-7", *, geo="us"):
    messages = [{"role": "user", "content": text}]
    client.messages.create(model=model, max_tokens=9, messages=messages, inference_geo=geo)


def _tell(text, *, geo="us"):
    messages = [{"role": "user", "content": text}]
    client.messages.create(model="claude-opus-4-7", max_tokens=9, messages=messages, inference_geo=geo)


def _say(text, geo="us"):
    messages = [{"role": "user", "content": text}]
    client.messages.create(model="claude-opus-4-7", max_tokens=9, messages=messages, inference_geo=geo)


def relax():
    ask.__defaults__ = ("claude-sonnet-4-6",)
    ask.__kwdefaults__ = {"geo": "global"}


ask("a")
relax()
ask("b")
_say("a")
_say.__defaults__ = ("global",)
_say("b")
_tell("a")
for name in list(_tell.__kwdefaults__):
    _tell.__kwdefaults__[name] = "glo" + "bal"
_tell("b")
