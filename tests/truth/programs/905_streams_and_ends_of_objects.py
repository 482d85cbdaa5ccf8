"""What is printed to, and what runs when an object is gone, sets what is sent."""

import gc
import sys
import weakref

from anthropic import Anthropic

client = Anthropic()
A = {"model": "claude-opus-4-7", "max_tokens": 4, "messages": []}
state = {"geo": "us"}


class Settings:
    geo = "us"


class Lease:
    pass


class Counting:
    def __init__(self, inner):
        self.inner = inner

    def write(self, text):
        state["geo"] = "global"
        return self.inner.write(text)

    def flush(self):
        self.inner.flush()


settings = Settings()


def printed():
    state["geo"] = "us"
    print("asking")
    client.messages.create(inference_geo=state["geo"], **A)


def gone():
    lease = Lease()
    settings.geo = "us"
    weakref.finalize(lease, setattr, settings, "geo", "global")
    del lease
    gc.collect()
    client.messages.create(inference_geo=settings.geo, **A)


sys.stdout = Counting(sys.stdout)
printed()
gone()
