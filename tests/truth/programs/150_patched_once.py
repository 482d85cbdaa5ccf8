# exact: model, geo
"""Methods put into a class of the standard library, once; the library makes and calls them."""

import json
import os

import anthropic

_installed = False


def install() -> None:
    global _installed
    if _installed:
        return

    first = json.JSONEncoder.__init__

    def with_indent(self, *args, **kwargs):
        first(self, *args, **kwargs)
        self.indent = 2

    json.JSONEncoder.__init__ = with_indent

    def default(self, value):
        options = {"model": "claude-opus-4-7", "max_tokens": 8, "inference_geo": "us"}
        message = {"role": "user", "content": repr(value)}
        answer = self.claude.messages.create(messages=[message], **options)  # truth: open-platform
        return answer.id

    json.JSONEncoder.default = default
    _installed = True


install()
json.JSONEncoder.claude = anthropic.Anthropic()
json.dumps({"environment": os.environ.__class__}, indent=2)
