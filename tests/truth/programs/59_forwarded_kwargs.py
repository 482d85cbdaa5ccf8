# exact: platform, region
"""Three layers of **kwargs: what the outermost caller says arrives at the bottom."""

from anthropic import Anthropic

_client = Anthropic()


def _send(**kwargs):
    kwargs.setdefault("max_tokens", 8)
    return _client.messages.create(**kwargs)


def _chat(text, /, **options):
    geo = options.pop("geo", None)
    if geo is not None:
        options["inference_geo"] = geo
    return _send(messages=[{"role": "user", "content": text}], **options)


def _quick(text, **options):
    return _chat(text, model="claude-haiku-5-5", **options)


_quick("a")
_quick("b", geo="us")
_chat("c", model="claude-opus-5", geo="global")
_chat("d", model="claude-haiku-4-5")
