import anthropic


class Desk:
    def __init__(self):
        self.params = {"model": "claude-sonnet-4-6", "max_tokens": 30}
        self.setup()
        self.client = anthropic.Anthropic()

    def setup(self):
        pass

    @property
    def extra_body(self):
        return {}

    def work(self, text):
        return self.client.messages.create(  # truth: GEO203
            **self.params, messages=[{"role": "user", "content": text}], extra_body=self.extra_body
        )
