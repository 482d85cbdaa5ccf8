# exact: platform, region, model, geo, pair
"""Bodies built by helpers and posted as they are, and extra bodies that win over keywords."""

import anthropic

_client = anthropic.Anthropic()


def _body(model, **more):
    return {
        "model": model,
        "max_tokens": 8,
        "messages": [{"role": "user", "content": "x"}],
        **{name: value for name, value in more.items() if value},
    }


def _extra(pinned):
    return {"inference_geo": "us"} if pinned else None


_client.post("/v1/messages", body=_body("claude-opus-5", inference_geo="us"), cast_to=object)
_client.post("/v1/messages", body=_body("claude-haiku-4-5", inference_geo=None), cast_to=object)
_client.messages.create(**_body("claude-sonnet-5"), extra_body=_extra(True))
_client.messages.create(**_body("claude-haiku-5-5"), extra_body=_extra(False))
_client.messages.create(  # truth: GEO203?
    **_body("claude-opus-4-7", inference_geo="global"), extra_body=_extra(True)
)
