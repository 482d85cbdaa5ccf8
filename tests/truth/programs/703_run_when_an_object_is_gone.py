# open: geo, platform
"""`__del__` runs when the last name of an object is gone, or later."""

from anthropic import Anthropic

STATE = {"geo": "us"}
GEO = "us"
A = {"model": "claude-opus-4-7", "max_tokens": 4, "messages": []}
client = Anthropic()


class Guard:
    def __init__(self, geo):
        self.geo = geo

    def __del__(self):
        STATE["geo"] = self.geo


class Rebinding:
    def __del__(self):
        global GEO
        GEO = "global"


class Settings:
    geo = "us"


class Restoring:
    def __init__(self, settings):
        self.settings = settings

    def __del__(self):
        self.settings.geo = "global"


class Pointing:
    def __init__(self, target):
        self.target = target

    def __del__(self):
        self.target.base_url = "https://llm.example.com"


guard = Guard("global")
STATE["geo"] = "us"
guard = None
client.messages.create(inference_geo=STATE["geo"], **A)


def at_the_end():
    guard = Guard("global")
    STATE["geo"] = guard.geo


at_the_end()
client.messages.create(inference_geo=STATE["geo"], **A)


def changed_later():
    guard = Guard("us")
    STATE["geo"] = "us"
    guard.geo = "global"
    del guard
    client.messages.create(inference_geo=STATE["geo"], **A)


changed_later()


def of_another_object(settings):
    settings.geo = "us"
    restoring = Restoring(settings)
    settings.geo = "us"
    del restoring
    client.messages.create(inference_geo=settings.geo, **A)


of_another_object(Settings())


def of_a_client():
    own = Anthropic()
    pointing = Pointing(own)
    del pointing
    own.messages.create(inference_geo="us", **A)


of_a_client()

rebinding = Rebinding()
GEO = "us"
del rebinding
client.messages.create(inference_geo=GEO, **A)


def within():
    class Within:
        def __del__(self):
            STATE["geo"] = "global"

    STATE["geo"] = "us"
    one = Within()
    STATE["geo"] = "us"
    del one
    client.messages.create(inference_geo=STATE["geo"], **A)


within()
