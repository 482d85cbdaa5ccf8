from functools import cached_property

from anthropic import Anthropic

from .gateway import Gateway
from .handler import Handler
from .settings import Settings


class Container:
    @cached_property
    def gateway(self) -> Gateway:
        return Gateway(Anthropic(), Settings())

    @cached_property
    def handler(self) -> Handler:
        return Handler(self.gateway)
