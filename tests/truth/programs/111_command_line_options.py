# run:
# run: --model claude-opus-5 --geo us
# run: --model claude-sonnet-5 --no-pin --name claude-haiku-5-5
# run: --geo global
# exact: platform, region, model, geo
# open: model
"""Options of argparse: choices are all there is, defaults and flags; what has no choices is open."""

import argparse

from anthropic import Anthropic

_MODELS = ["claude-opus-5", "claude-sonnet-5"]


def _parse():
    parser = argparse.ArgumentParser(description="Ask once")
    group = parser.add_argument_group("model")
    group.add_argument("-m", "--model", choices=_MODELS, default="claude-haiku-5-5")
    parser.add_argument("--geo", choices=("us", "global"))
    parser.add_argument("--no-pin", dest="pin", action="store_false")
    parser.add_argument("--name", default="claude-opus-4-6")
    parser.set_defaults(retries=2)
    return parser.parse_args()


_options = _parse()
_client = Anthropic(max_retries=_options.retries)
_turn = [{"role": "user", "content": "x"}]
_client.messages.create(
    model=_options.model,
    max_tokens=8,
    messages=_turn,
    **({"inference_geo": _options.geo or "us"} if _options.pin else {}),
)
_client.messages.create(  # truth: open-model
    model=_options.name, max_tokens=8, messages=_turn
)
