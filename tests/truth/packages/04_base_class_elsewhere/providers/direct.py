from anthropic import Anthropic

from .base import Provider


class Direct(Provider):
    def get_client(self) -> Anthropic:
        return Anthropic()
