# run: MODEL=claude-opus-4-7 GEO=us
# run: MODEL=claude-opus-4-6 GEO=global
# exact: platform, model, geo, region
"""What a module has checked at its top level, or a constructor of what it was given."""

import os
import sys

import anthropic

MODEL = os.environ.get("MODEL")
GEO = os.environ.get("GEO")
FALLBACK = None
if len(sys.argv) < 2:
    FALLBACK = "claude-sonnet-4-6"

if MODEL not in ("claude-opus-4-7", "claude-opus-4-6"):
    sys.exit("which model?")
if GEO != "us" and GEO != "global":
    raise SystemExit("where?")
assert FALLBACK is not None
client = anthropic.Anthropic()


def ask():
    client.messages.create(model=MODEL, inference_geo=GEO, max_tokens=9, messages=[])


def ask_again():
    client.messages.create(model=FALLBACK, max_tokens=9, messages=[])


class Desk:
    def __init__(self, model=None, geo="eu"):
        self.model = model
        self.geo = geo
        self.client = anthropic.Anthropic()
        if not self.model:
            raise ValueError("a model is needed")
        if self.geo not in ("us", "global"):
            raise ValueError("an unknown place")

    def ask(self):
        self.client.messages.create(
            model=self.model, inference_geo=self.geo, max_tokens=9, messages=[]
        )  # truth: open-model open-geo


ask()
ask_again()
for given in ({"model": MODEL, "geo": GEO}, {"model": MODEL}, {"geo": GEO}):
    try:
        Desk(**given).ask()
    except ValueError:
        pass
