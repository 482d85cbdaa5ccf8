# run: v1/messages
# exact: platform, model, geo, region, pair
"""Raw requests: what their options add, whole addresses, and a path from outside."""

import sys

import anthropic

client = anthropic.Anthropic()
turn = [{"role": "user", "content": "x"}]
body = {"model": "claude-opus-4-7", "max_tokens": 8, "messages": turn}

client.post("/v1/messages", body=body, cast_to=object, options={"extra_json": {"inference_geo": "us"}})
client.post(  # truth: GEO203
    "/v1/messages",
    body={**body, "inference_geo": "us"},
    cast_to=object,
    options={"extra_json": {"model": "claude-sonnet-4-6", "inference_geo": "global"}},
)
client.post("/v1/messages", body=body, cast_to=object, options={"params": {"inference_geo": "us"}})
client.post("https://api.anthropic.com/v1/messages", body=body, cast_to=object)
client.post("http://gateway.example:8080/v1/messages?beta=true", body=body, cast_to=object)
client.post(sys.argv[1], body=dict(body, inference_geo="us"), cast_to=object)
try:
    client.post(
        "/v1/messages",
        body={**body, "model": "claude-haiku-4-5"},
        cast_to=object,
        options={"extra_json": {"inference_geo": "us"}},
    )
except anthropic.BadRequestError as error:
    print(error)
