from .gateway import Gateway


class Handler:
    def __init__(self, gateway: Gateway) -> None:
        self.gateway = gateway

    def handle(self, text: str) -> str:
        return self.gateway.complete(text)
