from anthropic import Anthropic

from defaults import Defaults


class Reviewer(Defaults):
    def __init__(self):
        self.client = Anthropic()

    def review(self, diff):
        return self.client.messages.create(
            model=self.model,
            inference_geo=self.geo,
            max_tokens=10,
            messages=[{"role": "user", "content": diff}],
        )
