class _Messages:
    def create(self, **kwargs):
        return kwargs


class _OtherClient:
    def __init__(self):
        self.messages = _Messages()


class Other:
    def __init__(self):
        self.client = _OtherClient()

    def chat(self, text):
        return self.client.messages.create(
            model="mistral-large", max_tokens=8, messages=[{"role": "user", "content": text}]
        )
