from anthropic import Anthropic

from .settings import Geo, Model

client = Anthropic()
turn = [{"role": "user", "content": "x"}]


def best():
    client.messages.create(
        model=Model.OPUS, max_tokens=16, messages=turn, inference_geo=Geo.US
    )
    client.messages.create(
        model=Model["SONNET"].value, max_tokens=16, messages=turn, inference_geo=Geo.ANYWHERE
    )


def everyone():
    for member in Model:
        client.messages.create(model=member, max_tokens=16, messages=turn)
