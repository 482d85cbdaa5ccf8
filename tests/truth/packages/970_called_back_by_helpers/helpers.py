"""What sends for a router, without knowing its class."""

QUESTION = [{"role": "user", "content": "Where are you?"}]


def _options(model, geo):
    options = {"model": model, "max_tokens": 8, "messages": QUESTION}
    if geo is not None:
        options["inference_geo"] = geo
    return options


def _first(router, model, geo):
    return router._send(_options(model, geo))


def _stream(router, model, geo):
    options = _options(model, geo)
    with router._client.messages.stream(**options) as stream:
        return stream.get_final_message()
