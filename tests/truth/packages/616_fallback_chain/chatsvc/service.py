import logging

from .backends import Bedrock, Primary, Vertex
from .errors import AllBackendsDown, BackendDown

logger = logging.getLogger("chatsvc")


class ChatService:
    def __init__(self):
        self.backends = [Primary(), Bedrock(), Vertex()]

    def answer(self, text):
        messages = [{"role": "user", "content": text}]
        for backend in self.backends:
            try:
                return backend.complete(messages)
            except BackendDown as exc:
                logger.warning("backend %s is down", exc)
        raise AllBackendsDown()
