# exact: platform, model, geo, region, pair
"""Every way to get at the class: module alias, class alias, star import, importlib, submodule."""

import importlib

import anthropic as claude
from anthropic import *  # noqa: F403
from anthropic import Anthropic as Claude
from anthropic.lib.bedrock import AnthropicBedrock as Bedrock

turn = [{"role": "user", "content": "x"}]

claude.Anthropic().messages.create(model="claude-opus-5", max_tokens=8, messages=turn)
Claude(api_key="k").messages.create(
    model="claude-opus-5", max_tokens=8, messages=turn, inference_geo="us"
)
Anthropic().messages.create(model="claude-haiku-5-5", max_tokens=8, messages=turn)  # noqa: F405
Bedrock(aws_region="us-west-2").messages.create(
    model="us.anthropic.claude-opus-5", max_tokens=8, messages=turn
)
sdk = importlib.import_module("anthropic")
sdk.Anthropic().messages.create(model="claude-sonnet-5", max_tokens=8, messages=turn)
