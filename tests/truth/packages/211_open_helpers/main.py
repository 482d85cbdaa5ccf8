# run: WHAT=send
# run: WHAT=make_agent
# open: platform, model
"""Helpers that know nothing of the SDK: what the callers seen pass is not all they can get."""

import os

import anthropic

import helpers.send
from helpers.send import make_agent, send

client = anthropic.Anthropic()
send(client, "claude-opus-4-7", max_tokens=8, messages=[{"role": "user", "content": "x"}])
make_agent(client, "claude-opus-4-7")

aws = anthropic.AnthropicAWS(aws_region="us-east-1", workspace_id="wrkspc_1")
options = {"max_tokens": 8, "messages": [{"role": "user", "content": "x"}]}
what = os.environ["WHAT"]
vars(helpers.send)[what](aws, "claude-sonnet-4-6", **(options if what == "send" else {}))
