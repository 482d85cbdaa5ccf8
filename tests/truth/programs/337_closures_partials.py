# run:
# exact: platform, model, geo, region, pair
from functools import partial, reduce

from anthropic import Anthropic

client = Anthropic()


def asker(model, **fixed):
    def ask(text, **more):
        return client.messages.create(  # truth: open-geo open-model open-pair
            model=model, max_tokens=1, messages=[{"role": "user", "content": text}], **fixed, **more
        )

    return ask


def compose(*functions):
    return reduce(lambda f, g: lambda x: g(f(x)), functions)


deep = asker("claude-opus-4-7", inference_geo="us")
fast = asker("claude-haiku-4-5")
deep("x")
fast("x")
ask_us = partial(asker("claude-sonnet-4-6"), inference_geo="us")
ask_us("hello")
base = partial(client.messages.create, max_tokens=1, messages=[])
opus = partial(base, model="claude-opus-4-7")
opus()
opus(inference_geo="global")
tools = {"a": partial(opus, inference_geo="us"), "b": base}
tools["a"]()
tools["b"](model="claude-haiku-4-5")
handlers = [lambda m=m: client.messages.create(model=m, max_tokens=2, messages=[]) for m in ("claude-opus-4-5", "claude-opus-4-6")]
for handler in handlers:
    handler()
late = [lambda: client.messages.create(model=m, max_tokens=2, messages=[]) for m in ("claude-opus-4-5", "claude-opus-4-6")]
for handler in late:
    handler()
