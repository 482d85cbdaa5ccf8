from anthropic import Anthropic
class Opts:
    model = "claude-opus-4-7"
    geo = "us"
class Host:
    def __init__(self):
        self.opts = Opts()
        self.plugins = []
    def run(self):
        for p in self.plugins:
            p.before(self)
        Anthropic().messages.create(max_tokens=1, messages=[], model=self.opts.model, inference_geo=self.opts.geo)
