# exact: platform, region, model, geo
from contextlib import contextmanager

import anthropic


@contextmanager
def claude(region=None):
    client = anthropic.AnthropicVertex(region=region, project_id="p") if region else anthropic.Anthropic()
    try:
        yield client
    finally:
        client.close()


def _chat(client, model, **kw):
    return client.messages.create(
        model=model, max_tokens=5, messages=[{"role": "user", "content": "hi"}], **kw
    )


with claude() as c:
    _chat(c, "claude-opus-4-7", inference_geo="us")
with claude("us-east5") as c:
    _chat(c, "claude-opus-4-7")
