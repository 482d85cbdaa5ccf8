# run:
# exact: platform, model, geo, region
"""What a stream yields may be made by a method that sets what the next call sends."""

from anthropic import Anthropic


class Chat:
    def __init__(self):
        self.client = Anthropic()
        self.geo = None

    def said(self, text):
        self.geo = "us"
        return text

    def plain(self, text):
        return text.strip()

    def stream(self):
        for _ in range(2):
            geo = {"inference_geo": self.geo} if self.geo else {}
            answer = self.client.messages.create(
                model="claude-opus-4-7",
                max_tokens=8,
                messages=[{"role": "user", "content": "hi"}],
                extra_body=geo,
            )
            yield self.plain(str(answer.id))
            yield self.said(str(answer.id))


for _ in Chat().stream():
    pass
