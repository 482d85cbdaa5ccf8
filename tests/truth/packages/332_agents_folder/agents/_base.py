import anthropic


class Agent:
    model = "claude-sonnet-4-6"
    geo = "us"
    system = "You help."

    def __init__(self, client=None):
        self.client = client or anthropic.Anthropic()

    def prepare(self, task):
        return {
            "model": self.model,
            "system": self.system,
            "max_tokens": 50,
            "messages": [{"role": "user", "content": task}],
            "inference_geo": self.geo,
        }

    def run(self, task):
        return self.client.messages.create(**self.prepare(task))
