from anthropic import Anthropic


class RequestBuilder:
    client = Anthropic()

    def __init__(self, model):
        self._params = {"model": model, "max_tokens": 16, "messages": []}

    def user(self, text):
        self._params["messages"].append({"role": "user", "content": text})
        return self

    def pinned(self):
        self._params["inference_geo"] = "us"
        return self

    def send(self):
        return self.client.messages.create(**self._params)  # truth: open-model open-geo
