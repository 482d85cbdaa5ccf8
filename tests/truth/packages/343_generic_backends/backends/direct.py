import anthropic


class DirectBackend:
    model = "claude-opus-4-7"

    def __init__(self, geo):
        self._geo = geo

    def client(self):
        return anthropic.Anthropic()

    def options(self):
        return {"inference_geo": self._geo}
