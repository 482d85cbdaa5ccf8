# run:
# exact: platform, model, geo, region, pair
from anthropic import Anthropic

client = Anthropic()


def _send(*route, **options):
    model, *rest = route
    if rest:
        options["inference_geo"] = rest[0]
    return client.messages.create(model=model, max_tokens=1, messages=[], **options)


_send("claude-haiku-4-5")
_send("claude-opus-4-7", "us")
_send(*["claude-sonnet-4-6", "global"])
_send(*("claude-opus-4-6",), inference_geo="us")
routes = {"a": ("claude-opus-4-7", "global"), "b": ("claude-haiku-4-5",)}
for name in routes:
    _send(*routes[name])
