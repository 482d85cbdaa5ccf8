# exact: platform, region
"""Keyword arguments forwarded through three modules, with a default added on the way."""

from api.public import chat, quick

chat("x", model="claude-opus-5", inference_geo="us")
quick("y")
quick("z", inference_geo="global")
