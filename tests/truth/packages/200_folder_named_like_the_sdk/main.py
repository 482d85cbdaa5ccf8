# exact: platform, model, geo
"""Folders without an `__init__.py` above modules that are named like the SDK they import."""

from desk.parts.anthropic import Provider
from desk.parts.batches import count
from llms.anthropic.base import Chat

Chat().ask("hello")
Provider().ask("hello")
count()
