# run:
# exact: platform, model, geo, region
from dataclasses import dataclass, field

from anthropic import Anthropic

client = Anthropic()


@dataclass
class Options:
    values: dict = field(default_factory=dict)


@dataclass
class Holder:
    options: Options
    client: Anthropic = client


shared = Options({"model": "claude-opus-4-7"})
first, second = Holder(shared), Holder(options=shared)
first.options.values["inference_geo"] = "us"
second.client.messages.create(max_tokens=1, messages=[], **second.options.values)
second.options = Options({"model": "claude-sonnet-4-6"})
first.client.messages.create(max_tokens=1, messages=[], **first.options.values)
second.client.messages.create(max_tokens=1, messages=[], **second.options.values)
values = second.options.values
values |= {"inference_geo": "global"}
second.client.messages.create(max_tokens=1, messages=[], **second.options.values)
holders = {"a": first, "b": second}
for name, holder in holders.items():
    holder.options.values["model"] = "claude-opus-4-6"
first.client.messages.create(max_tokens=1, messages=[], **shared.values)
