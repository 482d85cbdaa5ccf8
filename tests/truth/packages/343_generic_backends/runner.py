from typing import Generic

from protocols import B


class Runner(Generic[B]):
    def __init__(self, backend: B):
        self.backend = backend

    def run(self, text: str):
        client = self.backend.client()
        return client.messages.create(  # truth: open-region
            model=self.backend.model,
            max_tokens=3,
            messages=[{"role": "user", "content": text}],
            **self.backend.options(),
        )
