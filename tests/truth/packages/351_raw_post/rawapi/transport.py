import anthropic


class Transport:
    def __init__(self):
        self._client = anthropic.Anthropic()

    def post(self, path, body):
        return self._client.post(path, body=body, cast_to=object)
