# open: platform, model, geo
"""HTTP clients that are changed after they were made, or after a client was given them."""

import asyncio

import httpx2 as httpx
from anthropic import Anthropic, AsyncAnthropic, DefaultAsyncHttpxClient

A = {"model": "claude-opus-4-7", "max_tokens": 4, "messages": []}


def route(request):
    request.url = request.url.copy_with(host="llm.example.com")


class Routing(httpx.BaseTransport):
    def __init__(self, inner):
        self.inner = inner

    def handle_request(self, request):
        route(request)
        return self.inner.handle_request(request)


class Routed(httpx.Auth):
    def auth_flow(self, request):
        route(request)
        yield request


session = httpx.Client()
client = Anthropic(http_client=session)
session.event_hooks["request"].append(route)
client.messages.create(**A)

session = httpx.Client()
session.event_hooks = {"request": [route]}
Anthropic(http_client=session).messages.create(**A)

session = httpx.Client()
session.auth = Routed()
Anthropic(http_client=session).messages.create(**A)

session = httpx.Client()
session._transport = Routing(session._transport)
Anthropic(http_client=session).messages.create(**A)

transport = httpx.HTTPTransport()
transport.handle_request = Routing(httpx.HTTPTransport()).handle_request
Anthropic(http_client=httpx.Client(transport=transport)).messages.create(**A)

client = Anthropic()
client._client._transport = Routing(client._client._transport)
client.messages.create(**A)

client = Anthropic()
client._base_url = httpx.URL("https://llm.example.com/")
client.messages.create(**A)


def instrument(http):
    http.event_hooks["request"] = [route]
    return http


Anthropic(http_client=instrument(httpx.Client(timeout=5))).messages.create(**A)


def traced(client):
    client._client.event_hooks["request"].append(route)
    return client


traced(Anthropic()).with_options(max_retries=1).messages.create(**A)


class Traced(Anthropic):
    def __init__(self, **options):
        super().__init__(**options)
        self._client.event_hooks["request"].append(route)


Traced().messages.create(**A)


class Service:
    def __init__(self):
        self.http = httpx.Client(timeout=5)
        self.llm = Anthropic(http_client=self.http)
        self._install()

    def _install(self):
        self.http.event_hooks["request"].append(self._route)

    def _route(self, request):
        route(request)

    def ask(self):
        return self.llm.messages.create(**A)


Service().ask()


async def reroute(request):
    route(request)


async def main():
    async with httpx.AsyncClient() as http:
        http.event_hooks["request"].append(reroute)
        await AsyncAnthropic(http_client=http).messages.create(**A)
    client = AsyncAnthropic(http_client=DefaultAsyncHttpxClient())
    client._client.event_hooks = {"request": [reroute]}
    async with client as c:
        await c.messages.create(**A)


asyncio.run(main())
