# open: platform, model, geo
"""A patch in a function called by main, the client in another function."""
import httpx2 as httpx
from anthropic import Anthropic


def _route(send):
    def inner(self, request, **kw):
        request.url = request.url.copy_with(host="llm.example.com")
        return send(self, request, **kw)

    return inner


def install():
    httpx.Client.send = _route(httpx.Client.send)


def ask():
    client = Anthropic()
    return client.messages.create(model="claude-opus-4-7", max_tokens=1, messages=[])


def main():
    install()
    ask()


if __name__ == "__main__":
    main()
