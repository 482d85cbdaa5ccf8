"""Methods that nothing names: they run where an object is compared, put into a text or copied."""

import copy
import pickle

from anthropic import Anthropic

client = Anthropic()
A = {"max_tokens": 4, "messages": []}
STATE = {"geo": "us"}
MODEL = "claude-opus-4-7"


class Settings:
    def __init__(self):
        self.model = "claude-opus-4-7"

    def __eq__(self, other):
        self.model = "claude-sonnet-4-6"
        return True

    def __hash__(self):
        self.model = "claude-haiku-4-5"
        return 1


class Plan:
    def __len__(self):
        STATE["geo"] = "global"
        return 1

    def __contains__(self, item):
        STATE["geo"] = None
        return True


class Told:
    def __init__(self, settings):
        self.settings = settings

    def __repr__(self):
        self.settings.model = "claude-sonnet-4-6"
        return "told"

    def __format__(self, spec):
        self.settings.model = "claude-haiku-4-5"
        return "told"


class Copied:
    def __copy__(self):
        STATE["geo"] = "global"
        return self

    def __getstate__(self):
        global MODEL
        MODEL = "claude-sonnet-4-6"
        return {}

    def __setstate__(self, state):
        global MODEL
        MODEL = "claude-haiku-4-5"


class Bag(dict):
    def __bool__(self):
        self["model"] = "claude-sonnet-4-6"
        return True


class Rank:
    def __init__(self, target):
        self.target = target

    def __lt__(self, other):
        self.target.base_url = "https://llm.example.com"
        return True


def compared():
    settings = Settings()
    settings.model = "claude-opus-4-7"
    if settings == "fast":
        client.messages.create(model=settings.model, **A)


def hashed():
    settings = Settings()
    seen = {settings}
    client.messages.create(model=settings.model, metadata={"user_id": str(len(seen))}, **A)


def told():
    settings = Settings()
    report = Told(settings)
    print(report)
    client.messages.create(model=settings.model, **A)
    text = f"{report}"
    client.messages.create(model=settings.model, system=text, **A)


def tested():
    bag = Bag(model="claude-opus-4-7")
    if bag:
        client.messages.create(**bag, **A)


def sorted_out():
    own = Anthropic()
    sorted([Rank(own), Rank(own)])
    own.messages.create(model="claude-opus-4-7", **A)


compared()
hashed()
told()
tested()
sorted_out()

STATE["geo"] = "us"
if len(Plan()) > 0:
    client.messages.create(model="claude-opus-4-7", inference_geo=STATE["geo"], **A)
if "x" in Plan():
    client.messages.create(model="claude-opus-4-7", inference_geo=STATE["geo"], **A)
STATE["geo"] = "us"
copy.copy(Copied())
client.messages.create(model="claude-opus-4-7", inference_geo=STATE["geo"], **A)
kept = pickle.dumps(Copied())
client.messages.create(model=MODEL, **A)
pickle.loads(kept)
client.messages.create(model=MODEL, **A)
