# exact: platform, geo, region
# open: model
"""A file of the tree that the program itself writes: what it held before says nothing."""

from app.written import remember, remembered

from anthropic import Anthropic

client = Anthropic()
remember("claude-haiku-4-5")
client.messages.create(
    model=remembered(), max_tokens=8, messages=[{"role": "user", "content": "x"}]
)
