# exact: platform, region
# open: model, geo
"""Each turn of a loop makes the next request out of the last one: up a ladder of models."""

from anthropic import Anthropic

_client = Anthropic()
_turn = [{"role": "user", "content": "x"}]
_NEXT = {
    "claude-haiku-5-5": "claude-sonnet-5",
    "claude-sonnet-5": "claude-sonnet-5-5",
    "claude-sonnet-5-5": "claude-opus-5",
}

_request = {"model": "claude-haiku-5-5"}
while _request["model"] in _NEXT:
    _client.messages.create(max_tokens=8, messages=_turn, **_request)
    _request = {**_request, "model": _NEXT[_request["model"]]}

_tried = ["claude-haiku-5-5"]
for _ in range(4):
    _client.messages.create(model=_tried[-1], max_tokens=8, messages=_turn)
    _tried.append(_NEXT.get(_tried[-1], "claude-opus-4-7"))

_failures = 0
while True:
    _failures += 1
    _client.messages.create(
        model="claude-opus-5" if _failures > 4 else "claude-opus-4-6",
        max_tokens=8,
        messages=_turn,
        inference_geo="us" if _failures % 2 else "global",
    )
    if _failures > 5:
        break
