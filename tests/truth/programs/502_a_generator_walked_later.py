"""A generator expression takes its first iterable at once, the other names when it is walked."""
from anthropic import Anthropic

geo = "us"
models = ["claude-opus-4-7"]
g = ((m, geo) for m in models)
geo = "global"
models.append("claude-sonnet-4-6")
models = []
for m, x in g:
    Anthropic().messages.create(model=m, inference_geo=x, max_tokens=1, messages=[])
