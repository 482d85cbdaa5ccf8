# run: EXTRA='{"max_tokens":9,"inference_geo":"us"}'
# run: EXTRA='{"max_tokens":9}'
# exact: platform, model, region
# open: geo
"""A dict that only the environment knows is written to: what is written is known."""

import json
import os

import anthropic

client = anthropic.Anthropic()
MODEL = "claude-opus-4-7"
TEXT = [{"role": "user", "content": "hi"}]


def extra():
    found = json.loads(os.environ["EXTRA"])
    found["messages"] = TEXT
    return found


p = extra()
p["model"] = MODEL
client.messages.create(**p)

p = json.loads(os.environ["EXTRA"])
p.update(model="claude-opus-4-6", messages=TEXT)
client.messages.create(**p)

p = json.loads(os.environ["EXTRA"])
client.messages.create(**{**p, "model": "claude-sonnet-4-6", "messages": TEXT})
client.messages.create(**(p | {"model": "claude-opus-4-7", "messages": TEXT}))

p |= {"model": MODEL, "messages": TEXT}
client.messages.create(**p)
client.messages.create(model=p["model"], max_tokens=9, messages=TEXT)


def by_helper(target, model):
    target["model"] = model
    target.setdefault("messages", TEXT)


def helped():
    mine = json.loads(os.environ["EXTRA"])
    by_helper(mine, "claude-opus-4-6")
    client.messages.create(**mine)
    other = mine
    other["model"] = "claude-sonnet-4-6"
    client.messages.create(**mine)
    mine.pop("inference_geo", None)
    client.messages.create(**mine)


helped()


class Desk:
    def __init__(self, given):
        self.given = given
        self.given["model"] = MODEL

    def ask(self):
        client.messages.create(messages=TEXT, **self.given)

    def again(self):
        fresh = self.given.copy()
        fresh["model"] = "claude-opus-4-6"
        client.messages.create(messages=TEXT, **fresh)
        client.messages.create(messages=TEXT, **self.given)


Desk(json.loads(os.environ["EXTRA"])).ask()
Desk(json.loads(os.environ["EXTRA"])).again()
