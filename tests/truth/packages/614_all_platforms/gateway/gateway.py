from .factory import make_client
from .platforms import MODEL_IDS


class Gateway:
    def __init__(self, platform):
        self.platform = platform

    def _request(self, text):
        request = {
            "model": MODEL_IDS[self.platform],
            "max_tokens": 64,
            "messages": [{"role": "user", "content": text}],
        }
        if self.platform.takes_geo:
            request["inference_geo"] = "us"
        return request

    def send(self, text):
        return make_client(self.platform).messages.create(**self._request(text))

    async def asend(self, text):
        client = make_client(self.platform, asynchronous=True)
        return await client.messages.create(**self._request(text))
