# exact: platform, model, geo, region
"""Raw posts whose body is handed over as text: `content=` with JSON written before."""

import json

import anthropic

client = anthropic.Anthropic()
options = {"headers": {"content-type": "application/json"}}
asked = {"model": "claude-opus-4-7", "max_tokens": 9, "messages": [], "inference_geo": "us"}

client.post("/v1/messages", content=json.dumps(asked), cast_to=object, options=options)
client.post("/v1/messages", content=json.dumps(asked).encode(), cast_to=object, options=options)
written = json.dumps({**asked, "model": "claude-sonnet-4-6"}).encode("utf-8")
asked["inference_geo"] = "global"
client.post("/v1/messages", content=written, cast_to=object, options=options)
client.post(
    "/v1/messages",
    content=b'{"model": "claude-sonnet-4-6", "max_tokens": 9, "messages": []}',
    cast_to=object,
    options=options,
)
client.post("/v1/other", content=json.dumps({"text": "x"}), cast_to=object, options=options)
