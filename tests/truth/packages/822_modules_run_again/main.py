# exact: platform, geo
"""A module is reloaded after what it reads has changed, and imported in other ways."""

import importlib
import sys

import settings
from sending import client, send

MESSAGES = [{"role": "user", "content": "Which tickets are open?"}]

send()
settings.MODEL = "claude-sonnet-4-6"
send()
settings.prefer("claude-haiku-4-5")
importlib.reload(settings)
send()
routes = importlib.import_module(".routes", "tables")
client.messages.create(model=routes.MODEL, max_tokens=64, messages=MESSAGES)
routes.MODEL = "claude-fable-5"
client.messages.create(model=sys.modules["tables.routes"].MODEL, max_tokens=64, messages=MESSAGES)
named = __import__("tables.routes", fromlist=["MODEL"])
client.messages.create(model=named.MODEL, max_tokens=64, messages=MESSAGES)
