from rawapi.bodies import body
from rawapi.transport import Transport


class Api:
    PATH = "/v1/messages"

    def __init__(self):
        self._transport = Transport()

    def message(self, text, **kw):
        return self._transport.post(self.PATH, body(text, **kw))
