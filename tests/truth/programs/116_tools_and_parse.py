# exact: platform, region, model, geo, pair
"""A tool runner, structured output and a thread, each with parameters from the same helper."""

import anthropic
from pydantic import BaseModel

_client = anthropic.Anthropic()


class _City(BaseModel):
    name: str


@anthropic.beta_tool
def population(city: str) -> str:
    """How many live there."""
    return f"many in {city}"


def _common(geo=None):
    common = dict(model="claude-opus-5", max_tokens=8)
    return common | ({"inference_geo": geo} if geo else {})


_turn = [{"role": "user", "content": "x"}]
_client.beta.messages.tool_runner(
    tools=[population], messages=_turn, **_common("us")
).until_done()
_client.beta.messages.parse(output_format=_City, messages=_turn, **_common("global"))
_client.messages.parse(output_format=_City, messages=_turn, **_common())
try:
    _client.messages.parse(  # truth: open-pair
        output_format=_City, messages=_turn, **_common("us")
    )
except TypeError as error:
    print(error)
with _client.beta.messages.stream(messages=_turn, **_common("us")) as _stream:
    print(_stream.get_final_text())
