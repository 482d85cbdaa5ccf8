import anthropic


class Bot:
    def __init__(self, config):
        self.config = config
        self.client = anthropic.Anthropic()

    def chat(self, text):
        return self.client.messages.create(
            messages=[{"role": "user", "content": text}], **self.config.llm.as_params()
        )
