from anthropic import Anthropic
from events import on

_client = Anthropic()
_geo = "us"


@on("limit")
def _widen():
    global _geo
    _geo = "global"


def ask():
    _client.messages.create(
        model="claude-opus-4-7", inference_geo=_geo, max_tokens=4, messages=[]
    )
