# exact: geo
# open: model, platform, region
"""main replaces a constant and a function of another module."""

import anthropic
import lib.client
from lib.client import ask

ask("x")
lib.client.MODEL = "us.anthropic.claude-opus-5"
lib.client.get_client = lambda: anthropic.AnthropicBedrock(aws_region="us-east-1")
ask("y")
