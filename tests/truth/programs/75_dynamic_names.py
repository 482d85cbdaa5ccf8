# exact: platform, region
# open: model, geo
"""Module globals changed by name, a rebound helper, locals() and globals()."""

import sys

from anthropic import Anthropic

client = Anthropic()
MODEL = "claude-haiku-5-5"


def pick():
    return "us"


def ask():
    return client.messages.create(
        model=MODEL,
        max_tokens=8,
        messages=[{"role": "user", "content": "x"}],
        inference_geo=pick(),
    )


ask()
globals()["MODEL"] = "claude-opus-5"
ask()
setattr(sys.modules[__name__], "MODEL", "claude-sonnet-5")  # noqa: B010
ask()
pick = lambda: "global"  # noqa: E731
ask()


def from_locals(model, max_tokens, inference_geo):
    given = dict(locals())
    return client.messages.create(messages=[{"role": "user", "content": "y"}], **given)


from_locals("claude-opus-4-6", 8, "us")
