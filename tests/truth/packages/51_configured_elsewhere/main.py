# exact: platform, region
# open: model
"""The script calls a function of another module that rebinds a global there."""

import conf
from anthropic import Anthropic

conf.configure("claude-haiku-5-5")
Anthropic().messages.create(
    model=conf.MODEL, max_tokens=8, messages=[{"role": "user", "content": "x"}]
)
