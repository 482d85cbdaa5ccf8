from anthropic import Anthropic


class Claude:
    def __init__(self):
        self.client = Anthropic()

    def chat(self, text):
        return self.client.messages.create(
            model="claude-opus-5",
            max_tokens=8,
            messages=[{"role": "user", "content": text}],
            inference_geo="us",
        )
