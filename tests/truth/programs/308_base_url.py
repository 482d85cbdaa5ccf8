# run:
# exact: model, geo, region
from anthropic import Anthropic, AnthropicBedrock

GATEWAY = "https://llm.example.com"
DIRECT = "https://api.anthropic.com"


class Endpoint:
    def __init__(self, host: str = DIRECT) -> None:
        self.host = host

    @property
    def client(self) -> Anthropic:
        return Anthropic(base_url=f"{self.host}/anthropic" if self.host != DIRECT else self.host)


Endpoint().client.messages.create(model="claude-opus-4-7", max_tokens=1, messages=[])
Endpoint(GATEWAY).client.messages.create(model="claude-opus-4-7", max_tokens=1, messages=[])
client = Anthropic()
client.base_url = GATEWAY
client.messages.create(model="claude-opus-4-6", max_tokens=1, messages=[])
copied = client.copy(base_url=DIRECT)
copied.messages.create(model="claude-opus-4-6", max_tokens=1, messages=[])
client.messages.create(model="claude-opus-4-5", max_tokens=1, messages=[])
other = copied.with_options(base_url=GATEWAY, max_retries=1)
other.messages.create(model="claude-opus-4-5", max_tokens=1, messages=[])
