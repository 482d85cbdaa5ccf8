# exact: platform, model, geo, region, pair
"""Side doors: extra_body beats the keyword, extra_query and headers never reach the body."""

import anthropic

client = anthropic.Anthropic()
turn = [{"role": "user", "content": "hi"}]

client.messages.create(  # truth: GEO203
    model="claude-opus-4-7",
    max_tokens=10,
    messages=turn,
    inference_geo="us",
    extra_body={"inference_geo": "global"},
)
client.messages.create(  # truth: GEO202
    model="claude-opus-4-7",
    max_tokens=10,
    messages=turn,
    extra_query={"inference_geo": "us"},
)
client.messages.create(  # truth: GEO202
    model="claude-opus-4-7",
    max_tokens=10,
    messages=turn,
    extra_headers={"inference_geo": "us"},
)
client.messages.create(
    model="claude-haiku-4-5",
    max_tokens=10,
    messages=turn,
    extra_body={"model": "claude-haiku-5-5", "inference_geo": "us"},
)
