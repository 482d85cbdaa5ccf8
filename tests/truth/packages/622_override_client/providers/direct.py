import anthropic

from .base import ProviderBase


class DirectProvider(ProviderBase):
    default_model = "claude-sonnet-4-6"

    def create_client(self):
        return anthropic.Anthropic()
