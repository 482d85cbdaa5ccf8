# run: GEO=us
# run: GEO=global MODEL=claude-sonnet-4-6

# exact: platform, geo, region
# ends: SystemExit
import os
import sys
from typing import Literal, NoReturn, get_args

from anthropic import Anthropic

Geo = Literal["us", "global"]
client = Anthropic()


def die(text: str) -> NoReturn:
    print(text, file=sys.stderr)
    raise SystemExit(2)


geo = os.environ["GEO"]
if geo not in get_args(Geo):
    die("bad geo")
client.messages.create(model="claude-opus-4-7", max_tokens=1, messages=[], inference_geo=geo)
model = os.environ.get("MODEL", "claude-opus-4-7")
if not model.startswith("claude-"):
    sys.exit(1)
client.messages.create(model=model, max_tokens=1, messages=[], inference_geo=geo)
match geo:
    case "us" | "global":
        chosen = geo
    case _:
        die("never")
client.messages.create(model="claude-opus-4-6", max_tokens=1, messages=[], inference_geo=chosen)
