class ProviderBase:
    default_model = None
    supports_geo = True

    _cached_client = None

    @property
    def client(self):
        if self._cached_client is None:
            self._cached_client = self.create_client()
        return self._cached_client

    def create_client(self):
        raise NotImplementedError

    def prepare(self, text):
        body = {
            "model": self.default_model,
            "max_tokens": 100,
            "messages": [{"role": "user", "content": text}],
        }
        if self.supports_geo:
            body["inference_geo"] = "us"
        return self.customize(body)

    def customize(self, body):
        return body

    def chat(self, text):
        return self.client.messages.create(**self.prepare(text))
