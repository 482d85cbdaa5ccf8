# exact: platform, model, geo, region
"""Raw posts with constants, f-strings, concatenation."""

import anthropic
from anthropic._base_client import make_request_options
from anthropic.types import Message

c = anthropic.Anthropic()
PATH = "/v1/messages"
V = "v1"
body = {
    "model": "claude-opus-5",
    "max_tokens": 8,
    "messages": [],
    "inference_geo": "us",
}

c.post("/v1/messages", body=body, cast_to=Message)
c.post(PATH, body=body, cast_to=Message)
c.post(f"/{V}/messages", body=body, cast_to=Message)
c.post("/" + V + "/messages", body=body, cast_to=Message)
c.post("/" + "/".join([V, "messages"]), body=body, cast_to=Message)
c.post("/%s/messages" % V, body=body, cast_to=Message)
c.post("/{}/messages".format(V), body=body, cast_to=Message)
c.post(path=PATH, body=body, cast_to=Message)
c.post("/v1/messages?beta=true", body=body, cast_to=Message)
c.messages._post("/v1/messages", body=body, cast_to=Message)
c.messages._client.post("/v1/messages", body=body, cast_to=Message)
c.beta.messages._post("/v1/messages?beta=true", body=body, cast_to=Message)
c.post(
    "/v1/messages",
    body=body,
    cast_to=Message,
    options=make_request_options(extra_body={"inference_geo": "global"}),
)  # truth: GEO203
c.post(
    "/v1/messages",
    body=body,
    cast_to=Message,
    options={"extra_json": {"inference_geo": "global"}},
)  # truth: GEO203
c.post("https://api.anthropic.com/v1/messages", body=body, cast_to=Message)
c.with_options(max_retries=0).post("/v1/messages", body=body, cast_to=Message)
post = c.post
post("/v1/messages", body=body, cast_to=Message)
c.post(
    "/v1/messages",
    body={**body, "stream": True},
    cast_to=Message,
    stream=True,
    stream_cls=anthropic.Stream[anthropic.types.RawMessageStreamEvent],
)
