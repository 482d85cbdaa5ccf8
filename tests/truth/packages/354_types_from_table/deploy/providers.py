import anthropic


class Claude:
    def __init__(self, model, options=None):
        self.client = anthropic.Anthropic()
        self.model, self.options = model, options or {}

    def ask(self, text):
        return self.client.messages.create(  # truth: open-region
            model=self.model, max_tokens=3, messages=[{"role": "user", "content": text}], **self.options
        )


class Vertex(Claude):
    def __init__(self, region, **kwargs):
        super().__init__(**kwargs)
        self.client = anthropic.AnthropicVertex(region=region, project_id="p")


TYPES = {"claude": Claude, "vertex": Vertex}
