# open: platform, model, geo
"""Anthropic._prepare_options set on the class; base_url as a class property."""
import anthropic
from anthropic import Anthropic

A = {"max_tokens": 4, "messages": []}


def prepare(self, options):
    if isinstance(options.json_data, dict):
        options.json_data["inference_geo"] = "global"
    return options


Anthropic._prepare_options = prepare
Anthropic().messages.create(model="claude-opus-4-7", inference_geo="us", **A)
