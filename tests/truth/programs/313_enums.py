# run: 
# run: MODE=cheap
# exact: platform, model, geo, region
import os
from enum import Enum, IntEnum, StrEnum
from types import SimpleNamespace

from anthropic import Anthropic

client = Anthropic()


class Model(StrEnum):
    OPUS = "claude-opus-4-7"
    SONNET = "claude-sonnet-4-6"
    HAIKU = "claude-haiku-4-5"

    @classmethod
    def parse(cls, text: str) -> "Model":
        return next((m for m in cls if m.name.lower() == text), cls.OPUS)

    @property
    def pins(self) -> bool:
        return self is not Model.HAIKU


class Geo(Enum):
    US = ("us", 1.1)
    GLOBAL = ("global", 1.0)

    def __init__(self, code: str, price: float) -> None:
        self.code = code
        self.price = price


class Tier(IntEnum):
    LOW = 1
    HIGH = 2


TABLE = {Tier.LOW: Model.HAIKU, Tier.HIGH: Model.OPUS}

client.messages.create(model=Model.OPUS, max_tokens=1, messages=[])
client.messages.create(model=Model("claude-sonnet-4-6").value, max_tokens=1, messages=[])
client.messages.create(model=Model["HAIKU"], max_tokens=1, messages=[])
client.messages.create(model=Model.parse("sonnet"), max_tokens=1, messages=[], inference_geo=Geo.US.code)
for geo in Geo:
    client.messages.create(model=Model.OPUS, max_tokens=1, messages=[], inference_geo=geo.code)
for tier in sorted(Tier):
    model = TABLE[tier]
    client.messages.create(model=model, max_tokens=1, messages=[], **({"inference_geo": "us"} if model.pins else {}))
client.messages.create(model=TABLE[Tier(2)], max_tokens=1, messages=[])
cheap = os.environ.get("MODE") == "cheap"
settings = SimpleNamespace(model=Model.HAIKU if cheap else Model.OPUS)
client.messages.create(model=str(settings.model), max_tokens=1, messages=[])
client.messages.create(model=f"{settings.model}", max_tokens=1, messages=[])
