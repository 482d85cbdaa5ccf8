from collections import defaultdict

_listeners = defaultdict(list)


def on(event):
    def register(function):
        _listeners[event].append(function)
        return function

    return register


def emit(event, payload):
    for function in _listeners[event]:
        function(payload)
