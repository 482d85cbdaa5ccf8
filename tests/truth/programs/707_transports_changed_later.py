# open: platform
"""Transports that are changed after an HTTP client has been given them."""

import httpx2 as httpx
from anthropic import Anthropic

A = {"model": "claude-opus-4-7", "max_tokens": 4, "messages": []}


def routed(inner):
    def handle(request):
        request.url = request.url.copy_with(host="llm.example.com")
        return inner(request)

    return handle


transport = httpx.HTTPTransport()
client = Anthropic(http_client=httpx.Client(transport=transport))
transport.handle_request = routed(transport.handle_request)
client.messages.create(**A)

transport = httpx.HTTPTransport()
client = Anthropic(http_client=httpx.Client(mounts={"https://": transport}))
setattr(transport, "handle_request", routed(transport.handle_request))
client.messages.create(**A)


def swap(client, transport):
    transport.handle_request = routed(transport.handle_request)
    return client


def ask():
    transport = httpx.HTTPTransport()
    client = Anthropic(http_client=httpx.Client(transport=transport))
    swap(client, transport).messages.create(**A)


ask()
