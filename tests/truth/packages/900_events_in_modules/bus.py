class Bus:
    def __init__(self):
        self._handlers = {}

    def on(self, name, handler):
        self._handlers.setdefault(name, []).append(handler)

    def emit(self, name, *args):
        for handler in self._handlers.get(name, []):
            handler(*args)
