# run: plain
# run: pinned --think
# run: pinned
# exact: platform, model, geo, region, pair
"""The commonest shape: a dict that is filled step by step and splatted."""

import argparse

from anthropic import Anthropic

parser = argparse.ArgumentParser()
parser.add_argument("profile", choices=["plain", "pinned"])
parser.add_argument("--think", action="store_true")
options = parser.parse_args()

params: dict = {"max_tokens": 2048, "model": "claude-opus-4-6"}
if options.profile == "pinned":
    params["inference_geo"] = "us"
if options.think:
    params.update(thinking={"type": "enabled", "budget_tokens": 1024}, model="claude-opus-5")
params.setdefault("model", "claude-3-haiku-20240307")

client = Anthropic()
answer = client.messages.create(messages=[{"role": "user", "content": "Hello"}], **params)  # truth: open-pair
print(answer.content)
