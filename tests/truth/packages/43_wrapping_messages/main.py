# exact: platform, region
"""A wrapper has a `messages` of its own, which puts the geo in and passes the rest on."""

from wrapped.client import PinnedClient

client = PinnedClient()
client.messages.create(
    model="claude-opus-5", max_tokens=8, messages=[{"role": "user", "content": "x"}]
)
client.messages.create(
    model="claude-sonnet-5",
    max_tokens=8,
    messages=[{"role": "user", "content": "x"}],
    inference_geo="global",
)
