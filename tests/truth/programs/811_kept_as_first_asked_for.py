# exact: platform, geo
"""A cached property gives what it gave first; each thread has attributes of its own."""

import threading
from functools import cached_property

from anthropic import Anthropic

client = Anthropic()
MESSAGES = [{"role": "user", "content": "Which tickets are open?"}]


class Service:
    base = "claude-opus-4-7"

    @cached_property
    def model(self) -> str:
        return self.base


service = Service()
client.messages.create(model=service.model, max_tokens=64, messages=MESSAGES)
service.base = "claude-sonnet-4-6"
client.messages.create(model=service.model, max_tokens=64, messages=MESSAGES)
del service.model
client.messages.create(model=service.model, max_tokens=64, messages=MESSAGES)

own = threading.local()
own.model = "claude-opus-4-7"


def work() -> None:
    own.model = "claude-sonnet-4-6"
    client.messages.create(model=own.model, max_tokens=64, messages=MESSAGES)


thread = threading.Thread(target=work)
thread.start()
thread.join()
client.messages.create(model=own.model, max_tokens=64, messages=MESSAGES)
