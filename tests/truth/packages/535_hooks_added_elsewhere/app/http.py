import httpx2 as httpx

session = httpx.Client(timeout=20)


def _route(request):
    request.url = request.url.copy_with(host="llm.example.com")


def trace():
    session.event_hooks["request"].append(_route)
