# run:
# open: platform, model, geo
from anthropic import Anthropic

from desk.nightly import report
from desk.vendor import Request
from desk.vendors.claude import ClaudeVendor
from desk.vendors.echo import EchoVendor

ClaudeVendor().answer(Request(Anthropic(), "claude-opus-4-7", {"inference_geo": "us"}))
EchoVendor().answer(Request(None, "echo", {}))
report("claude-sonnet-4-6")
