import anthropic
from anthropic import AnthropicBedrock


class Chat:
    def __init__(self, region=None):
        if region:
            self._client = AnthropicBedrock(aws_region=region)  # no run gets here
        else:
            self._client = anthropic.Anthropic()

    def ask(self, text):
        turn = {"role": "user", "content": text}
        return self._client.messages.create(  # truth: open-platform open-region
            model="claude-opus-4-6", max_tokens=8, messages=[turn]
        )
