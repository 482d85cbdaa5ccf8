# run:
# exact: platform, model, geo, pair
"""The SDK is loaded by its specification, where it is installed."""

import importlib.util
import sys
from importlib.util import module_from_spec

_spec = importlib.util.find_spec("anthropic")
sdk = importlib.util.module_from_spec(_spec) if _spec else None
if _spec:
    _spec.loader.exec_module(sdk)


class Client:
    def __init__(self):
        if sdk is None:
            raise ImportError("the SDK is not installed")
        self.client = sdk.Anthropic(api_key="k")

    def ask(self, text):
        return self.client.messages.create(
            model="claude-opus-4-6",
            max_tokens=8,
            inference_geo="us",
            messages=[{"role": "user", "content": text}],
        )


def lazily(name):
    spec = importlib.util.find_spec(name)
    loader = importlib.util.LazyLoader(spec.loader)
    spec.loader = loader
    module = module_from_spec(spec)
    sys.modules[name] = module
    loader.exec_module(module)
    return module


Client().ask("hello")
lazy = lazily("anthropic")
lazy.Anthropic(api_key="k").messages.create(
    model="claude-sonnet-4-6", max_tokens=8, messages=[{"role": "user", "content": "x"}]
)
