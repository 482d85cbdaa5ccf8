# run:
# exact: platform, model, geo, region
from collections.abc import Iterator
from contextlib import contextmanager

from anthropic import Anthropic
from anthropic.lib.streaming import MessageStream

client = Anthropic().with_options(max_retries=0)


@contextmanager
def streaming(prompt: str, *, model: str = "claude-opus-4-7", **kwargs) -> Iterator[MessageStream]:
    with client.messages.stream(  # truth: open-geo open-model
        model=model, max_tokens=10, messages=[{"role": "user", "content": prompt}], **kwargs
    ) as stream:
        yield stream


def chunks(prompt: str) -> Iterator[str]:
    with streaming(prompt, inference_geo="us") as stream:
        yield from stream.text_stream


print("".join(chunks("a")))
with streaming("b", model="claude-sonnet-4-6") as stream:
    final = stream.get_final_message()
for event in client.messages.create(model="claude-haiku-4-5", max_tokens=2, messages=[], stream=True):
    print(event.type)
raw = client.messages.with_streaming_response.create(model="claude-opus-4-6", max_tokens=2, messages=[])
with raw as response:
    print(response.headers)
text = [piece for prompt in ("x", "y") for piece in chunks(prompt)]
