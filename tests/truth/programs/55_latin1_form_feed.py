# -*- coding: latin-1 -*-
# exact: platform, model, geo, region, pair
"""An old file in Latin-1, with a form feed between its parts."""

from anthropic import Anthropic


CLIENT = Anthropic()
NAME = "Zoë"; print(CLIENT.messages.create(model="claude-opus-5", max_tokens=8, messages=[{"role": "user", "content": NAME}]).id)
print("§", CLIENT.messages.create(model="claude-opus-5", max_tokens=8, messages=[], inference_geo="us").id)
