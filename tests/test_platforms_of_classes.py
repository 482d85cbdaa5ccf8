"""A client class of one platform tells that platform also where its base URL is not shown."""

from __future__ import annotations

import pytest

from domicile.link import Project
from domicile.python.frontend import load
from domicile.resolve import find_calls
from domicile.source import decode

TEXT = """
import os
import anthropic
def ask(url):
    client = anthropic.{}
    return client.messages.create(model="claude-opus-5", max_tokens=1, messages=[])
"""
PLATFORMS = {
    'AnthropicFoundry(api_key="k", base_url=url)': ("foundry",),
    'AnthropicFoundry(api_key="k", base_url=os.environ["URL"] + "/anthropic")': ("foundry",),
    "AsyncAnthropicBedrock(base_url=url)": ("bedrock",),
    'AnthropicVertex(region="us-east5", base_url=url)': ("vertex",),
    "Anthropic(base_url=url)": (),
}


@pytest.mark.parametrize("made", PLATFORMS)
def test_the_platform_of_a_class_with_a_url_that_is_not_shown(made: str) -> None:
    source = decode(TEXT.format(made).encode())
    (call,) = find_calls(Project(["app.py"], lambda path: load(path, source)), ["app.py"])
    assert (call.platform.values, call.platform.complete) == (PLATFORMS[made], False)
