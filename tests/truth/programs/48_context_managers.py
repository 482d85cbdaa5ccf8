# exact: platform, model, geo, region, pair
"""Clients from `with`, from a generator-based context manager, from an ExitStack."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from anthropic import Anthropic, AnthropicFoundry

turn = [{"role": "user", "content": "x"}]


@contextmanager
def session() -> Iterator[Anthropic]:
    client = Anthropic()
    try:
        yield client
    finally:
        client.close()


with Anthropic() as client, AnthropicFoundry(resource="contoso") as foundry:
    client.messages.create(model="claude-opus-5", max_tokens=8, messages=turn, inference_geo="us")
    foundry.messages.create(model="claude-prod", max_tokens=8, messages=turn)

with session() as scoped:
    scoped.messages.create(model="claude-sonnet-5", max_tokens=8, messages=turn)

with ExitStack() as stack:
    entered = stack.enter_context(Anthropic())
    entered.messages.create(model="claude-haiku-5-5", max_tokens=8, messages=turn, inference_geo="us")

with Anthropic().messages.stream(model="claude-opus-5", max_tokens=8, messages=turn) as stream:
    stream.get_final_text()
