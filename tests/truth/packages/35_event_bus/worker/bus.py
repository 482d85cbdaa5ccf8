from collections import defaultdict

_handlers = defaultdict(list)


def subscribe(event):
    def add(handler):
        _handlers[event].append(handler)
        return handler

    return add


def publish(event, payload):
    return [handler(payload) for handler in _handlers[event]]
