import boto3  # noqa: F401  the session comes from here in production
from anthropic import AnthropicBedrock

from .config import UNITS


class _Unit:
    def __init__(self, region, model):
        self.client = AnthropicBedrock(aws_region=region)
        self.model = model

    def ask(self, text):
        return self.client.messages.create(
            model=self.model, max_tokens=10, messages=[{"role": "user", "content": text}]
        )


_units = {name: _Unit(**config) for name, config in UNITS.items()}


def dispatch(unit, text):
    return _units[unit].ask(text)
