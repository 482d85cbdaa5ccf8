# exact: platform
"""A thread's own class: what `run` changes is changed once it has been started."""

import threading

from anthropic import Anthropic

client = Anthropic()
MESSAGES = [{"role": "user", "content": "Which tickets are open?"}]


class Worker(threading.Thread):
    def __init__(self, model: str) -> None:
        super().__init__()
        self.model = model

    def run(self) -> None:
        client.messages.create(model=self.model, max_tokens=64, messages=MESSAGES)
        self.model = "claude-fable-5"


worker = Worker("claude-opus-4-7")
worker.start()
worker.join()
client.messages.create(model=worker.model, max_tokens=64, messages=MESSAGES)
