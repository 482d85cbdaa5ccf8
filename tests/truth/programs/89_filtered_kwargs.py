# exact: platform, region, model, geo, pair
"""Options without a value are filtered out by a comprehension before they are sent."""

from anthropic import NOT_GIVEN, Anthropic

_client = Anthropic()
_ACCEPTED = {
    "model",
    "max_tokens",
    "messages",
    "system",
    "inference_geo",
    "temperature",
}


def _without_none(**options):
    return {key: value for key, value in options.items() if value is not None}


def _only_accepted(options):
    return {key: options[key] for key in options if key in _ACCEPTED}


def _without_marker(options):
    return dict(filter(lambda item: item[1] is not NOT_GIVEN, options.items()))


_turn = [{"role": "user", "content": "x"}]
_client.messages.create(
    **_without_none(
        model="claude-opus-5",
        max_tokens=8,
        messages=_turn,
        inference_geo=None,
        system=None,
    )
)
_client.messages.create(
    **_without_none(
        model="claude-opus-5", max_tokens=8, messages=_turn, inference_geo="us"
    )
)
_client.messages.create(
    **_only_accepted(
        {
            "model": "claude-haiku-5-5",
            "max_tokens": 8,
            "messages": _turn,
            "geo": "us",
            "inference_geo": "global",
        }
    )
)
_client.messages.create(
    **_without_marker(
        {
            "model": "claude-sonnet-5",
            "max_tokens": 8,
            "messages": _turn,
            "inference_geo": NOT_GIVEN,
        }
    )
)
