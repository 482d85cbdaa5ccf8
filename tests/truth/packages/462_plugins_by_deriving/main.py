# exact: platform, model, geo, region
"""Plugins enter a registry by deriving from a base of another module."""
import plugins  # noqa: F401
from anthropic import Anthropic
from base import PLUGINS

client = Anthropic()
for name, plugin in PLUGINS.items():
    client.messages.create(model=plugin.model, inference_geo=plugin.geo, max_tokens=9, messages=[])  # truth: open-geo
