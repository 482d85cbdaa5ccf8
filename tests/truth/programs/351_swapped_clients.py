# run:
# exact: platform, model, geo, region
from anthropic import Anthropic, AnthropicBedrock, AnthropicVertex


class Pool:
    def __init__(self) -> None:
        self.clients = [Anthropic(), AnthropicBedrock(aws_region="us-east-1")]
        self.index = 0

    def add(self, client) -> "Pool":
        self.clients.append(client)
        return self

    @property
    def active(self):
        return self.clients[self.index]

    def rotate(self) -> None:
        self.index = (self.index + 1) % len(self.clients)


pool = Pool()
pool.active.messages.create(model="claude-opus-4-7", max_tokens=1, messages=[])
pool.rotate()
pool.active.messages.create(model="us.anthropic.claude-opus-4-7-v1", max_tokens=1, messages=[])
pool.add(AnthropicVertex(region="us-east5", project_id="p", access_token="t")).rotate()
pool.active.messages.create(model="claude-opus-4-6", max_tokens=1, messages=[])
client, backup = pool.clients[0], pool.clients[-1]
client, backup = backup, client
client.messages.create(model="claude-sonnet-4-6", max_tokens=1, messages=[])
backup.messages.create(model="claude-sonnet-4-6", max_tokens=1, messages=[])
