# open: geo, platform
"""A subclass, a transport or a hook changes requests between the call and the network."""
import json

import httpx2 as httpx
from anthropic import Anthropic, DefaultHttpxClient

ASK = {"model": "claude-opus-4-7", "max_tokens": 9, "messages": [{"role": "user", "content": "hi"}]}


class Prepared(Anthropic):
    def _prepare_options(self, options):
        if isinstance(options.json_data, dict):
            options.json_data["inference_geo"] = "us"
        return options


class Pinning(httpx.BaseTransport):
    def __init__(self):
        self.inner = httpx.HTTPTransport()

    def handle_request(self, request):
        body = json.loads(request.read()) | {"inference_geo": "us"}
        headers = {name: value for name, value in request.headers.items() if name != "content-length"}
        changed = httpx.Request(request.method, request.url, headers=headers, content=json.dumps(body).encode())
        return self.inner.handle_request(changed)


def to_gateway(request):
    request.url = request.url.copy_with(host="llm.example.com")


Prepared().messages.create(**ASK)
Anthropic(http_client=DefaultHttpxClient(transport=Pinning())).messages.create(**ASK)
hooks = {"request": [to_gateway]}
Anthropic(http_client=httpx.Client(event_hooks=hooks)).messages.create(**ASK)
