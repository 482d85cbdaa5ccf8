"""Hosts that speak the protocol but serve no Claude, and objects that only look like a client."""

from dataclasses import dataclass, field
from unittest.mock import MagicMock

from anthropic import Anthropic


@dataclass
class Sms:
    sid: str


@dataclass
class Messages:
    sent: list = field(default_factory=list)

    def create(self, to: str, from_: str, body: str) -> Sms:
        self.sent.append((to, from_, body))
        return Sms(sid=f"SM{len(self.sent)}")


class Twilio:
    def __init__(self) -> None:
        self.messages = Messages()


client = Twilio()
print(client.messages.create(to="+4100", from_="+4111", body="claude says hi"))

mock = MagicMock(spec=Anthropic)
mock.messages = MagicMock()
mock.messages.create(model="claude-opus-4-7", inference_geo="us", max_tokens=1, messages=[])

elsewhere = Anthropic(base_url="https://api.z.ai/api/anthropic", api_key="z")
elsewhere.messages.create(
    model="glm-4.6", max_tokens=10, messages=[{"role": "user", "content": "hello"}]
)

real = Anthropic()
never_called = real.messages.create
print(callable(never_called), "client.messages.create(model='claude-3-opus', inference_geo='eu')")
