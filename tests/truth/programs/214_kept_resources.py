# run:
# exact: platform
"""What a client's own constructor hands to a class that keeps it under any name."""

import anthropic

HELLO = [{"role": "user", "content": "Hello"}]


class Pinned:
    def __init__(self, original, geo="us"):
        self._original = original
        self._geo = geo

    def create(self, **request):
        request.setdefault("inference_geo", self._geo)
        return self._original.create(**request)  # truth: open-model open-platform

    def __getattr__(self, name):
        return getattr(self._original, name)


class Client(anthropic.Anthropic):
    def __init__(self, **options):
        super().__init__(**options)
        self.messages = Pinned(self.messages)


Client().messages.create(model="claude-opus-4-7", max_tokens=8, messages=HELLO)


class Desk:
    def __init__(self, ask, client):
        self.ask = ask
        self.client = client

    def answer(self):
        return self.ask(model="claude-sonnet-4-6", max_tokens=8, messages=HELLO)  # truth: open-platform

    def close(self):
        return self.client.messages.create(  # truth: open-platform
            model="claude-opus-4-6", max_tokens=8, messages=HELLO
        )


def desk(kind):
    if kind == "aws":
        aws = anthropic.AnthropicAWS(aws_region="us-east-1", workspace_id="wrkspc_1")
        return Desk(aws.messages.create, aws)
    bedrock = anthropic.AnthropicBedrock(aws_region="us-east-1", base_url="https://llm.example.com")
    return Desk(bedrock.messages.create, bedrock)


for kind in ("aws", "bedrock"):
    for name in ("answer", "close"):
        getattr(desk(kind), name)()
