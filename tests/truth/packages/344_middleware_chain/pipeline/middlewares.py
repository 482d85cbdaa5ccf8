def upgrade(handler):
    def wrapped(request):
        return handler({**request, "model": "claude-opus-4-7"})

    return wrapped


def pin(geo):
    def middleware(handler):
        def wrapped(request):
            request = dict(request)
            request.setdefault("inference_geo", geo)
            return handler(request)

        return wrapped

    return middleware


def limit(handler):
    return lambda request: handler({"max_tokens": 5} | request)
