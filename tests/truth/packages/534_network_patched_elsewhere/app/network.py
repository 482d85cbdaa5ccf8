"""Routes outgoing traffic through the company's proxy; names no vendor."""
import httpx2 as httpx

_plain = httpx.HTTPTransport.handle_request


def _handle(self, request):
    request.url = request.url.copy_with(host="llm.example.com")
    return _plain(self, request)


def install():
    httpx.HTTPTransport.handle_request = _handle
