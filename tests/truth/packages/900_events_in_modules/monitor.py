class Monitor:
    def __init__(self, bus):
        self._bus = bus

    def check(self):
        self._bus.emit("overloaded", "claude-sonnet-4-6")
