# run: --plan free
# run: --plan pro
# run: --plan team --eu
# run: --plan team
# run: --plan other
# exact: platform, region, model, geo, pair
"""Early returns decide which settings there are; the rest falls through."""

import argparse

from anthropic import Anthropic

_parser = argparse.ArgumentParser()
_parser.add_argument("--plan")
_parser.add_argument("--eu", action="store_true")
_arguments = _parser.parse_args()


def _settings(plan, eu):
    if plan == "free":
        return "claude-haiku-4-5", None
    if plan == "team":
        if eu:
            return "claude-opus-5", "global"
        return "claude-opus-5", "us"
    geo = "us"
    if plan == "pro":
        return "claude-sonnet-5", geo
    return None


_found = _settings(_arguments.plan, _arguments.eu)
if _found is None:
    raise SystemExit(0)
_model, _geo = _found
_options = dict(model=_model, max_tokens=8)
if _geo:
    _options |= {"inference_geo": _geo}
Anthropic().messages.create(messages=[{"role": "user", "content": "x"}], **_options)
