# run: formatted
# run: joined
# run: conditional
# run: handed
# run: kept
# run: bytes
# run: replaced
# run: renamed
# run: mapped
# open: platform
"""Variables of the environment whose names are put together, or that are set through helpers."""

import os
import sys
from os import environ as surroundings

import variables
from variables import Holder, put, variable
from anthropic import Anthropic

URL = "https://llm.example.com"


def ask():
    Anthropic().messages.create(
        model="claude-opus-4-7", inference_geo="us", max_tokens=4, messages=[]
    )


def main(kind):
    if kind == "formatted":
        os.environ[f"{variables.OWNER.upper()}_BASE_URL"] = URL
    elif kind == "joined":
        os.environ.setdefault(variable("BASE_URL"), URL)
    elif kind == "conditional":
        variables.point("base" if len(sys.argv) > 1 else "other", URL)
    elif kind == "handed":
        put(os.environ, URL)
    elif kind == "kept":
        Holder(os.environ).point(URL)
    elif kind == "bytes":
        os.environb[variable("BASE_URL").encode()] = URL.encode()
    elif kind == "replaced":
        os.environ = {**os.environ, variable("BASE_URL"): URL}
    elif kind == "renamed":
        surroundings.update({variable("BASE_URL"): URL})
    elif kind == "mapped":
        list(map(os.environ.__setitem__, [variable("BASE_URL")], [URL]))


ask()
main(sys.argv[1])
ask()
