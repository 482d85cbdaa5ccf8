import anthropic

from service import switches
from service.options import Options

CONFIG = {"model": "claude-opus-4-6", "inference_geo": "global"}
TABLE = {"model": lambda: "claude-sonnet-4-6"}
OPTIONS = Options()
client = anthropic.Anthropic()
MESSAGES = [{"role": "user", "content": "x"}]


def ask():
    client.messages.create(max_tokens=2, messages=MESSAGES, **CONFIG)
    client.messages.create(model=TABLE["model"](), inference_geo="us", max_tokens=2, messages=MESSAGES)
    client.messages.create(model=OPTIONS.model, inference_geo=OPTIONS.geo, max_tokens=2, messages=MESSAGES)
    client.messages.create(
        model="claude-opus-4-7", inference_geo=switches.CURRENT.geo, max_tokens=2, messages=MESSAGES
    )
