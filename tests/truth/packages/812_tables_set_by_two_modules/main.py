# exact: platform
"""Two modules set the same entry of a table before it is read; a third one sets it afterwards."""

import defaults  # noqa: F401 - fills the table
import tenants  # noqa: F401 - changes it
from anthropic import Anthropic
from table import TABLE

client = Anthropic()
MESSAGES = [{"role": "user", "content": "Which tickets are open?"}]
client.messages.create(model=TABLE["model"], inference_geo=TABLE.get("geo"), max_tokens=64, messages=MESSAGES)

import overrides  # noqa: E402, F401 - sets the table

client.messages.create(model=TABLE["model"], inference_geo=TABLE.get("geo"), max_tokens=64, messages=MESSAGES)
