# run:
# exact: platform, region
"""Middlewares wrap a handler one after the other."""
from pipeline.build import build

build()({"model": "claude-sonnet-4-6", "messages": [{"role": "user", "content": "hi"}]})
