from anthropic import Anthropic
class Host:
    def __init__(self):
        self.opts = {"model": "claude-opus-4-7", "inference_geo": "us"}
        self.plugins = []
    def run(self):
        for p in self.plugins:
            p.before(self)
        Anthropic().messages.create(max_tokens=1, messages=[], **self.opts)
