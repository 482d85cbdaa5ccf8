"""A module's own `__getattr__` counts, and plugins that nothing names fill a register."""

import importlib
import pkgutil

import plugins
import settings
from anthropic import Anthropic
from register import register

client = Anthropic()
A = {"max_tokens": 4, "messages": []}

client.messages.create(model=settings.model, **A)
client.messages.create(model=settings.model, **A)
for found in pkgutil.iter_modules(plugins.__path__):
    importlib.import_module(f"plugins.{found.name}")
client.messages.create(**register.options, **A)
